"""The members' page: finding as one types, registering, putting right, and what a member has."""

import uuid

from conftest import ARTEFACTS
from keys import Keys
from library import come_to_desk, desk, library, reader
from playwright.sync_api import expect
from reception import look, printed_with

NIP = "198503142009122003"


def come_to_members(page, desk, username="pustakawan"):
    page.get_by_test_id(f"demo-{username}").click()
    page.wait_for_url("**/*.html")
    page.goto(f"{desk.url}/members.html")
    page.get_by_test_id("members").wait_for()
    expect(page.get_by_test_id("search")).to_be_focused()


def open_member(page, nip):
    page.get_by_test_id("search").fill(nip)
    page.get_by_test_id(f"member-{nip}").press("Enter")
    expect(page.get_by_test_id("member-acts")).to_be_visible()


def told(page, text):
    expect(page.get_by_test_id("sheet-said")).to_contain_text(text)


def test_a_member_registers_and_borrows_by_the_keyboard_alone(open_page, desk, library, cups):
    page = open_page()
    come_to_desk(page, desk)
    hands = Keys(page)
    hands.type("T-900")
    hands.press("Enter")
    expect(page.get_by_test_id("offer")).to_contain_text("Daftarkan sebagai anggota")
    hands.press("F6")
    expect(page.get_by_test_id("field-name")).to_be_focused()
    page.keyboard.type("Yohana Kristina")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("Direktorat Contoh")
    look(page, "members-register")
    page.keyboard.press("Control+Enter")
    told(page, "Yohana Kristina (T-900) terdaftar sebagai anggota.")
    expect(page.get_by_test_id("paper-state")).to_be_visible()
    confirmation = printed_with("Yohana Kristina", cups)
    assert confirmation.exists()
    jobs = library.librarian.get("/api/print-jobs?limit=5")["items"]
    paper = next(job for job in jobs if job["template"] == "members/registration")
    picture = page.context.new_page()
    picture.goto(f"{desk.url}/api/print-jobs/{paper['id']}.svg")
    picture.screenshot(path=ARTEFACTS / "members-confirmation.png")
    picture.close()
    page.get_by_test_id("to-desk").press("Enter")
    reader(page, "Yohana Kristina")


def test_a_number_that_was_wrong_is_put_right_and_keeps_its_history(open_page, desk, library):
    wrong, [item] = library.member(name="Siti Rahmawati"), library.title("Sejarah Uang")
    library.lend(item, wrong)
    page = open_page()
    come_to_members(page, desk)
    page.keyboard.type("siti rahm")
    page.get_by_test_id(f"member-{wrong}").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("loans-now")).to_contain_text("Sejarah Uang")
    page.get_by_test_id("member-data").locator("summary").press("Enter")
    page.get_by_test_id("field-number").fill(NIP)
    page.get_by_test_id("field-email").fill("siti@contoh.id")
    page.keyboard.press("Control+Enter")
    told(page, "Data Siti Rahmawati tersimpan.")
    expect(page.get_by_test_id("member-since")).to_have_text(NIP)
    expect(page.get_by_test_id("loans-now")).to_contain_text(item)
    look(page, "members-open")
    assert library.read(wrong)["nip"] == NIP
    assert library.loans(wrong) == [item]
    page.get_by_test_id("print-loans").click()
    expect(page.get_by_test_id("paper-state")).to_be_visible()


def test_what_came_back_came_back_on_the_offices_day(open_page, desk, library):
    nip, [item] = library.member(name="Siti Rahmawati"), library.title("Sejarah Uang")
    library.lend(item, nip)
    library.put(f"/api/returns/{uuid.uuid4()}", {"inventoryNumber": item})
    page = open_page()

    def return_early(route):
        """An hour after midnight in Jakarta it is still the day before in UTC."""
        member = route.fetch().json()
        member["past"][0]["returnedAt"] = "2026-03-09T18:00:00Z"
        route.fulfill(json=member)

    page.route(f"**/api/members/{nip}", return_early)
    come_to_members(page, desk)
    open_member(page, nip)
    expect(page.get_by_test_id("past")).to_contain_text("10 Mar 2026")


