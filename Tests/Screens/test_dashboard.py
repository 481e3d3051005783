"""The section head's dashboard: what it tells, how it is turned, and how it goes on paper."""

import csv
import io
import subprocess

import pytest
from conftest import ARTEFACTS, Desk
from lists import SIZES, come_as_auditor, come_to
from playwright.sync_api import expect
from reception import look
from staff import Staff

# Letter, title, tickets, then waiting and service: the median and the 90th percentile in minutes.
SERVICES = [
    ("A", "Layanan Informasi dan Bantuan", 420, 9, 31, 12, 40),
    ("B", "Pusat Kontak Layanan Kemenkeu PRIME", 910, 4, 12, 6, 15),
    ("E", "Layanan Konsultasi Stakeholder", 233, 14, 45, 18, 35),
]
HOURS = [(7, 90, 40, 35), (8, 310, 290, 250), (9, 402, 380, 371), (10, 333, 350, 340), (11, 160, 210, 225),
         (12, 0, 12, 40), (13, 190, 130, 110), (14, 78, 151, 170), (15, 0, 0, 13)]
AGES = [(0, 1, 41, 9, 0), (2, 3, 22, 14, 2), (4, 7, 11, 6, 5), (8, 14, 3, 2, 3), (15, 30, 1, 0, 1), (31, None, 0, 0, 0)]
CHANNELS = [("walkIn", 1401), ("phone", 92), ("web", 70)]
OFFICERS = [("ayu", 31, 4, 402), ("bayu", 22, 3, 377), ("", 12, 2, 0)]
RATINGS = {"positive": 311, "neutral": 64, "negative": 18}
PROMISE = {"id": "Jawaban dalam tiga hari kerja", "en": "Answer within three working days"}


def durations(count, median, ninetieth):
    return {"count": count, "medianMinutes": median, "p90Minutes": ninetieth}


def service_line(letter, title, count, *times):
    return {
        "standard": f"layanan-{letter.lower()}", "letter": letter, "title": {"id": title, "en": title},
        "issued": count, "finished": count - 9, "noShow": 5, "waiting": durations(count, *times[:2]),
        "service": durations(count, *times[2:]), "kept": count - 40, "missed": 31, "ratings": RATINGS,
    }


def day_line(day):
    count = 0 if day % 7 < 2 else 60 + day
    return {"period": f"2026-11-{day:02}", "issued": count, "finished": max(0, count - 5)}


def age_line(first, last, office, visitor, overdue):
    end = {} if last is None else {"toDays": last}
    return {"fromDays": first, **end, "atOffice": office, "atVisitor": visitor, "overdue": overdue}


def busy():
    """A month as an office has it, for looking at."""
    lines = [service_line(*one) for one in SERVICES]
    return {
        "from": "2026-11-01", "to": "2026-11-30", "office": "Kantor Pelayanan Contoh",
        "totals": {"issued": 1563, "called": 1401, "finished": 1536, "noShow": 44, "cancelled": 12, "voided": 3},
        "steps": [day_line(day) for day in range(1, 31)],
        "hours": [dict(zip(("hour", "issued", "called", "finished"), one)) for one in HOURS],
        "channels": [{"channel": name, "issued": count} for name, count in CHANNELS],
        "waiting": durations(1401, 8, 33), "service": durations(1380, 11, 38), "standards": lines,
        "promises": [{**one, "name": "janji", "label": PROMISE} for one in lines],
        "ratings": RATINGS, "open": [age_line(*one) for one in AGES],
        "officers": [{"username": name, "name": name.title(), "open": load, "overdue": late, "finished": done}
                     for name, load, late, done in OFFICERS],
        "survey": {"respondents": 127, "index": 85.42, "grade": "B"},
    }


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def day(desk):
    """One served at the counter, one case by e-mail that was answered and rated, one that is open."""
    reception, officer = Staff(desk, "resepsionis"), Staff(desk, "petugas")
    served = reception.issue_for_budi(print=False)
    officer.put("/api/counters/1", {"state": "open"})
    officer.call(1)
    officer.act(served["id"], "started", counter=1)
    officer.act(served["id"], "resolved")
    mail = reception.issue_for_budi(print=False, standard="kli-prime", channel="email", kind="question")
    officer.act(mail["id"], "assigned", staff="petugas")
    officer.act(mail["id"], "answered", text="Silakan.")
    officer.act(mail["id"], "resolved")
    officer.act(mail["id"], "rated", rating="positive")
    waiting = reception.issue_for_budi(print=False, standard="kli-prime", channel="email", kind="question")
    officer.act(waiting["id"], "assigned", staff="petugas")


