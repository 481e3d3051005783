"""What happens between counters, and what goes wrong there."""

import threading

from counter import call_next, come_to_counters, desk, done, morning, said, sit, staff, start
from devices import change_answer
from playwright.sync_api import expect
from reception import look


OTHERS = [
    f"Layanan lain: {title}"
    for title in (
        "Layanan Informasi dan Bantuan",
        "Pusat Kontak Layanan Kemenkeu PRIME",
        "Sirkulasi Bahan Pustaka",
        "Penanganan Pengaduan, Permasalahan, Keluhan dan Masukan",
        "Konsultasi Katalog Elektronik dan Toko Daring",
    )
]


def test_a_visitor_is_handed_over_and_the_colleague_sees_by_whom_and_why(open_page, desk, staff):
    ahead, other = [staff["resepsionis"].issue_for_budi() for _ in range(2)]
    here, there = open_page(), open_page()
    sit(there, desk, "kasi", 2)
    sit(here, desk)
    assert call_next(here) == ahead["number"]
    start(here)
    here.keyboard.press("F7")
    # The counter that serves the same is offered first.
    expect(here.get_by_test_id("field-to")).to_have_value("2")
    look(here, "counter-hand-over")
    here.get_by_test_id("field-reason").fill("Perlu persetujuan kepala seksi")
    here.keyboard.press("Control+Enter")
    said(here, f"{ahead['number']} diserahkan ke Loket 2")
    expect(here.get_by_test_id("next-number")).to_have_text(other["number"])
    expect(here.get_by_test_id("waiting")).to_have_text("1")

    expect(there.get_by_test_id("next-number")).to_have_text(ahead["number"])
    expect(there.get_by_test_id("next-why")).to_contain_text("Diserahkan ke loket 2")
    assert call_next(there) == ahead["number"]
    expect(there.get_by_test_id("handed-over")).to_contain_text("petugas: Perlu persetujuan kepala seksi")
    look(there, "counter-handed-over")
    # Back to all, it is next at the first counter again.
    there.keyboard.press("F7")
    there.get_by_test_id("field-to").select_option("common")
    there.get_by_test_id("field-reason").fill("Sudah disetujui")
    there.keyboard.press("Control+Enter")
    said(there, "diserahkan ke antrean umum")
    expect(here.get_by_test_id("next-number")).to_have_text(ahead["number"])


def test_only_a_counter_that_can_serve_the_ticket_is_offered(open_page, desk, staff):
    for _ in range(2):
        staff["resepsionis"].issue_for_budi()
    staff["kasi"].put("/api/counters/2", {"state": "open", "services": ["kli-prime"]})
    page = open_page()
    sit(page, desk)
    call_next(page)
    page.keyboard.press("F7")
    places = page.get_by_test_id("field-to").locator("option")
    expect(places).to_have_text(["Antrean umum layanan ini", "Loket 3 (tutup)", *OTHERS])
    page.keyboard.press("Escape")

    # What a counter serves now goes by its officer, at work or away.
    staff["kasi"].put("/api/counters/2", {"state": "break", "services": ["kppn-konsultasi"]})
    change_answer(page, desk, "counters", lambda answer: answer["items"][2]["services"].remove("kppn-konsultasi"))
    page.keyboard.press("F7")
    expect(places).to_have_text(["Antrean umum layanan ini", "Loket 2 (istirahat)", *OTHERS])


def test_who_came_for_another_service_goes_to_its_queue_under_the_same_number(open_page, desk, staff):
    number = staff["resepsionis"].issue_for_budi()["number"]
    page = open_page()
    sit(page, desk)
    call_next(page)
    start(page)
    page.keyboard.press("F7")
    page.get_by_test_id("field-to").select_option("lpdp-bantuan")
    page.get_by_test_id("field-reason").fill("Ternyata tentang beasiswa")
    look(page, "counter-other-service")
    page.keyboard.press("Control+Enter")
    said(page, f"{number} diserahkan ke antrean Layanan Informasi dan Bantuan")
    expect(page.get_by_test_id("next-number")).to_have_text(number)
    assert call_next(page) == number
    expect(page.get_by_test_id("ticket-service")).to_contain_text("Layanan Informasi dan Bantuan")
    look(page, "counter-other-service-called")


def test_a_shift_changes_and_the_visitor_stays(open_page, desk, staff):
    number = staff["resepsionis"].issue_for_budi()["number"]
    leaving, coming = open_page(), open_page()
    sit(leaving, desk)
    call_next(leaving)
    start(leaving)
    come_to_counters(coming, desk, "kasi")
    coming.get_by_test_id("counter-1").click()
    expect(coming.get_by_test_id("taken")).to_contain_text(number)
    look(coming, "counter-taken")
    coming.get_by_test_id("open").click()
    expect(coming.get_by_test_id("ticket-number")).to_have_text(number)
    expect(leaving.get_by_test_id("left")).to_contain_text("Loket 1 kini dilayani Karim")
    look(leaving, "counter-left")
    done(coming)


