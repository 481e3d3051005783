"""The guest book: who comes without a ticket, who is in the building, and who has gone home."""

import datetime
import subprocess
import time
import uuid

import pytest
from conftest import Desk
from lists import HOSTILE, SIZES, come_to, downloaded, keys, stands
from playwright.sync_api import expect
from reception import look
from staff import BUDI, Staff


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def rina(desk):
    """A colleague at another desk."""
    return Staff(desk, "resepsionis")


def arrive(rina, visitor=BUDI, **rest):
    return rina.put(f"/api/visits/{uuid.uuid4()}", {"visitor": visitor, **rest})


def register(rina, name):
    somebody = str(uuid.uuid4())
    rina.put(f"/api/visitors/{somebody}", {"name": name})
    return somebody


def row(page, number):
    return page.get_by_test_id("rows").locator("tr", has=page.get_by_test_id(f"guest-{number}"))


def badge_with(name, cups):
    """The printed badge that has this name on it, once it is out."""
    for _ in range(200):
        for paper in reversed(cups.printed()):
            text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True).stdout
            if name in text and "TAMU" in text:
                return text
        time.sleep(0.1)
    raise AssertionError(f"no badge for {name}")


def test_a_guest_without_a_ticket_is_entered_by_keyboard_alone_and_gets_a_badge(open_page, desk, cups):
    page = open_page()
    come_to(page, desk, "guests")
    expect(page.get_by_test_id("find")).to_be_focused()
    expect(page.get_by_test_id("none")).to_have_text("Tidak ada tamu di gedung saat ini.")
    look(page, "guests-empty")
    page.keyboard.type("budi santoso")
    expect(page.get_by_test_id("found")).to_contain_text("Budi Santoso")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("field-host")).to_be_focused()
    page.keyboard.type("Kepala Kantor")
    page.keyboard.press("Tab")
    page.keyboard.type("Rapat koordinasi")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    expect(page.get_by_test_id("field-badge")).to_be_checked()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("sheet-said")).to_contain_text("Budi Santoso tercatat sebagai tamu 1")
    expect(page.get_by_test_id("badge-state")).to_contain_text("Terkirim ke printer")
    stands(page, "1")
    expect(row(page, 1)).to_contain_text("Kepala Kantor")
    expect(page.get_by_test_id("count")).to_have_text("3 orang di gedung")
    badge = badge_with("Budi Santoso", cups)
    assert "Kepala Kantor" in badge and "dan 2 orang lain" in badge
    look(page, "guests-entered")
    # The next one can come; nothing of the first stays in the form.
    expect(page.get_by_test_id("find")).to_be_focused()
    expect(page.get_by_test_id("field-host")).to_have_value("")
    expect(page.get_by_test_id("field-people")).to_have_value("1")
    expect(page.get_by_test_id("guest-name")).to_have_text("Data pengunjung")


def test_who_is_not_known_yet_is_registered_on_the_way_and_needs_no_badge(open_page, desk):
    page = open_page()
    come_to(page, desk, "guests")
    page.get_by_test_id("visit-send").click()
    errors = page.get_by_test_id("visit-errors")
    expect(errors).to_be_focused()
    expect(errors).to_contain_text("Cari pengunjung, atau isi namanya.")
    look(page, "guests-errors")
    page.get_by_test_id("find").fill("Maria Simbolon")
    expect(page.get_by_test_id("found")).to_contain_text("Daftarkan pengunjung baru")
    page.get_by_test_id("find").press("Enter")
    expect(page.get_by_test_id("field-name")).to_have_value("Maria Simbolon")
    page.get_by_test_id("field-email").fill("bukan surel")
    page.get_by_test_id("field-people").fill("0")
    page.get_by_test_id("field-badge").uncheck()
    page.get_by_test_id("visit-send").click()
    expect(errors).to_contain_text("isi 1 sampai 99")
    page.get_by_test_id("field-people").fill("2")
    page.get_by_test_id("visit-send").click()
    expect(page.locator("#field-email-error")).to_contain_text("surel")
    page.get_by_test_id("field-email").fill("")
    page.get_by_test_id("visit-send").dblclick()
    expect(page.get_by_test_id("sheet-said")).to_contain_text("Maria Simbolon tercatat sebagai tamu")
    expect(page.get_by_test_id("badge-state")).to_be_hidden()
    assert len(page.evaluate("fetch('/api/visits?q=simbolon').then((answer) => answer.json())")["items"]) == 1


