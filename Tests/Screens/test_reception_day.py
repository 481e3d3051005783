"""A receptionist's day: those who come back, who comes for the first time, and groups."""

import re

import pytest
from conftest import Desk
from keys import Keys
from playwright.sync_api import expect
from reception import (
    ask,
    choose,
    fill_need,
    fill_visitor,
    issue,
    look,
    next_visitor,
    pick,
    printed_with,
    register,
    serve,
    sign_in,
    ticket,
)


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


def test_a_returning_visitor_takes_six_keys_at_most_beside_what_is_typed(open_page, cups, capsys):
    page = open_page()
    sign_in(page)
    keys = Keys(page)
    keys.type("budi santoso")
    page.locator("#found-0").wait_for()
    keys.press("Enter")
    expect(page.locator("#standards input").first).to_be_focused()
    keys.press("e")
    keys.type("Bagaimana cara merevisi halaman III DIPA?")
    keys.press("Control+Enter")
    expect(page.get_by_test_id("result")).to_be_visible()
    code = page.get_by_test_id("code").inner_text()
    assert keys.agree()
    with capsys.disabled():
        print(f"\nreturning visitor, from the search to the ticket: {keys.pressed} key presses beside what is typed")
    assert keys.pressed <= 6
    assert printed_with(code, cups)


def test_a_new_visitor_is_served_by_keyboard_alone(open_page, cups, capsys):
    page = open_page()
    sign_in(page)
    keys = Keys(page)
    keys.type("Ratna Kusuma")
    expect(page.get_by_test_id("found")).to_contain_text("Daftarkan pengunjung baru")
    keys.press("Enter")
    keys.press("f")
    # Enter leads from one demanded answer to the next; what is not demanded is not stopped at.
    for name, answer in [
        ("email", "ratna@contoh.id"), ("identity-kind", "KTP"), ("identity-number", "1376014503900002"),
        ("phone", "081234500077"), ("subject", "Etalase"), ("question", "Bagaimana cara mendaftar etalase?"),
    ]:
        expect(page.get_by_test_id(f"field-{name}")).to_be_focused()
        keys.type(answer)
        if name != "question":
            keys.press("Enter")
    keys.press("Control+Enter")
    expect(page.get_by_test_id("result")).to_be_visible()
    code = page.get_by_test_id("code").inner_text()
    assert keys.agree()
    with capsys.disabled():
        print(f"\nnew visitor, seven answers demanded: {keys.pressed} key presses beside what is typed")
    assert keys.pressed <= 9
    assert printed_with(code, cups)


def test_a_returning_visitor_comes_with_open_cases_and_one_is_gone_on_with(open_page):
    page = open_page()
    sign_in(page)
    first = register(page, "Dewi Lestari", phone="081311112222", email="dewi@contoh.id")
    page.keyboard.type("dewi")
    option = page.locator("#found-0")
    expect(option).to_contain_text("1 kali berkunjung, terakhir")
    expect(option).to_contain_text(f"{first} · Layanan Konsultasi Stakeholder · menunggu")
    look(page, "reception-returning-found")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("visits")).to_have_text("1 kali berkunjung")
    look(page, "reception-returning")
    # By its digit while the services have the focus; the case brings its service and what it is about.
    page.keyboard.press("1")
    expect(page.get_by_test_id("follow-up")).to_contain_text(f"Lanjutan dari {first}")
    expect(page.get_by_test_id("field-subject")).to_have_value("Revisi DIPA")
    expect(page.get_by_test_id("field-question")).to_be_focused()
    look(page, "reception-follow-up")
    page.get_by_test_id("follow-up-end").click()
    expect(page.get_by_test_id("follow-up")).to_have_count(0)
    page.get_by_test_id(f"case-{first}").get_by_role("button").click()
    page.get_by_test_id("field-question").fill("Berkas sudah lengkap.")
    second = issue(page)
    assert ticket(page, second)["follows"] == ticket(page, first)["id"]


def test_an_old_case_is_shown_on_demand_and_gone_on_with(open_page):
    page = open_page()
    sign_in(page)
    number = register(page, "Joko Purnomo", phone="081322223333", email="joko@contoh.id")
    old = ticket(page, number)["id"]
    page.evaluate(
        """(id) => fetch(`/api/tickets/${id}/events/${crypto.randomUUID()}`, {
          method: "PUT", headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ type: "cancelled", reason: "Pengunjung pulang" }),
        })""",
        old,
    )
    pick(page, "joko")
    expect(page.get_by_test_id("open-cases").locator("li")).to_have_count(0)
    page.get_by_test_id("older").click()
    expect(page.get_by_test_id("older-cases")).to_contain_text(f"{number} · dibatalkan")
    page.get_by_test_id(f"case-{number}").get_by_role("button").click()
    page.get_by_test_id("field-question").fill("Hari ini berkasnya dibawa.")
    assert ticket(page, issue(page))["follows"] == old


