"""The end of the day: what it was like, on the screen and on paper."""

import datetime
import subprocess
import time
import uuid
from zoneinfo import ZoneInfo

import pytest
from conftest import ARTEFACTS, Desk
from lists import SIZES, come_as_auditor, come_to
from playwright.sync_api import expect
from reception import look
from staff import BUDI, Staff

# A day as an office has it, for looking at.
BUSY = {
    "hours": {"frames": ["07:30-12:00", "13:00-16:30"]},
    "byHour": [
        {"hour": hour, "issued": issued, "called": called}
        for hour, issued, called in [(7, 9, 4), (8, 21, 18), (9, 26, 22), (10, 18, 21), (11, 8, 14), (13, 16, 9), (14, 3, 17)]
    ],
    "totals": {
        "issued": 101, "served": 88, "noShow": 6, "waiting": 2, "inService": 1, "open": 2, "cancelled": 1, "voided": 1,
    },
}


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def rina(desk):
    """Who receives the visitors."""
    return Staff(desk, "resepsionis")


@pytest.fixture(scope="module")
def day(desk, rina):
    """A short day: one served, one who did not come, one cancelled, one voided, one still waiting, and three guests."""
    served, missed, cancelled, voided, _ = (rina.issue_for_budi(print=False) for _ in range(5))
    officer = Staff(desk, "petugas")
    officer.put("/api/counters/1", {"state": "open"})
    officer.call(1)
    officer.act(served["id"], "started", counter=1)
    officer.act(served["id"], "resolved")
    officer.call(1)
    officer.act(missed["id"], "noShow")
    rina.act(cancelled["id"], "cancelled", reason="Pulang")
    rina.act(voided["id"], "voided", reason="Dua kali")
    rina.put(f"/api/visits/{uuid.uuid4()}", {"visitor": BUDI, "people": 3})


def total(page, name):
    return page.get_by_test_id(f"total-{name}")


def busy(page, rina):
    """The page's next answers are those of a busy day."""
    report = rina.get(f"/api/reports/days/{rina.get('/api/queue')['officeDate']}")
    page.route("**/api/reports/days/*", lambda route: route.fulfill(json={**report, **BUSY}))


def slip(cups):
    """The report on the receipt printer, once it is out."""
    for _ in range(200):
        for paper in reversed(cups.printed()):
            text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True).stdout
            if "LAPORAN HARIAN" in text:
                return text
        time.sleep(0.1)
    raise AssertionError("no report was printed")


def test_the_day_is_told_in_figures_and_they_follow_what_happens(open_page, desk, day, rina):
    page = open_page()
    come_to(page, desk, "report")
    figures = {"issued": 5, "served": 1, "noShow": 1, "waiting": 1, "inService": 0, "open": 0, "cancelled": 1,
               "voided": 1, "visits": 1, "people": 3, "stillIn": 1}
    for name, value in figures.items():
        expect(total(page, name)).to_have_text(str(value))
    services = page.get_by_test_id("services").locator("tbody tr")
    expect(services).to_have_count(1)
    expect(services.locator("td > :last-child")).to_have_text(
        ["5", "1", "1", "1", "< 1 menit", "< 1 menit", "< 1 menit"]
    )
    expect(page.get_by_test_id("unused")).to_contain_text("F · Konsultasi Katalog Elektronik")
    expect(page.get_by_test_id("counters").locator("tbody tr").first.locator("td")).to_have_text(["1", "< 1 menit"])
    expect(page.get_by_test_id("going")).to_be_visible()
    rina.issue_for_budi(print=False)
    expect(total(page, "issued")).to_have_text("6")
    look(page, "report-day")


def test_every_hour_has_its_bars_and_their_numbers(open_page, desk, rina, day):
    page = open_page()
    busy(page, rina)
    come_to(page, desk, "report")
    hours = page.get_by_test_id("by-hour").locator("tbody tr")
    # Quiet hours between the first and the last of the service hours are there too.
    expect(hours.locator("th")).to_have_text([f"{hour:02}.00–{hour + 1:02}.00" for hour in range(7, 17)])
    expect(hours.nth(2).locator("td")).to_have_text(["26", "22"])
    expect(hours.nth(5).locator("td")).to_have_text(["0", "0"])
    issued, called = (hours.nth(2).locator(f".bar-{name}").bounding_box()["width"] for name in ("issued", "called"))
    assert called / issued == pytest.approx(22 / 26, abs=0.03)


