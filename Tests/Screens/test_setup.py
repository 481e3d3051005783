"""A new office from the first page to the first sign-in, and its settings changed later, by an administrator alone."""

import pytest
from playwright.sync_api import expect
from reception import look, sign_in
from settings import hold_back, save, settings

PASSWORD = "kata sandi kepala"


def field(page, name):
    return page.get_by_test_id(f"field-{name}")


@pytest.fixture
def new_page(open_page, new_office):
    """The set-up page of an empty data folder, to which its first address leads."""
    def open_one(**options):
        page = open_page(at=new_office, **options)
        page.wait_for_url("**/setup.html")
        return page
    return open_one


def begin(page, new_office):
    field(page, "code").fill(new_office.code.lower())
    page.get_by_test_id("check-code").click()
    expect(field(page, "office-name")).to_be_focused()


def fill_in(page):
    field(page, "office-name").fill("KPPN Pelaihari")
    field(page, "office-timeZone").select_option("Asia/Makassar")
    page.get_by_test_id("serve-kppn-konsultasi").click()
    field(page, "admin-name").fill("Hadi Kepala")
    field(page, "admin-username").fill("hadi")
    for part in ("password", "again"):
        field(page, f"admin-{part}").fill(PASSWORD)


def test_a_new_office_is_set_up_and_signs_in(new_page, new_office):
    page = new_page()
    look(page, "setup-code")
    field(page, "code").fill("0000-0000")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("code-errors")).to_be_focused()
    begin(page, new_office)

    # The printers of the machine are offered, the usual hours and a counter are there.
    expect(page.get_by_test_id("printer-roll")).to_be_visible()
    expect(page.get_by_test_id("field-office-hours-weekly-friday-closes").nth(1)).to_have_value("16.30")
    expect(page.get_by_role("group", name="Pilih sedikitnya satu layanan.")).to_be_visible()
    look(page, "setup-empty")
    page.get_by_test_id("complete").click()
    expect(page.get_by_test_id("errors")).to_be_focused()
    expect(page.get_by_test_id("errors").get_by_role("link")).to_have_count(7)
    look(page, "setup-missing")

    fill_in(page)
    expect(field(page, "office-id")).to_have_value("kppn-pelaihari")
    page.get_by_test_id("printer-roll").get_by_role("checkbox").first.check()
    page.get_by_test_id("add-counter").click()
    page.get_by_test_id("counter").last.get_by_label("Nomor").fill("1")
    page.get_by_test_id("complete").click()
    expect(page.get_by_test_id("errors")).to_contain_text("Nomor ini sudah dipakai loket lain")
    page.get_by_test_id("errors").get_by_role("link").click()
    page.keyboard.type("2")
    look(page, "setup-filled")
    page.get_by_test_id("complete").click()
    expect(page.get_by_test_id("view-done")).to_be_visible()
    look(page, "setup-done")
    page.get_by_test_id("sign-in").click()
    expect(page.get_by_test_id("office")).to_have_text("KPPN Pelaihari")
    sign_in(page, "hadi", PASSWORD)
    expect(page.get_by_test_id("nav-settings")).to_be_visible()
    page.goto(f"{new_office.url}/setup.html")
    field(page, "code").fill(new_office.code)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("view-done")).to_be_visible()


@pytest.mark.parametrize("width, scheme", [(390, "light"), (1280, "dark")])
def test_the_set_up_fits_a_phone_and_the_dark(new_page, new_office, width, scheme):
    page = new_page(width=width, color_scheme=scheme)
    begin(page, new_office)
    page.get_by_test_id("add-season").click()
    look(page, f"setup-{width}-{scheme}")


def test_a_lost_answer_leaves_the_office_set_up(new_page, new_office):
    page = new_page()
    begin(page, new_office)
    fill_in(page)

    def lose(route):
        route.fetch()
        route.abort()
    page.route("**/api/setup", lose, times=1)
    page.get_by_test_id("complete").click()
    expect(page.get_by_test_id("away")).to_be_visible()
    expect(page.get_by_test_id("view-done")).to_be_visible()


