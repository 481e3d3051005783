"""The officers' cases: found by what is due, worked to their end by keyboard, each as its standard says."""

import datetime
import re

import pytest
from conftest import Desk
from lists import HOSTILE, SIZES, come_to, stands, told
from playwright.sync_api import expect
from reception import choose, look
from staff import BUDI, Staff


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def rina(desk):
    """A colleague who takes calls and letters in."""
    return Staff(desk, "resepsionis")


@pytest.fixture(scope="module")
def putu(desk):
    return Staff(desk, "petugas")


def ago(**span):
    return (datetime.datetime.now(datetime.UTC) - datetime.timedelta(**span)).strftime("%Y-%m-%dT%H:%M:%SZ")


def phone(rina, **rest):
    """A question by phone to LPSE, for which nobody has promised a date yet."""
    return rina.issue("lpse-pengaduan", **{
        "visitor": BUDI, "channel": "phone", "subject": "Lupa kata sandi", "question": "Akun saya terkunci.",
        "fields": {"purpose": "Masuk SPSE"}, "print": False, **rest})


def letter(rina, **rest):
    return rina.issue("lkpp-konsultasi", **{
        "visitor": BUDI, "channel": "letter", "subject": "Etalase katalog lokal",
        "fields": {"letterhead": "true", "stamp": "true", "signature": "true"}, "print": False, **rest})


def web(rina, **rest):
    return rina.issue_for_budi(channel="web", print=False, **rest)


def open_case(page, number):
    page.get_by_test_id(f"ticket-{number}").click()
    expect(page.get_by_test_id("sheet-number")).to_have_text(number)


def press(page, name):
    """An act of the sheet, by keyboard."""
    page.get_by_test_id(f"act-{name}").focus()
    page.keyboard.press("Enter")


def act(page, name, text=None):
    """An act with its first field filled in, sent by Ctrl+Enter."""
    press(page, name)
    expect(page.get_by_test_id("act-form")).to_be_visible()
    if text:
        page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("act-form")).to_be_hidden()
    expect(page.get_by_test_id("sheet-number")).to_be_focused()


def state(page):
    return page.get_by_test_id("sheet-state")


def test_a_phone_case_goes_from_its_entry_over_escalation_and_answer_to_its_end_by_keyboard(open_page, desk):
    page = open_page()
    page.get_by_test_id("demo-petugas").click()
    page.wait_for_url("**/counter.html")
    page.goto(f"{desk.url}/reception.html")
    page.get_by_test_id("find").fill("Budi Santoso")
    page.get_by_test_id("found").get_by_text("Budi Santoso").first.click()
    choose(page, "lpse-pengaduan")
    page.get_by_test_id("field-channel").select_option("phone")
    page.get_by_test_id("field-subject").fill("Lupa kata sandi")
    page.get_by_test_id("field-question").fill("Akun saya terkunci.")
    page.get_by_test_id("field-fields-purpose").fill("Masuk SPSE")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("result")).to_be_visible()
    number = page.get_by_test_id("number").inner_text()

    page.goto(f"{desk.url}/cases.html")
    expect(page.get_by_test_id("none")).to_contain_text("Tidak ada kasus Anda")
    page.get_by_test_id("view-mine").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_test_id(f"ticket-{number}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("sheet-number")).to_be_focused()
    expect(page.get_by_test_id("facts")).to_contain_text("Akun saya terkunci.")
    expect(page.get_by_test_id("contacts")).to_contain_text("Budi Santoso")
    press(page, "take")
    expect(page.get_by_test_id("sheet-said")).to_contain_text("menjadi kasus Anda")
    expect(page.get_by_test_id("facts")).to_contain_text("Putu (demo)")
    press(page, "escalate")
    expect(page.get_by_test_id("act-means")).to_contain_text("Admin PPE")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("act-errors")).to_be_focused()
    look(page, "cases-refused")
    page.get_by_test_id("field-reason").fill("Perlu wewenang Admin PPE.")
    page.keyboard.press("Control+Enter")
    expect(state(page)).to_have_text("dieskalasi")
    expect(page.get_by_test_id("facts")).to_contain_text("Tingkat 2 · Admin PPE")
    # The stream may tell the new tier before the act's answer leads the keyboard back.
    expect(page.get_by_test_id("sheet-number")).to_be_focused()
    press(page, "take")
    expect(page.get_by_test_id("facts")).to_contain_text("Putu (demo)")
    act(page, "answer", "Akun sudah dibuka; silakan masuk lagi.")
    expect(state(page)).to_have_text("dijawab")
    # Closing is the visitor's or the clock's.
    expect(page.get_by_test_id("act-close")).to_have_count(0)
    act(page, "resolve")
    expect(state(page)).to_have_text("selesai")
    expect(told(page)).to_have_text([
        "Tiket terbit", "Menjadi kasus Putu (demo)", "Dieskalasi ke tingkat 2", "Menjadi kasus Putu (demo)", "Dijawab",
        "Selesai dilayani"])
    expect(page.get_by_test_id("act-answer")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("sheet")).to_be_hidden()