def test_who_leaves_is_checked_out_by_one_key_on_the_row(open_page, desk, rina):
    first, second = (arrive(rina, register(rina, name))["number"] for name in ("Ani Pulang", "Umar Tinggal"))
    page = open_page()
    come_to(page, desk, "guests")
    page.get_by_test_id(f"guest-{second}").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_test_id(f"guest-{first}")).to_be_focused()
    below = keys(page)[2]
    page.keyboard.press("p")
    expect(page.get_by_test_id("said")).to_contain_text("Ani Pulang tercatat pulang pukul")
    expect(page.get_by_test_id(f"guest-{first}")).to_have_count(0)
    # The keyboard stays in its place for the next.
    expect(page.get_by_test_id(f"guest-{below}")).to_be_focused()
    page.get_by_test_id(f"leave-{second}").dblclick()
    expect(page.get_by_test_id(f"guest-{second}")).to_have_count(0)
    page.get_by_test_id("view-day").check()
    expect(row(page, first)).to_contain_text("Pulang ")
    expect(page.get_by_test_id(f"leave-{first}")).to_be_hidden()
    look(page, "guests-day-left")
    # It was the wrong one.
    page.get_by_test_id(f"guest-{first}").click()
    page.get_by_test_id("stay").click()
    expect(page.get_by_test_id("sheet-said")).to_contain_text("masih di gedung")
    expect(page.get_by_test_id("stay")).to_be_hidden()
    expect(page.get_by_test_id(f"leave-{first}")).to_be_visible()


def test_a_guest_of_a_colleague_and_a_ticket_of_the_visit_appear_by_themselves(open_page, desk, rina):
    page = open_page()
    come_to(page, desk, "guests")
    visit = str(uuid.uuid4())
    ticket = rina.issue_for_budi(visit=visit, print=False)
    number = rina.get("/api/visits?limit=1")["items"][0]["number"]
    expect(row(page, number)).to_contain_text("Budi Santoso")
    page.get_by_test_id("sheet-close").click()
    expect(row(page, number)).to_contain_text(ticket["number"])


def test_who_was_not_seen_to_leave_on_an_earlier_day_is_told_apart(open_page, desk, rina):
    visit = arrive(rina, register(rina, "Lupa Pulang"), people=4)
    page = open_page()
    yesterday = (datetime.date.fromisoformat(visit["officeDate"]) - datetime.timedelta(days=1)).isoformat()

    def age(route):
        book = rina.get(route.request.url.removeprefix(desk.url))
        for one in book["items"]:
            if one["id"] == visit["id"]:
                one["officeDate"] = yesterday
        route.fulfill(json=book)

    page.route("**/api/visits?*", age)
    come_to(page, desk, "guests")
    expect(row(page, visit["number"]).get_by_text("Belum tercatat pulang")).to_be_visible()
    expect(page.get_by_test_id("tally")).to_have_text("1 dari hari lain belum tercatat pulang")
    here = sum(one["people"] for one in rina.get("/api/visits?present=true&limit=200")["items"]) - 4
    expect(page.get_by_test_id("count")).to_have_text(f"{here} orang di gedung")
    look(page, "guests-forgotten")
    # Who is noted down at last is gone from the list.
    page.get_by_test_id(f"leave-{visit['number']}").click()
    expect(page.get_by_test_id(f"guest-{visit['number']}")).to_have_count(0)


