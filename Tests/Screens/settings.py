"""The settings page as an administrator sees it."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def settings(open_page):
    page = open_page()
    page.get_by_test_id("demo-admin").click()
    page.get_by_test_id("nav-settings").click()
    expect(page.get_by_test_id("page")).to_be_visible()
    return page


def save(page):
    page.get_by_test_id("save").click()
    expect(page.get_by_test_id("saved")).to_have_text("Tersimpan dan sudah berlaku")


def hold_back(page, desk):
    """Keeps what is saved from the desk, which stays as the other tests find it; what was sent comes into the list."""
    stored = page.request.get(f"{desk.url}/api/settings").json()
    sent = []

    def keep(route):
        if route.request.method != "PUT":
            return route.continue_()
        sent.append(route.request.post_data_json)
        route.fulfill(json={**stored, "publicUrl": sent[-1].get("publicUrl")})

    page.route("**/api/settings", keep)
    return sent
