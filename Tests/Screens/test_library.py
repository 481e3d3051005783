"""The library desk by scanner and keyboard: lending, taking back, extending, and what goes wrong."""

import datetime

from library import Scanner, came_to, come_to_desk, desk, library, newest, reader
from playwright.sync_api import expect
from reception import look, printed_with


def said(page, text):
    expect(page.get_by_test_id("said")).to_contain_text(text)


def test_three_books_are_lent_by_four_scans_and_one_enter(open_page, desk, library, cups):
    member = library.member(name="Siti Rahmawati", email="siti@contoh.id", unit="Direktorat Contoh")
    items = library.title(copies=1) + library.title("Hukum Keuangan Negara") + library.title("Sejarah Uang")
    page = open_page()
    come_to_desk(page, desk)
    look(page, "library-empty")
    hands = Scanner(page)
    # A scanner does not wait for the screen.
    for number in [member, *items]:
        hands.scan(number)
    expect(page.get_by_test_id("scans").locator('li[data-tone="good"]')).to_have_count(3)
    reader(page, "Siti Rahmawati")
    expect(page.get_by_test_id("loans-title")).to_have_text("Pinjaman: 3 dari 3")
    expect(page.get_by_test_id("finish")).to_contain_text("Selesai, cetak slip")
    look(page, "library-lent")
    hands.press("Enter")
    said(page, "3 pinjaman selesai; slip dicetak.")
    expect(page.get_by_test_id("scans").locator("li")).to_have_count(0)
    expect(page.get_by_test_id("reader-none")).to_be_visible()
    assert sorted(library.loans(member)) == sorted(items)
    assert hands.agree()
    assert (hands.scans, hands.pressed) == (4, 1)
    per_loan = (hands.scans + hands.pressed) / len(items)
    print(f"\nthree loans: {hands.scans} scans and {hands.pressed} key press, {per_loan:.2f} per loan, no mouse")
    slip = printed_with("Sejarah Uang", cups)
    assert slip.exists()
    expect(page.get_by_test_id("paper")).to_contain_text("Slip: ")


def test_what_comes_back_is_taken_by_its_scan_alone_or_picked_from_the_members_loans(open_page, desk, library):
    member = library.member(name="Siti Rahmawati")
    [scanned], [picked] = library.title("Pengantar Ilmu Ekonomi"), library.title("Hukum Keuangan Negara")
    for item in (scanned, picked):
        library.lend(item, member)
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.press("F4")
    hands.scan(scanned)
    came_to(page, "good", "Ke rak Lantai 2, 330.1")
    expect(newest(page)).to_contain_text(f"Dari Siti Rahmawati ({member})")
    hands.scan(member)
    reader(page, "Siti Rahmawati")
    hands.press("ArrowDown")
    expect(page.get_by_test_id(f"pick-{picked}")).to_be_focused()
    hands.press("Enter")
    came_to(page, "good", "Hukum Keuangan Negara")
    expect(page.get_by_test_id("scan")).to_be_focused()
    look(page, "library-returned")
    hands.press("F10")
    expect(page.get_by_test_id("paper")).to_contain_text("Slip: ")
    hands.press("Enter")
    expect(page.get_by_test_id("scans").locator("li")).to_have_count(0)
    assert library.loans(member) == []
    assert hands.agree()
    # What is not out is answered helpfully.
    hands.scan(scanned)
    came_to(page, "bad", "tidak sedang dipinjam (tersedia)")


def test_a_refusal_midway_prints_no_receipt_twice(open_page, desk, library):
    members = library.member(name="Siti Rahmawati"), library.member(name="Budi Santoso")
    items = [library.title(name)[0] for name in ("Ekonomi Publik", "Hukum Pajak")]
    for item, member in zip(items, members):
        library.lend(item, member)
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.press("F4")
    for item in items:
        hands.scan(item)
    expect(page.get_by_test_id("scans").locator('li[data-tone="good"]')).to_have_count(2)
    printed = []
    page.on("request", lambda one: "/papers/" in one.url and printed.append(one.url.split("/")[-3]))
    no = {"type": "printer-unknown", "title": "Ditolak", "detail": "Tidak ada printer.", "status": 409}
    page.route(f"**/members/{members[1]}/papers/*", lambda route: route.fulfill(status=409, json=no), times=1)
    hands.press("F10")
    said(page, "Tidak ada printer.")
    with page.expect_response(f"**/members/{members[1]}/papers/*") as answer:
        hands.press("F10")
    assert answer.value.ok
    assert printed == [members[0], members[1], members[1]]


