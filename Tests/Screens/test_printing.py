"""The printers and the spool: lights that tell the truth, what waits where and why, and what the desk does about it."""

import pytest
from devices import stand
from lists import SIZES, come_to
from playwright.sync_api import expect
from printing import (
    FRONT, READING, card, choose_act, come, desk, issue, key, light, lose, open_by_keyboard, rina, roll, row, state,
    stopped,
)
from reception import look, pick, printed_with, serve

# An idle printer is asked every fifteen seconds.
ASKED = 20_000
HOSTILE = "<img src=x onerror=alert(1)>{x:…}"


def test_the_lights_tell_the_truth_in_words_and_in_the_printers_own(come, cups, rina, roll):
    page = come()
    expect(light(page, FRONT)).to_have_text("Siap")
    expect(card(page, FRONT)).to_contain_text("Antrean CUPS")
    expect(card(page, READING)).to_contain_text("Tiket, bila dipilih")
    # One is stopped while it has nothing to do, the other runs out of paper.
    cups.command("cupsdisable", "-r", HOSTILE, "thermal")
    roll("empty")
    _, job = issue(rina, FRONT)
    expect(light(page, FRONT)).to_have_text("Kertas habis", timeout=ASKED)
    expect(row(page, job)).to_contain_text("kertas habis")
    expect(card(page, FRONT)).to_contain_text("1 cetakan belum selesai")
    expect(light(page, READING)).to_have_text("Bermasalah", timeout=ASKED)
    expect(card(page, READING).locator("q")).to_have_text(HOSTILE)
    expect(page.locator("img[src=x]")).to_have_count(0)
    look(page, "printing-trouble")
    roll("cover")
    _, next_job = issue(rina, FRONT)
    expect(light(page, FRONT)).to_have_text("Tutup terbuka", timeout=ASKED)
    expect(row(page, job)).to_have_count(0)
    expect(row(page, next_job)).to_contain_text("tutup printer terbuka")
    roll("ok")
    cups.command("cupsenable", "thermal")
    expect(light(page, FRONT)).to_have_text("Siap", timeout=ASKED)
    expect(light(page, READING)).not_to_have_text("Bermasalah", timeout=ASKED)
    expect(page.get_by_test_id("none")).to_be_visible()


def test_what_waits_says_where_why_and_since_when_and_is_cancelled_or_moved_by_keyboard(come, cups, rina, stopped):
    page = come()
    number, job = issue(rina)
    other_number, other = issue(rina)
    for one, name in ((job, number), (other, other_number)):
        expect(row(page, one)).to_contain_text(f"Tiket {name}")
        expect(row(page, one)).to_contain_text(READING)
        expect(row(page, one).locator("q")).to_have_text("Paused")
        expect(row(page, one)).to_contain_text("menunggu kurang dari 1 menit")
    expect(page.get_by_test_id("count")).to_have_text("2 menunggu")

    open_by_keyboard(page, job)
    choose_act(page, "Batalkan")
    expect(page.get_by_test_id("sheet-said")).to_have_text("Pembatalan dicatat.")
    expect(state(page)).to_have_text("Dibatalkan")
    page.keyboard.press("Escape")
    expect(key(page, job)).to_be_focused()

    open_by_keyboard(page, other)
    look(page, "printing-waits")
    choose_act(page, f"Pindahkan ke {FRONT}")
    assert printed_with(other_number, cups)
    expect(state(page)).to_have_text("Terkirim ke printer")
    expect(page.get_by_test_id("facts")).to_contain_text(FRONT)
    expect(page.get_by_test_id("none")).to_be_visible()


def test_a_wish_that_the_printer_has_to_grant_is_told(come, rina, stopped):
    page = come()

    def asked(route):
        answer = route.fetch().json()
        route.fulfill(json={**answer, "items": [{**one, "wish": "move", "target": FRONT} for one in answer["items"]]})

    page.route("**/api/print-jobs?open=true*", asked)
    _, job = issue(rina)
    expect(row(page, job)).to_contain_text(f"akan dipindahkan ke {FRONT} begitu printer menjawab")
    key(page, job).click()
    expect(page.get_by_test_id("sheet-why")).to_contain_text("akan dipindahkan")
    expect(page.get_by_test_id("acts").get_by_role("button")).to_have_count(0)


def test_what_has_failed_is_tried_again_as_it_was(come, cups, rina, stopped):
    page = come()
    number, job = issue(rina)
    expect(row(page, job)).to_contain_text("Terkirim ke printer")
    cups.command("cancel", "-a", "thermal")
    expect(row(page, job)).to_contain_text("Gagal")
    expect(page.get_by_test_id("count")).to_have_text("1 perlu dilihat")
    open_by_keyboard(page, job)
    cups.command("cupsenable", "thermal")
    choose_act(page, "Coba lagi")
    expect(page.get_by_test_id("sheet-said")).to_have_text("Dikirim lagi ke printer.")
    expect(state(page)).to_have_text("Terkirim ke printer")
    expect(page.get_by_test_id("sheet-title")).to_have_text(f"Tiket {number}")


