"""A visitor follows a case by its code, on a phone and without an account."""

import uuid

import pytest
from conftest import Desk
from playwright.sync_api import expect
from reception import choose, fill_need, fill_visitor, issue, look, sign_in
from staff import Staff

PHONE = {"width": 390, "height": 844}
HOSTILE = '<img src=x onerror="document.title=1"><b>tebal</b>'


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def officer(desk):
    return Staff(desk, "petugas")


@pytest.fixture(scope="module")
def receptionist(desk):
    return Staff(desk, "resepsionis")


@pytest.fixture
def follow(open_page, desk):
    def open_one(code, **options):
        page = open_page(**{**PHONE, **options})
        page.goto(f"{desk.url}/t/{code}")
        return page

    return open_one


def web_case(receptionist, standard="lpdp-bantuan"):
    return receptionist.issue_for_budi(standard=standard, channel="web", category="umum")


def seen(page, name):
    return expect(page.get_by_test_id(name))


def test_from_the_reception_to_the_closed_and_rated_case(open_page, desk, officer, follow):
    reception = open_page()
    sign_in(reception)
    fill_visitor(reception)
    choose(reception, "lpdp-bantuan")
    fill_need(reception)
    reception.get_by_test_id("field-channel").select_option("web")
    issue(reception)
    code = reception.get_by_test_id("code").inner_text()
    ticket = officer.get("/api/tickets?standard=lpdp-bantuan")["items"][0]["id"]

    phone = follow(code, has_touch=True)
    seen(phone, "state").to_have_text("diterima")
    seen(phone, "code").to_have_text(code)
    seen(phone, "promises").to_contain_text("3 hari kerja")
    look(phone, "tracking-open")
    officer.act(ticket, "documentRequested", documents=["Surat penerimaan", HOSTILE])
    phone.reload()
    seen(phone, "now").to_have_text("Kami menunggu ini dari Anda")
    seen(phone, "documents").to_contain_text(HOSTILE)
    look(phone, "tracking-documents")

    phone.get_by_test_id("send-reply").tap()
    seen(phone, "errors").to_contain_text("Tulis tanggapan Anda.")
    phone.get_by_test_id("field-text").fill(f"{HOSTILE}\nSudah saya kirim.")
    phone.get_by_test_id("send-reply").tap()
    seen(phone, "entries").to_contain_text(HOSTILE)
    seen(phone, "field-text").to_have_value("")
    assert phone.get_by_test_id("case").locator("img, b").count() == 0

    officer.act(ticket, "documentReceived")
    officer.act(ticket, "progress", text="Sedang kami periksa dengan unit terkait.")
    officer.act(ticket, "answered", text=f"Beasiswa dapat ditunda satu kali.\nAjukan di menu Penundaan. {HOSTILE}")
    phone.reload()
    seen(phone, "answer").to_contain_text("Ajukan di menu Penundaan.")
    seen(phone, "closes").to_contain_text("ditutup otomatis pada akhir")
    look(phone, "tracking-answered-phone")
    for name, options in {"dark": {"color_scheme": "dark"}, "desk": {"width": 1280, "height": 800}}.items():
        page = follow(code, **options)
        seen(page, "answer").to_be_visible()
        look(page, f"tracking-answered-{name}")

    phone.get_by_test_id("rate-neutral").tap()
    phone.get_by_test_id("send-end").tap()
    seen(phone, "state").to_have_text("ditutup")
    seen(phone, "rated").to_contain_text("Biasa saja")
    seen(phone, "end").to_be_hidden()
    phone.get_by_test_id("language-en").tap()
    seen(phone, "entries").to_contain_text("You closed this request")
    look(phone, "tracking-closed-english")
    assert officer.get(f"/api/tickets/{ticket}")["rating"] == "neutral"


def test_the_page_keeps_itself_fresh_and_leaves_alone_what_is_being_written(
    officer, receptionist, open_page, desk
):
    issued = web_case(receptionist, "kppn-konsultasi")
    page = open_page(**PHONE)
    page.clock.install()
    page.goto(f"{desk.url}/t/{issued['code']}")
    seen(page, "state").to_have_text("diterima")
    page.get_by_test_id("field-text").fill("Saya sedang menulis")
    officer.act(issued["id"], "answered", text="Bisa.")
    page.clock.run_for(31_000)
    seen(page, "state").to_have_text("dijawab")
    seen(page, "field-text").to_have_value("Saya sedang menulis")


