"""What a visitor does at the tablet of a counter."""

import pytest
from conftest import Desk
from devices import DEMO_DEVICE, stand
from playwright.sync_api import expect
from reception import look
from staff import Staff

WIDE, TALL, SMALL = (1280, 800), (800, 1280), (390, 844)


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def officer(desk):
    return Staff(desk, "petugas")


@pytest.fixture(scope="module")
def receptionist(desk):
    return Staff(desk, "resepsionis")


@pytest.fixture
def tablet(open_page, desk):
    def open_one(size=WIDE, **options):
        page = open_page(*size, has_touch=True, **options)
        page.clock.install()
        stand(page, desk, "device", DEMO_DEVICE)
        page.get_by_test_id("device-rating").tap()
        page.get_by_test_id("counter-2").tap()
        expect(page.get_by_test_id("rest")).to_be_visible()
        return page

    return open_one


def serve(officer, receptionist):
    """A visitor who has just been served at counter 2."""
    ticket = receptionist.issue_for_budi()
    officer.put("/api/counters/2", {"state": "open", "services": ["kppn-konsultasi"]})
    officer.call(2)
    officer.act(ticket["id"], "started", counter=2)
    officer.act(ticket["id"], "resolved")
    return ticket


def test_it_asks_once_after_a_service_thanks_and_goes_back(tablet, officer, receptionist):
    page = tablet()
    look(page, "rating-rest")
    ticket = serve(officer, receptionist)
    expect(page.get_by_test_id("number")).to_have_text(f"Nomor {ticket['number']}")
    look(page, "rating-ask")
    page.get_by_test_id("rate-positive").tap()
    expect(page.get_by_test_id("thanks")).to_be_visible()
    page.clock.run_for(6000)
    expect(page.get_by_test_id("rest")).to_be_visible()
    assert officer.get(f"/api/tickets/{ticket['id']}")["rating"] == "positive"
    # After a restart it stands at its counter still.
    page.goto(page.url.replace("/rating.html?choose", "/device.html"))
    expect(page.get_by_test_id("counter")).to_have_text("Loket 2")


def test_who_goes_away_is_not_asked_again_and_leaves_the_tablet_to_the_next(tablet, officer, receptionist):
    page = tablet(TALL, color_scheme="dark")
    first = serve(officer, receptionist)
    expect(page.get_by_test_id("number")).to_have_text(f"Nomor {first['number']}")
    page.get_by_test_id("language-en").tap()
    expect(page.get_by_test_id("ask")).to_contain_text("How was our service?")
    look(page, "rating-ask-dark-english")
    page.clock.run_for(25_000)
    expect(page.get_by_test_id("countdown")).to_be_visible()
    page.clock.run_for(20_000)
    expect(page.get_by_test_id("rest")).to_contain_text("Setelah dilayani")
    second = serve(officer, receptionist)
    expect(page.get_by_test_id("number")).to_have_text(f"Nomor {second['number']}")
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    look(page, "rating-ask-phone")
    assert officer.get(f"/api/tickets/{first['id']}")["rating"] is None
