"""The day's tickets at the front desk: seen at once, found again, looked at whole, and put right."""

import datetime
import uuid
from zoneinfo import ZoneInfo

import pytest
from conftest import Desk
from lists import HOSTILE, SIZES, come_as_auditor, come_to, downloaded, keys, stands, told
from playwright.sync_api import expect
from reception import look
from staff import BUDI, YOHANA, Staff


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def rina(desk):
    """A colleague at another desk."""
    return Staff(desk, "resepsionis")


def issue(rina, **rest):
    return rina.issue_for_budi(print=False, **rest)


def open_ticket(page, number):
    page.get_by_test_id(f"ticket-{number}").click()
    expect(page.get_by_test_id("sheet-number")).to_have_text(number)


def state(page):
    return page.get_by_test_id("sheet-state")


def test_a_ticket_stands_on_top_as_soon_as_it_is_issued_and_the_reader_keeps_the_place(open_page, desk, rina):
    page = open_page()
    come_to(page, desk, "today")
    expect(page.get_by_test_id("none")).to_contain_text("Belum ada tiket hari ini")
    look(page, "today-empty")
    first = issue(rina)["number"]
    stands(page, first)
    page.get_by_test_id(f"ticket-{first}").focus()
    second = issue(rina)["number"]
    stands(page, second, first)
    expect(page.get_by_test_id(f"ticket-{first}")).to_be_focused()
    expect(page.get_by_test_id("count")).to_have_text("2 tiket")
    expect(page.get_by_test_id("tally")).to_have_text("2 menunggu")


def test_the_list_is_walked_and_a_ticket_opened_and_left_by_keyboard_alone(open_page, desk, rina):
    numbers = [issue(rina)["number"] for _ in range(3)]
    page = open_page()
    come_to(page, desk, "today")
    page.get_by_test_id(f"ticket-{numbers[0]}").wait_for()
    # One stop for the whole list: from the last filter to the newest, and on to what follows the list.
    page.get_by_test_id("field-channel").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_test_id(f"ticket-{numbers[2]}")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("csv")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("sheet-number")).to_be_focused()
    expect(page.get_by_test_id("sheet-number")).to_have_text(numbers[0])
    expect(page.get_by_test_id("facts")).to_contain_text("Bagaimana cara merevisi halaman III DIPA?")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("sheet")).to_be_hidden()
    expect(page.get_by_test_id(f"ticket-{numbers[0]}")).to_be_focused()


def test_the_list_is_narrowed_by_service_state_channel_and_words(open_page, desk, rina):
    library = issue(rina, standard="lkpp-konsultasi", subject="Etalase baru")
    phoned = issue(rina, standard="lkpp-konsultasi", channel="phone", subject="Lupa kata sandi")
    gone = issue(rina, subject="Tidak jadi")
    rina.act(gone["id"], "cancelled", reason="Pulang lebih dahulu")
    page = open_page()
    come_to(page, desk, "today")
    whole = len(rina.get("/api/tickets?limit=200")["items"])
    expect(page.get_by_test_id("count")).to_have_text(f"{whole} tiket")
    page.get_by_test_id("field-standard").select_option("lkpp-konsultasi")
    stands(page, phoned["number"], library["number"])
    page.get_by_test_id("field-channel").select_option("phone")
    stands(page, phoned["number"])
    page.get_by_test_id("field-standard").select_option("")
    page.get_by_test_id("field-channel").select_option("")
    page.get_by_test_id("field-state").select_option("cancelled")
    stands(page, gone["number"])
    page.get_by_test_id("field-state").select_option("")
    page.get_by_test_id("field-q").fill("etalase")
    stands(page, library["number"])
    rows = downloaded(page)
    assert [row[1] for row in rows[1:]] == [library["number"]]
    page.get_by_test_id("field-q").fill("tidak ada yang begini")
    stands(page)
    expect(page.get_by_test_id("none")).to_contain_text("Tidak ada tiket yang cocok")
    # What was searched for is nobody else's business.
    assert page.url == f"{desk.url}/today.html"