def test_a_letter_goes_through_its_chain_and_says_who_has_it_and_whose_turn_it_is(open_page, desk, rina):
    number = letter(rina)["number"]
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-all").check()
    open_case(page, number)
    chain = page.get_by_test_id("chain")
    press(page, "dispose")
    expect(page.get_by_test_id("field-receiver").locator("option")).to_have_text(
        ["Kepala LKPP → Deputi", "Deputi → Direktur", "Direktur → Koordinator"])
    page.get_by_test_id("field-receiver").select_option("Koordinator")
    page.get_by_test_id("field-instruction").fill("Mohon ditelaah.")
    page.keyboard.press("Control+Enter")
    expect(chain.locator("[data-step=done]")).to_have_count(1)
    expect(chain.locator("[aria-current=step]")).to_contain_text("Giliran Koordinator")
    expect(page.get_by_test_id("case-clock")).to_have_text("Waktu belum mulai berjalan")
    look(page, "cases-letter")

    def hand_on(instruction):
        press(page, "dispose")
        page.get_by_test_id("field-instruction").fill(instruction)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_test_id("act-form")).to_be_hidden()

    hand_on("Buat telaahan.")
    hand_on("Cari referensi.")
    # The staff member has received it: ten working days begin.
    expect(page.get_by_test_id("case-clock")).not_to_have_text("Waktu belum mulai berjalan")
    expect(page.get_by_test_id("facts")).to_contain_text("10 hari kerja")
    for instruction in ["Referensi terlampir.", "Konsep jawaban.", "Sudah dikoreksi.", "Nomor 12/D.4/2026."]:
        hand_on(instruction)
    expect(state(page)).to_have_text("dijawab")
    expect(chain.locator("[data-step=done]")).to_have_count(7)
    expect(page.get_by_test_id("act-dispose")).to_have_count(0)


def test_a_case_of_lpse_stands_without_promise_until_its_officer_states_the_date(open_page, desk, rina):
    number = phone(rina, subject="Galat unggah")["number"]
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-unstated").check()
    open_case(page, number)
    expect(page.get_by_test_id("case-clock")).to_have_text("Belum dijanjikan")
    press(page, "promise")
    today = datetime.date.today()
    sunday = today + datetime.timedelta(days=13 - today.weekday())
    page.get_by_test_id("field-day").fill(sunday.isoformat())
    page.keyboard.press("Control+Enter")
    # Nobody serves on a Sunday; what is told instead can be promised.
    expect(page.get_by_test_id("act-errors")).to_contain_text("yang terdekat")
    nearest = re.search(r"(\d{4}-\d\d-\d\d) pukul (\d\d:\d\d)", page.get_by_test_id("act-errors").inner_text())
    page.get_by_test_id("field-day").fill(nearest[1])
    page.get_by_test_id("field-time").fill(nearest[2])
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("case-clock")).to_contain_text(nearest[2].replace(":", "."))
    expect(page.get_by_test_id(f"ticket-{number}")).to_have_count(0)
    page.get_by_test_id("view-all").check()
    expect(page.get_by_test_id(f"ticket-{number}")).to_be_visible()
    press(page, "redirect")
    expect(page.get_by_test_id("act-means")).to_contain_text("LPSE Support")
    page.keyboard.press("Control+Enter")
    expect(state(page)).to_have_text("selesai")
    expect(told(page).last).to_have_text("Diarahkan ke situs web")