def test_who_waits_sees_the_line_and_where_to_go(officer, receptionist, follow):
    first, second = [receptionist.issue_for_budi() for _ in range(2)]
    page = follow(second["code"].lower())
    seen(page, "now").to_have_text("1 orang di depan Anda")
    seen(page, "reply").to_be_hidden()
    seen(page, "end").to_be_hidden()
    look(page, "tracking-waiting")
    officer.put("/api/counters/2", {"state": "open", "services": ["kppn-konsultasi"]})
    for ticket in (first, second):
        officer.call(2)
        if ticket is first:
            officer.act(ticket["id"], "noShow")
    page.reload()
    seen(page, "now").to_have_text("Giliran Anda: silakan ke Loket 2")
    officer.act(second["id"], "started", counter=2)
    officer.act(second["id"], "resolved")
    page.reload()
    expect(page.get_by_test_id("to-survey")).to_have_attribute("href", "/skm/")
    # The officer ended it; the visitor can still say how it was.
    seen(page, "now").to_have_text("Layanan Anda sudah selesai")
    page.get_by_test_id("rate-positive").click()
    page.get_by_test_id("send-end").click()
    seen(page, "rated").to_contain_text("Puas")


def test_after_its_time_the_page_leads_to_a_new_ticket_and_prints_without_its_forms(
    receptionist, follow, officer, desk
):
    issued = web_case(receptionist)
    officer.act(issued["id"], "resolved")
    page = follow("")
    over = page.request.get(f"{desk.url}/api/track/{issued['code']}").json() | {"canReply": False}
    page.route("**/api/track/*", lambda route: route.fulfill(json=over))
    page.goto(f"{desk.url}/t/{issued['code']}")
    seen(page, "over").to_contain_text(f"sebutkan nomor {issued['number']}")
    seen(page, "reply").to_be_hidden()
    page.emulate_media(media="print")
    seen(page, "end").to_be_hidden()
    look(page, "tracking-printed")


def test_a_reply_whose_answer_is_lost_is_taken_once(receptionist, follow, officer, desk):
    issued = web_case(receptionist)
    page = follow(issued["code"])
    lost = []

    def lose(route):
        route.fetch()
        lost.append(route.request.url)
        route.abort() if len(lost) == 1 else route.continue_()

    page.route("**/replies/*", lose)
    page.get_by_test_id("field-text").fill("Sekali saja")
    page.get_by_test_id("send-reply").dblclick()
    seen(page, "field-text").to_have_value("")
    replies = [one for one in officer.get(f"/api/tickets/{issued['id']}")["events"] if one["type"] == "replied"]
    assert len(replies) == 1
    assert len(set(lost)) == 1 and len(lost) == 2
    assert uuid.UUID(lost[0].rsplit("/", 1)[1]).version == 7


def test_a_late_answer_does_not_show_the_case_that_was_left(receptionist, follow, officer):
    left, wanted = web_case(receptionist), web_case(receptionist)
    page = follow(left["code"])
    held = []
    page.route("**/replies/*", lambda route: held.append(route), times=1)
    page.get_by_test_id("field-text").fill("Sudah saya kirim.")
    with page.expect_request("**/replies/*"):
        page.get_by_test_id("send-reply").click()
    page.get_by_test_id("other").click()
    page.get_by_test_id("field-code").fill(wanted["code"])
    page.keyboard.press("Enter")
    seen(page, "number").to_have_text(wanted["number"])
    seen(page, "field-text").to_have_value("")
    with page.expect_response("**/replies/*"):
        held[0].continue_()
    # The next reply can be sent once the answer was taken in.
    page.get_by_test_id("field-text").fill("Kapan selesai?")
    expect(page.get_by_test_id("send-reply")).not_to_have_attribute("aria-disabled", "true")
    seen(page, "number").to_have_text(wanted["number"])
    seen(page, "field-text").to_have_value("Kapan selesai?")
    replies = [one for one in officer.get(f"/api/tickets/{left['id']}")["events"] if one["type"] == "replied"]
    assert len(replies) == 1


# The last, since this desk does not believe this address any more.
def test_a_code_is_typed_by_hand_and_guessing_has_to_wait(receptionist, follow, desk):
    page = follow("")
    look(page, "tracking-ask")
    page.get_by_test_id("look-up").click()
    seen(page, "errors").to_contain_text("Isi kode")
    code = page.get_by_test_id("field-code")
    known = web_case(receptionist)["code"]
    code.fill(f"{known[:4]}-{known[4:]}".lower())
    page.keyboard.press("Enter")
    seen(page, "state").to_have_text("diterima")
    assert page.url.lower().endswith(f"/t/{known[:4]}-{known[4:]}".lower())
    page.get_by_test_id("other").click()
    for number in range(11):
        code.fill(f"7K3M9Q{number:02}")
        page.keyboard.press("Enter")
        seen(page, "errors").to_contain_text("tidak dikenali" if number < 10 else "Tunggu")
        look(page, "tracking-unknown") if number == 9 else None
