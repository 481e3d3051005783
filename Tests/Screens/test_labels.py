"""Labels of copies: on sheets of A4 and on a label printer, and read back as a scanner reads them."""

import datetime
import subprocess
import time
from zoneinfo import ZoneInfo

import pytest
from catalogue import Library
from conftest import ARTEFACTS, Desk
from lists import HOSTILE, SIZES, come_to
from playwright.sync_api import expect
from reception import look
from staff import Staff

# 203.2 dots an inch are a label printer's 8 dots a millimetre.
DENSITY = 203.2


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def library(desk):
    one = Library(Staff(desk, "pustakawan"))
    one.title("Pengantar Ilmu Ekonomi", *(f"2019-{number:03}" for number in range(1, 31)), callNumber="330 MAN p")
    one.title(HOSTILE, "CD-0412/A")
    one.title("Nomor Panjang", "PERPUSTAKAAN/KEMENKEU/2020/000123")
    one.title("Huruf Jawa", "ꦲ-1")
    return one


@pytest.fixture
def come(open_page, desk, library):
    def open_one(*size, **options):
        page = open_page(*size, **options)
        come_to(page, desk, "labels", "pustakawan")
        expect(page.get_by_test_id("rows").get_by_role("row")).to_have_count(33)
        return page

    return open_one


def narrow(page, n, **fields):
    for name, value in fields.items():
        page.get_by_test_id(f"field-{name}").fill(value)
    expect(page.get_by_test_id("count")).to_have_text(f"{n} label dipilih")


def narrow_to_all(page):
    """Every copy came today."""
    narrow(page, 33, q="", since=datetime.datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat())


def codes(picture):
    found = subprocess.run(["zbarimg", "-q", picture], capture_output=True, text=True).stdout
    return sorted(line.removeprefix("CODE-128:") for line in found.splitlines())


def drawn(pdf):
    """The pages of a PDF as a printer draws them."""
    for old in ARTEFACTS.glob("labels-page*.pgm"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", str(DENSITY), "-gray", pdf, ARTEFACTS / "labels-page"], check=True)
    return sorted(ARTEFACTS.glob("labels-page*.pgm"))


def cut(pdf, *millimetres):
    """A part of a PDF's first page: from the left, from above, its width and its height."""
    part = ARTEFACTS / "labels-cut.pgm"
    dots = [str(round(value / 25.4 * DENSITY)) for value in millimetres]
    region = [word for pair in zip(("-x", "-y", "-W", "-H"), dots) for word in pair]
    drawing = ["pdftoppm", "-r", str(DENSITY), "-gray", "-singlefile", "-l", "1"]
    subprocess.run([*drawing, *region, pdf, part.with_suffix("")], check=True)
    return part


def printed_sheets(page):
    """What the button to print prints."""
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_test_id("send").click()
    assert page.evaluate("window.asked")
    sheet = ARTEFACTS / "labels.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)
    return sheet


def test_a_sheet_of_labels_is_exact_and_every_barcode_on_it_is_read_back(come):
    page = come()
    narrow(page, 30, q="ekonomi")
    sheet = printed_sheets(page)
    about = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
    assert "A4" in about and "Pages:           2" in about
    wanted = [f"2019-{number:03}" for number in range(1, 31)]
    assert sorted(sum((codes(one) for one in drawn(sheet)), [])) == wanted
    # The second label lies where the maker of the sheet cut it.
    assert codes(cut(sheet, 70, 0.5, 70, 37)) == ["2019-002"]
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert "330 MAN p" in text and "Unduh" not in text and "Cetak" not in text


def test_every_kind_of_sheet_is_read_back(come):
    page = come()
    narrow(page, 2, **{"from": "2019-001", "to": "2019-002"})
    for layout in ("3x9", "3x7", "4x10", "5x13"):
        page.get_by_test_id("field-layout").select_option(layout)
        assert [codes(one) for one in drawn(printed_sheets(page))] == [["2019-001", "2019-002"]], layout


def test_a_partly_used_sheet_begins_where_its_first_free_label_is(come):
    page = come()
    narrow(page, 3, **{"from": "2019-001", "to": "2019-003"})
    page.get_by_test_id("field-start").fill("23")
    page.get_by_test_id("choose-2019-002").uncheck()
    expect(page.get_by_test_id("count")).to_have_text("2 label dipilih")
    boxes = page.get_by_test_id("sheets").locator(".label-sheet").first.locator(".label")
    expect(boxes.nth(22)).to_contain_text("2019-001")
    expect(boxes.nth(21)).to_have_text("")
    assert [codes(one) for one in drawn(printed_sheets(page))] == [["2019-001", "2019-003"]]
    page.get_by_test_id("field-start").fill("25")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("print-errors")).to_contain_text("isi 1 sampai 24")
    page.get_by_test_id("all").click()
    page.get_by_test_id("all").click()
    expect(page.get_by_test_id("count")).to_have_text("0 label dipilih")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("print-errors")).to_contain_text("Pilih sedikitnya satu eksemplar")