def test_documents_stop_the_clock_until_they_come_and_a_receipt_is_printed(open_page, desk, rina):
    number = web(rina)["number"]
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-unassigned").check()
    open_case(page, number)
    press(page, "request")
    page.get_by_test_id("field-documents").fill("Surat permohonan\nHalaman III DIPA")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("case-clock")).to_have_text("Waktu berhenti, menunggu pemohon")
    expect(page.get_by_test_id("facts")).to_contain_text("Halaman III DIPA")
    page.get_by_test_id("view-visitor").check()
    stands(page, number)
    act(page, "received")
    expect(state(page)).to_have_text("diterima")
    expect(page.get_by_test_id("papers")).to_contain_text("Lembar")
    press(page, "reply")
    expect(page.get_by_test_id("field-text")).to_be_focused()
    page.keyboard.type("Saya sudah kirim lewat surel juga.")
    page.get_by_test_id("field-way").select_option("email")
    page.get_by_test_id("field-day").fill("2020-01-02")
    page.keyboard.press("Control+Enter")
    # A date wants its time, and no reply came before there was a ticket.
    expect(page.get_by_test_id("act-errors")).to_contain_text("Pukul")
    page.get_by_test_id("field-time").fill("08:30")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("act-errors")).to_contain_text("Waktu tanggapan")
    page.get_by_test_id("field-day").fill("")
    page.get_by_test_id("field-time").fill("")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("act-form")).to_be_hidden()
    expect(told(page)).to_have_text([
        "Tiket terbit", "Dokumen diminta; waktu berhenti", "Dokumen diterima; waktu berjalan lagi",
        "Tanggapan pemohon melalui E-mail"])


def test_what_is_overdue_rises_to_the_top_and_another_officer_is_found_by_name(open_page, desk, rina, putu):
    late = web(rina, receivedAt=ago(days=40))
    putu.act(late["id"], "assigned", staff="kasi")
    page = open_page()
    come_to(page, desk, "cases", "kasi")
    stands(page, late["number"])
    expect(page.get_by_test_id("rows").locator("tr").first).to_contain_text("Lewat janji sejak")
    page.get_by_test_id("view-all").check()
    expect(page.get_by_test_id("rows").locator(".list-key").first).to_have_text(late["number"])
    page.get_by_test_id("view-mine").check()
    page.get_by_test_id("field-assignee").select_option("petugas")
    expect(page.get_by_test_id("view-all")).to_be_checked()
    expect(page.get_by_test_id(f"ticket-{late['number']}")).to_have_count(0)
    page.get_by_test_id("view-overdue").check()
    page.get_by_test_id("field-assignee").select_option("")
    stands(page, late["number"])


def test_what_a_colleague_did_meanwhile_is_said_and_what_was_typed_stays(open_page, desk, rina, putu):
    ticket = web(rina, subject=HOSTILE[:150])
    page = open_page()
    come_to(page, desk, "cases", "kasi")
    page.get_by_test_id("view-all").check()
    open_case(page, ticket["number"])
    press(page, "progress")
    page.get_by_test_id("field-text").fill("Sedang diteliti.")
    putu.act(ticket["id"], "note", text="Dibahas besok.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("act-errors")).to_contain_text("baru saja diubah di meja lain")
    expect(page.get_by_test_id("field-text")).to_have_value("Sedang diteliti.")
    page.keyboard.press("Control+Enter")
    expect(told(page)).to_have_text(["Tiket terbit", "Catatan internal", "Perkembangan disampaikan"])
    assert page.title() == "Kasus – Loket"


def test_an_answer_begins_with_a_text_and_with_what_was_answered_before(open_page, desk, rina, putu):
    earlier = web(rina, subject="Etalase lokal tidak terbit")
    putu.act(earlier["id"], "answered", text="Etalase lokal terbit setelah verifikasi UKPBJ.")
    number = web(rina, subject="Etalase lokal")["number"]
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-all").check()
    open_case(page, number)
    press(page, "answer")
    found = page.get_by_test_id("help-found")
    expect(found).to_contain_text("Etalase lokal tidak terbit")
    page.get_by_test_id("help-text").select_option("jawaban-lengkap")
    answer = page.get_by_test_id("field-text")
    expect(answer).to_be_focused()
    expect(answer).to_have_value(re.compile(r"^Menjawab pertanyaan Anda:\n\n"))
    found.locator("summary").filter(has_text="Jawaban terdahulu").focus()
    page.keyboard.press("Enter")
    found.get_by_role("button", name="Sisipkan Etalase lokal tidak terbit").press("Enter")
    expect(answer).to_have_value(re.compile(r"Anda:\n\nEtalase lokal terbit setelah verifikasi UKPBJ.\n\nBila masih"))
    look(page, "cases-answer")
    page.get_by_test_id("help-find").fill("xyzzy")
    expect(found).to_contain_text("Tidak ada yang ditemukan.")
    page.keyboard.press("Control+Enter")
    expect(state(page)).to_have_text("dijawab")


def test_a_case_is_handed_over_waits_for_direction_ends_and_goes_on_and_points_to_another(open_page, desk, rina, putu):
    asked = {"visitor": BUDI, "category": "umum", "channel": "web", "subject": "Beasiswa", "question": "Kapan?"}
    other = rina.issue("lpdp-bantuan", **asked)
    ticket = rina.issue("lpdp-bantuan", **asked)
    page = open_page()
    come_to(page, desk, "today", "kasi")
    page.get_by_test_id(f"ticket-{ticket['number']}").click()
    way = page.get_by_test_id("as-case")
    expect(way).to_be_visible()
    way.press("Enter")
    page.wait_for_url("**/cases.html*")
    expect(page.get_by_test_id("sheet-number")).to_have_text(ticket["number"])
    press(page, "assign")
    page.get_by_test_id("field-staff").select_option("petugas")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("facts")).to_contain_text("Putu (demo)")
    act(page, "note", "Minta arahan direktur.")
    act(page, "escalate", "Tidak ada di basis pengetahuan.")
    act(page, "pend", "Menunggu arahan direktur.")
    expect(state(page)).to_have_text("menunggu arahan pimpinan")
    expect(page.get_by_test_id("facts")).to_contain_text("14 hari kerja")
    act(page, "resolve", "Arahan diterima.")
    act(page, "reopen", "Pemohon menelepon lagi.")
    expect(state(page)).to_have_text("dieskalasi")
    press(page, "link")
    expect(page.get_by_test_id("act-form")).to_be_visible()
    page.keyboard.type("Z-999")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("act-errors")).to_contain_text("pilih tiket yang ada")
    page.get_by_test_id("field-ticket").fill(other["code"])
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("relatives")).to_contain_text(f"Terkait {other['number']}")


