"""The receptionist's way from the sign-in to the printed ticket."""

import re
import subprocess
import threading

import pytest
from conftest import ARTEFACTS
from playwright.sync_api import expect
from reception import (
    choose, fill_need, fill_visitor, issue, look, next_visitor, prepare, printed_with, sign_in, wait_until,
)

STANDARDS = ["lpdp-bantuan", "kli-prime", "kli-sirkulasi", "lpse-pengaduan", "kppn-konsultasi", "lkpp-konsultasi"]


def test_a_new_visitor_gets_a_ticket_and_it_is_printed(open_page, desk, cups):
    page = open_page()
    look(page, "sign-in")
    sign_in(page)
    look(page, "reception-empty")
    fill_visitor(page)
    choose(page, "lkpp-konsultasi")
    fill_need(page)
    look(page, "reception-filled")
    number = issue(page)
    assert re.fullmatch(r"F-\d{3}", number)
    expect(page.get_by_test_id("print-state")).to_contain_text("Terkirim")
    wait_until(page, "document.querySelector('[data-testid=picture]').naturalWidth > 0")
    look(page, "issued")
    paper = printed_with(number, cups)
    picture = ARTEFACTS / "ticket-printed"
    subprocess.run(["pdftoppm", "-r", "203", "-png", "-singlefile", paper, picture], check=True)
    decoded = subprocess.run(["zbarimg", "-q", "--raw", f"{picture}.png"], capture_output=True, text=True, check=True)
    code = page.get_by_test_id("code").inner_text().replace("-", "")
    assert decoded.stdout.strip() == f"{desk.url}/t/{code}"


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_standard_issues_from_its_own_form(open_page, standard):
    page = open_page()
    prepare(page, f"Pengunjung {standard}", standard)
    letter = page.get_by_test_id(f"standard-{standard}").inner_text()[0]
    assert issue(page).startswith(letter)


def test_a_returning_visitor_is_found_as_one_types_and_served_by_keyboard_alone(open_page):
    page = open_page()
    sign_in(page)
    page.keyboard.type("0812345000")
    expect(page.get_by_test_id("found")).to_contain_text("Budi Santoso")
    look(page, "reception-found")
    # Faster than the list: Enter never takes from a list that was made for something else.
    page.get_by_test_id("find").fill("budi santoso")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("field-name")).to_have_value("Budi Santoso")
    expect(page.get_by_test_id("field-identity-number")).to_have_value("")
    choose(page, "kppn-konsultasi")
    fill_need(page)
    assert issue(page).startswith("E-")
    next_visitor(page)
    assert page.get_by_test_id("field-name").input_value() == ""
    assert "Budi" not in page.inner_text("body")


def test_everything_missing_is_said_at_once_and_the_summary_has_the_focus(open_page):
    page = open_page()
    sign_in(page)
    choose(page, "lkpp-konsultasi")
    page.get_by_test_id("issue").click()
    errors = page.get_by_test_id("form").get_by_test_id("errors")
    expect(errors).to_be_focused()
    assert errors.locator("li a").count() >= 5
    look(page, "reception-errors")
    errors.locator("li a").first.click()
    expect(page.get_by_test_id("field-name")).to_be_focused()
    # What the server alone knows is said in the same place.
    fill_visitor(page, email="bukan surel")
    fill_need(page)
    page.get_by_test_id("issue").click()
    expect(page.locator("#field-email-error")).to_contain_text("surel")
    expect(page.get_by_test_id("field-subject")).to_have_value("Revisi DIPA")


def test_a_double_click_issues_one_ticket(open_page):
    page = open_page()
    prepare(page, "Klik Ganda")
    page.get_by_test_id("issue").dblclick()
    expect(page.get_by_test_id("result")).to_be_visible()
    found = page.evaluate("fetch('/api/tickets?q=klik+ganda').then((answer) => answer.json())")
    assert len(found["items"]) == 1


def test_a_server_killed_in_mid_act_loses_nothing_and_the_act_happens_once(open_page, desk):
    page = open_page()
    prepare(page, "Tahan Banting")
    desk.kill()
    page.get_by_test_id("issue").click()
    expect(page.get_by_test_id("away")).to_be_visible()
    expect(page.get_by_test_id("field-name")).to_have_value("Tahan Banting")
    look(page, "reception-away")
    threading.Timer(1, desk.start).start()
    # The demo's sessions are gone with the process: the sign-in comes over the page, and the act goes on after it.
    again = page.get_by_test_id("sign-in-again")
    expect(again).to_be_visible()
    look(page, "reception-sign-in-again")
    again.get_by_test_id("field-username").fill("resepsionis")
    again.get_by_test_id("field-password").fill("loket-demo")
    again.get_by_test_id("sign-in").click()
    expect(page.get_by_test_id("result")).to_be_visible()
    found = page.evaluate("fetch('/api/tickets?q=tahan+banting').then((answer) => answer.json())")
    assert len(found["items"]) == 1


def test_a_copy_is_marked(open_page, cups):
    page = open_page()
    prepare(page, "Minta Salinan")
    issue(page)
    expect(page.get_by_test_id("print-state")).to_contain_text("Terkirim")
    page.get_by_test_id("reprint").click()
    expect(page.get_by_test_id("print-state")).to_contain_text("Salinan 1")
    source = page.get_by_test_id("picture").get_attribute("src")
    assert "SALINAN" in page.evaluate("(path) => fetch(path).then((answer) => answer.text())", source)


@pytest.mark.parametrize(
    "name, size, options",
    [
        ("desk-small", (1024, 768), {}),
        ("phone", (390, 844), {"has_touch": True}),
        ("dark", (1280, 800), {"color_scheme": "dark"}),
    ],
)
def test_the_page_holds_on_other_screens(open_page, name, size, options):
    page = open_page(*size, **options)
    look(page, f"sign-in-{name}")
    sign_in(page)
    fill_visitor(page, name=f"Layar {name}")
    choose(page, "lpse-pengaduan")
    fill_need(page)
    look(page, f"reception-{name}")
    issue(page)
    expect(page.get_by_test_id("print-state")).to_contain_text("Terkirim")
    look(page, f"issued-{name}")


@pytest.mark.parametrize("name, size", [("desk", (1280, 800)), ("phone", (390, 844))])
def test_the_address_on_the_ticket_leads_to_a_page_for_people(open_page, desk, name, size):
    page = open_page(*size)
    page.goto(f"{desk.url}/t/7K3M9Q2X")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lacak layanan")
    look(page, f"tracking-{name}")