def test_what_is_late_is_found_on_any_day_and_an_earlier_day_is_turned_to(open_page, desk, rina):
    long_ago = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=40)).strftime("%Y-%m-%dT%H:%M:%SZ")
    late = issue(rina, channel="web", receivedAt=long_ago)["number"]
    page = open_page()
    come_to(page, desk, "today")
    page.get_by_test_id("field-from").fill("2026-01-05")
    expect(page.get_by_test_id(f"ticket-{late}")).to_be_visible()
    # The last day is never before the first.
    page.get_by_test_id("field-to").fill("2026-01-02")
    expect(page.get_by_test_id("field-from")).to_have_value("2026-01-02")
    stands(page)
    page.get_by_test_id("view-overdue").check()
    stands(page, late)
    expect(page.get_by_test_id("rows").get_by_text("Lewat janji")).to_be_visible()
    expect(page.get_by_test_id("field-from")).to_be_hidden()
    page.get_by_test_id("view-open").check()
    expect(page.get_by_test_id(f"ticket-{late}")).to_be_visible()
    expect(page.get_by_test_id("tally")).to_contain_text("menunggu")
    expect(page.get_by_test_id("tally")).not_to_contain_text("dibatalkan")


def test_a_correction_needs_a_change_and_a_reason_and_stands_in_the_history(open_page, desk, rina):
    number = issue(rina, subject="Revisi DPIA")["number"]
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, number)
    page.get_by_test_id("correct").click()
    page.get_by_test_id("act-send").click()
    errors = page.get_by_test_id("act-errors")
    expect(errors).to_be_focused()
    expect(errors.locator("li")).to_have_text(["Belum ada yang diubah.", "Alasan belum diisi."])
    look(page, "today-correction")
    page.get_by_test_id("field-subject").fill("Revisi DIPA")
    page.get_by_test_id("field-category").select_option("gaji")
    page.get_by_test_id("field-reason").fill("Salah ketik")
    page.get_by_test_id("act-send").dblclick()
    expect(page.get_by_test_id("sheet-said")).to_have_text("Tersimpan.")
    expect(page.get_by_test_id("facts")).to_contain_text("Belanja pegawai")
    expect(told(page)).to_have_text(["Tiket terbit", "Data dikoreksi"])
    expect(page.get_by_test_id("history")).to_contain_text("Salah ketik")
    expect(page.get_by_test_id("history")).to_contain_text("resepsionis (Resepsionis)")
    expect(page.get_by_test_id("rows").locator("tr").first).to_contain_text("Revisi DIPA")


def waiting(rina):
    return [one["number"] for one in rina.get("/api/queue")["waiting"]]


def save(page):
    """Saves the correction and answers what of the ticket was sent for it."""
    page.get_by_test_id("field-reason").fill("Salah pilih di loket")
    with page.expect_request("**/events/*") as request:
        page.get_by_test_id("act-send").click()
    expect(page.get_by_test_id("sheet-said")).to_have_text("Tersimpan.")
    body = request.value.post_data_json
    return {name: value for name, value in body.items() if name not in ("type", "reason", "expect")}


def find_visitor(page, query):
    page.get_by_test_id("find").fill(query)
    page.locator("#found-0").wait_for()
    page.keyboard.press("Enter")


def test_a_ticket_of_the_wrong_visitor_is_given_to_the_right_one_and_keeps_its_place(open_page, desk, rina):
    ticket = issue(rina)
    issue(rina)
    order = waiting(rina)
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, ticket["number"])
    page.get_by_test_id("correct").click()
    expect(page.get_by_test_id("whose-name")).to_have_text("Budi Santoso")
    expect(page.get_by_test_id("whose-contact")).to_contain_text("budi.santoso@contoh.go.id")
    find_visitor(page, "Wirawan")
    expect(page.get_by_test_id("whose-instead")).to_have_text("menggantikan Budi Santoso")
    page.get_by_test_id("whose-back").click()
    expect(page.get_by_test_id("whose-name")).to_have_text("Budi Santoso")
    find_visitor(page, "Yohana")
    expect(page.get_by_test_id("whose-name")).to_have_text("Yohana Ndun")
    # The standard asks for no e-mail, so that nothing stands in for it.
    expect(page.get_by_test_id("field-waiver")).to_be_hidden()
    look(page, "today-whose")
    assert save(page) == {"visitor": YOHANA}
    expect(page.get_by_test_id("facts")).to_contain_text("Yohana Ndun")
    assert waiting(rina) == order
    assert rina.get(f"/api/tickets/{ticket['id']}")["visitor"]["name"] == "Yohana Ndun"


