"""A visitor leaves nothing at the touch screen, and finds no way out of it."""

import re

from kiosk import BACK_TO_START, chief, choose, desk, open_kiosk, take, taken, type_on_pad
from playwright.sync_api import expect
from reception import look


def test_after_thirty_seconds_nothing_of_the_visitor_is_left(open_kiosk, chief):
    page = open_kiosk()
    stored = "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])"
    before = page.evaluate(stored)
    page.get_by_test_id("language-en").tap()
    choose(page)
    page.get_by_test_id("add-phone").tap()
    type_on_pad(page, "081299998888")
    page.get_by_test_id("use-phone").tap()
    number = take(page, "pregnancy")
    code = page.get_by_test_id("code").inner_text()

    page.clock.fast_forward(BACK_TO_START - 8_000)
    expect(page.get_by_test_id("seconds")).to_have_text(re.compile(r"^Back to the start in [78] seconds\.$"))
    look(page, "kiosk-countdown")
    page.touchscreen.tap(5, 400)
    expect(page.get_by_test_id("countdown")).to_be_hidden()
    page.clock.fast_forward(BACK_TO_START - 8_000)
    expect(page.get_by_test_id("ticket")).to_be_visible()
    page.clock.fast_forward(BACK_TO_START)

    expect(page.get_by_test_id("start")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.get_by_test_id("language-id")).to_have_attribute("aria-pressed", "true")
    for trace in (number, code, "99998888", "9999 8888"):
        assert trace not in page.content()
    assert page.evaluate(stored) == before
    # Back shows the start, however often.
    for _ in range(3):
        page.evaluate("history.back()")
        page.wait_for_timeout(150)
        expect(page.get_by_test_id("start")).to_be_visible()
    assert page.url.endswith("/kiosk.html")
    # And the next visitor takes nothing of the last one along.
    choose(page)
    expect(page.get_by_test_id("add-phone")).to_have_text("Tambahkan nomor telepon (tidak wajib)")
    ticket = taken(chief, take(page))
    assert (ticket["contact"], ticket["priority"]) == (None, None)


def test_back_in_the_middle_shows_the_start_and_forgets(open_kiosk):
    page = open_kiosk()
    choose(page)
    number = take(page)
    page.evaluate("history.back()")
    expect(page.get_by_test_id("start")).to_be_visible()
    assert number not in page.content()


def test_the_page_offers_no_way_out_but_the_one_of_the_staff(open_kiosk):
    page = open_kiosk()
    # The catalogue is offered only where there is something in it, and leads back by itself.
    assert page.locator("a:visible, nav").count() == 0
    menu = "new MouseEvent('contextmenu', { bubbles: true, cancelable: true })"
    assert page.evaluate(f"document.body.dispatchEvent({menu})") is False
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).userSelect") == "none"
    page.get_by_test_id("mark").hover()
    page.mouse.down()
    page.clock.fast_forward(1_000)
    page.mouse.up()
    page.clock.fast_forward(5_000)
    expect(page.get_by_test_id("start")).to_be_visible()
    page.mouse.down()
    page.clock.fast_forward(2_500)
    page.wait_for_url("**/device.html?choose")
    expect(page.get_by_test_id("device-board")).to_be_visible()