def total(page, name):
    return page.get_by_test_id(f"total-{name}")


def with_a_busy_month(page):
    page.route("**/api/dashboard?*", lambda route: route.fulfill(json=busy()))


def test_the_day_is_seen_as_it_is_and_follows_what_happens(open_page, desk, day):
    page = open_page()
    come_to(page, desk, "dashboard", "kasi")
    for name, value in {"issued": 3, "called": 1, "finished": 2, "noShow": 0}.items():
        expect(total(page, name)).to_have_text(str(value))
    expect(page.get_by_test_id("promises")).to_contain_text("tepat janji")
    expect(page.get_by_test_id("open")).to_contain_text("1 di kantor, 0 menunggu pemohon, 0 lewat janji")
    expect(page.get_by_test_id("officers").locator(".chart-rows li").first).to_contain_text("1 terbuka")
    expect(page.get_by_test_id("ratings")).to_contain_text("1 · 100%")
    hours = page.get_by_test_id("by-hour").get_by_role("img")
    assert "Terbit 3, Dipanggil 1, Selesai 2" in hours.get_attribute("aria-label")
    Staff(desk, "resepsionis").issue_for_budi(print=False)
    expect(total(page, "issued")).to_have_text("4")


def test_it_is_turned_to_a_week_a_month_a_year_and_to_one_service(open_page, desk, day):
    page = open_page()
    come_to(page, desk, "dashboard", "kasi")
    expect(page.get_by_test_id("steps")).to_be_hidden()
    for span in ("week", "month", "year"):
        page.get_by_test_id("span").select_option(span)
        expect(page.get_by_test_id("steps")).to_be_visible()
        expect(total(page, "issued")).to_have_text("4")
    page.get_by_test_id("standard").select_option("kli-prime")
    expect(total(page, "issued")).to_have_text("2")
    page.get_by_test_id("before").click()
    expect(total(page, "issued")).to_have_text("0")
    page.get_by_test_id("after").click()
    expect(total(page, "issued")).to_have_text("2")
    expect(page.get_by_test_id("after")).to_be_disabled()


def test_a_day_with_nothing_to_show_leaves_no_hole(open_page, desk, day):
    page = open_page(1280, 800)
    come_to(page, desk, "dashboard", "kasi")
    page.get_by_test_id("before").click()
    expect(total(page, "issued")).to_have_text("0")
    expect(page.get_by_test_id("times")).to_contain_text("Tidak ada yang tercatat")
    look(page, "dashboard-empty")
    parts = page.locator(".dashboard > :visible")
    assert len(set(parts.evaluate_all("(all) => all.map((part) => Math.round(part.clientWidth))"))) == 1


def test_figures_and_events_are_taken_along_as_tables(open_page, desk, day):
    page = open_page()
    come_as_auditor(page, desk, "dashboard")
    for name, wanted in {"csv": "Ringkasan", "events-csv": "answered"}.items():
        with page.expect_download() as download:
            page.get_by_test_id(name).click()
        rows = list(csv.reader(io.StringIO(open(download.value.path(), newline="", encoding="utf-8-sig").read())))
        assert any(wanted in row for row in rows)


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(open_page, desk, name, size, options):
    page = open_page(*size, **options)
    with_a_busy_month(page)
    come_to(page, desk, "dashboard", "kasi")
    expect(total(page, "issued")).to_have_text("1.563")
    page.get_by_test_id("span").select_option("month")
    look(page, f"dashboard-{name}")
    if name == "desk":
        page.get_by_test_id("language-en").click()
        expect(total(page, "issued")).to_have_text("1,563")
        look(page, "dashboard-english")


def test_it_goes_on_paper_without_what_only_a_screen_needs(open_page, desk):
    page = open_page(color_scheme="dark")
    with_a_busy_month(page)
    come_to(page, desk, "dashboard", "kasi")
    page.evaluate("window.print = () => { window.asked = true; }")
    expect(total(page, "issued")).to_have_text("1.563")
    page.get_by_test_id("print").click()
    assert page.evaluate("window.asked")
    sheet = ARTEFACTS / "dashboard.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True, print_background=True)
    about = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
    assert "A4" in about and "Pages:           2" in about
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    for wanted in ("Dasbor Kantor Pelayanan Contoh", "Tiket terbit", "tepat janji", "Beban petugas", "85,42",
                   "Dicetak"):
        assert wanted in text
    for screen_only in ("Keluar", "Unduh", "Rentang"):
        assert screen_only not in text
    subprocess.run(["pdftoppm", "-r", "70", "-png", sheet, ARTEFACTS / "dashboard-paper"], check=True)
