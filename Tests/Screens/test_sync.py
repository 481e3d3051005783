"""The way to the central CRM: how it stands, what is stuck, and what kasi and admin do about it."""

import base64
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
import uuid

import pytest
from conftest import ROOT, Desk
from lists import SIZES, come_as_auditor, come_to
from playwright.sync_api import expect
from reception import look
from staff import Staff

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
HOSTILE = '<script>document.title="diretas"</script> Silakan hubungi kami.'


class Crm:
    """A receiver of webhooks that does as it is told."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        (folder / "secrets").write_text(SECRET + "\n")
        script = ROOT / "Tests" / "Services" / "webhook_sink.py"
        subprocess.run([sys.executable, script, folder, "--while", str(os.getpid())], check=True)

    @property
    def url(self):
        return f"http://127.0.0.1:{(self.folder / 'port').read_text()}"

    @property
    def taken(self):
        """How many records it was told."""
        calls = self.folder / "calls"
        return [line for line in calls.read_text().split("\n") if line not in ("", "OPTIONS")] if calls.exists() else []

    def plan(self, steps):
        """What the next records are answered; what comes after them is accepted."""
        (self.folder / "plan").write_text("\n".join(["accept"] * len(self.taken) + steps) + "\n")

    def goes(self, away):
        """Stops listening, or listens again."""
        (self.folder / "mode").write_text("down" if away else "")
        while (self.folder / "down").exists() != away:
            time.sleep(0.02)


@pytest.fixture(scope="module")
def connected(cups):
    """A desk whose records go to a CRM."""
    desk = Desk(cups)
    crm = Crm(desk.folder / "crm")
    secret = desk.folder / "crm-secret"
    secret.write_text(SECRET)
    secret.chmod(0o600)
    config = desk.folder / "uji.json"
    entry = {"kind": "webhook", "url": crm.url, "secretFile": str(secret)}
    config.write_text(json.dumps({**json.loads(config.read_text()), "crm": entry}))
    desk.kill()
    desk.start()
    desk.crm = crm
    yield desk
    desk.stop()


@pytest.fixture
def front(connected):
    """The receptionist, whose tickets are what goes over."""
    return Staff(connected, "resepsionis")


def stuck(page, number):
    return page.get_by_test_id("stuck-rows").locator("tr").filter(has_text=number)


def answers(desk, *steps):
    """Says what the next records are answered, once nothing is on its way any more."""
    head = Staff(desk, "kasi")
    for _ in range(150):
        if head.get("/api/sync")["backlog"] == 0:
            return desk.crm.plan(list(steps))
        time.sleep(0.1)
    raise AssertionError("something is always on its way")


def stands(page, words):
    expect(page.get_by_test_id("state")).to_have_text(words)


def clash(desk, ticket):
    """What the CRM was pulled of and does not fit, as the sync writes it down; answers its id."""
    conflict, now = str(uuid.uuid4()), int(time.time() * 1000)
    with sqlite3.connect(desk.folder / "loket.sqlite", timeout=10) as database:
        database.execute(
            "INSERT INTO crm_conflicts (id, ticket, restricted, kind, theirs, author, at, reason, created_at)"
            " VALUES (?, ?, 0, 'answer', ?, 'rita', ?, 'ticket-closed', ?)", (conflict, ticket, HOSTILE, now, now))
        database.execute(
            "INSERT INTO crm_conflicts (id, ticket, restricted, kind, field, ours, theirs, author, at, reason,"
            " created_at) VALUES (?, ?, 0, 'field', 'tier', 'L1', 'L2', 'rita', ?, 'differs', ?)",
            (str(uuid.uuid4()), ticket, now, now))
    database.close()
    return conflict


def give(page, reason):
    page.get_by_test_id("field-reason").fill(reason)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("question")).to_be_hidden()


def test_what_the_crm_refuses_says_why_and_is_tried_again_or_skipped_with_a_reason(open_page, connected, front):
    page = open_page(at=connected)
    come_to(page, connected, "sync", "kasi")
    stands(page, "Tersambung")
    expect(page.get_by_test_id("none-stuck")).to_be_visible()
    answers(connected, "422")
    first = front.issue_for_budi()["number"]
    row = stuck(page, first)
    expect(row).to_contain_text("CRM menolaknya")
    expect(row).to_contain_text("HTTP 422")
    expect(page.get_by_test_id("sync-light")).to_have_text("CRM: 1 ditolak")
    row.get_by_test_id("record-retry").focus()
    page.keyboard.press("Enter")
    expect(row).to_have_count(0)
    expect(page.get_by_test_id("sync-light")).to_be_hidden()
    answers(connected, "422")
    second = front.issue_for_budi()["number"]
    row = stuck(page, second)
    row.get_by_test_id("record-skip").click()
    page.get_by_test_id("question-send").click()
    expect(page.get_by_test_id("question-errors")).to_be_focused()
    give(page, "tiket uji coba")
    expect(row).to_have_count(0)
    done = page.get_by_test_id("acts").locator("li").first
    expect(done).to_contain_text("Dilewati")
    expect(done).to_contain_text(second)
    expect(done).to_contain_text("tiket uji coba")


def test_all_that_was_refused_is_tried_again_at_once_and_a_number_leads_to_its_ticket(open_page, connected, front):
    page = open_page(at=connected)
    come_to(page, connected, "sync", "admin")
    answers(connected, "400", "400")
    numbers = [front.issue_for_budi()["number"] for _ in range(2)]
    expect(page.get_by_test_id("dead-letters")).to_have_text("2")
    page.get_by_test_id("retry-all").click()
    expect(page.get_by_test_id("none-stuck")).to_be_visible()
    answers(connected, "400")
    number = front.issue_for_budi()["number"]
    assert number not in numbers
    stuck(page, number).get_by_role("link").click()
    page.wait_for_url("**/today.html#*")
    expect(page.get_by_test_id("sheet-number")).to_contain_text(number)
    page.get_by_test_id("nav-connections").click()
    page.get_by_test_id("neighbour-sync").click()
    stuck(page, number).get_by_test_id("record-retry").click()
    expect(page.get_by_test_id("none-stuck")).to_be_visible()


def test_a_pause_keeps_everything_in_the_house_until_somebody_goes_on(open_page, connected, front):
    page = open_page(at=connected)
    come_to(page, connected, "sync", "kasi")
    page.get_by_test_id("pause").click()
    give(page, "CRM dipindahkan")
    stands(page, "Dijeda")
    expect(page.get_by_test_id("advice")).to_contain_text("CRM dipindahkan")
    told = len(connected.crm.taken)
    front.issue_for_budi()
    expect(page.get_by_test_id("backlog")).to_contain_text("1 ·")
    assert len(connected.crm.taken) == told
    page.get_by_test_id("resume").click()
    stands(page, "Tersambung")
    expect(page.get_by_test_id("backlog")).to_have_text("0")


def test_a_crm_out_of_reach_is_seen_from_every_page_and_tried_when_somebody_wants_it(open_page, connected, front):
    page = open_page(at=connected)
    come_to(page, connected, "sync", "kasi")
    # Connections that are open already outlive the listener.
    answers(connected, *["reset-before"] * 20)
    connected.crm.goes(away=True)
    front.issue_for_budi()
    stands(page, "CRM tidak terjangkau")
    page.goto(f"{connected.url}/reception.html")
    expect(page.get_by_test_id("sync-light")).to_contain_text("tidak terjangkau")
    look(page, "sync-light")
    page.get_by_test_id("sync-light").click()
    page.wait_for_url("**/sync.html")
    connected.crm.plan([])
    connected.crm.goes(away=False)
    page.get_by_test_id("resume").click()
    stands(page, "Tersambung")
    expect(page.get_by_test_id("backlog")).to_have_text("0")


def test_a_conflict_shows_both_sides_until_somebody_says_what_came_of_it(open_page, connected, front):
    ticket = front.issue_for_budi()
    conflict = clash(connected, ticket["id"])
    page = open_page(at=connected)
    come_to(page, connected, "sync", "kasi")
    card = page.get_by_test_id(f"conflict-{conflict}")
    expect(card).to_contain_text("setelah tiketnya ditutup")
    expect(card).to_contain_text("oleh rita di CRM")
    expect(card).to_contain_text(HOSTILE)
    expect(card.get_by_role("link")).to_have_attribute("href", f"/cases.html#{ticket['id']}")
    expect(page.get_by_test_id("open-conflicts")).to_have_text("2")
    for _ in range(2):
        page.get_by_test_id("see").first.click()
        give(page, "sudah disampaikan melalui telepon")
    expect(page.get_by_test_id("none-conflicts")).to_be_visible()
    expect(page.get_by_test_id("acts")).to_contain_text("sudah disampaikan melalui telepon")


@pytest.mark.parametrize("name, size, options", SIZES)
def test_it_stays_readable_everywhere_and_an_auditor_only_reads(open_page, connected, front, name, size, options):
    answers(connected, "422", "400")
    numbers = [front.issue_for_budi()["number"] for _ in range(2)]
    head = Staff(connected, "kasi")
    # Tickets go side by side: the third comes when the two are refused.
    while head.get("/api/sync")["deadLetters"] < 2:
        time.sleep(0.1)
    clash(connected, front.issue_for_budi()["id"])
    page = open_page(*size, at=connected, **options)
    if name == "small":
        come_as_auditor(page, connected, "sync")
    else:
        come_to(page, connected, "sync", "kasi")
    if name != "phone":
        page.get_by_test_id("language-en").click()
    expect(stuck(page, numbers[1])).to_be_visible()
    expect(page.get_by_test_id("see")).to_have_count(2)
    for act in ("record-retry", "record-skip", "see", "pause"):
        expect(page.get_by_test_id(act).first).to_be_visible(visible=name != "small")
    look(page, f"sync-{name}")
    head.put(f"/api/sync/retries/{uuid.uuid4()}", {})
    for one in head.get("/api/sync")["conflicts"]:
        head.put(f"/api/sync/conflicts/{uuid.uuid4()}", {"conflict": one["id"], "reason": "uji"})
    expect(page.get_by_test_id("none-stuck")).to_be_visible()
    expect(page.get_by_test_id("none-conflicts")).to_be_visible()


def test_a_secret_that_others_can_read_is_told_with_its_remedy(open_page, connected):
    secret = connected.folder / "crm-secret"
    secret.chmod(0o644)
    connected.kill()
    connected.start()
    page = open_page(at=connected)
    come_to(page, connected, "sync", "kasi")
    stands(page, "Pengaturan keliru")
    expect(page.get_by_test_id("problems")).to_contain_text(f"chmod 600 {secret}")
    expect(page.get_by_test_id("sync-light")).to_contain_text("pengaturan keliru")
    assert "whsec_" not in page.content() + connected.log


def test_an_office_without_a_crm_is_told_how_to_connect_one(open_page, desk):
    page = open_page()
    come_to(page, desk, "sync", "kasi")
    stands(page, "Belum ada CRM pusat")
    expect(page.get_by_test_id("advice")).to_contain_text("crm")
    expect(page.get_by_test_id("controls")).to_be_hidden()
    expect(page.get_by_test_id("sync-light")).to_be_hidden()
    assert not re.search(r"sync\.\w", page.locator("main").inner_text())
