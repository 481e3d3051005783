"""What an officer does at a counter, in the officer's words."""

import pytest
from conftest import Desk
from playwright.sync_api import expect
from staff import Staff

COUNTERS = (1, 2, 3)


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def staff(desk):
    return {name: Staff(desk, name) for name in ("resepsionis", "petugas", "kasi", "anjungan")}


@pytest.fixture(autouse=True)
def morning(staff):
    """Nobody waits and no counter is open."""
    reception, chief = staff["resepsionis"], staff["kasi"]
    for number in COUNTERS:
        if ticket := chief.get(f"/api/counters/{number}")["ticket"]:
            reception.act(ticket["id"], "voided", reason="uji")
        chief.put(f"/api/counters/{number}", {"state": "closed", "takeOver": True})
    for waiting in reception.get("/api/queue")["waiting"]:
        reception.act(waiting["id"], "voided", reason="uji")


def come_to_counters(page, desk, username="petugas"):
    """Signs in and stands before the choice of a counter, or at the counter of before."""
    page.get_by_test_id(f"demo-{username}").click()
    page.get_by_test_id("who").get_by_text("(demo)").wait_for(state="attached")
    page.goto(f"{desk.url}/counter.html")
    page.locator("#choice:visible, #counter:visible").wait_for()


def open_counter(page, number=1):
    page.get_by_test_id(f"counter-{number}").click()
    page.get_by_test_id("open").click()
    page.get_by_test_id("call-next").wait_for()


def sit(page, desk, username="petugas", number=1):
    come_to_counters(page, desk, username)
    open_counter(page, number)


def call_next(page):
    """Calls who is next and answers the number."""
    page.keyboard.press("F2")
    page.get_by_test_id("start").wait_for()
    return page.get_by_test_id("ticket-number").inner_text()


def start(page):
    page.keyboard.press("F4")
    page.get_by_test_id("done").wait_for()


def done(page):
    page.keyboard.press("F9")
    page.get_by_test_id("call-next").wait_for()


def said(page, text):
    expect(page.get_by_test_id("said")).to_contain_text(text)
