"""The service standards as everybody may read them, and as they go on paper."""

import subprocess

import pytest
from conftest import ARTEFACTS, Desk
from playwright.sync_api import expect
from reception import look


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


def test_everybody_finds_the_services_and_reads_what_one_asks_and_promises(open_page, desk):
    page = open_page(390, 844, has_touch=True)
    page.goto(f"{desk.url}/standar/")
    expect(page.get_by_test_id("items").locator("li")).to_have_count(6)
    look(page, "standards-phone")
    page.get_by_test_id("read-lkpp-konsultasi").click()
    page.wait_for_url("**/standar/lkpp-konsultasi")
    standard = page.get_by_test_id("standard")
    for words in ("26 TAHUN 2022", "Melalui tatap muka", "Tanda pengenal", "10 hari kerja", "Tidak dipungut biaya",
                  "09.00–15.00", "0857-0629-9434", "prioritas", "Ramadan 1447 H",
                  "Kepala LKPP → Deputi → Direktur", "Setiap serah terima dicatat"):
        expect(standard).to_contain_text(words)
    look(page, "standard-phone")


def test_a_standard_is_read_in_english_and_goes_on_a4(open_page, desk):
    page = open_page(color_scheme="dark")
    page.goto(f"{desk.url}/standar/lkpp-konsultasi")
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("standard")).to_contain_text("Free of charge")
    look(page, "standard-dark-english")
    sheet = ARTEFACTS / "standard.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)
    about = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
    assert "A4" in about
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert "Consultation on E-Catalogue" in text and "10 working days" in text
    assert "Print" not in text and "All service standards" not in text
    subprocess.run(["pdftoppm", "-r", "60", "-png", sheet, ARTEFACTS / "standard-paper"], check=True)


def test_what_the_office_does_not_offer_leads_to_what_it_does(open_page, desk):
    page = open_page()
    page.goto(f"{desk.url}/standar/tidak-ada")
    expect(page.get_by_test_id("unknown")).to_be_visible()
    expect(page.get_by_test_id("items").locator("li")).to_have_count(6)
