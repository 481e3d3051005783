"""Going along the shelves with a scanner while lending goes on."""

import subprocess
import uuid

import pytest
from catalogue import SITI, Library
from conftest import ARTEFACTS, Desk
from lists import HOSTILE, SIZES, come_to, downloaded
from playwright.sync_api import expect
from reception import look
from staff import Staff


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def library(desk):
    """Six copies on floor 2, one on another; one is out, one lost."""
    one = Library(Staff(desk, "pustakawan"))
    one.members()
    one.title("Buku Rak", "A-1", "A-2", "A-3", "A-4")
    one.title(HOSTILE, "H-1", "H-2")
    one.title("Buku Lain", "L-1", location="Gudang", shelf="G")
    one.lend("A-4", SITI)
    one.staff.put(f"/api/items/H-2/events/{uuid.uuid4()}", {"type": "lost"})
    return one


@pytest.fixture
def come(open_page, desk, library):
    def open_one(*size, username="pustakawan", take=None, **options):
        page = open_page(*size, **options)
        come_to(page, desk, "stocktake", username)
        if take:
            page.goto(f"{desk.url}/stocktake.html#{take}")
            page.get_by_test_id("take").wait_for()
        return page

    return open_one


@pytest.fixture
def take(library):
    """A stock-take of floor 2 that goes on."""
    one = str(uuid.uuid4())
    library.staff.put(f"/api/stock-takes/{one}", {"name": "Opname 2026", "location": "Lantai 2"})
    return one


def scan(page, number, finding, tone):
    """A scanner types and sends Enter."""
    expect(page.get_by_test_id("field-number")).to_be_focused()
    page.keyboard.type(number)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("finding-number")).to_have_text(number)
    expect(page.get_by_test_id("finding-word")).to_have_text(finding)
    expect(page.locator("html")).to_have_attribute("data-tone", tone)


def counts(page, **expected):
    for name, value in expected.items():
        expect(page.get_by_test_id(f"count-{name}")).to_have_text(str(value))


def test_a_stock_take_is_begun_scanned_and_finished_by_keyboard(come, library):
    page = come()
    page.get_by_test_id("start-send").click()
    expect(page.get_by_test_id("start-errors")).to_contain_text("Nama belum diisi.")
    page.get_by_test_id("field-name").fill("Opname tahunan")
    page.get_by_test_id("field-location").select_option("Lantai 2")
    look(page, "stocktake-start")
    page.get_by_test_id("field-name").press("Enter")
    counts(page, scanned=0, present=0, missing=4, wrongPlace=0, unexpected=0, unknown=0)

    scan(page, "A-1", "Di tempatnya", "good")
    page.get_by_test_id("field-shelf").fill("330.1")
    page.get_by_test_id("field-number").focus()
    scan(page, "A-2", "Di tempatnya", "good")
    scan(page, "L-1", "Salah tempat", "warn")
    expect(page.get_by_test_id("finding-advice")).to_have_text("Tempatnya di rak G.")
    scan(page, "A-4", "Tidak seharusnya di rak", "warn")
    expect(page.get_by_test_id("finding-advice")).to_have_text("Tercatat: Dipinjam.")
    expect(page.get_by_test_id("found")).to_be_hidden()
    scan(page, "899999", "Nomor tidak dikenal", "bad")
    scan(page, "H-2", "Tidak seharusnya di rak", "warn")
    page.get_by_test_id("found").click()
    expect(page.get_by_test_id("finding-advice")).to_have_text("Dicatat ditemukan.")
    counts(page, scanned=6, present=2, missing=2, wrongPlace=1, unexpected=2, unknown=1)
    expect(page.get_by_test_id("lines")).to_contain_text("A-3")
    expect(page.get_by_test_id("lines")).to_contain_text(HOSTILE)
    look(page, "stocktake-scanning")
    page.get_by_test_id("kind-unknown").check(force=True)
    expect(page.get_by_test_id("lines").locator("th")).to_have_text(["899999"])

    # Lent meanwhile, it is not missing.
    library.lend("A-3", SITI)
    counts(page, missing=1)
    library.take_back("A-3")
    library.staff.put(f"/api/items/H-2/events/{uuid.uuid4()}", {"type": "lost"})

    page.get_by_test_id("finish").click()
    expect(page.get_by_test_id("question")).to_contain_text("1 eksemplar belum ditemukan")
    page.get_by_test_id("question-send").dblclick()
    expect(page.get_by_test_id("scanning")).to_be_hidden()
    expect(page.get_by_test_id("finish")).to_be_hidden()
    look(page, "stocktake-finished")
    page.get_by_test_id("leave").click()
    expect(page.get_by_test_id("takes").locator("li").first).to_contain_text("Selesai")


def test_numbers_that_come_faster_than_answers_are_all_written_down(come, library, take):
    page = come(take=take)
    expect(page.get_by_test_id("field-number")).to_be_focused()
    page.route("**/scans/*", lambda route: (page.wait_for_timeout(100), route.continue_())[1])
    for number in ("A-1", "A-2", "A-3", "H-1"):
        page.keyboard.type(number)
        page.keyboard.press("Enter")
    expect(page.get_by_test_id("last").locator("strong")).to_have_text(["H-1", "A-3", "A-2", "A-1"])
    counts(page, scanned=4, present=4, missing=0)


def test_two_librarians_scan_one_take_and_the_report_is_taken_along_and_printed(come, library, take):
    page = come(take=take)
    counts(page, scanned=0)
    library.staff.put(f"/api/stock-takes/{take}/scans/{uuid.uuid4()}", {"number": "L-1", "shelf": "330.1"})
    counts(page, scanned=1, wrongPlace=1)
    rows = downloaded(page)
    assert rows[0][:3] == ["Temuan", "Nomor inventaris", "Judul"]
    assert ["salah tempat", "L-1", "Buku Lain", "G", "330.1", "tersedia"] in rows
    assert f"'{HOSTILE}" in [row[2] for row in rows if row[0] == "tidak ditemukan"]
    sheet = ARTEFACTS / "stocktake.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    for wanted in ("Opname 2026 · Lantai 2", "Belum ditemukan (4)", "A-1", "Salah tempat (1)", "G, ditemukan di 330.1"):
        assert wanted in text
    assert "Unduh" not in text and "Pindai" not in text


def test_a_section_head_reads_and_changes_nothing(come, take):
    page = come(username="kasi")
    expect(page.get_by_test_id("start")).to_be_hidden()
    page.get_by_test_id(f"take-{take}").click()
    expect(page.get_by_test_id("count-missing")).to_be_visible()
    for name in ("scanning", "finish"):
        expect(page.get_by_test_id(name)).to_be_hidden()


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(come, take, name, size, options):
    page = come(*size, take=take, **options)
    scan(page, "L-1", "Salah tempat", "warn")
    counts(page, scanned=1)
    look(page, f"stocktake-{name}")


def test_the_page_speaks_english_when_asked(come, take):
    page = come(take=take)
    scan(page, "A-4", "Tidak seharusnya di rak", "warn")
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("finding-advice")).to_have_text("Recorded as: On loan.")
    look(page, "stocktake-english")