def test_a_visitor_without_email_is_served_for_a_reason_that_is_kept(open_page):
    page = open_page()
    sign_in(page)
    page.get_by_test_id("find").focus()
    fill_visitor(page, name="Mbah Karto", phone="081333334444", email="")
    choose(page, "lpdp-bantuan")
    fill_need(page)
    page.get_by_test_id("field-category").select_option("umum")
    page.get_by_test_id("field-waiver").check()
    expect(page.get_by_test_id("field-waiver-reason")).to_be_focused()
    page.get_by_test_id("issue").click()
    expect(page.get_by_test_id("errors")).to_contain_text("Alasan tanpa e-mail belum diisi.")
    look(page, "reception-waiver")
    page.get_by_test_id("field-waiver-reason").fill("Lanjut usia, tidak memakai e-mail")
    number = issue(page)
    assert ticket(page, number)["waiver"] == {"answer": "email", "reason": "Lanjut usia, tidak memakai e-mail"}
    # Nothing to waive where the standard does not ask, or the visitor has one after all.
    next_visitor(page)
    choose(page, "kppn-konsultasi")
    expect(page.get_by_test_id("field-waiver")).to_be_hidden()
    choose(page, "lpdp-bantuan")
    expect(page.get_by_test_id("field-waiver")).to_be_visible()
    page.get_by_test_id("field-email").fill("karto@contoh.id")
    expect(page.get_by_test_id("field-waiver")).to_be_hidden()


def test_several_services_and_several_people_are_one_visit(open_page):
    page = open_page()
    sign_in(page)
    pick(page, "made wirawan")
    first = serve(page)
    page.keyboard.press("F3")
    expect(page.get_by_test_id("field-name")).to_have_value("I Made Wirawan")
    expect(page.get_by_test_id("same-visit")).to_contain_text(first)
    page.keyboard.press("b")
    page.get_by_test_id("field-question").fill("Berapa tarif pajak daerah?")
    second = issue(page)
    expect(page.get_by_test_id("visit-tickets").locator("li")).to_have_text([re.compile(first), re.compile(second)])
    page.keyboard.press("F4")
    expect(page.get_by_test_id("find")).to_be_focused()
    assert page.get_by_test_id("field-name").input_value() == ""
    assert page.get_by_test_id("field-question").input_value() == ""
    page.keyboard.type("yohana")
    page.locator("#found-0").wait_for()
    page.keyboard.press("Enter")
    page.get_by_test_id("field-question").fill("Bagaimana dengan yayasan?")
    third = issue(page)
    expect(page.get_by_test_id("visit-tickets")).to_contain_text("Yohana Ndun")
    look(page, "issued-visit")
    assert len({ticket(page, number)["visit"] for number in (first, second, third)}) == 1
    visits = [one for one in ask(page, "/api/visits")["items"] if first in one["tickets"]]
    assert [one["tickets"] for one in visits] == [[first, second, third]]
    # The next visitor is another visit, and sees nothing of this one.
    next_visitor(page)
    expect(page.get_by_test_id("same-visit")).to_have_count(0)
    assert not any(text in page.inner_text("body") for text in ("Yohana", "Made", first))
    pick(page, "siti rahmawati")
    assert ticket(page, serve(page))["visit"] != ticket(page, third)["visit"]


def test_the_priority_class_takes_one_key_and_only_those_who_queue_have_one(open_page):
    page = open_page()
    sign_in(page)
    pick(page, "siti rahmawati")
    page.keyboard.press("e")
    page.keyboard.press("F9")
    page.keyboard.press("F9")
    expect(page.get_by_test_id("field-priority")).to_have_value("disability")
    expect(page.get_by_test_id("summary")).to_contain_text("Penyandang disabilitas")
    expect(page.get_by_test_id("field-question")).to_be_focused()
    page.keyboard.type("Di mana jalur kursi roda?")
    assert ticket(page, issue(page))["priority"] == "disability"
    next_visitor(page)
    choose(page, "kppn-konsultasi")
    page.get_by_test_id("field-channel").select_option("web")
    expect(page.get_by_test_id("field-priority")).to_have_count(0)
    expect(page.get_by_test_id("summary")).not_to_contain_text("disabilitas")


def test_a_letter_keeps_the_time_at_which_it_was_received(open_page):
    page = open_page()
    sign_in(page)
    fill_visitor(page, name="Pengirim Surat", phone="081344445555", email="surat@contoh.id")
    choose(page, "lkpp-konsultasi")
    expect(page.get_by_test_id("field-receivedAt")).to_have_count(0)
    page.get_by_test_id("field-channel").select_option("letter")
    fill_need(page)
    page.get_by_test_id("field-fields-signature").check()
    page.get_by_test_id("field-fields-letterhead").check()
    page.get_by_test_id("field-fields-stamp").check()
    day = page.get_by_test_id("field-receivedAt").get_attribute("max")
    page.get_by_test_id("field-receivedAt").fill(day)
    page.get_by_test_id("issue").click()
    expect(page.get_by_test_id("errors")).to_contain_text("Pukul diterima belum diisi.")
    look(page, "reception-received")
    page.get_by_test_id("field-receivedTime").fill("00:00")
    number = issue(page)
    # Midnight in Jakarta is five in the afternoon of the day before in UTC.
    assert ticket(page, number)["receivedAt"].endswith("T17:00:00.000Z")
    assert ticket(page, number)["visit"] is None
    expect(page.get_by_test_id("next-person")).to_be_hidden()
