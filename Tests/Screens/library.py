"""What a librarian does at the library desk, with scanner and keyboard."""

import itertools
import uuid

import pytest
from conftest import Desk
from keys import Keys
from playwright.sync_api import expect
from staff import BUDI, Staff

numbers = itertools.count(1)


class Library:
    """The library by the API: who and what a test needs, made for it alone."""

    visitor = BUDI

    def __init__(self, desk):
        self.desk = desk
        self.librarian = Staff(desk, "pustakawan")

    def colleague(self, username):
        return Staff(self.desk, username)

    def put(self, path, body):
        answer = self.librarian.put(path, body)
        assert self.librarian.status < 300, answer
        return answer

    def member(self, nip=None, name="Siti Rahmawati", **more):
        """Registers a member and answers the number."""
        nip = nip or f"T-{next(numbers)}"
        self.put(f"/api/members/{nip}", {"name": name, **more})
        return nip

    def title(self, name="Pengantar Ilmu Ekonomi", copies=1, kind="book", **more):
        """Adds a title with copies and answers their inventory numbers."""
        title, items = str(uuid.uuid4()), [f"B-{next(numbers):04}" for _ in range(copies)]
        self.put(f"/api/titles/{title}", {"title": name, "kind": kind, **more})
        for item in items:
            self.put(f"/api/items/{item}", {"title": title, "location": "Lantai 2", "shelf": "330.1"})
        return items

    def lend(self, item, nip):
        return self.put(f"/api/loans/{uuid.uuid4()}", {"nip": nip, "inventoryNumber": item})

    def reserve(self, item, nip):
        title = self.item(item)["titleID"]
        return self.put(f"/api/holds/{uuid.uuid4()}", {"nip": nip, "title": title})

    def serve(self, ticket):
        """Calls the visitor to counter 1 and begins the service."""
        self.put("/api/counters/1", {"state": "open", "services": ["kli-sirkulasi"]})
        self.librarian.call(1)
        self.librarian.act(ticket, "started", counter=1)

    def item(self, number):
        return self.librarian.get(f"/api/items/{number}")

    def read(self, nip):
        return self.librarian.get(f"/api/members/{nip}")

    def loans(self, nip):
        """The copies that a member has, the first to be due first."""
        return [loan["inventoryNumber"] for loan in self.read(nip)["loans"]]


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def library(desk):
    return Library(desk)


def come_to_desk(page, desk, username="pustakawan"):
    """Signs in and stands at the library desk."""
    page.get_by_test_id(f"demo-{username}").click()
    page.wait_for_url("**/*.html")
    page.goto(f"{desk.url}/library.html")
    expect(page.get_by_test_id("scan")).to_be_focused()


class Scanner(Keys):
    """A scanner beside the keyboard: what it reads it types, and an Enter after it; its presses are not the hand's."""

    def __init__(self, page):
        super().__init__(page)
        self.scans = 0

    def scan(self, number):
        self.scans += 1
        self.type(number)
        self.typed += 1
        self.page.keyboard.press("Enter")


def newest(page):
    """The newest scan in the list."""
    return page.get_by_test_id("scans").locator("li").first


def came_to(page, tone, text):
    """The newest scan is answered, by tone and words."""
    expect(newest(page)).to_have_attribute("data-tone", tone)
    expect(newest(page)).to_contain_text(text)


def reader(page, name):
    """The member of that name stands at the desk."""
    expect(page.get_by_test_id("reader-name")).to_have_text(name)
