"""What is out and how late, who waits for what, and the library's day in figures."""

import csv
import datetime
import io
import subprocess
import uuid
from zoneinfo import ZoneInfo

import pytest
from catalogue import BUDI_NIP, SITI, Library
from conftest import ARTEFACTS, Desk
from lists import HOSTILE, SIZES, come_to
from playwright.sync_api import expect
from reception import look
from staff import Staff

TODAY = datetime.datetime.now(ZoneInfo("Asia/Jakarta")).date()


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def library(desk):
    """Two loans, a line of two for one title, and one hold whose copy lies at the desk."""
    one = Library(Staff(desk, "pustakawan"))
    one.members()
    one.member("T-1", HOSTILE, type="tamu")
    one.wanted = one.title("Buku Dicari", "D-1", classification="005.1")
    one.ready = one.title("Buku Siap", "S-1")
    one.title("Buku Lain", "L-1")
    one.lend("D-1", BUDI_NIP)
    one.lend("L-1", SITI)
    one.lend("S-1", BUDI_NIP)
    one.first, one.second = one.hold(one.wanted, SITI)["id"], one.hold(one.wanted, "T-1")["id"]
    one.waiting = one.hold(one.ready, SITI)["id"]
    one.take_back("S-1")
    return one


@pytest.fixture
def come(open_page, desk, library):
    def open_one(*size, view="loans", username="pustakawan", **options):
        page = open_page(*size, **options)
        come_to(page, desk, "circulation", username)
        page.get_by_test_id(f"view-{view}").check(force=True)
        expect(page.get_by_test_id(view)).to_be_visible()
        return page

    return open_one


def late(page, days):
    """The server's answers are of loans that many days late: time can't be brought about here."""
    def change(route):
        content = route.fetch(url=route.request.url.replace("overdue=true", "overdue=false")).json()
        for one in content["items"]:
            one["loan"]["dueDate"] = (TODAY - datetime.timedelta(days=days)).isoformat()
            one["loan"]["overdue"] = True
        route.fulfill(json=content)

    page.route("**/api/loans?*", change)


def taken_along(page, name):
    with page.expect_download() as download:
        page.get_by_test_id(f"{name}-csv").click()
    text = open(download.value.path(), newline="", encoding="utf-8-sig").read()
    return download.value.suggested_filename, list(csv.reader(io.StringIO(text)))


def order(page):
    """Who waits, from above."""
    return page.get_by_test_id("holds-rows").locator("tr strong")


def total(page, name):
    return page.get_by_test_id(f"total-{name}")


def test_what_is_out_is_narrowed_by_when_it_is_due(come, library):
    page = come()
    expect(page.get_by_test_id("loans-none")).to_have_text("Tidak ada yang terlambat.")
    page.get_by_test_id("due-all").check(force=True)
    rows = page.get_by_test_id("loans-rows").locator("tr")
    expect(rows).to_have_count(2)
    expect(page.get_by_test_id("loans-count")).to_have_text("2 eksemplar")
    row = page.get_by_test_id("loan-L-1")
    for text in ("Buku Lain", "Siti Rahmawati", SITI, "Ditjen Perbendaharaan", "+6281234500001", "hari lagi"):
        expect(row).to_contain_text(text)
    page.get_by_test_id("due-soon").check(force=True)
    expect(page.get_by_test_id("loans-none")).to_have_text("Tidak ada yang jatuh tempo dalam 3 hari.")
    page.get_by_test_id("due-all").check(force=True)
    assert row.get_by_role("link", name="Siti Rahmawati").get_attribute("href") == f"/members.html#nip={SITI}"
    row.get_by_role("link", name="Buku Lain").click()
    page.wait_for_url("**/catalogue.html?q=L-1")


def test_a_loan_at_another_desk_and_its_return_show_at_once(come, library):
    page = come()
    page.get_by_test_id("due-all").check(force=True)
    expect(page.get_by_test_id("loan-L-1")).to_be_visible()
    library.title("Buku Sebentar", "X-9")
    library.lend("X-9", SITI)
    expect(page.get_by_test_id("loan-X-9")).to_be_visible()
    library.take_back("X-9")
    expect(page.get_by_test_id("loan-X-9")).to_have_count(0)


def test_what_is_late_says_so_and_goes_on_paper_without_what_only_a_screen_needs(open_page, desk, library):
    page = open_page()
    late(page, 12)
    come_to(page, desk, "circulation", "pustakawan")
    expect(page.get_by_test_id("loan-D-1")).to_contain_text("terlambat 12 hari")
    look(page, "circulation-late")
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_test_id("loans").locator("[data-print]").click()
    assert page.evaluate("window.asked")
    sheet = ARTEFACTS / "circulation.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True, check=True).stdout
    assert "Terlambat" in text and "Budi Santoso" in text and "Dicetak" in text
    assert not any(word in text for word in ("Perpustakaan", "Unduh", "Keluar", "Angka harian"))


