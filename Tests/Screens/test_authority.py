"""Whose cases are whose: by category of authority, a fraud complaint for its agent alone, and what belongs together."""

import pytest
from conftest import Desk
from lists import SIZES, come_to, stands, told
from playwright.sync_api import expect
from reception import choose, fill_need, issue, look, sign_in
from staff import Staff


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def rina(desk):
    """A colleague who takes in what comes by web and e-mail."""
    return Staff(desk, "resepsionis")


def field(page, name):
    return page.get_by_test_id(f"field-{name}")


def test_an_administrator_says_which_cases_an_account_answers_and_who_receives_fraud_complaints(open_page, desk):
    page = open_page()
    page.get_by_test_id("demo-admin").click()
    page.get_by_test_id("nav-settings").click()
    page.get_by_test_id("add-account").click()
    expect(page.get_by_test_id("authority")).to_be_hidden()
    field(page, "account-username").fill("komang")
    field(page, "account-name").fill("Komang Ayu")
    field(page, "account-password").fill("kata sandi komang")
    field(page, "account-role").select_option("anjungan")
    expect(page.get_by_test_id("authority")).to_be_hidden()
    field(page, "account-role").select_option("petugas")
    page.get_by_test_id("authority-lkpp-konsultasi").locator("summary").click()
    field(page, "account-categories-lkpp-konsultasi-toko-daring").check()
    page.get_by_test_id("authority-kppn-konsultasi").locator("summary").click()
    field(page, "account-categories-kppn-konsultasi").check()
    expect(field(page, "account-categories-kppn-konsultasi-umum")).to_be_disabled()
    field(page, "account-fraudAgent").check()
    for name, size, media in SIZES:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=media.get("color_scheme", "light"))
        look(page, f"authority-{name}")
    page.get_by_test_id("save-account").click()
    account = page.get_by_test_id("account-komang")
    expect(account).to_contain_text("2 kategori kewenangan · Agen fraud")
    look(page, "authority-staff")
    page.get_by_test_id("change-komang").click()
    expect(field(page, "account-categories-lkpp-konsultasi-toko-daring")).to_be_checked()
    field(page, "account-fraudAgent").uncheck()
    field(page, "account-categories-lkpp-konsultasi-toko-daring").uncheck()
    page.get_by_test_id("save-account").click()
    expect(account).to_contain_text("1 kategori kewenangan")
    expect(account).not_to_contain_text("Agen fraud")


def test_a_case_from_the_web_stands_among_the_cases_of_the_officer_whose_category_it_is(open_page, desk, rina):
    case = rina.issue_for_budi(
        standard="lkpp-konsultasi", channel="web", category="katalog-elektronik", fields={"account": "budi"})
    page = open_page()
    come_to(page, desk, "cases", case["assignee"])
    stands(page, case["number"])
    page.get_by_test_id(f"ticket-{case['number']}").click()
    expect(told(page)).to_have_text(["Tiket terbit", told(page).nth(1).inner_text()])
    expect(told(page).nth(1)).to_contain_text("Menjadi kasus")
    look(page, "authority-mine")


def test_a_fraud_complaint_is_worked_to_its_end_by_its_agent_and_seen_by_nobody_else(open_page, desk, rina):
    case = rina.issue_for_budi(standard="kli-prime", channel="email", kind="fraud", subject="Laporan")
    number = case["number"]
    other = rina.issue_for_budi(standard="kli-prime", channel="email", subject="Pertanyaan")["number"]
    chief = open_page()
    come_to(chief, desk, "cases", "kasi")
    chief.get_by_test_id("view-all").check()
    expect(chief.get_by_test_id(f"ticket-{other}")).to_be_visible()
    expect(chief.get_by_test_id(f"ticket-{number}")).to_have_count(0)
    page = open_page()
    come_to(page, desk, "cases", "pengusut")
    stands(page, number)
    page.get_by_test_id(f"ticket-{number}").click()
    expect(page.get_by_test_id("reminders")).to_contain_text("hanya agen fraud")
    page.get_by_test_id("act-answer").click()
    field(page, "text").fill("Laporan Anda diteruskan.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("sheet-state")).to_have_text("dijawab")
    look(page, "authority-fraud")
    page.get_by_test_id("act-close").click()
    expect(page.get_by_test_id("act-form")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("sheet-state")).to_have_text("ditutup")
    chief.goto(f"{desk.url}/today.html")
    expect(chief.get_by_test_id(f"ticket-{other}")).to_be_visible()
    expect(chief.get_by_test_id(f"ticket-{number}")).to_have_count(0)


def test_a_second_service_of_the_same_visit_is_a_ticket_of_its_own_and_each_shows_the_other(open_page, desk):
    page = open_page()
    sign_in(page)
    page.get_by_test_id("find").fill("Budi Santoso")
    page.get_by_test_id("found").get_by_text("Budi Santoso").first.click()
    choose(page, "kppn-konsultasi")
    fill_need(page)
    first = issue(page)
    page.keyboard.press("F3")
    choose(page, "lkpp-konsultasi")
    fill_need(page, subject="Etalase")
    second = issue(page)
    page.goto(f"{desk.url}/today.html")
    for own, other in [(first, second), (second, first)]:
        page.get_by_test_id(f"ticket-{own}").click()
        expect(page.get_by_test_id(f"relative-{other}")).to_have_text(f"Satu kunjungan dengan {other}")
        page.keyboard.press("Escape")
    page.get_by_test_id(f"ticket-{second}").click()
    look(page, "authority-visit")
