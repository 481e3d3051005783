"""What all screens share: the band, each role's own page, the device's choice, and one event stream per browser."""

import re
import urllib.request

import pytest
from playwright.sync_api import expect
from reception import look, sign_in, wait_until

HOMES = {
    "resepsionis": "reception", "petugas": "counter", "pustakawan": "library", "kasi": "today", "admin": "reception",
    "anjungan": "device",
}
PAGES = {
    "resepsionis": ["reception", "today", "guests", "report", "printing"],
    "kasi": ["reception", "today", "guests", "counter", "cases", "library", "report", "dashboard", "connections"],
    "admin": [
        "reception", "today", "guests", "counter", "cases", "library", "report", "dashboard", "connections", "settings",
    ],
}


def offered(page):
    expect(page.get_by_test_id("nav").locator("a").first).to_be_attached()
    links = page.get_by_test_id("nav").locator("a").all()
    return [link.get_attribute("data-testid").removeprefix("nav-") for link in links]


@pytest.mark.parametrize("role, home", HOMES.items())
def test_everybody_begins_on_the_page_of_the_own_work(open_page, desk, role, home):
    page = open_page()
    page.get_by_test_id(f"demo-{role}").click()
    page.wait_for_url(f"**/{home}.html")
    # And so does who comes to the door again.
    page.goto(desk.url)
    page.wait_for_url(f"**/{home}.html")


@pytest.mark.parametrize("role", PAGES)
def test_the_band_offers_the_pages_of_the_role(open_page, desk, role):
    page = open_page()
    page.get_by_test_id(f"demo-{role}").click()
    page.wait_for_url(f"**/{HOMES[role]}.html")
    page.goto(f"{desk.url}/reception.html")
    assert offered(page) == PAGES[role]
    expect(page.get_by_test_id("nav-reception")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize("role", ["kasi", "admin"])
def test_the_tabs_of_who_may_go_nearly_everywhere_stand_in_one_row(open_page, role):
    page = open_page(1280, 800)
    page.get_by_test_id(f"demo-{role}").click()
    page.wait_for_url(f"**/{HOMES[role]}.html")
    for language in ["en", "id"]:
        page.get_by_test_id(f"language-{language}").click()
        tabs = [page.get_by_test_id(f"nav-{name}").bounding_box() for name in PAGES[role]]
        assert len({tab["y"] for tab in tabs}) == 1
        # And a finger still finds each of them.
        assert min(tab["height"] for tab in tabs) >= 44
        look(page, f"band-{role}-{language}")


def test_under_the_librarys_tab_its_pages_lead_to_each_other(open_page, desk):
    page = open_page()
    page.get_by_test_id("demo-pustakawan").click()
    page.wait_for_url("**/library.html")
    page.get_by_test_id("neighbour-members").click()
    page.wait_for_url("**/members.html")
    expect(page.get_by_test_id("neighbour-members")).to_have_attribute("aria-current", "page")
    expect(page.get_by_test_id("nav-library")).to_have_attribute("aria-current", "true")


def test_an_office_without_a_library_offers_none(open_page, desk):
    def without(route):
        who = route.fetch().json()
        route.fulfill(json={**who, "office": {**who["office"], "library": False}})

    page = open_page()
    page.route("**/api/session", without)
    page.get_by_test_id("demo-pustakawan").click()
    page.wait_for_url("**/counter.html")
    # Its cases write mails, too.
    assert offered(page) == ["today", "counter", "cases", "mails", "printing"]
    page.goto(f"{desk.url}/library.html")
    page.wait_for_url("**/counter.html")
    # A question still under way must not end in the next test.
    page.unroute_all(behavior="ignoreErrors")


def test_the_door_leads_to_what_is_for_everybody(open_page, desk):
    page = open_page()
    for name, address in [("track", "/t/"), ("standards", "/standar/"), ("survey", "/skm/")]:
        expect(page.get_by_test_id(f"way-{name}")).to_have_attribute("href", address)
    look(page, "door")
    page.get_by_test_id("way-standards").click()
    page.get_by_test_id("way-survey").click()
    page.wait_for_url("**/skm/")
    page.goto(f"{desk.url}/skm/?perangkat")
    expect(page.get_by_test_id("form")).to_be_visible()
    expect(page.get_by_test_id("way-standards")).to_be_hidden()


def test_who_has_no_business_on_a_page_is_led_to_the_own_one(open_page, desk):
    page = open_page()
    page.get_by_test_id("demo-anjungan").click()
    page.wait_for_url("**/device.html")
    page.goto(f"{desk.url}/reception.html")
    page.wait_for_url("**/device.html")


def test_without_a_session_every_page_leads_to_the_door(open_page, desk):
    page = open_page()
    page.goto(f"{desk.url}/device.html")
    expect(page.get_by_test_id("field-username")).to_be_focused()


def test_on_a_phone_the_pages_wait_behind_a_button(open_page):
    page = open_page(390, 844, has_touch=True)
    sign_in(page, "admin")
    menu = page.get_by_test_id("menu")
    expect(page.get_by_test_id("nav")).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("nav")).to_be_visible()
    look(page, "band-menu-phone")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("nav")).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_keyboard_goes_past_the_band(open_page):
    page = open_page()
    sign_in(page)
    skip = page.get_by_test_id("skip")
    skip.focus()
    look(page, "band-skip")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("form")).to_be_focused()