def test_what_is_wrong_is_said_at_its_field(open_page, desk, library):
    taken = library.member(name="Budi Santoso")
    page = open_page()
    come_to_members(page, desk)
    page.keyboard.press("F2")
    page.keyboard.press("Control+Enter")
    errors = page.get_by_test_id("member-errors")
    expect(errors).to_contain_text("NIP atau nomor anggota belum diisi")
    page.get_by_test_id("field-number").fill("123")
    page.get_by_test_id("field-name").fill("Tono")
    page.get_by_test_id("field-email").fill("bukan alamat")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#field-number-error")).to_be_visible()
    expect(page.locator("#field-email-error")).to_be_visible()
    look(page, "members-errors")
    page.get_by_test_id("field-number").fill(taken)
    page.get_by_test_id("field-email").fill("")
    page.keyboard.press("Control+Enter")
    expect(errors).to_contain_text(f"Nomor {taken} sudah milik Budi Santoso")
    assert library.read(taken)["name"] == "Budi Santoso"


def test_a_change_at_another_desk_is_not_overwritten_unseen(open_page, desk, library):
    nip = library.member(name="Siti Rahmawati")
    page = open_page()
    come_to_members(page, desk)
    open_member(page, nip)
    page.get_by_test_id("member-data").locator("summary").click()
    page.get_by_test_id("field-blocked").fill("Menunggu klarifikasi")
    library.member(nip, "Siti Rahmawati", unit="Unit Baru")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("member-errors")).to_contain_text("baru saja diubah di meja lain")
    page.keyboard.press("Control+Enter")
    told(page, "tersimpan")
    expect(page.get_by_test_id("warnings")).to_contain_text("Keanggotaan diblokir: Menunggu klarifikasi")
    expect(page.get_by_test_id(f"member-{nip}").locator("xpath=ancestor::tr")).to_contain_text("Diblokir")


def test_holds_are_withdrawn_where_the_member_is_looked_at(open_page, desk, library):
    nip, [item] = library.member(name='<img src=x onerror="document.title=1">'), library.title("Anggaran")
    library.reserve(item, nip)
    page = open_page()
    come_to_members(page, desk)
    open_member(page, nip)
    expect(page.get_by_test_id("holds")).to_contain_text("urutan ke-1")
    page.get_by_test_id("cancel-hold").click()
    told(page, "Pesanan dibatalkan.")
    expect(page.get_by_test_id("holds")).to_be_hidden()
    assert library.read(nip)["holds"] == []
    assert page.title() == "Anggota – Loket"
    assert page.locator("main img").count() == 0


def test_the_section_head_reads_and_writes_nothing(open_page, desk, library):
    nip = library.member(name="Budi Santoso")
    page = open_page()
    come_to_members(page, desk, "kasi")
    expect(page.get_by_test_id("neighbour-library")).to_have_count(0)
    expect(page.get_by_test_id("add")).to_be_hidden()
    page.get_by_test_id(f"member-{nip}").press("Enter")
    expect(page.get_by_test_id("sheet-title")).to_have_text("Budi Santoso")
    expect(page.get_by_test_id("member-acts")).to_be_hidden()
    page.goto(f"{desk.url}/library.html")
    page.wait_for_url("**/today.html")


def test_the_members_hold_on_other_screens(open_page, desk, library):
    nip = library.member(name="Siti Rahmawati", unit="Direktorat Contoh", email="s@contoh.id", blocked="Klarifikasi",
                         validUntil="2026-01-31")
    for name, size, options in [
        ("phone", (390, 844), {"has_touch": True}), ("dark", (1280, 800), {"color_scheme": "dark"})
    ]:
        page = open_page(*size, **options)
        come_to_members(page, desk)
        expect(page.get_by_test_id(f"member-{nip}")).to_be_visible()
        look(page, f"members-list-{name}")
        page.get_by_test_id(f"member-{nip}").press("Enter")
        expect(page.get_by_test_id("warnings")).to_contain_text("Keanggotaan berakhir 31 Januari 2026")
        look(page, f"members-{name}")
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("print-card")).to_have_text("Print card")
    expect(page.get_by_test_id("warnings")).to_contain_text("The membership ended")
    look(page, "members-english")