def test_a_visit_is_put_right_and_its_badge_printed_again(open_page, desk, rina):
    visit = arrive(rina, register(rina, "Salah Catat"), host="Seksi Umun", people=1)
    page = open_page()
    come_to(page, desk, "guests")
    page.get_by_test_id(f"guest-{visit['number']}").press("Enter")
    expect(page.get_by_test_id("sheet-title")).to_be_focused()
    expect(page.get_by_test_id("guest-name")).to_have_text("Salah Catat")
    page.get_by_test_id("field-host").fill("Seksi Umum")
    page.get_by_test_id("field-people").fill("2")
    page.get_by_test_id("visit-send").click()
    expect(page.get_by_test_id("sheet-said")).to_have_text("Koreksi tersimpan.")
    expect(row(page, visit["number"])).to_contain_text("Seksi Umum")
    page.get_by_test_id("print-badge").click()
    expect(page.get_by_test_id("badge-state")).to_contain_text("Terkirim ke printer")
    # A colleague is faster the next time: what was typed stays beside what the book has now.
    page.get_by_test_id("field-purpose").fill("Rapat")
    rina.put(f"/api/visits/{visit['id']}", {"visitor": visit["visitor"]["id"], "host": "Kepala Kantor", "people": 2})
    expect(row(page, visit["number"])).to_contain_text("Kepala Kantor")
    page.get_by_test_id("visit-send").click()
    expect(page.get_by_test_id("visit-errors")).to_contain_text("menemui Kepala Kantor")
    expect(page.get_by_test_id("field-purpose")).to_have_value("Rapat")
    look(page, "guests-stale")
    page.get_by_test_id("visit-send").click()
    expect(row(page, visit["number"])).to_contain_text("Rapat")
    page.keyboard.press("F2")
    expect(page.get_by_test_id("sheet-title")).to_have_text("Tamu baru")
    expect(page.get_by_test_id("field-host")).to_have_value("")


def test_the_book_is_searched_and_taken_along_without_harm(open_page, desk, rina):
    arrive(rina, register(rina, HOSTILE), host="+62 811", purpose="-1")
    arrive(rina)
    page = open_page()
    come_to(page, desk, "guests")
    expect(page.get_by_test_id("rows")).to_contain_text(HOSTILE)
    page.get_by_test_id("field-q").fill("hyperlink")
    expect(page.get_by_test_id("rows").locator("tr")).to_have_count(1)
    assert page.title() == "Buku tamu – Loket"
    head, *rows = downloaded(page)
    assert len(rows) == 1
    cells = dict(zip(head, rows[0]))
    assert (cells["Nama"], cells["Menemui"], cells["Keperluan"]) == ("'" + HOSTILE, "'+62 811", "'-1")
    assert page.url == f"{desk.url}/guests.html"


def test_an_act_during_an_outage_waits_for_the_server_and_happens_once(open_page, desk, rina):
    visit = arrive(rina, register(rina, "Sabar Menunggu"))
    page = open_page()
    come_to(page, desk, "guests")
    page.get_by_test_id(f"leave-{visit['number']}").wait_for()
    desk.kill()
    page.get_by_test_id(f"leave-{visit['number']}").click()
    expect(page.get_by_test_id("away")).to_be_visible()
    desk.start()
    again = page.get_by_test_id("sign-in-again")
    again.get_by_test_id("field-username").fill("resepsionis")
    again.get_by_test_id("field-password").fill("loket-demo")
    again.get_by_test_id("sign-in").click()
    expect(page.get_by_test_id("said")).to_contain_text("Sabar Menunggu tercatat pulang")


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(open_page, desk, rina, name, size, options):
    arrive(rina, host="Kepala Kantor", purpose="Rapat koordinasi", people=3)
    page = open_page(*size, **options)
    come_to(page, desk, "guests")
    page.get_by_test_id("rows").locator("tr").first.wait_for()
    look(page, f"guests-{name}")
    if name == "phone":
        page.get_by_test_id("add").click()
        look(page, "guests-add-phone")
        page.get_by_test_id("sheet-close").click()
    page.get_by_test_id("rows").locator(".list-key").first.click()
    expect(page.get_by_test_id("visit-acts")).to_be_visible()
    look(page, f"guests-visit-{name}")


def test_the_page_speaks_english_when_asked(open_page, desk, rina):
    arrive(rina, host="Kepala Kantor", people=3)
    page = open_page()
    come_to(page, desk, "guests")
    page.get_by_test_id("field-host").fill("Kepala")
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("visit-send")).to_contain_text("Check in")
    expect(page.get_by_test_id("count")).to_contain_text("people in the building")
    expect(page.get_by_test_id("field-host")).to_have_value("Kepala")
    look(page, "guests-english")
