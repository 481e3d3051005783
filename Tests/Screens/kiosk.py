"""What a visitor does at the touch screen."""

import pytest
from conftest import Desk
from devices import DEMO_DEVICE, stand
from playwright.sync_api import expect
from staff import Staff

SERVICE = "kppn-konsultasi"
TALL, WIDE, SMALL = (1080, 1920), (1280, 800), (1024, 768)
BACK_TO_START = 30_000


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def chief(desk):
    """Somebody who may see every ticket."""
    return Staff(desk, "kasi")


@pytest.fixture
def open_kiosk(open_page, desk):
    def open_one(size=WIDE, device=DEMO_DEVICE, changes=None, **options):
        page = open_page(*size, has_touch=True, **options)
        page.clock.install()
        stand(page, desk, "kiosk", device, changes)
        page.locator("body[data-at]").wait_for()
        return page

    return open_one


def choose(page):
    page.get_by_test_id(f"service-{SERVICE}").tap()


def take(page, priority="ordinary"):
    page.get_by_test_id(f"class-{priority}").tap()
    expect(page.get_by_test_id("ticket")).to_be_visible()
    return page.get_by_test_id("number").inner_text()


def type_on_pad(page, digits):
    for digit in digits:
        page.get_by_test_id(f"key-{digit}").tap()


def tickets(chief):
    return chief.get(f"/api/tickets?standard={SERVICE}")["items"]


def taken(chief, number):
    return next(one for one in tickets(chief) if one["number"] == number)
