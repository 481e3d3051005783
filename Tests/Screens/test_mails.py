"""The library's outgoing mails: what waits and why, and what a librarian does about it."""

import json
import uuid

import pytest
from conftest import Desk
from lists import SIZES, come_to
from playwright.sync_api import expect
from reception import look
from staff import Staff

SITI = "198503142009122003"


@pytest.fixture(scope="module")
def mailing_desk(cups):
    """A desk whose mail command refuses everything until its file says otherwise."""
    server = Desk(cups)
    command = server.folder / "sendmail"
    command.write_text(f"#!/bin/sh\ncat > /dev/null\nexit $(cat {server.folder}/code)\n")
    command.chmod(0o755)
    config = server.folder / "uji.json"
    mail = {"command": [str(command)], "from": "perpustakaan@contoh.go.id"}
    config.write_text(json.dumps({**json.loads(config.read_text()), "mail": mail}))
    server.kill()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def code(mailing_desk):
    """`code(n)` says how the mail command ends from now on."""
    return lambda n: (mailing_desk.folder / "code").write_text(str(n))


@pytest.fixture(scope="module")
def librarian(mailing_desk):
    one = Staff(mailing_desk, "pustakawan")
    title = str(uuid.uuid4())
    one.put(f"/api/members/{SITI}", {"name": "Siti", "email": "siti@contoh.id"})
    one.put(f"/api/titles/{title}", {"title": "Pengantar Ilmu Ekonomi", "kind": "book"})
    one.put("/api/items/B-001", {"title": title})
    return one


def bring_back(librarian):
    """A loan and its return; answers the id of the mail about it."""
    librarian.put(f"/api/loans/{uuid.uuid4()}", {"nip": SITI, "inventoryNumber": "B-001"})
    librarian.put(f"/api/returns/{uuid.uuid4()}", {"inventoryNumber": "B-001"})
    return librarian.get("/api/mails?limit=1")["items"][0]["id"]


def row(page, mail, part="open"):
    return page.get_by_test_id(f"{part}-rows").get_by_test_id(f"mail-{mail}")


def test_what_is_stuck_says_why_and_is_sent_or_kept_back_by_keyboard(open_page, mailing_desk, librarian, code):
    code(75)
    page = open_page(at=mailing_desk)
    come_to(page, mailing_desk, "mails", "pustakawan")
    expect(page.get_by_test_id("none")).to_be_visible()
    first, second = bring_back(librarian), bring_back(librarian)
    expect(row(page, first)).to_contain_text("Server surat belum menerima")
    expect(row(page, first)).to_contain_text(SITI)
    expect(page.get_by_test_id("count")).to_have_text("2 menunggu")
    code(0)
    row(page, first).get_by_test_id("retried").focus()
    page.keyboard.press("Enter")
    expect(row(page, first, "last")).to_contain_text("Terkirim")
    code(67)
    third = bring_back(librarian)
    expect(row(page, third)).to_contain_text("Alamat surel keliru")
    look(page, "mails-stuck")
    row(page, third).get_by_test_id("cancelled").focus()
    page.keyboard.press("Enter")
    expect(row(page, third, "last")).to_contain_text("Tidak jadi dikirim")
    row(page, third, "last").get_by_test_id("retried").wait_for(state="hidden")
    assert "Ekonomi" not in page.content() and "siti@" not in page.content()
    librarian.put(f"/api/mails/{second}/events/{uuid.uuid4()}", {"type": "cancelled"})
    expect(page.get_by_test_id("none")).to_be_visible()


def test_a_refused_reading_is_settled_by_the_next_and_more_than_fit_are_told(
    open_page, mailing_desk, librarian, code
):
    code(75)
    mail = bring_back(librarian)
    page = open_page(at=mailing_desk)
    no = {"type": "storage-unavailable", "title": "Penyimpanan penuh", "detail": "Cakram penuh.", "status": 503}
    page.route("**/api/mails?state=queued*", lambda route: route.fulfill(status=503, json=no), times=1)
    come_to(page, mailing_desk, "mails", "pustakawan")
    expect(page.get_by_test_id("errors")).to_contain_text("Cakram penuh.")

    def have_more(route):
        route.fulfill(json={**route.fetch().json(), "next": mail})

    page.route("**/api/mails?state=queued*", have_more)
    other = bring_back(librarian)
    expect(row(page, other)).to_be_visible()
    expect(page.get_by_test_id("errors")).to_be_hidden()
    expect(page.get_by_test_id("count")).to_have_text("2+ menunggu")
    for one in (mail, other):
        librarian.put(f"/api/mails/{one}/events/{uuid.uuid4()}", {"type": "cancelled"})


@pytest.mark.parametrize("name, size, options", SIZES)
def test_it_stays_readable_everywhere_for_the_section_head_too(
    open_page, mailing_desk, librarian, code, name, size, options
):
    code(75)
    mail = bring_back(librarian)
    page = open_page(*size, at=mailing_desk, **options)
    come_to(page, mailing_desk, "mails", "kasi")
    expect(row(page, mail)).to_contain_text("Menunggu")
    expect(row(page, mail).get_by_test_id("retried")).to_be_visible()
    if name != "phone":
        page.get_by_test_id("language-en").click()
        expect(row(page, mail)).to_contain_text("Waiting")
    look(page, f"mails-{name}")


def test_an_office_without_mail_is_told_how_to_turn_it_on(open_page, desk):
    page = open_page()
    come_to(page, desk, "mails", "pustakawan")
    expect(page.get_by_test_id("off")).to_contain_text("mail")