def test_of_an_unknown_paper_somebody_says_that_it_is_there_or_prints_a_copy(come, cups, rina, stopped):
    page = come()
    _, there = issue(rina)
    lose(cups, page, there)
    number, missing = issue(rina)
    lose(cups, page, missing)
    expect(row(page, there)).to_contain_text("printer tidak mengenali tugas ini lagi")
    look(page, "printing-unknown")

    # The band of the other pages tells how many there are, and leads here.
    front = page.context.new_page()
    front.goto(page.url.replace("printing", "reception"))
    expect(front.get_by_test_id("printers")).to_contain_text("periksa 2 cetakan")
    front.get_by_test_id("printers").click()
    expect(row(front, there)).to_be_visible()
    front.close()

    open_by_keyboard(page, there)
    expect(page.get_by_test_id("advice")).to_contain_text(f"Lihat keluaran {READING}")
    choose_act(page, "Kertasnya ada")
    expect(state(page)).to_have_text("Tercetak")
    # The list behind has heard of it, so that nothing takes the focus from the next row.
    expect(row(page, there)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("sheet")).to_be_hidden()
    open_by_keyboard(page, missing)
    choose_act(page, "Cetak salinan")
    expect(page.get_by_test_id("sheet-said")).to_contain_text("ditandai SALINAN")
    expect(page.get_by_test_id("pictures")).to_contain_text("SALINAN 1")
    assert "SALINAN" in page.evaluate(
        "async (id) => (await (await fetch(`/api/print-jobs/${id}.txt`)).text())",
        rina.get("/api/print-jobs?limit=1")["items"][0]["id"])
    assert printed_with(number, cups)
    # It was printed once more, and is nothing to look at any more.
    expect(page.get_by_test_id("none")).to_be_visible()


def test_a_test_page_is_one_paper_however_often_the_button_is_pressed(come, rina):
    page = come()
    # Papers of the tests before may still be on their way: it is the test pages that count.
    pages = lambda: sum("self-test" in job["template"] for job in rina.get("/api/print-jobs?limit=200")["items"])
    before = pages()
    card(page, FRONT).get_by_test_id("test-page").dblclick()
    expect(card(page, FRONT).get_by_test_id("test-state")).to_have_text("Terkirim ke printer")
    expect(page.get_by_test_id("pictures").get_by_role("button").first).to_contain_text("Halaman uji")
    assert pages() == before + 1


def test_this_desk_prints_where_it_was_told_to_until_the_office_has_no_such_printer(come, desk, rina):
    page = come()
    page.get_by_test_id("field-desk-ticket").select_option(READING)
    page.reload()
    expect(page.get_by_test_id("field-desk-ticket")).to_have_value(READING)
    # Only the front desk's printer has stamps.
    expect(page.get_by_test_id("field-desk-stamp")).to_have_count(0)
    page.goto(f"{desk.url}/reception.html")
    pick(page, "budi santoso")
    serve(page)
    assert rina.get("/api/print-jobs?limit=1")["items"][0]["target"] == READING
    page.get_by_test_id("reprint").click()
    expect(page.get_by_test_id("print-state")).to_contain_text("Salinan 1: Terkirim")
    copy = rina.get("/api/print-jobs?limit=1")["items"][0]
    assert (copy["copy"], copy["target"]) == (1, READING)

    page.evaluate("localStorage.setItem('loket.printers', JSON.stringify({ ticket: 'sudah dijual' }))")
    page.get_by_test_id("reprint").click()
    expect(page.get_by_test_id("print-state")).to_contain_text("Salinan 2: Terkirim")
    assert "target" not in rina.get("/api/print-jobs?limit=1")["items"][0]


def test_a_touch_screen_is_told_its_printer_by_its_address_and_remembers_it(open_page, desk, rina):
    page = open_page(has_touch=True)
    stand(page, desk, "kiosk")
    page.goto(f"{desk.url}/kiosk.html?printer={READING}")
    page.get_by_test_id("service-kppn-konsultasi").wait_for()
    page.goto(f"{desk.url}/kiosk.html")
    page.get_by_test_id("service-kppn-konsultasi").tap()
    page.get_by_test_id("class-ordinary").tap()
    expect(page.get_by_test_id("ticket")).to_be_visible()
    assert rina.get("/api/print-jobs?limit=1")["items"][0]["target"] == READING


@pytest.mark.parametrize("username, words", [
    ("admin", "Belum ada printer; cetakan menunggu sampai ada. Tambahkan di Pengaturan"),
    ("pustakawan", "Minta administrator menambahkannya"),
])
def test_an_office_without_a_printer_is_told_what_to_do(open_page, desk, username, words):
    page = open_page()
    page.route("**/api/printers", lambda route: route.fulfill(json={"items": []}))
    page.route("**/api/print-jobs?*", lambda route: route.fulfill(json={"items": [], "next": None}))
    come_to(page, desk, "printing", username)
    expect(page.get_by_test_id("no-printers")).to_contain_text(words)
    expect(page.get_by_test_id("none-last")).to_be_visible()
    look(page, f"printing-none-{username}")


@pytest.mark.parametrize("name, size, options", SIZES)
def test_it_fits_every_screen_with_a_job_open_and_closed(come, rina, stopped, name, size, options):
    page = come(*size, **options)
    _, job = issue(rina)
    expect(row(page, job).locator("q")).to_have_text("Paused")
    look(page, f"printing-{name}")
    key(page, job).click()
    expect(page.get_by_test_id("picture")).to_be_visible()
    page.get_by_test_id("language-en").evaluate("(button) => button.click()")
    expect(page.get_by_test_id("cancelled")).to_have_text("Cancel")
    look(page, f"printing-{name}-open-english")
