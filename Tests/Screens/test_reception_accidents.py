"""The receptionist's small accidents: a paper that is lost, a person registered twice, a key forgotten."""

import re

import pytest
from conftest import Desk
from playwright.sync_api import expect
from reception import ask, choose, issue, look, next_visitor, pick, register, serve, sign_in, ticket


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


def test_the_last_ticket_is_printed_again_in_the_middle_of_anything(open_page, cups):
    page = open_page()
    sign_in(page)
    pick(page, "siti rahmawati")
    number = serve(page)
    next_visitor(page)
    page.reload()
    page.get_by_test_id("find").wait_for()
    expect(page.get_by_test_id("reprint-last")).to_contain_text(f"Cetak ulang {number}")
    page.get_by_test_id("field-name").fill("Tamu Berikutnya")
    page.keyboard.press("F8")
    state = page.get_by_test_id("last-state")
    expect(state).to_contain_text(f"Tiket {number} dicetak ulang. Salinan 1: Terkirim")
    expect(page.get_by_test_id("field-name")).to_have_value("Tamu Berikutnya")
    look(page, "reception-reprinted")
    jobs = ask(page, f"/api/print-jobs?ticket={ticket(page, number)['id']}")["items"]
    assert sorted(job["copy"] for job in jobs) == [0, 1]


def test_doubles_are_merged_and_taken_apart_again(open_page):
    page = open_page()
    sign_in(page)
    register(page, "Agus Salim", phone="081355556666", email="agus@contoh.id")
    register(page, "Agus Salim", phone="081355556667", email="", address="")
    pick(page, "agus salim")
    kept = page.get_by_test_id("field-phone").input_value()
    page.get_by_test_id("alike").get_by_role("button").click()
    dialog = page.get_by_test_id("merging")
    expect(dialog.locator("tbody tr.comparison-differs")).not_to_have_count(0)
    dialog.get_by_test_id("keep-1").check()
    look(page, "reception-merging")
    dialog.get_by_test_id("merge").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_test_id("merges")).to_contain_text("Digabung dengan Agus Salim; dapat dipisahkan sampai")
    expect(page.get_by_test_id("open-cases").locator("li")).to_have_count(2)
    # What the kept record lacked comes from the other; nothing of it is saved before the next ticket.
    assert page.get_by_test_id("field-phone").input_value() == kept
    assert page.get_by_test_id("field-email").input_value() == "agus@contoh.id"
    look(page, "reception-merged")
    assert len(ask(page, "/api/visitors?q=agus+salim")["items"]) == 1
    page.get_by_test_id("split").click()
    expect(page.get_by_test_id("merges").locator("li")).to_have_count(0)
    expect(page.get_by_test_id("open-cases").locator("li")).to_have_count(1)
    assert len(ask(page, "/api/visitors?q=agus+salim")["items"]) == 2


def test_a_double_that_the_search_did_not_find_is_looked_for_in_the_dialog(open_page):
    page = open_page()
    sign_in(page)
    pick(page, "siti rahmawati")
    page.get_by_test_id("compare").click()
    dialog = page.get_by_test_id("merging")
    dialog.get_by_test_id("merging-find").fill("budi santoso")
    dialog.locator("#merging-found-0").wait_for()
    look(page, "reception-merging-search")
    page.keyboard.press("Enter")
    expect(dialog.get_by_test_id("comparison")).to_contain_text("budi.santoso@contoh.go.id")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_test_id("field-name")).to_have_value("Siti Rahmawati")


def test_the_band_says_until_when_the_office_is_open(open_page):
    page = open_page()
    hours = {"state": "break", "until": "2026-11-25T06:00:00Z", "frames": []}
    page.route("**/api/queue", lambda route: route.fulfill(json={"at": "2026-11-25T05:10:00Z", "hours": hours}))
    sign_in(page)
    expect(page.get_by_test_id("hours")).to_have_text("Istirahat sampai pukul 13.00")


def test_without_a_printer_for_tickets_the_band_and_the_ticket_say_so(open_page):
    def still_queued(route):
        route.fulfill(json={**route.fetch().json(), "state": "queued"})

    page = open_page()
    only_slips = {"id": "belakang", "use": ["slip"], "state": "ok"}
    page.route("**/api/printers", lambda route: route.fulfill(json={"items": [only_slips], "next": None}))
    page.route(re.compile(r"/api/print-jobs/[0-9a-f-]+$"), still_queued)
    sign_in(page)
    expect(page.get_by_test_id("printers")).to_have_text("Belum ada printer tiket")
    pick(page, "siti rahmawati")
    serve(page)
    expect(page.get_by_test_id("print-state")).to_have_text("Belum ada printer tiket; atur di Pengaturan")
    look(page, "issued-without-printer")


def test_the_shortcuts_are_listed_and_a_question_mark_may_be_typed(open_page):
    page = open_page()
    sign_in(page)
    choose(page, "kppn-konsultasi")
    page.get_by_test_id("field-question").fill("")
    page.get_by_test_id("field-question").press("?")
    expect(page.get_by_test_id("field-question")).to_have_value("?")
    page.get_by_test_id("issue").focus()
    page.keyboard.press("?")
    dialog = page.get_by_test_id("shortcuts")
    expect(dialog).to_contain_text("Cetak ulang tiket terakhir")
    look(page, "reception-shortcuts")
    # No key acts on the page under it.
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("errors")).to_be_hidden()
    page.keyboard.press("Escape")
    page.keyboard.press("F1")
    expect(dialog).to_be_visible()


@pytest.mark.parametrize(
    "name, size, options",
    [
        ("desk-small", (1024, 768), {}),
        ("phone", (390, 844), {"has_touch": True}),
        ("dark", (1280, 800), {"color_scheme": "dark"}),
    ],
)
def test_a_returning_visitor_fits_on_other_screens(open_page, name, size, options):
    page = open_page(*size, **options)
    sign_in(page)
    pick(page, "budi santoso")
    serve(page)
    page.get_by_test_id("next-service").click()
    expect(page.get_by_test_id("open-cases").locator("li")).not_to_have_count(0)
    page.keyboard.press("1")
    page.get_by_test_id("compare").click()
    page.get_by_test_id("merging-find").fill("siti")
    page.locator("#merging-found-0").wait_for()
    page.keyboard.press("Enter")
    look(page, f"reception-merging-{name}")
    page.keyboard.press("Escape")
    page.get_by_test_id("older").click()
    look(page, f"reception-returning-{name}")
    page.get_by_test_id("field-question").fill("Lanjutan")
    issue(page)
    look(page, f"issued-visit-{name}")
