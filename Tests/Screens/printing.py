"""A desk with two printers, and what its staff do on the page of the printers."""

import time
import uuid

import pytest
from conftest import ROLL, Desk
from lists import come_to
from playwright.sync_api import expect
from staff import Staff

FRONT, READING = "meja depan", "ruang baca"
THERMAL = {"name": READING, "destination": "thermal", "language": "escpos", "use": ["ticket", "slip"]}


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups, [ROLL, THERMAL])
    yield server
    server.stop()


@pytest.fixture(scope="module")
def rina(desk):
    """A colleague at another desk."""
    return Staff(desk, "resepsionis")


@pytest.fixture
def come(open_page, desk):
    """Opens the page of the printers."""
    def open_one(*size, username="resepsionis", **options):
        page = open_page(*size, **options)
        come_to(page, desk, "printing", username)
        card(page, FRONT).wait_for()
        return page

    return open_one


@pytest.fixture
def stopped(cups, rina):
    """The queue of the reading room's printer is stopped; it runs again, and empty, after the test."""
    cups.command("cupsdisable", "thermal")
    yield
    while waiting := [one["id"] for one in spool(rina) if one["state"] in ("queued", "sending", "sent")]:
        for job in waiting:
            rina.put(f"/api/print-jobs/{job}/events/{uuid.uuid4()}", {"type": "cancelled"})
        time.sleep(0.1)
    cups.command("cupsenable", "thermal")


@pytest.fixture
def roll(cups):
    """`roll(mode)` says how the front desk's printer is; it is well again after the test."""
    yield cups.set_mode
    cups.set_mode("ok")


def spool(rina):
    """What waits or has to be looked at."""
    return rina.get("/api/print-jobs?open=true")["items"]


def card(page, printer):
    return page.get_by_test_id(f"printer-{printer}")


def light(page, printer):
    return card(page, printer).get_by_test_id("light")


def issue(rina, printer=READING):
    """A ticket for one of the printers: its number and its print job's id."""
    ticket = rina.issue_for_budi(printer=printer)
    return ticket["number"], ticket["printJob"]


def key(page, job):
    """The button that stands for a job, in the spool or among the last papers."""
    return page.get_by_test_id(f"job-{job}")


def row(page, job):
    """A job among those that wait or have to be looked at."""
    return page.get_by_test_id("open-rows").locator("tr", has=key(page, job))


def open_by_keyboard(page, job):
    key(page, job).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("sheet-title")).to_be_focused()


def choose_act(page, words):
    """Goes by Tab to the act of these words and presses Enter."""
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == words:
            return page.keyboard.press("Enter")
    raise AssertionError(f"no way to {words}")


def state(page):
    return page.get_by_test_id("sheet-state")


def lose(cups, page, job):
    """CUPS forgets a job that it had: nobody can know any more whether it came out."""
    expect(row(page, job)).to_contain_text("Terkirim ke printer")
    cups.command("cancel", "-a", "-x", "thermal")
    expect(row(page, job)).to_contain_text("Belum pasti")
