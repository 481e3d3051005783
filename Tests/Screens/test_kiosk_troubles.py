"""The touch screen without paper, without the server, and outside the service hours."""

import threading
import time

import pytest
from devices import add_device
from kiosk import BACK_TO_START, chief, choose, desk, open_kiosk, take, tickets
from playwright.sync_api import expect
from reception import look


@pytest.fixture
def stopped_printer(cups, chief):
    """`stop()` stops the ticket printer's queue; it runs again after the test."""
    def stop():
        cups.command("cupsdisable", "roll")
        while chief.get("/api/printers")["items"][0]["state"] in ("ok", "unknown"):
            time.sleep(0.1)

    yield stop
    cups.command("cupsenable", "roll")


def test_without_paper_it_says_so_before_and_after_and_shows_the_number_larger(open_kiosk, stopped_printer):
    page = open_kiosk()
    size = "parseFloat(getComputedStyle(document.querySelector('[data-testid=number]')).fontSize)"
    expect(page.get_by_test_id("no-paper-soon")).to_be_hidden()
    choose(page)
    take(page)
    expect(page.get_by_test_id("no-paper")).to_be_hidden()
    with_paper = page.evaluate(size)
    page.get_by_test_id("done").tap()

    stopped_printer()
    page.clock.fast_forward(16_000)
    expect(page.get_by_test_id("no-paper-soon")).to_be_visible()
    look(page, "kiosk-no-paper-soon")
    choose(page)
    expect(page.get_by_test_id("no-paper-soon")).to_be_visible()
    take(page)
    expect(page.get_by_test_id("no-paper")).to_be_visible()
    expect(page.get_by_test_id("take-paper")).to_be_hidden()
    assert page.evaluate(size) > with_paper
    look(page, "kiosk-no-paper")


def hours(state, until):
    return {"queue": lambda queue: queue.update(hours={"state": state, "until": until, "frames": []})}


@pytest.mark.parametrize("state, until, words", [
    ("closed", "2031-03-04T00:30:00Z", "Tutup, buka lagi Selasa, 4 Maret pukul 07.30. Nomor yang diambil hari ini"),
    ("break", "2031-03-04T06:00:00Z", "Istirahat sampai pukul 13.00. Nomor tetap dapat diambil."),
])
def test_outside_the_service_hours_it_says_until_when_and_still_gives_numbers(open_kiosk, state, until, words):
    page = open_kiosk(changes=hours(state, until))
    expect(page.get_by_test_id("hours")).to_contain_text(words)
    choose(page)
    take(page)


def test_a_server_that_is_away_is_waited_for_and_gives_one_number(open_kiosk, chief, desk):
    page = open_kiosk(device=add_device(desk))
    before = len(tickets(chief))
    choose(page)
    desk.kill()
    page.get_by_test_id("class-ordinary").tap()
    expect(page.get_by_test_id("away")).to_be_visible()
    look(page, "kiosk-sending-away")
    # Who waits for an answer is not sent back to the start.
    page.clock.fast_forward(BACK_TO_START - 5_000)
    expect(page.get_by_test_id("countdown")).to_be_hidden()
    page.clock.fast_forward(10_000)
    expect(page.get_by_test_id("sending")).to_be_visible()
    threading.Timer(0.5, desk.start).start()
    expect(page.get_by_test_id("ticket")).to_be_visible()
    expect(page.get_by_test_id("away")).to_be_hidden()
    assert len(tickets(chief)) == before + 1

    page.get_by_test_id("done").tap()
    desk.kill()
    page.clock.fast_forward(16_000)
    expect(page.get_by_test_id("away")).to_be_visible()
    expect(page.get_by_test_id("start")).to_be_hidden()
    look(page, "kiosk-away")
    desk.start()
    expect(page.get_by_test_id("start")).to_be_visible()
