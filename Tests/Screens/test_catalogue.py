"""The catalogue at the desk: finding, adding and putting right titles and copies, and who waits for them."""

import uuid

import pytest
from catalogue import BUDI_NIP, SITI, Library
from conftest import Desk
from lists import HOSTILE, SIZES, come_to, keys, stands
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
    """What a colleague has written down: three titles, one of them with two copies, one hostile."""
    one = Library(Staff(desk, "pustakawan"))
    one.members()
    one.economy = one.title(
        "Pengantar Ilmu Ekonomi", "2019-001", "2019-002", authors=["N. Gregory Mankiw", "Dédé Oetomo"],
        isbn="978-979-0-1", callNumber="330 MAN p", subjects=["Ekonomi makro"], publisher="Salemba Empat", year=2019)
    one.law = one.title("Hukum Keuangan Negara", "2020-007", authors=["Adrian Sutedi"], classification="343")
    one.hostile = one.title(HOSTILE, "<b>X-1</b>", authors=["'; DROP TABLE titles; --"])
    return one


@pytest.fixture
def come(open_page, desk, library):
    def open_one(*size, username="pustakawan", **options):
        page = open_page(*size, **options)
        come_to(page, desk, "catalogue", username)
        return page

    return open_one


def search(page, words):
    page.get_by_test_id("q").fill(words)


def open_title(page, title):
    page.get_by_test_id(f"title-{title}").click()
    expect(page.get_by_test_id("sheet-title")).to_be_focused()


def sheet(page):
    return page.get_by_test_id("sheet")


def said(page, text):
    expect(page.get_by_test_id("sheet-said")).to_contain_text(text)


def test_a_title_is_found_as_one_types_by_any_of_its_words_and_numbers(come):
    page = come()
    expect(page.get_by_test_id("q")).to_be_focused()
    expect(page.get_by_test_id("count")).to_have_text("Judul terbaru")
    assert keys(page)[0] == HOSTILE
    for words in ("peng", "MANKIW", "dede", "ekonomi makro", "978979", "330 man", "2019-002"):
        search(page, words)
        stands(page, "Pengantar Ilmu Ekonomi")
        search(page, "hukum")
        stands(page, "Hukum Keuangan Negara")
    search(page, "2019-00")
    expect(page.get_by_test_id("count")).to_have_text("1 judul")
    expect(page.get_by_test_id("rows")).to_contain_text("2 dari 2 tersedia")
    search(page, "tidak ada yang begini")
    expect(page.get_by_test_id("none")).to_contain_text("Tidak ada judul yang cocok")
    search(page, "hyperlink")
    stands(page, HOSTILE)
    assert "diretas" not in page.title()
    # What was looked for stays in the address.
    page.reload()
    stands(page, HOSTILE)


