"""What a receptionist does on the page, in her words."""

import subprocess
import time

from axe_playwright_python.sync_playwright import Axe
from conftest import ARTEFACTS
from playwright.sync_api import expect

VISITOR = {
    "name": "Siti Rahmawati",
    "phone": "085700000009",
    "email": "siti@contoh.id",
    "identity-number": "1376014503900001",
    "organisation": "Dinas Contoh",
    "nip": "198609262015051001",
    "address": "Jl. Contoh 1",
}


def sign_in(page, username="resepsionis", password="loket-demo"):
    page.get_by_test_id("field-username").fill(username)
    page.get_by_test_id("field-password").fill(password)
    page.get_by_test_id("sign-in").click()
    page.get_by_test_id("find").wait_for()


def choose(page, standard):
    page.get_by_test_id(f"standard-{standard}").click()
    page.get_by_test_id("field-question").wait_for()


def fill_visitor(page, **changes):
    for name, value in {**VISITOR, **changes}.items():
        page.get_by_test_id(f"field-{name}").fill(value)
    page.get_by_test_id("field-identity-kind").select_option("ktp")
    page.get_by_test_id("field-requesterType").select_option("individual")


def fill_need(page, subject="Revisi DIPA", question="Bagaimana cara merevisi halaman III DIPA?"):
    page.get_by_test_id("field-subject").fill(subject)
    page.get_by_test_id("field-question").fill(question)
    category = page.get_by_test_id("field-category")
    if not category.input_value():
        category.select_option("umum")


def prepare(page, name, standard="kppn-konsultasi"):
    """Everything filled in for a visitor of this name, and nothing sent."""
    sign_in(page)
    fill_visitor(page, name=name)
    choose(page, standard)
    fill_need(page)


def issue(page):
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("result")).to_be_visible()
    return page.get_by_test_id("number").inner_text()


def next_visitor(page):
    page.keyboard.press("F2")
    expect(page.get_by_test_id("find")).to_be_focused()


def ask(page, path):
    return page.evaluate("(path) => fetch(path).then((answer) => answer.json())", path)


def ticket(page, number):
    """The ticket of that number as the list has it."""
    return next(one for one in ask(page, "/api/tickets")["items"] if one["number"] == number)


def pick(page, query):
    """Types a search and takes the first that it finds."""
    page.get_by_test_id("find").fill(query)
    page.locator("#found-0").wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("history")).to_be_visible()


def serve(page, question="Bagaimana cara merevisi DIPA?", letter="e"):
    """A ticket for the visitor who is at the desk, from the choice of the service on."""
    page.keyboard.press(letter)
    expect(page.get_by_test_id("field-question")).to_be_focused()
    page.keyboard.type(question)
    return issue(page)


def register(page, name, **changes):
    """Registers a visitor by a first ticket, and comes back to the empty form."""
    fill_visitor(page, name=name, **changes)
    choose(page, "kppn-konsultasi")
    fill_need(page)
    number = issue(page)
    next_visitor(page)
    return number


def printed_with(words, cups):
    """The printed document that has these words on it, once it is out."""
    for _ in range(200):
        for paper in reversed(cups.printed()):
            text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True).stdout
            if words in text:
                return paper
        time.sleep(0.1)
    raise AssertionError(f"{words} was not printed")


def look(page, name):
    """A picture to look at, and nothing for axe to find; the page never scrolls sideways."""
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def wait_until(page, expression):
    """Wait for what no locator sees. The polling is done here, for the pages' policy forbids a poll that evaluates text."""
    for _ in range(150):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {expression}")