def test_a_visitor_without_email_takes_over_a_ticket_that_wants_one_for_a_reason(open_page, desk, rina):
    number = rina.issue("lpdp-bantuan", visitor=BUDI, category="beasiswa", print=False)["number"]
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, number)
    page.get_by_test_id("correct").click()
    find_visitor(page, "Yohana")
    page.get_by_test_id("field-waiver").check()
    expect(page.get_by_test_id("field-waiver-reason")).to_be_focused()
    page.get_by_test_id("field-reason").fill("Salah pilih")
    page.get_by_test_id("act-send").click()
    expect(page.get_by_test_id("act-errors").locator("li")).to_have_text(["Alasan tanpa e-mail belum diisi."])
    look(page, "today-waiver")
    page.get_by_test_id("field-waiver-reason").fill("Hanya punya telepon rumah")
    waiver = {"answer": "email", "reason": "Hanya punya telepon rumah"}
    assert save(page) == {"visitor": YOHANA, "waiver": waiver}
    expect(page.get_by_test_id("facts")).to_contain_text("Hanya punya telepon rumah")
    # What was decided stands in the next correction as it is, and is not sent again.
    page.get_by_test_id("correct").click()
    expect(page.get_by_test_id("field-waiver-reason")).to_have_value("Hanya punya telepon rumah")
    page.get_by_test_id("field-category").select_option("riset")
    assert save(page) == {"category": "riset"}


def test_who_goes_before_others_is_put_right_where_there_is_a_queue(open_page, desk, rina):
    issue(rina)
    ticket = issue(rina)
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, ticket["number"])
    for value, said in (("elderly", "Lanjut usia"), ("", None)):
        page.get_by_test_id("correct").click()
        page.get_by_test_id("field-priority").select_option(value)
        assert save(page) == {"priority": value}
        assert rina.get(f"/api/tickets/{ticket['id']}").get("priority") == (value or None)
        row = page.get_by_test_id("rows").locator("tr").first
        expect(row.get_by_text("Lanjut usia")).to_be_visible(visible=bool(said))
    letter = issue(rina, standard="lkpp-konsultasi", channel="phone")["number"]
    open_ticket(page, letter)
    page.get_by_test_id("correct").click()
    expect(page.get_by_test_id("field-priority")).to_have_count(0)


@pytest.mark.parametrize(
    "act, button, ends, says",
    [
        ("cancel", "Batalkan tiket", "dibatalkan", "Dibatalkan pengunjung"),
        ("void", "Nyatakan salah terbit", "batal demi kekeliruan", "Dinyatakan salah terbit"),
    ],
)
def test_a_ticket_that_is_not_served_ends_with_a_reason(open_page, desk, rina, act, button, ends, says):
    number = issue(rina)["number"]
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, number)
    page.get_by_test_id(act).click()
    expect(page.get_by_test_id("act-send")).to_have_text(button)
    page.get_by_test_id("act-send").click()
    expect(page.get_by_test_id("act-errors")).to_contain_text("Alasan belum diisi.")
    page.get_by_test_id("field-reason").fill("Mengambil dua nomor")
    page.get_by_test_id("act-send").click()
    expect(state(page)).to_have_text(ends)
    expect(told(page)).to_have_text(["Tiket terbit", says])
    expect(page.get_by_test_id("history")).to_contain_text("Mengambil dua nomor")
    # What has ended is left as it is.
    expect(page.get_by_test_id("acts")).to_be_hidden()