def test_a_new_title_is_added_with_its_copies_by_keyboard_alone(come, library):
    page = come()
    page.keyboard.press("F2")
    expect(page.get_by_test_id("field-title")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Sri Mulyani")
    page.get_by_test_id("field-year").fill("duaribu")
    page.get_by_test_id("act-send").press("Enter")
    errors = page.get_by_test_id("act-errors")
    expect(errors).to_be_focused()
    expect(errors).to_contain_text("Judul belum diisi.")
    expect(errors).to_contain_text("tulis empat angka")
    look(page, "catalogue-errors")
    page.get_by_test_id("field-title").fill("Kebijakan Fiskal")
    page.get_by_test_id("field-year").fill("2021")
    page.get_by_test_id("field-authors").fill("Sri Mulyani\n\nSuahasil Nazara")
    page.get_by_test_id("act-send").press("Enter")
    said(page, "Tambahkan eksemplarnya")
    expect(page.get_by_test_id("facts")).to_contain_text("Sri Mulyani; Suahasil Nazara · 2021")

    page.get_by_test_id("add-copy").press("Enter")
    expect(page.get_by_test_id("field-inventoryNumber")).to_be_focused()
    page.keyboard.type("2019-001")
    page.get_by_test_id("act-send").press("Enter")
    taken = page.locator("#field-inventoryNumber-error")
    expect(taken).to_contain_text("milik eksemplar dari “Pengantar Ilmu Ekonomi”")
    page.get_by_test_id("field-inventoryNumber").fill("2021-100")
    page.get_by_test_id("field-location").fill("Ruang Baca")
    page.get_by_test_id("field-shelf").fill("336.2")
    page.get_by_test_id("act-send").press("Enter")
    said(page, "Eksemplar ditambahkan.")
    expect(page.get_by_test_id("copy-2021-100")).to_contain_text("Ruang Baca · 336.2")
    # The next one mostly stands beside it.
    page.get_by_test_id("add-copy").click()
    expect(page.get_by_test_id("field-shelf")).to_have_value("336.2")
    page.get_by_test_id("act-back").click()
    look(page, "catalogue-added")
    search(page, "2021-100")
    stands(page, "Kebijakan Fiskal")


def test_two_librarians_at_one_title_see_what_the_other_wrote(come, library):
    title = library.title("Judul Bersama", publisher="Lama")
    page = come()
    search(page, "judul bersama")
    open_title(page, title)
    page.get_by_test_id("correct").click()
    page.get_by_test_id("field-year").fill("2022")
    body = {"title": "Judul Bersama", "kind": "book", "classification": "330", "publisher": "Baru"}
    library.staff.put(f"/api/titles/{title}", body)
    page.get_by_test_id("act-send").click()
    expect(page.get_by_test_id("act-errors")).to_contain_text("baru saja diubah di meja lain")
    expect(page.locator("#field-publisher-hint")).to_have_text("Sekarang: Baru")
    look(page, "catalogue-stale")
    page.get_by_test_id("field-publisher").fill("Baru")
    page.get_by_test_id("act-send").dblclick()
    said(page, "Koreksi tersimpan.")
    now = library.staff.get(f"/api/titles/{title}")
    assert (now["publisher"], now["year"], now["version"]) == ("Baru", 2022, 3)


def test_a_copy_is_moved_lost_found_and_damaged(come, library):
    title = library.title("Riwayat Eksemplar", "R-1", "R-2")
    library.lend("R-2")
    page = come()
    search(page, "riwayat eksemplar")
    open_title(page, title)
    copy = page.get_by_test_id("copy-R-1")
    expect(page.get_by_test_id("copy-R-2")).to_contain_text("Dipinjam · kembali")
    page.get_by_test_id("correct-R-1").click()
    page.get_by_test_id("field-shelf").fill("Gudang")
    page.get_by_test_id("field-status").select_option("referenceOnly")
    page.get_by_test_id("field-barcode").fill("2019-001")
    page.get_by_test_id("act-send").click()
    expect(page.locator("#field-barcode-error")).to_contain_text("milik eksemplar lain")
    page.get_by_test_id("field-barcode").fill("899-1")
    page.get_by_test_id("act-send").click()
    expect(copy).to_contain_text("Baca di tempat")
    expect(copy).to_contain_text("899-1")
    # A copy that is read in the room goes back to it.
    for act, stands_as in [("damaged", "Diperbaiki"), ("found", "Baca di tempat"), ("lost", "Hilang")]:
        page.get_by_test_id(f"{act}-R-1").click()
        page.get_by_test_id("field-text").fill("Ditemukan di gudang")
        page.get_by_test_id("act-send").click()
        expect(copy).to_contain_text(stands_as)
    # A copy that is out is lost with its loan; its status is not set by hand.
    page.get_by_test_id("correct-R-2").click()
    expect(page.get_by_test_id("field-status")).to_have_count(0)
    page.get_by_test_id("act-back").click()
    page.get_by_test_id("lost-R-2").click()
    page.get_by_test_id("act-send").click()
    expect(page.get_by_test_id("found-R-2")).to_be_visible()
    expect(page.get_by_test_id("copy-R-2")).to_contain_text("Hilang")
    assert library.staff.get(f"/api/members/{SITI}")["loans"] == []


def test_a_member_is_put_in_the_line_of_a_title(come, library):
    title = library.title("Buku Dicari", "D-1")
    library.lend("D-1", BUDI_NIP)
    page = come()
    search(page, "buku dicari")
    open_title(page, title)
    page.get_by_test_id("hold").click()
    page.get_by_test_id("field-nip").fill("000")
    page.get_by_test_id("act-send").click()
    expect(page.locator("#field-nip-error")).to_contain_text("tidak ada anggota")
    page.get_by_test_id("field-nip").fill("siti")
    expect(page.locator("#members option").first).to_have_attribute("value", SITI)
    page.get_by_test_id("field-nip").fill(SITI)
    page.get_by_test_id("act-send").click()
    said(page, "urutan ke-1")
    expect(page.get_by_test_id("line")).to_contain_text("Siti Rahmawati")
    library.take_back("D-1")
    expect(page.get_by_test_id("line")).to_contain_text("D-1 menunggu di meja")
    expect(page.get_by_test_id("copy-D-1")).to_contain_text("Di rak pesanan")
    look(page, "catalogue-line")


def test_a_section_head_reads_and_changes_nothing(come, library):
    page = come(username="kasi")
    search(page, "pengantar")
    open_title(page, library.economy)
    expect(page.get_by_test_id("copy-2019-001")).to_be_visible()
    for act in ("add", "correct", "add-copy", "hold", "correct-2019-001"):
        assert page.get_by_test_id(act).locator("visible=true").count() == 0


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(come, library, name, size, options):
    page = come(*size, **options)
    look(page, f"catalogue-list-{name}")
    search(page, "pengantar")
    open_title(page, library.economy)
    look(page, f"catalogue-{name}")
    page.get_by_test_id("correct").click()
    look(page, f"catalogue-form-{name}")


def test_the_page_speaks_english_when_asked(come, library):
    page = come()
    search(page, "pengantar")
    open_title(page, library.economy)
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("copy-2019-001")).to_contain_text("Available")
    expect(page.get_by_test_id("rows")).to_contain_text("2 of 2 available")
    look(page, "catalogue-english")