def test_what_lay_in_the_book_drop_is_dated_back(open_page, desk, library):
    member, [item] = library.member(), library.title()
    library.lend(item, member)
    page = open_page()
    come_to_desk(page, desk)
    page.keyboard.press("F4")
    yesterday = (datetime.date.today() - datetime.timedelta(days=1)).isoformat()
    page.get_by_test_id("returned-on").fill(yesterday)
    expect(page.get_by_test_id("drop-note")).to_contain_text("dicatat kembali pada")
    page.get_by_test_id("scan").fill(item)
    page.keyboard.press("Enter")
    # Nothing comes back before it was lent.
    came_to(page, "bad", "Waktu kembali")
    page.get_by_test_id("returned-on").fill(datetime.date.today().isoformat())
    page.get_by_test_id("scan").fill(item)
    page.keyboard.press("Enter")
    came_to(page, "good", "Ke rak")
    look(page, "library-drop")
    assert library.read(member)["past"][0]["returnedAt"]
    page.keyboard.press("F2")
    expect(page.get_by_test_id("drop-note")).to_be_hidden()


def test_all_loans_are_extended_by_one_enter_and_one_over_the_limit_with_a_reason(open_page, desk, library, cups):
    member = library.member(name="Siti Rahmawati")
    items = library.title("Ekonomi Publik") + library.title("Hukum Pajak")
    for item in items:
        library.lend(item, member)
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.press("F8")
    hands.scan(member)
    expect(page.get_by_test_id("finish")).to_contain_text("Perpanjang semua")
    hands.press("Enter")
    expect(page.get_by_test_id("scans").locator('li[data-tone="good"]')).to_have_count(2)
    expect(newest(page)).to_contain_text("Diperpanjang dari")
    look(page, "library-extended")
    hands.press("ArrowDown")
    hands.press("Enter")
    came_to(page, "bad", "Sudah diperpanjang 1 kali")
    hands.press("F6")
    expect(page.get_by_test_id("question")).to_contain_text("Tetap perpanjang “Ekonomi Publik”?")
    hands.type("Izin kepala bagian")
    look(page, "library-override")
    hands.press("Enter")
    came_to(page, "good", "Diperpanjang dari")
    expect(page.get_by_test_id("scan")).to_be_focused()
    assert [loan["extensions"] for loan in library.read(member)["loans"]] == [1, 2]
    hands.press("Enter")
    said(page, "2 perpanjangan selesai")
    printed_with("Hukum Pajak", cups)
    assert hands.agree()
    # A scan of the copy alone knows whose loan it is.
    hands.scan(items[0])
    came_to(page, "bad", "Sudah diperpanjang 1 kali")


def test_a_hold_is_caught_at_its_return_and_fetched_by_the_keyboard_alone(open_page, desk, library):
    borrower, waiting = library.member(name="Siti Rahmawati"), library.member(name="Budi Santoso")
    [item] = library.title("Anggaran Negara")
    library.lend(item, borrower)
    library.reserve(item, waiting)
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.press("F4")
    hands.scan(item)
    came_to(page, "warn", f"Taruh di rak pesanan untuk Budi Santoso ({waiting})")
    expect(newest(page)).to_contain_text("belum dikabari")
    look(page, "library-caught")
    hands.press("F2")
    hands.scan(borrower)
    hands.scan(item)
    came_to(page, "bad", "Dipesan anggota lain")
    hands.scan(waiting)
    reader(page, "Budi Santoso")
    expect(page.get_by_test_id("reader-ready")).to_contain_text("Anggaran Negara")
    look(page, "library-ready")
    hands.scan(item)
    came_to(page, "good", "Batas kembali")
    expect(page.get_by_test_id("reader-ready")).to_be_hidden()
    hands.press("Enter")
    said(page, "1 pinjaman selesai")
    assert library.loans(waiting) == [item]
    assert hands.agree()
    assert (hands.scans, hands.pressed) == (5, 3)