def test_a_file_is_attached_and_taken_along_and_what_it_is_its_content_says(open_page, desk, rina, tmp_path):
    ticket = web(rina)
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-all").check()
    open_case(page, ticket["number"])
    files = page.get_by_test_id("files")
    expect(files).to_contain_text("Belum ada lampiran.")
    scan, program, heavy = tmp_path / "surat kuasa.pdf", tmp_path / "tagihan.pdf", tmp_path / "besar.pdf"
    scan.write_bytes(b"%PDF-1.7 surat kuasa" + b" " * 2_000_000)
    program.write_bytes(b"MZ\x00\x01")
    heavy.write_bytes(b"%PDF-1.7" + b" " * (4 << 20))
    page.get_by_test_id("file").set_input_files(scan)
    expect(files.get_by_role("link")).to_have_text("surat kuasa.pdf")
    with page.expect_download() as download:
        files.get_by_role("link").press("Enter")
    assert open(download.value.path(), "rb").read() == scan.read_bytes()
    for wrong, why in [(program, "pilih PDF"), (heavy, "lebih besar dari 4 MB")]:
        page.get_by_test_id("file").set_input_files(wrong)
        expect(page.get_by_test_id("file-errors")).to_contain_text(why)
    expect(files.get_by_role("link")).to_have_count(1)
    page.get_by_test_id("attachments").scroll_into_view_if_needed()
    look(page, "cases-files")
    # The visitor is given what an answer names, and the officer told that no mail says so.
    press(page, "answer")
    page.get_by_test_id("field-text").fill("Terlampir.")
    page.get_by_label("Sertakan untuk pemohon: surat kuasa.pdf").check()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("sheet-said")).to_contain_text("Tidak ada surel")
    page.goto(f"{desk.url}/t/{ticket['code']}")
    with page.expect_download() as download:
        page.get_by_test_id("answer-files").get_by_role("link", name="surat kuasa.pdf").click()
    assert open(download.value.path(), "rb").read() == scan.read_bytes()
    look(page, "tracking-files")