def test_nothing_is_chosen_until_somebody_asks_or_ticks(come):
    page = come()
    count = page.get_by_test_id("count")
    expect(count).to_have_text("0 label dipilih")
    expect(page.get_by_test_id("sheets").locator(".label")).to_have_count(0)
    page.get_by_test_id("choose-2019-002").check()
    expect(count).to_have_text("1 label dipilih")
    page.get_by_test_id("all").check()
    expect(count).to_have_text("33 label dipilih")
    page.get_by_test_id("choose-2019-002").uncheck()
    expect(count).to_have_text("32 label dipilih")


def test_copies_are_chosen_by_words_by_number_and_by_when_they_came(come):
    page = come()
    narrow(page, 1, q="hyperlink")
    expect(page.get_by_test_id("rows")).to_contain_text(HOSTILE)
    expect(page.get_by_test_id("label-CD-0412/A")).to_contain_text(HOSTILE)
    narrow(page, 0, q="")
    today = datetime.datetime.now(ZoneInfo("Asia/Jakarta")).date()
    narrow(page, 33, since=today.isoformat())
    narrow(page, 0, since=(today + datetime.timedelta(days=1)).isoformat())
    expect(page.get_by_test_id("none")).to_be_visible()


def test_a_number_that_no_label_has_room_for_is_named_before_paper_is_spent(come):
    page = come()
    narrow_to_all(page)
    page.get_by_test_id("field-layout").select_option("5x13")
    trouble = page.get_by_test_id("trouble")
    expect(trouble).to_contain_text("PERPUSTAKAAN/KEMENKEU/2020/000123")
    expect(trouble).to_contain_text("ꦲ-1")
    narrow(page, 1, q="hyperlink")
    expect(trouble).to_be_hidden()
    page.get_by_test_id("way-printer").check(force=True)
    narrow_to_all(page)
    expect(trouble).to_contain_text("PERPUSTAKAAN/KEMENKEU/2020/000123")
    narrow(page, 1, q="jawa")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("print-errors")).to_contain_text("barcode hanya memuat huruf Latin")


def test_the_label_printer_prints_one_piece_a_copy_and_its_way_is_shown(come, cups):
    page = come()
    narrow(page, 2, **{"from": "2019-001", "to": "2019-002"})
    page.get_by_test_id("way-printer").check(force=True)
    expect(page.get_by_test_id("field-printer")).to_have_value("meja depan")
    before = len(cups.printed())
    page.get_by_test_id("send").dblclick()
    expect(page.get_by_test_id("print-state")).to_contain_text("Terkirim ke printer")
    for _ in range(200):
        papers = cups.printed()[before:]
        if papers:
            break
        time.sleep(0.1)
    assert len(papers) == 1
    # In whichever order the printer stacks its paper.
    assert sorted(codes(one) for one in drawn(papers[0])) == [["2019-001"], ["2019-002"]]
    look(page, "labels-printer")


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(come, name, size, options):
    page = come(*size, **options)
    narrow_to_all(page)
    look(page, f"labels-{name}")


def test_the_page_speaks_english_when_asked(come):
    page = come()
    narrow_to_all(page)
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("count")).to_have_text("33 labels chosen")
    expect(page.get_by_test_id("send")).to_have_text("Print the sheets (33 labels)")
    look(page, "labels-english")