def test_a_counter_that_the_settings_have_no_more_leads_back_to_the_choice(open_page, desk):
    page = open_page()
    sit(page, desk, number=2)
    gone = {"type": "not-found", "title": "Tidak ditemukan", "status": 404}
    page.route("**/api/counters/2", lambda route: route.fulfill(status=404, json=gone))
    change_answer(page, desk, "counters", lambda answer: answer["items"].pop(1))
    page.keyboard.press("F2")
    expect(page.get_by_test_id("left")).to_have_text("Loket 2 sudah dihapus dari pengaturan. Pilih loket lain.")
    expect(page.get_by_test_id("choice").get_by_test_id("errors")).to_be_hidden()
    expect(page.get_by_test_id("counter-2")).to_have_count(0)
    look(page, "counter-removed")
    # So it goes with one that was only chosen.
    page.get_by_test_id("counter-3").click()
    change_answer(page, desk, "counters", lambda answer: answer["items"].pop(1) and answer["items"].pop(1))
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("counter-3")).to_have_count(0)
    expect(page.get_by_test_id("open-words")).to_have_text("Open counter 1")


def test_two_counters_never_show_the_same_visitor(open_page, desk, staff):
    numbers = {staff["resepsionis"].issue_for_budi()["number"] for _ in range(4)}
    pages = [open_page(), open_page()]
    sit(pages[0], desk)
    sit(pages[1], desk, "kasi", 2)
    served = []
    for _ in range(2):
        for page in pages:
            page.evaluate("setTimeout(() => document.querySelector('[data-testid=call-next]').click(), 50)")
        for page in pages:
            page.get_by_test_id("start").wait_for()
            served.append(page.get_by_test_id("ticket-number").inner_text())
        for page in pages:
            start(page)
            done(page)
    assert len(served) == 4
    assert set(served) == numbers


def test_a_double_click_calls_one_visitor_and_starts_nothing(open_page, desk, staff):
    ticket = staff["resepsionis"].issue_for_budi()
    staff["resepsionis"].issue_for_budi()
    page = open_page()
    sit(page, desk)
    page.wait_for_timeout(600)
    page.get_by_test_id("call-next").dblclick()
    page.get_by_test_id("start").wait_for()
    # A third click right after it meets the button that stands there now.
    page.get_by_test_id("start").click()
    page.wait_for_timeout(300)
    assert [event["type"] for event in staff["petugas"].get(f"/api/tickets/{ticket['id']}")["events"]] == [
        "issued", "called"]


def test_what_a_colleague_has_changed_meanwhile_is_shown(open_page, desk, staff):
    ticket = staff["resepsionis"].issue_for_budi()
    page = open_page()
    sit(page, desk)
    call_next(page)
    # The news does not reach this screen before the officer acts.
    held = []
    page.route("**/api/counters/1", lambda route: held.append(route))
    staff["resepsionis"].act(ticket["id"], "corrected", subject="Revisi RPD", reason="Salah ketik")
    with page.expect_response("**/events/*"):
        page.keyboard.press("F3")
    for route in held:
        route.continue_()
    page.unroute("**/api/counters/1")
    errors = page.get_by_test_id("counter").get_by_test_id("errors")
    expect(errors).to_be_focused()
    expect(errors).to_contain_text("Perihal: Revisi DIPA → Revisi RPD")
    look(page, "counter-changed")
    expect(page.get_by_test_id("ticket-subject")).to_have_text("Revisi RPD")
    page.keyboard.press("F3")
    said(page, "dipanggil lagi")
    expect(errors).to_be_hidden()


def test_a_server_killed_in_mid_call_calls_one_visitor_once(open_page, desk, staff):
    first, second = [staff["resepsionis"].issue_for_budi() for _ in range(2)]
    page = open_page()
    sit(page, desk)
    desk.kill()
    page.keyboard.press("F2")
    expect(page.get_by_test_id("away")).to_be_visible()
    said(page, "Mengirim")
    look(page, "counter-away")
    # Pressed again in vain: the call is still on its way.
    page.keyboard.press("F2")
    threading.Timer(1, desk.start).start()
    again = page.get_by_test_id("sign-in-again")
    again.get_by_test_id("field-username").fill("petugas")
    again.get_by_test_id("field-password").fill("loket-demo")
    again.get_by_test_id("sign-in").click()
    expect(page.get_by_test_id("ticket-number")).to_have_text(first["number"])
    expect(page.get_by_test_id("away")).to_be_hidden()
    assert staff["petugas"].get(f"/api/tickets/{second['id']}")["state"] == "waiting"
    start(page)
    done(page)