def test_a_call_begins_on_the_page_and_is_the_officers_from_then_on(open_page, desk, rina):
    number = rina.issue_for_budi(standard="lkpp-konsultasi", channel="phone", print=False)["number"]
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-all").check()
    open_case(page, number)
    expect(page.get_by_test_id("case-clock")).to_have_text("Waktu belum mulai berjalan")
    press(page, "start")
    expect(page.get_by_test_id("sheet-said")).to_contain_text("Layanan telepon dimulai")
    expect(page.get_by_test_id("case-clock")).not_to_have_text("Waktu belum mulai berjalan")
    expect(told(page)).to_have_text(["Tiket terbit", "Mulai dilayani lewat telepon", "Menjadi kasus Putu (demo)"])
    expect(page.get_by_test_id("facts")).to_contain_text("Waktu terpakai")
    expect(page.get_by_test_id("act-start")).to_have_count(0)


def test_a_call_to_prime_ends_with_words_for_its_summary(open_page, desk, rina):
    asked = {"standard": "kli-prime", "channel": "phone", "fields": {"profile": "Pegawai"}, "print": False}
    number = rina.issue_for_budi(**asked)["number"]
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-all").check()
    open_case(page, number)
    press(page, "resolve")
    words = page.get_by_test_id("field-text")
    expect(words).to_have_attribute("aria-required", "true")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("act-errors")).to_contain_text("Hasil")
    words.fill("Diarahkan ke situs web.")
    page.keyboard.press("Control+Enter")
    expect(state(page)).to_have_text("selesai")


def test_a_complaint_about_lpse_is_answered_once_the_section_head_has_coordinated_it(open_page, desk, rina):
    number = phone(rina, kind="serviceComplaint", subject="Petugas tidak ramah")["number"]
    page = open_page()
    come_to(page, desk, "cases", "kasi")
    page.get_by_test_id("view-uncoordinated").check()
    open_case(page, number)
    expect(page.get_by_test_id("reminders")).to_contain_text("Koordinasikan dengan Kepala LPSE")
    for name in ("answer", "redirect", "resolve"):
        expect(page.get_by_test_id(f"act-{name}")).to_have_count(0)
    look(page, "cases-uncoordinated")
    act(page, "coordinate", "Kepala LPSE menegur petugasnya.")
    expect(page.get_by_test_id("reminders")).to_contain_text("Sudah dikoordinasikan dengan Kepala LPSE")
    expect(told(page).last).to_have_text("Sudah dikoordinasikan")
    expect(page.get_by_test_id(f"ticket-{number}")).to_have_count(0)
    act(page, "answer", "Kami mohon maaf.")
    expect(state(page)).to_have_text("dijawab")


def test_a_file_goes_to_the_case_it_was_chosen_on(open_page, desk, rina, tmp_path):
    first, second = web(rina), web(rina)
    page = open_page()
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-all").check()
    open_case(page, first["number"])
    held = []
    page.route("**/attachments/*", lambda route: held.append(route), times=1)
    files = [tmp_path / name for name in ("surat kuasa.pdf", "lampiran.pdf")]
    for file in files:
        file.write_bytes(b"%PDF-1.7 " + file.name.encode())
    with page.expect_request("**/attachments/*"):
        page.get_by_test_id("file").set_input_files(files)
    open_case(page, second["number"])
    with page.expect_request("**/attachments/*"):
        held[0].continue_()
    open_case(page, first["number"])
    expect(page.get_by_test_id("files").get_by_role("link")).to_have_text([file.name for file in files])
    assert rina.get(f"/api/tickets/{second['id']}")["attachments"] == []


@pytest.mark.parametrize("name, size, options", SIZES)
def test_lists_and_a_case_stay_readable_everywhere(open_page, desk, rina, putu, name, size, options):
    ticket = phone(rina, kind="serviceComplaint", subject="Panjang " * 15)
    putu.act(ticket["id"], "escalated", reason="Perlu Admin PPE")
    Staff(desk, "kasi").act(ticket["id"], "note", text="Disetujui.", coordination=True)
    page = open_page(*size, at=desk, **options)
    come_to(page, desk, "cases", "petugas")
    page.get_by_test_id("view-all").check()
    page.get_by_test_id(f"ticket-{ticket['number']}").wait_for()
    if name == "small":
        page.get_by_test_id("language-en").click()
    look(page, f"cases-{name}")
    open_case(page, ticket["number"])
    expect(page.get_by_test_id("reminders")).to_contain_text("Kepala LPSE" if name != "small" else "Head of LPSE")
    look(page, f"cases-sheet-{name}")
    press(page, "answer")
    expect(page.get_by_test_id("help-found")).not_to_be_empty()
    look(page, f"cases-act-{name}")