def test_a_reserved_copy_that_was_never_out_is_set_aside_by_its_scan(open_page, desk, library):
    waiting, [item] = library.member(name="Budi Santoso"), library.title("Statistik")
    assert library.reserve(item, waiting)["onShelf"]["inventoryNumber"] == item
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.press("F4")
    hands.scan(item)
    came_to(page, "bad", "1 anggota menunggu judul ini")
    hands.press("F6")
    came_to(page, "warn", "Taruh di rak pesanan untuk Budi Santoso")
    assert library.item(item)["heldFor"]["nip"] == waiting
    hands.press("F7")
    said(page, "Statistik: dibatalkan")
    assert library.item(item)["status"] == "available"


def test_each_refusal_says_why_and_offers_what_can_be_done(open_page, desk, library):
    holder, member = library.member(name="Budi Santoso"), library.member(name="Siti Rahmawati")
    [out], [reference] = library.title("Dipinjam Orang"), library.title("Kamus Besar")
    library.put(f"/api/items/{reference}", {"title": library.item(reference)["titleID"], "status": "referenceOnly"})
    library.lend(out, holder)
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.scan(out)
    came_to(page, "warn", f"Ada pada Budi Santoso ({holder}) sampai")
    hands.scan(member)
    hands.scan(out)
    came_to(page, "bad", "Sedang dipinjam anggota lain sampai")
    hands.press("F6")
    came_to(page, "good", "Dipesan, urutan ke-1")
    hands.scan(reference)
    came_to(page, "bad", "Koleksi ini baca di tempat")
    look(page, "library-refused")
    hands.press("F6")
    hands.press("Enter")
    expect(page.get_by_test_id("question-errors")).to_contain_text("Alasan (dicatat) belum diisi")
    hands.press("Escape")
    expect(page.get_by_test_id("question")).to_be_hidden()
    came_to(page, "bad", "Koleksi ini baca di tempat")
    hands.press("F6")
    hands.type("Untuk rapat di gedung sebelah")
    hands.press("Enter")
    came_to(page, "good", "Batas kembali")
    hands.scan(reference)
    came_to(page, "bad", "Anggota ini sudah meminjamnya")
    assert library.loans(member) == [reference]
    hands.scan("X-404")
    came_to(page, "bad", "Bukan nomor anggota dan bukan nomor koleksi")
    hands.press("F6")
    page.wait_for_url("**/members.html")
    expect(page.get_by_test_id("field-number")).to_have_value("X-404")
    expect(page.get_by_test_id("field-name")).to_be_focused()


def test_the_last_act_is_taken_back_by_one_key_also_after_the_slip(open_page, desk, library):
    member, waiting = library.member(name="Siti Rahmawati"), library.member(name="Budi Santoso")
    [item] = library.title("Salah Ambil")
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.scan(member)
    hands.scan(item)
    came_to(page, "good", "Batas kembali")
    hands.press("F7")
    came_to(page, "gone", "Dibatalkan.")
    expect(page.get_by_test_id("loans-title")).to_have_text("Pinjaman: 0 dari 3")
    expect(page.get_by_test_id("finish")).to_have_text("Selesai Enter")
    expect(page.get_by_test_id("undo")).to_be_hidden()
    hands.scan(item)
    came_to(page, "good", "Batas kembali")
    hands.press("Enter")
    said(page, "1 pinjaman selesai")
    library.reserve(item, waiting)
    hands.press("F4")
    hands.scan(item)
    came_to(page, "warn", "Taruh di rak pesanan")
    hands.press("Enter")
    hands.press("F7")
    said(page, "Salah Ambil: dibatalkan")
    assert library.loans(member) == [item]
    assert library.read(waiting)["holds"][0]["state"] == "waiting"


def test_lost_damaged_and_found_are_noted_where_a_copy_is_looked_at(open_page, desk, library):
    member, [item] = library.member(name="Siti Rahmawati"), library.title("Peta Lama")
    library.lend(item, member)
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.press("F9")
    hands.scan(item)
    came_to(page, "calm", f"Ada pada Siti Rahmawati ({member}) sampai")
    hands.press("F6")
    hands.type("Tertinggal di kereta")
    hands.press("Enter")
    came_to(page, "good", "Dicatat hilang.")
    assert library.loans(member) == []
    hands.scan(item)
    came_to(page, "calm", "hilang")
    hands.press("F6")
    came_to(page, "good", "Sudah ditemukan; kembalikan ke raknya.")
    hands.scan(item)
    came_to(page, "calm", "tersedia · Lantai 2, 330.1")
    look(page, "library-look")
    hands.press("F6")
    hands.press("Enter")
    came_to(page, "good", "Dicatat rusak")
    assert library.item(item)["status"] == "repair"