@pytest.mark.parametrize("name, size", [("desk", (1280, 800)), ("phone", (390, 844))])
def test_a_device_is_told_once_what_it_is(open_page, desk, name, size):
    page = open_page(*size)
    page.get_by_test_id("demo-anjungan").click()
    board = page.get_by_test_id("device-board")
    expect(board).to_be_visible()
    look(page, f"device-{name}")
    board.click()
    page.wait_for_url("**/board.html")
    page.goto(desk.url)
    page.wait_for_url("**/board.html")
    page.goto(f"{desk.url}/device.html?choose")
    expect(page.get_by_test_id("device-kiosk")).to_be_visible()


def streams(desk):
    figures = urllib.request.urlopen(f"{desk.url}/metrics").read().decode()
    return float(re.search(r"^loket_streams (\S+)", figures, re.MULTILINE).group(1))


def listen(page):
    page.evaluate(
        "import('/js/stream.js').then(({ listen }) => {"
        "  window.heard = [];"
        "  listen((topic) => heard.push(topic), () => heard.push('lost'));"
        "})"
    )


def wait_to_hear(page, topic):
    wait_until(page, f"heard.includes('{topic}')")


def register(page, name):
    page.evaluate(
        """(name) => fetch(`/api/visitors/${crypto.randomUUID()}`, {
          method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name }) })""", name)


def test_all_pages_of_a_browser_share_one_stream_and_it_survives_the_server_and_the_session(open_page, desk):
    before = streams(desk)
    first = open_page()
    sign_in(first)
    second = first.context.new_page()
    second.goto(f"{desk.url}/reception.html")
    second.get_by_test_id("find").wait_for()
    listen(second)
    first.wait_for_timeout(300)
    assert streams(desk) <= before + 1
    register(first, "Pendengar Satu")
    wait_to_hear(second, "visitors")

    # The server dies, and with it the demo's session; the other tab signs in and this one hears again.
    desk.kill()
    desk.start()
    first.get_by_test_id("find").fill("siapa saja")
    again = first.get_by_test_id("sign-in-again")
    again.get_by_test_id("field-username").fill("petugas")
    again.get_by_test_id("field-password").fill("loket-demo")
    again.get_by_test_id("sign-in").click()
    expect(first.get_by_test_id("who")).to_contain_text("Petugas")
    wait_to_hear(second, "lost")
    second.evaluate("heard.length = 0")
    register(first, "Pendengar Dua")
    wait_to_hear(second, "visitors")
    assert streams(desk) == 1

    # The page that opened the worker goes, the stream stays.
    first.close()
    register(second, "Pendengar Tiga")
    wait_until(second, "heard.filter((topic) => topic === 'visitors').length >= 2")