def test_holds_are_moved_and_cancelled_and_those_at_the_desk_come_first(come, library):
    page = come(view="holds")
    expect(order(page)).to_have_text(["Siti Rahmawati", "Siti Rahmawati", HOSTILE])
    expect(page.get_by_test_id("holds-count")).to_have_text("3 pesanan, 1 siap diambil")
    ready = page.get_by_test_id(f"hold-{library.waiting}")
    expect(ready).to_contain_text("S-1 menunggu di meja sampai")
    expect(page.get_by_test_id(f"up-{library.waiting}")).to_have_count(0)
    look(page, "circulation-holds")
    page.get_by_test_id(f"hold-{library.second}").get_by_role("button", name="Buku Dicari", exact=True).click()
    expect(order(page)).to_have_text(["Siti Rahmawati", HOSTILE])
    page.get_by_test_id(f"up-{library.second}").dblclick()
    expect(order(page)).to_have_text([HOSTILE, "Siti Rahmawati"])
    expect(page.get_by_test_id("holds-said")).to_contain_text("diubah")
    page.get_by_test_id(f"cancel-{library.second}").click()
    expect(page.get_by_test_id("question")).to_contain_text("kehilangan urutannya untuk Buku Dicari")
    look(page, "circulation-cancel")
    page.get_by_test_id("question-back").click()
    page.get_by_test_id(f"cancel-{library.second}").click()
    page.get_by_test_id("question-send").dblclick()
    expect(order(page)).to_have_text(["Siti Rahmawati"])
    page.get_by_test_id("holds-all").click()
    expect(order(page)).to_have_text(["Siti Rahmawati", "Siti Rahmawati"])
    library.second = library.hold(library.wanted, "T-1")["id"]
    expect(order(page)).to_have_count(3)


def test_a_reserved_copy_that_stands_on_its_shelf_is_fetched_and_set_aside(come, library):
    title = library.title("Buku di Rak", "R-1")
    hold = library.hold(title, "T-1")["id"]
    page = come(view="holds")
    row = page.get_by_test_id(f"hold-{hold}")
    expect(row).to_contain_text("R-1 ada di rak")
    page.get_by_test_id(f"setAside-{hold}").dblclick()
    expect(row).to_contain_text("R-1 menunggu di meja sampai")
    expect(page.get_by_test_id("holds-said")).to_have_text(f"Disisihkan untuk {HOSTILE}.")
    page.get_by_test_id(f"cancel-{hold}").click()
    page.get_by_test_id("question-send").click()
    expect(row).to_have_count(0)


def test_the_day_is_told_in_figures_that_follow_what_happens(come, library):
    page = come(view="day")
    before = library.staff.get(f"/api/library/days/{TODAY}")
    for name in ("loans", "returns", "extensions", "holds", "registered", "out", "overdue"):
        expect(total(page, name)).to_have_text(str(before[name]))
    expect(page.get_by_test_id("by-class")).to_contain_text("000")
    expect(page.get_by_test_id("by-type").locator("tr").first).to_contain_text("2")
    library.staff.put(f"/api/extensions/{uuid.uuid4()}", {"nip": SITI})
    expect(total(page, "extensions")).to_have_text(str(before["extensions"] + 1))
    look(page, "circulation-day")
    page.get_by_test_id("before").click()
    expect(total(page, "loans")).to_have_text("0")
    expect(page.get_by_test_id("by-class")).to_have_text("Tidak ada")
    page.get_by_test_id("after").click()
    expect(page.get_by_test_id("after")).to_be_disabled()


def test_every_list_is_taken_along_and_runs_no_formula(come, library):
    page = come()
    page.get_by_test_id("due-all").check(force=True)
    expect(page.get_by_test_id("loan-L-1")).to_be_visible()
    name, rows = taken_along(page, "loans")
    assert name == f"pinjaman-{TODAY}.csv"
    assert rows[0][:3] == ["Jatuh tempo", "Terlambat (hari)", "Nomor inventaris"]
    assert {"D-1", "L-1"} == {row[2] for row in rows[1:]}
    page.get_by_test_id("view-holds").check(force=True)
    name, rows = taken_along(page, "holds")
    assert f"'{HOSTILE}" in {row[3] for row in rows}
    page.get_by_test_id("view-day").check(force=True)
    page.get_by_test_id("language-en").click()
    name, rows = taken_along(page, "day")
    assert name == f"perpustakaan-{TODAY}.csv"
    assert ["Acts", "Loans"] in [row[1:3] for row in rows]


def test_a_section_head_reads_and_changes_nothing(come, library):
    page = come(view="holds", username="kasi")
    expect(page.get_by_test_id(f"hold-{library.first}")).to_be_visible()
    assert page.get_by_test_id("holds-rows").locator(".circulation-acts button").count() == 0


def test_on_a_phone_no_word_of_a_hold_is_broken(come, library):
    page = come(390, 844, view="holds", has_touch=True)
    row = page.get_by_test_id(f"hold-{library.waiting}")
    title, acts = row.locator(".list-key").bounding_box(), row.locator(".circulation-acts").bounding_box()
    assert title["y"] >= acts["y"] + acts["height"] - 1
    assert title["width"] > 60 and title["height"] < 60


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(come, name, size, options):
    page = come(*size, **options)
    page.get_by_test_id("due-all").check(force=True)
    page.get_by_test_id("loan-L-1").wait_for()
    look(page, f"circulation-loans-{name}")
    for view in ("holds", "day"):
        page.get_by_test_id(f"view-{view}").check(force=True)
        expect(page.get_by_test_id(view)).to_be_visible()
        look(page, f"circulation-{view}-{name}")


def test_the_page_speaks_english_when_asked(come):
    page = come()
    page.get_by_test_id("due-all").check(force=True)
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("loans-title")).to_have_text("On loan")
    expect(page.get_by_test_id("loan-L-1")).to_contain_text("in ")
    look(page, "circulation-english")