def test_a_lost_answer_lends_once_and_scans_wait_for_the_server_and_the_session(open_page, desk, library):
    member = library.member(name="Siti Rahmawati")
    first, second, third = library.title(copies=3)
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.scan(member)
    reader(page, "Siti Rahmawati")

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/api/loans/*", lose, times=1)
    hands.scan(first)
    came_to(page, "good", "Batas kembali")
    assert library.loans(member) == [first]
    desk.kill()
    hands.scan(second)
    hands.scan(third)
    expect(page.get_by_test_id("away")).to_be_visible()
    expect(newest(page)).to_contain_text("Sedang diproses")
    look(page, "library-away")
    desk.start()
    # The demo's sessions went with the server.
    again = page.get_by_test_id("sign-in-again")
    again.get_by_test_id("field-username").fill("pustakawan")
    again.get_by_test_id("field-password").fill("loket-demo")
    again.get_by_test_id("sign-in").click()
    expect(page.get_by_test_id("scans").locator('li[data-tone="good"]')).to_have_count(3)
    assert sorted(library.loans(member)) == [first, second, third]


def test_a_hostile_name_is_only_a_name(open_page, desk, library):
    hostile = '<img src=x onerror="document.title=1">'
    member = library.member(name=hostile)
    [item] = library.title(f"{hostile} & kawan")
    page = open_page()
    come_to_desk(page, desk)
    hands = Scanner(page)
    hands.scan(member)
    reader(page, hostile)
    hands.scan(item)
    came_to(page, "good", hostile)
    assert page.title() == "Meja sirkulasi – Loket"
    assert page.locator("main img").count() == 0


def test_the_ticket_that_the_librarian_serves_is_done_with_the_first_act(open_page, desk, library):
    reception = library.colleague("resepsionis")
    ticket = reception.issue("kli-sirkulasi", visitor=library.visitor, print=False)
    member, [item] = library.member(), library.title()
    page = open_page()
    library.serve(ticket["id"])
    page.get_by_test_id("demo-pustakawan").click()
    page.wait_for_url("**/library.html")
    page.goto(f"{desk.url}/counter.html")
    page.get_by_test_id("to-library").click()
    expect(page.get_by_test_id("scan")).to_be_focused()
    hands = Scanner(page)
    hands.scan(member)
    hands.scan(item)
    came_to(page, "good", "Batas kembali")
    assert library.librarian.get(f"/api/tickets/{ticket['id']}")["state"] == "resolved"


def test_the_sound_is_switched_off_and_stays_off(open_page, desk):
    page = open_page()
    come_to_desk(page, desk)
    page.get_by_test_id("sound").click()
    expect(page.get_by_test_id("sound")).to_have_text("Suara mati")
    page.reload()
    expect(page.get_by_test_id("sound")).to_have_attribute("aria-pressed", "false")


def test_the_desk_holds_on_other_screens(open_page, desk, library):
    member, waiting = library.member(name="Siti Rahmawati", unit="Direktorat Contoh"), library.member(name="Budi")
    items = [library.title(name)[0] for name in ("Pengantar Ilmu Ekonomi", "Hukum Keuangan Negara")]
    library.lend(items[1], waiting)
    for name, size, options in [
        ("phone", (390, 844), {"has_touch": True}), ("dark", (1280, 800), {"color_scheme": "dark"})
    ]:
        page = open_page(*size, **options)
        come_to_desk(page, desk)
        hands = Scanner(page)
        for number in [member, *items]:
            hands.scan(number)
        came_to(page, "bad", "Sedang dipinjam anggota lain")
        look(page, f"library-{name}")
        if name == "phone":
            page.get_by_test_id("undo").click()
            expect(page.get_by_test_id("loans-title")).to_have_text("Pinjaman: 0 dari 3")
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("finish")).to_contain_text("Finish, print slip")
    look(page, "library-english")