def test_the_report_comes_out_of_the_receipt_printer_and_its_way_is_shown(open_page, desk, cups, day):
    page = open_page()
    come_to(page, desk, "report")
    total(page, "issued").wait_for()
    printed = len(cups.printed())
    page.get_by_test_id("print-slip").dblclick()
    expect(page.get_by_test_id("print-state")).to_contain_text("Terkirim ke printer")
    assert "Kunjungan tamu" in slip(cups)
    page.wait_for_timeout(500)
    assert len(cups.printed()) == printed + 1
    # What was said of this day's paper is not said of another's.
    page.get_by_test_id("before").click()
    expect(page.get_by_test_id("print-state")).to_be_hidden()


def test_the_page_goes_on_one_sheet_of_a4_without_what_only_a_screen_needs(open_page, desk, rina, day):
    page = open_page(color_scheme="dark")
    busy(page, rina)
    come_to(page, desk, "report")
    page.evaluate("window.print = () => { window.asked = true; }")
    total(page, "issued").wait_for()
    page.get_by_test_id("print-page").click()
    assert page.evaluate("window.asked")
    sheet = ARTEFACTS / "report.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True, print_background=True)
    about = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
    assert "A4" in about and "Pages:           1" in about
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    for wanted in ("Laporan harian Kantor Pelayanan Contoh", "Jam layanan 07.30–12.00, 13.00–16.30", "oleh Rina (demo)",
                   "Tiket terbit", "Per layanan", "09.00–10.00", "Per loket", "Kunjungan"):
        assert wanted in text
    for screen_only in ("Menu", "Cetak", "masih berjalan"):
        assert screen_only not in text
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", sheet, ARTEFACTS / "report-paper"], check=True)


def test_an_earlier_day_is_turned_to_and_the_future_is_not(open_page, desk, day):
    page = open_page()
    come_to(page, desk, "report")
    today = datetime.datetime.now(ZoneInfo("Asia/Jakarta")).date()
    expect(page.get_by_test_id("date")).to_have_value(today.isoformat())
    expect(page.get_by_test_id("after")).to_be_disabled()
    page.get_by_test_id("before").click()
    expect(page.get_by_test_id("date")).to_have_value((today - datetime.timedelta(days=1)).isoformat())
    expect(total(page, "issued")).to_have_text("0")
    expect(page.get_by_test_id("unused")).to_have_text("Tidak ada tiket pada tanggal ini.")
    expect(page.get_by_test_id("by-hour")).to_be_hidden()
    expect(page.get_by_test_id("going")).to_be_hidden()
    look(page, "report-quiet")
    page.get_by_test_id("after").click()
    expect(page.get_by_test_id("going")).to_be_visible()
    expect(page.get_by_test_id("date")).to_be_focused()


def test_an_auditor_reads_the_report_and_prints_on_no_printer_of_the_desk(open_page, desk, day):
    page = open_page()
    come_as_auditor(page, desk, "report")
    expect(total(page, "served")).to_have_text("1")
    expect(page.get_by_test_id("print-slip")).to_be_hidden()
    expect(page.get_by_test_id("print-page")).to_be_visible()


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(open_page, desk, rina, day, name, size, options):
    page = open_page(*size, **options)
    busy(page, rina)
    come_to(page, desk, "report")
    total(page, "issued").wait_for()
    look(page, f"report-{name}")


def test_the_page_speaks_english_when_asked(open_page, desk, rina, day):
    page = open_page()
    busy(page, rina)
    come_to(page, desk, "report")
    total(page, "issued").wait_for()
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("title")).to_have_text("Daily report, Kantor Pelayanan Contoh")
    expect(page.get_by_test_id("services").locator("tbody tr").first).to_contain_text("Stakeholder Consultation")
    look(page, "report-english")
