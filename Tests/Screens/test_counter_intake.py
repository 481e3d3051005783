"""A ticket from the self-service device is completed when its service starts."""

from counter import call_next, desk, done, morning, said, sit, staff
from playwright.sync_api import expect
from reception import look

SITI = "081234500001"


def begin(page):
    page.keyboard.press("F4")
    expect(page.get_by_test_id("intake")).to_be_visible()


def errors(page):
    return page.get_by_test_id("intake").get_by_test_id("errors")


def test_a_known_visitor_is_found_by_the_phone_number_left_at_the_device(open_page, desk, staff):
    ticket = staff["anjungan"].issue("lkpp-konsultasi", phone=SITI, priority="elderly")
    page = open_page()
    sit(page, desk)
    call_next(page)
    expect(page.get_by_test_id("ticket-visitor")).to_have_text("Tiket dari anjungan mandiri")
    expect(page.get_by_test_id("ticket-contact")).to_contain_text("+6281234500001")
    look(page, "counter-called-incomplete")
    begin(page)
    expect(page.get_by_test_id("found")).to_contain_text("Siti Rahmawati")
    look(page, "counter-intake")
    page.keyboard.press("Enter")
    # On to what is still missing, field by field.
    expect(page.get_by_test_id("field-subject")).to_be_focused()
    page.keyboard.type("Etalase")
    page.keyboard.press("Enter")
    page.keyboard.type("Bagaimana cara mendaftar etalase?")
    page.keyboard.press("Control+Enter")
    page.get_by_test_id("done").wait_for()
    said(page, f"Pelayanan {ticket['number']} dimulai")
    expect(page.get_by_test_id("ticket-visitor")).to_have_text("Siti Rahmawati")
    whole = staff["petugas"].get(f"/api/tickets/{ticket['id']}")
    assert whole["intake"] == "complete"
    assert [event["type"] for event in whole["events"]] == ["issued", "called", "corrected", "started", "assigned"]


def test_a_new_visitor_is_registered_and_what_is_missing_is_said_at_its_field(open_page, desk, staff):
    staff["anjungan"].issue(phone="081200099988")
    page = open_page()
    sit(page, desk)
    call_next(page)
    begin(page)
    expect(page.get_by_test_id("field-phone")).to_have_value("+6281200099988")
    page.keyboard.press("Control+Enter")
    expect(errors(page)).to_be_focused()
    expect(errors(page)).to_contain_text("Nama lengkap belum diisi.")
    look(page, "counter-intake-errors")
    page.get_by_test_id("field-name").fill("Ratna Kusuma")
    page.get_by_test_id("field-organisation").fill("Dinas Contoh")
    page.get_by_test_id("field-email").fill("bukan surel")
    page.get_by_test_id("field-question").fill("Bagaimana cara merevisi DIPA?")
    page.keyboard.press("Control+Enter")
    # What the server alone knows is said in the same place.
    expect(page.locator("#field-email-error")).to_contain_text("surel")
    page.get_by_test_id("field-email").fill("")
    page.keyboard.press("Control+Enter")
    page.get_by_test_id("done").wait_for()
    expect(page.get_by_test_id("ticket-visitor")).to_have_text("Ratna Kusuma")
    done(page)


def test_a_visitor_without_email_is_served_for_a_reason(open_page, desk, staff):
    ticket = staff["anjungan"].issue("lpdp-bantuan")
    page = open_page()
    sit(page, desk)
    call_next(page)
    begin(page)
    page.get_by_test_id("field-name").fill("Pak Tua")
    page.get_by_test_id("field-phone").fill("081200077766")
    page.get_by_test_id("field-waiver").check()
    page.keyboard.press("Control+Enter")
    expect(errors(page).locator("li")).to_have_count(1)
    page.get_by_test_id("field-waiver-reason").fill("Tidak memakai e-mail")
    page.keyboard.press("Control+Enter")
    page.get_by_test_id("done").wait_for()
    expect(page.get_by_test_id("ticket-marks")).to_contain_text("Tanpa e-mail: Tidak memakai e-mail")
    assert staff["petugas"].get(f"/api/tickets/{ticket['id']}")["waiver"]["reason"] == "Tidak memakai e-mail"


def test_what_the_server_still_wants_at_the_start_is_shown_at_the_fields(open_page, desk, staff):
    staff["anjungan"].issue()
    page = open_page()

    def believed_complete(route):
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "intake": "complete"})

    page.route("**/api/tickets/*", believed_complete)
    sit(page, desk)
    call_next(page)
    begin(page)
    expect(errors(page)).to_be_focused()
    expect(page.locator("#field-question-error")).to_be_visible()


def test_nothing_of_one_visitor_is_left_in_the_form_for_the_next(open_page, desk, staff):
    for _ in range(2):
        staff["anjungan"].issue()
    page = open_page()
    sit(page, desk)
    call_next(page)
    begin(page)
    page.get_by_test_id("field-name").fill("Pergi Sebentar")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("intake")).to_be_hidden()
    # Back to the same visitor, what was typed is still there; with the visitor it goes.
    begin(page)
    expect(page.get_by_test_id("field-name")).to_have_value("Pergi Sebentar")
    page.keyboard.press("Escape")
    page.keyboard.press("F6")
    page.get_by_test_id("call-next").wait_for()
    call_next(page)
    begin(page)
    expect(page.get_by_test_id("field-name")).to_have_value("")
