"""A visitor takes a number at the touch screen."""

import re

import pytest
from kiosk import (
    SERVICE, SMALL, TALL, WIDE, chief, choose, desk, open_kiosk, take, taken, tickets, type_on_pad,
)
from playwright.sync_api import expect
from reception import look


def test_a_number_is_taken_in_two_touches(open_kiosk, chief, capsys):
    page = open_kiosk()
    page.evaluate("window.touches = 0; addEventListener('pointerdown', () => { touches += 1; }, true)")
    choose(page)
    number = take(page)
    touches = page.evaluate("touches")
    with capsys.disabled():
        print(f"\n  self-service: {number} after {touches} touches")
    assert touches == 2
    assert re.fullmatch(r"E-\d{3}", number)
    expect(page.get_by_test_id("take-paper")).to_be_visible()
    ticket = taken(chief, number)
    assert (ticket["intake"], ticket["priority"], ticket["contact"]) == ("incomplete", None, None)
    code = chief.get(f"/api/tickets/{ticket['id']}")["code"]
    assert page.get_by_test_id("code").inner_text().replace("-", "") == code
    # The next one has this one ahead, and says so.
    page.get_by_test_id("done").tap()
    choose(page)
    take(page)
    expect(page.get_by_test_id("ahead")).to_have_text("1 orang")


def test_a_phone_number_is_touched_in_on_the_screen_and_reaches_the_counter(open_kiosk, chief):
    page = open_kiosk()
    choose(page)
    page.get_by_test_id("add-phone").tap()
    assert page.locator("input:visible, textarea:visible, [contenteditable]").count() == 0
    type_on_pad(page, "0812")
    page.get_by_test_id("use-phone").tap()
    expect(page.get_by_test_id("phone-short")).to_be_visible()
    look(page, "kiosk-phone-short")
    type_on_pad(page, "345678905")
    page.get_by_test_id("key-erase").tap()
    expect(page.get_by_test_id("digits")).to_have_text("0812 3456 7890")
    page.get_by_test_id("use-phone").tap()
    expect(page.get_by_test_id("add-phone")).to_contain_text("890")
    ticket = taken(chief, take(page, "elderly"))
    assert (ticket["contact"], ticket["priority"]) == ("+6281234567890", "elderly")


def test_who_is_served_first_says_so_in_one_touch(open_kiosk, chief):
    page = open_kiosk()
    for priority in ("elderly", "disability", "pregnancy"):
        choose(page)
        assert taken(chief, take(page, priority))["priority"] == priority
        page.get_by_test_id("done").tap()


def test_a_number_that_the_server_refuses_is_asked_for_again(open_kiosk):
    page = open_kiosk()
    choose(page)
    page.get_by_test_id("add-phone").tap()
    type_on_pad(page, "000000000")
    page.get_by_test_id("use-phone").tap()
    page.get_by_test_id("class-ordinary").tap()
    expect(page.get_by_test_id("errors")).to_be_focused()
    expect(page.get_by_test_id("errors")).to_contain_text("telepon")
    page.get_by_test_id("without-phone").tap()
    take(page)


def test_touching_twice_takes_one_number(open_kiosk, chief):
    page = open_kiosk()
    before = len(tickets(chief))
    choose(page)
    page.get_by_test_id("class-ordinary").dblclick()
    expect(page.get_by_test_id("ticket")).to_be_visible()
    assert len(tickets(chief)) == before + 1


def test_with_one_service_the_question_comes_first(open_kiosk):
    def only_one(queue):
        queue["services"] = [one for one in queue["services"] if one["standard"] == SERVICE]

    page = open_kiosk(changes={"queue": only_one})
    expect(page.get_by_test_id("question")).to_be_visible()
    expect(page.get_by_test_id("chosen")).to_have_text("E · Layanan Konsultasi Stakeholder")
    expect(page.get_by_test_id("back")).to_be_hidden()
    take(page)
    page.get_by_test_id("done").tap()
    expect(page.get_by_test_id("question")).to_be_visible()


def test_the_lines_are_as_long_as_they_are(open_kiosk):
    def busy(queue):
        for service in queue["services"]:
            service.update(waiting=3, counters=2, estimate=14)

    page = open_kiosk(changes={"queue": busy})
    line = page.get_by_test_id(f"service-{SERVICE}").get_by_test_id("line")
    expect(line).to_have_text("3 orang menunggu · sekitar 14 menit")
    choose(page)
    take(page)
    expect(page.get_by_test_id("wait")).to_have_text("sekitar 14 menit")
    look(page, "kiosk-ticket-wait")


def test_it_speaks_english(open_kiosk):
    page = open_kiosk()
    page.get_by_test_id("language-en").tap()
    expect(page.get_by_test_id("start")).to_contain_text("Which service do you need?")
    expect(page.get_by_test_id(f"service-{SERVICE}")).to_contain_text("Stakeholder Consultation")
    look(page, "kiosk-start-english")
    choose(page)
    look(page, "kiosk-question-english")
    take(page)
    expect(page.get_by_test_id("ticket")).to_contain_text("Take your ticket below")
    page.get_by_test_id("done").tap()
    expect(page.get_by_test_id("start")).to_contain_text("Layanan apa yang Anda perlukan?")


@pytest.mark.parametrize("name, size, options", [
    ("tall", TALL, {}), ("wide", WIDE, {}), ("small", SMALL, {}), ("dark", WIDE, {"color_scheme": "dark"}),
    ("phone", (390, 844), {}),
])
def test_it_fits_on_the_screens_of_devices(open_kiosk, name, size, options):
    page = open_kiosk(size, **options)
    fits = "(() => { const work = document.querySelector('main'); return work.scrollHeight <= work.clientHeight; })()"
    for step, go_on in {
        "start": lambda: choose(page),
        "question": lambda: page.get_by_test_id("add-phone").tap(),
        "pad": lambda: page.get_by_test_id("without-phone").tap(),
        "ticket": None,
    }.items():
        if step == "ticket":
            take(page)
        look(page, f"kiosk-{step}-{name}")
        assert name == "phone" or page.evaluate(fits), step
        if go_on:
            go_on()