def test_settings_hold_at_once_and_mistakes_are_found_at_their_fields(settings):
    page = settings
    look(page, "settings")
    name = field(page, "office-name").input_value()
    field(page, "office-name").fill("Kantor Baru")
    expect(page.get_by_test_id("saved")).to_have_text("Ada perubahan yang belum disimpan")
    field(page, "publicUrl").fill("loket")
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("errors")).to_contain_text("Tulis alamat lengkap")
    expect(field(page, "publicUrl")).to_have_attribute("aria-invalid", "true")
    look(page, "settings-refused")
    field(page, "publicUrl").fill("")
    save(page)
    page.reload()
    expect(page.get_by_test_id("office")).to_have_text("Kantor Baru")
    page.get_by_test_id("language-en").click()
    look(page, "settings-english")
    page.get_by_test_id("language-id").click()
    field(page, "office-name").fill(name)
    save(page)


def test_a_move_to_another_address_is_asked_about_before_it_locks_anybody_out(settings, desk):
    page = settings
    sent = hold_back(page, desk)
    address, move = field(page, "publicUrl"), page.get_by_test_id("move")

    address.fill("https://loket.contoh.go.id")
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("cancel-move")).to_be_focused()
    expect(move).to_contain_text("harus membuka Loket lewat https://loket.contoh.go.id.")
    look(page, "settings-move")
    page.keyboard.press("Enter")
    expect(move).to_have_count(0)
    page.get_by_test_id("save").click()
    page.keyboard.press("Escape")
    expect(move).to_have_count(0)
    assert sent == []

    address.fill(desk.url)
    page.get_by_test_id("save").click()
    expect(move).to_contain_text("tanpa enkripsi")
    page.get_by_test_id("save-move").click()
    expect(page.get_by_test_id("saved")).to_have_text("Tersimpan dan sudah berlaku")
    # The same address written otherwise moves nobody; the way back to none does.
    address.fill(f"{desk.url}/")
    save(page)
    address.fill("")
    page.get_by_test_id("save").click()
    expect(move).to_contain_text(f"{desk.url} tidak dapat dipakai lagi")
    page.get_by_test_id("save-move").click()
    expect(page.get_by_test_id("saved")).to_have_text("Tersimpan dan sudah berlaku")
    assert [config.get("publicUrl") for config in sent] == [desk.url, desk.url, None]


def test_the_page_follows_the_desk_to_its_new_address(chromium, desk):
    # Not by `open_page`: this one does go to another place.
    page = chromium.new_page(locale="id-ID")
    page.goto(desk.url)
    page.get_by_test_id("demo-admin").click()
    page.get_by_test_id("nav-settings").click()
    there = f"http://localhost:{desk.port}"
    new = {**page.request.get(f"{desk.url}/api/settings").json(), "publicUrl": there}
    field(page, "publicUrl").fill(there)
    page.route("**/api/settings", lambda route: route.fulfill(json=new))
    page.get_by_test_id("save").click()
    page.get_by_test_id("save-move").click()
    page.wait_for_url(f"{there}/**")
    page.context.close()


def test_what_somebody_else_has_saved_is_shown_before_it_is_overwritten(settings, open_page):
    other = open_page()
    other.get_by_test_id("demo-admin").click()
    other.get_by_test_id("nav-settings").click()
    field(other, "office-hours-own").check()
    save(other)
    field(settings, "hosts").fill("loket.contoh")
    settings.get_by_test_id("save").click()
    expect(settings.get_by_test_id("stale")).to_be_visible()
    look(settings, "settings-stale")
    settings.get_by_test_id("show-newest").click()
    expect(field(settings, "office-hours-own")).to_be_checked()
    expect(field(settings, "hosts")).to_have_value("")
    field(settings, "office-hours-own").uncheck()
    save(settings)


def test_staff_are_added_changed_and_closed(settings):
    page = settings
    page.get_by_test_id("add-account").click()
    field(page, "account-username").fill("9")
    field(page, "account-name").fill("Sari Dewi")
    field(page, "account-role").select_option("petugas")
    expect(page.get_by_test_id("account")).to_contain_text("Melayani di loket, juga mendaftarkan pengunjung")
    field(page, "account-password").fill("pendek")
    page.get_by_test_id("save-account").click()
    expect(page.get_by_test_id("account-errors")).to_be_focused()
    look(page, "settings-account")
    field(page, "account-username").fill("sari")
    field(page, "account-password").fill("kata sandi sari")
    page.get_by_test_id("save-account").click()
    expect(page.get_by_test_id("account-sari")).to_contain_text("Aktif")
    page.get_by_test_id("change-sari").click()
    field(page, "account-disabled").check()
    page.get_by_test_id("save-account").click()
    expect(page.get_by_test_id("account-sari")).to_contain_text("Ditutup")
    expect(page.get_by_test_id("change-sari")).to_be_focused()
    look(page, "settings-staff")