def test_who_was_faster_is_shown_beside_what_was_typed_and_nothing_is_lost(open_page, desk, rina):
    ticket = issue(rina, subject="Rekonsiliasi")
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, ticket["number"])
    page.get_by_test_id("correct").click()
    page.get_by_test_id("field-subject").fill("Rekonsiliasi Oktober")
    page.get_by_test_id("field-reason").fill("Bulannya kurang")
    rina.act(ticket["id"], "corrected", subject="Rekonsiliasi November", reason="Bulan ini")
    expect(page.get_by_test_id("facts")).to_contain_text("Rekonsiliasi November")
    page.get_by_test_id("act-send").click()
    expect(page.get_by_test_id("act-errors")).to_contain_text("diubah di meja lain dan sekarang menunggu")
    expect(page.locator("#field-subject-hint")).to_have_text("Sekarang: Rekonsiliasi November")
    expect(page.get_by_test_id("field-subject")).to_have_value("Rekonsiliasi Oktober")
    look(page, "today-stale")
    page.get_by_test_id("act-send").click()
    expect(told(page)).to_have_text(["Tiket terbit", "Data dikoreksi", "Data dikoreksi"])
    expect(page.get_by_test_id("facts")).to_contain_text("Rekonsiliasi Oktober")


def test_a_ticket_tells_its_way_and_leads_to_the_one_it_follows(open_page, desk, rina):
    old = issue(rina, subject="Penolakan SPM")
    new = issue(rina, subject="Penolakan SPM, lanjutan", follows=old["id"])
    officer = Staff(desk, "kasi")
    officer.put("/api/counters/2", {"state": "open"})
    officer.act(old["id"], "called", counter=2)
    officer.act(old["id"], "started", counter=2)
    officer.act(old["id"], "resolved", text="Sudah dijelaskan")
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, new["number"])
    relative = page.get_by_test_id(f"relative-{old['number']}")
    expect(relative).to_have_text(f"Tindak lanjut dari {old['number']}")
    relative.click()
    expect(page.get_by_test_id("sheet-number")).to_have_text(old["number"])
    expect(told(page)).to_have_text(
        ["Tiket terbit", "Dipanggil ke loket 2", "Mulai dilayani di loket 2", "Menjadi kasus kasi", "Selesai dilayani"]
    )
    expect(page.get_by_test_id("history")).to_contain_text("Sudah dijelaskan")
    expect(page.get_by_test_id("facts")).to_contain_text("ditepati")
    expect(page.get_by_test_id(f"relative-{new['number']}")).to_have_text(f"Ditindaklanjuti di {new['number']}")
    look(page, "today-history")


def test_a_copy_is_printed_from_the_ticket_and_its_way_to_the_paper_shown(open_page, desk, rina):
    number = rina.issue_for_budi()["number"]
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, number)
    papers = page.get_by_test_id("papers").locator("li")
    expect(papers).to_have_count(1)
    page.get_by_test_id("reprint").dblclick()
    expect(papers).to_have_count(2)
    expect(papers.last).to_contain_text("Salinan 1: Terkirim ke printer")


@pytest.mark.parametrize("role", ["pustakawan", "auditor"])
def test_librarian_and_auditor_read_and_change_nothing(open_page, desk, rina, role):
    number = rina.issue_for_budi()["number"]
    page = open_page()
    if role == "auditor":
        come_as_auditor(page, desk, "today")
    else:
        come_to(page, desk, "today", role)
    open_ticket(page, number)
    expect(page.get_by_test_id("papers").locator("li")).to_have_count(1)
    expect(page.get_by_test_id("acts")).to_be_hidden()
    expect(page.get_by_test_id("reprint")).to_be_hidden()
    look(page, f"today-{role}")


