"""The catalogue for visitors: nobody signs in, and nobody learns who reads what."""

import pytest
from catalogue import BUDI_NIP, SITI, Library
from conftest import Desk
from devices import stand
from lists import HOSTILE, SIZES
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
    one = Library(Staff(desk, "pustakawan"))
    one.members()
    one.economy = one.title(
        "Pengantar Ilmu Ekonomi", "2019-001", "2019-002", authors=["N. Gregory Mankiw"], callNumber="330 MAN p",
        publisher="Salemba Empat", year=2019)
    one.hostile = one.title(HOSTILE, authors=["<img src=x onerror=alert(1)>"])
    one.lend("2019-001")
    one.hold(one.economy, BUDI_NIP)
    return one


@pytest.fixture
def come(open_page, desk, library):
    def open_one(*size, path="/katalog/", **options):
        page = open_page(*size, **options)
        page.goto(desk.url + path)
        page.get_by_test_id("titles").locator("li").first.wait_for()
        return page

    return open_one


def card(page, title):
    return page.get_by_test_id(f"title-{title}")


def search(page, words):
    page.get_by_test_id("q").fill(words)


def reserve(page, nip, contact):
    page.get_by_test_id("field-nip").fill(nip)
    page.get_by_test_id("field-contact").fill(contact)
    page.get_by_test_id("hold-send").click()


def test_the_sign_in_leads_to_it_and_a_visitor_finds_where_each_copy_stands(open_page, desk, library):
    page = open_page()
    page.get_by_test_id("catalogue-link").click()
    page.wait_for_url("**/katalog/")
    search(page, "pengantar")
    expect(page.get_by_test_id("titles").locator("h2")).to_have_text(["Pengantar Ilmu Ekonomi"])
    found = card(page, library.economy)
    expect(found).to_contain_text("nomor panggil 330 MAN p")
    expect(found).to_contain_text("Dipinjam · kembali")
    expect(found).to_contain_text("Tersedia")
    expect(found).to_contain_text("1 anggota menunggu")
    text = page.locator("body").inner_text()
    assert not any(secret in text for secret in ("Siti", "Budi", SITI, BUDI_NIP, "contoh.go.id"))
    search(page, "hyperlink")
    expect(page.get_by_test_id("titles").locator("h2")).to_have_text([HOSTILE])
    assert "diretas" not in page.title()


def test_a_member_reserves_by_number_and_contact_and_nothing_of_it_stays(come, library):
    title = library.title("Buku Dipesan", "P-1")
    library.lend("P-1", BUDI_NIP)
    page = come(390, 844, has_touch=True)
    search(page, "dipesan")
    page.get_by_test_id(f"hold-{title}").click()
    page.get_by_test_id("hold-send").click()
    errors = page.get_by_test_id("hold-errors")
    expect(errors).to_contain_text("NIP atau nomor anggota belum diisi.")
    reserve(page, SITI, "orang.lain@contoh.go.id")
    expect(errors).to_contain_text("keduanya tidak cocok")
    look(page, "public-hold-refused")
    reserve(page, SITI, "0812 3450 0001")
    expect(page.get_by_test_id("hold-position")).to_contain_text("urutan ke-1")
    look(page, "public-hold-done")
    page.get_by_test_id("hold-close").click()
    expect(card(page, title)).to_contain_text("1 anggota menunggu")
    page.get_by_test_id(f"hold-{title}").click()
    expect(page.get_by_test_id("field-nip")).to_have_value("")
    reserve(page, SITI, "0812 3450 0001")
    expect(errors).to_be_focused()
    assert [one["nip"] for one in library.staff.get(f"/api/holds?title={title}")["items"]] == [SITI]


def test_guessing_a_members_contact_is_slowed(come, library):
    title = library.title("Buku Ditebak", "T-1")
    page = come(path="/katalog/?q=ditebak")
    page.get_by_test_id(f"hold-{title}").click()
    for _ in range(5):
        reserve(page, BUDI_NIP, "tebakan@contoh.go.id")
        expect(page.get_by_test_id("hold-errors")).to_contain_text("keduanya tidak cocok")
    reserve(page, BUDI_NIP, "budi@contoh.go.id")
    expect(page.get_by_test_id("hold-errors")).to_contain_text("detik")
    assert library.staff.get(f"/api/holds?title={title}")["items"] == []


def test_the_self_service_screen_has_keys_and_goes_back_by_itself(open_page, desk, library):
    page = open_page(1080, 1920, has_touch=True)
    stand(page, desk, "kiosk")
    page.clock.install()
    link = page.get_by_test_id("catalogue-link")
    link.wait_for()
    look(page, "kiosk-with-catalogue")
    link.click()
    page.wait_for_url("**/katalog/")
    keyboard = page.get_by_test_id("keyboard")
    expect(keyboard).to_be_visible()
    ways_out = page.locator("a:visible").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert ways_out == ["/kiosk.html"]
    for sign in ("m", "a", "n", "k", "x"):
        keyboard.get_by_role("button", name=sign, exact=True).click()
    keyboard.get_by_role("button", name="Hapus").click()
    expect(page.get_by_test_id("q")).to_have_value("mank")
    expect(page.get_by_test_id("titles").locator("h2")).to_have_text(["Pengantar Ilmu Ekonomi"])
    look(page, "public-kiosk")
    page.get_by_test_id(f"hold-{library.economy}").click()
    keyboard.get_by_role("button", name="7", exact=True).click()
    expect(page.get_by_test_id("field-nip")).to_have_value("7")
    look(page, "public-kiosk-hold")
    # The page is left, and may come back as it was.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(page.get_by_test_id("hold-dialog")).to_be_hidden()
    expect(page.get_by_test_id("field-nip")).to_have_value("")
    expect(page.get_by_test_id("q")).to_have_value("")
    page.clock.fast_forward(22_000)
    expect(page.get_by_test_id("countdown")).to_contain_text("Kembali ke awal dalam")
    page.clock.fast_forward(12_000)
    page.wait_for_url("**/kiosk.html")


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(come, name, size, options):
    page = come(*size, **options)
    look(page, f"public-{name}")


def test_the_page_speaks_english_when_asked(come, library):
    page = come(390, 844)
    page.get_by_test_id("language-en").click()
    expect(card(page, library.economy)).to_contain_text("call number 330 MAN p")
    look(page, "public-english")
