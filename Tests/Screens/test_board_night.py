"""The board by itself: all day, all night, and for everybody's eyes."""

from board import call, desk, device, officers, open_board
from devices import add_device, change_answer
from playwright.sync_api import expect
from reception import look
from staff import BUDI


def test_nothing_personal_is_on_it_or_asked_for(open_board, officers):
    page = open_board()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    ticket = officers[2].issue_for_budi()
    for counter in (1, 2):
        if before := officers[counter].get(f"/api/counters/{counter}")["ticket"]:
            officers[counter].act(before["id"], "noShow")
    officers[2].act(ticket["id"], "called", counter=2)
    expect(page.get_by_test_id("counter-2")).to_contain_text(ticket["number"])
    everything = page.content() + page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    for personal in ("Budi", "Santoso", "Revisi DIPA", BUDI, ticket["code"]):
        assert personal not in everything
    assert {url.split("/api/")[1] for url in asked if "/api/" in url} == {"queue"}


def test_it_comes_back_by_itself_after_the_server_was_away(open_board, desk, call):
    page = open_board(device=add_device(desk))
    before = call(1)
    expect(page.get_by_test_id("number")).to_have_text(before["number"])
    desk.kill()
    page.clock.fast_forward(16_000)
    expect(page.get_by_test_id("away")).to_contain_text("menyambung lagi sendiri")
    # What was called stays to be read.
    expect(page.get_by_test_id("number")).to_have_text(before["number"])
    look(page, "board-away")
    desk.start()
    expect(page.get_by_test_id("away")).to_be_hidden(timeout=10_000)
    ticket = call(1)
    expect(page.get_by_test_id("number")).to_have_text(ticket["number"], timeout=20_000)


def test_a_new_day_begins_empty(open_board, desk, call):
    page = open_board()
    ticket = call(1)
    expect(page.get_by_test_id("counter-1")).to_contain_text(ticket["number"])

    def tomorrow(queue):
        queue.update(officeDate="2031-01-01", called=[], waiting=[])
        for counter in queue["counters"]:
            counter.pop("serving", None)
            counter.update(open=False, state="closed")
        for service in queue["services"]:
            service.update(waiting=0, counters=0)

    change_answer(page, desk, "queue", tomorrow)
    page.clock.run_for(30_000)
    expect(page.get_by_test_id("call-title")).to_have_text("Belum ada panggilan")
    expect(page.get_by_test_id("no-counter")).to_be_visible()
    assert ticket["number"] not in page.inner_text("body")
    look(page, "board-morning")


def test_the_screen_stays_lit_and_the_cursor_goes(open_board, desk):
    page = open_board(touched=False)
    page.add_init_script("""
      window.lit = 0;
      Object.defineProperty(navigator, "wakeLock", { value: { request: async () => { lit += 1; } } });
    """)
    page.goto(f"{desk.url}/board.html")
    page.get_by_test_id("board").wait_for()
    assert page.evaluate("lit") == 1
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("lit") == 2
    cursor = "getComputedStyle(document.querySelector('h1')).cursor"
    page.mouse.move(300, 300)
    page.mouse.move(310, 300)
    assert page.evaluate(cursor) == "auto"
    page.clock.fast_forward(3_500)
    assert page.evaluate(cursor) == "none"


def test_the_staff_may_look_at_it_too(open_page, desk):
    page = open_page()
    page.get_by_test_id("demo-petugas").click()
    page.wait_for_url("**/counter.html")
    page.goto(f"{desk.url}/board.html")
    expect(page.get_by_test_id("board")).to_be_visible()


def test_a_long_press_on_the_mark_leads_the_staff_to_the_choice_of_the_screen(open_board):
    page = open_board()
    page.get_by_test_id("mark").hover()
    page.mouse.down()
    page.clock.fast_forward(2_500)
    page.wait_for_url("**/device.html?choose")
    expect(page.get_by_test_id("device-kiosk")).to_be_visible()