def test_what_a_visitor_writes_is_text_on_the_screen_and_harmless_in_the_spreadsheet(open_page, desk, rina):
    somebody = str(uuid.uuid4())
    rina.put(f"/api/visitors/{somebody}", {"name": HOSTILE, "requesterType": "individual"})
    number = issue(rina, visitor=somebody, subject="@SUM(1+1)<img src=x>")["number"]
    page = open_page()
    come_to(page, desk, "today")
    row = page.get_by_test_id("rows").locator("tr").first
    expect(row).to_contain_text(HOSTILE)
    expect(row).to_contain_text("@SUM(1+1)<img src=x>")
    open_ticket(page, number)
    expect(page.get_by_test_id("facts")).to_contain_text(HOSTILE)
    assert page.title() == "Hari ini – Loket"
    head, *rows = downloaded(page)
    cells = dict(zip(head, rows[0]))
    assert cells["Pengunjung"] == "'" + HOSTILE
    assert cells["Perihal"] == "'@SUM(1+1)<img src=x>"


def test_a_page_left_open_turns_to_the_new_day_at_the_office_s_midnight(open_page, desk):
    page = open_page()
    today = datetime.datetime.now(ZoneInfo("Asia/Jakarta")).replace(hour=23, minute=59, second=0, microsecond=0)
    page.clock.install(time=today)
    come_to(page, desk, "today")
    expect(page.get_by_test_id("field-from")).to_have_value(today.date().isoformat())
    page.clock.run_for(90_000)
    tomorrow = (today.date() + datetime.timedelta(days=1)).isoformat()
    for name in ("from", "to"):
        expect(page.get_by_test_id(f"field-{name}")).to_have_value(tomorrow)
    expect(page.get_by_test_id("none")).to_contain_text("Belum ada tiket hari ini")


def test_an_answer_that_breaks_off_is_waited_for_again(open_page, desk, rina):
    number = issue(rina)["number"]
    page = open_page()
    halves = ['{"items": [{"id": ']
    page.route(
        "**/api/tickets?*",
        lambda route: route.fulfill(status=200, content_type="application/json", body=halves.pop())
        if halves
        else route.continue_(),
    )
    come_to(page, desk, "today")
    expect(page.get_by_test_id("away")).to_be_visible()
    expect(page.get_by_test_id(f"ticket-{number}")).to_be_visible(timeout=10_000)
    expect(page.get_by_test_id("away")).to_be_hidden()


def test_the_page_speaks_english_when_asked(open_page, desk, rina):
    number = issue(rina)["number"]
    page = open_page()
    come_to(page, desk, "today")
    open_ticket(page, number)
    page.get_by_test_id("language-en").click()
    expect(state(page)).to_have_text("waiting")
    expect(told(page)).to_have_text(["Ticket issued"])
    expect(page.get_by_test_id("view-open").locator("..")).to_have_text("Not done")
    look(page, "today-english")


@pytest.mark.parametrize("name, size, options", SIZES)
def test_the_page_holds_on_every_screen(open_page, desk, rina, name, size, options):
    number = issue(rina)["number"]
    page = open_page(*size, **options)
    come_to(page, desk, "today")
    page.get_by_test_id(f"ticket-{number}").wait_for()
    look(page, f"today-{name}")
    open_ticket(page, number)
    look(page, f"today-ticket-{name}")
    page.get_by_test_id("void").click()
    look(page, f"today-void-{name}")
    page.get_by_test_id("sheet-close").click()
    expect(page.get_by_test_id(f"ticket-{number}")).to_be_focused()


def test_a_long_day_is_read_on_page_by_page(open_page, desk, rina):
    for _ in range(105):
        rina.issue(print=False, visitor=BUDI, question="Tanya")
    page = open_page()
    come_to(page, desk, "today")
    expect(page.get_by_test_id("count")).to_have_text("100 tiket terbaru")
    page.get_by_test_id("more").click()
    whole = len(rina.get("/api/tickets?limit=200")["items"])
    expect(page.get_by_test_id("count")).to_have_text(f"{whole} tiket")
    expect(page.get_by_test_id("more")).to_be_hidden()
    assert len(set(keys(page))) == whole
