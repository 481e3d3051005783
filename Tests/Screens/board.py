"""The board of the waiting room, and ears for what it says."""

import time

import pytest
from conftest import Desk
from devices import DEMO_DEVICE, stand
from staff import Staff

SAID = """
  window.heard = [];
  window.saidIn = [];
  const note = (what) => heard.push({ what, at: performance.now() });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...given) { note("chime"); return start.apply(this, given); };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => VOICES,
    cancel() { note("cut off"); },
    speak(utterance) {
      saidIn.push(utterance.lang);
      note(`begins: ${utterance.text}`);
      setTimeout(() => { note(`ends: ${utterance.text}`); utterance.onend(); }, 900);
    },
  } });
"""
HD = (1920, 1080)
INDONESIAN = [{"lang": "en-US", "name": "Samantha"}, {"lang": "id-ID", "name": "Damayanti"}]


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def officers(desk):
    """By the counter that each of them has opened."""
    staff = {1: Staff(desk, "petugas"), 2: Staff(desk, "kasi"), 3: Staff(desk, "pustakawan")}
    for counter, officer in staff.items():
        officer.put(f"/api/counters/{counter}", {"state": "open"})
    return staff


@pytest.fixture(scope="module")
def device(desk):
    return Staff(desk, "anjungan")


@pytest.fixture
def call(officers, device):
    """Sends the one before away, lets somebody take a number, and calls that number to a counter."""
    def call_to(counter):
        officer = officers[counter]
        if before := officer.get(f"/api/counters/{counter}")["ticket"]:
            officer.act(before["id"], "noShow")
        ticket = device.issue()
        call_to.sent = time.monotonic()
        officer.act(ticket["id"], "called", counter=counter)
        return ticket

    return call_to


@pytest.fixture
def open_board(open_page, desk, officers):
    def open_one(size=HD, voices=INDONESIAN, touched=True, device=DEMO_DEVICE, changes=None, **options):
        page = open_page(*size, **options)
        page.clock.install()
        page.add_init_script(SAID.replace("VOICES", str(voices)))
        stand(page, desk, "board", device, changes)
        page.get_by_test_id("board").wait_for()
        if touched:
            page.get_by_test_id("call").click()
        return page

    return open_one


def heard(page):
    return [one["what"] for one in page.evaluate("heard")]


DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
TEENS = ("sepuluh", "sebelas", *(f"{digit} belas" for digit in DIGITS[2:]))


def sentence(ticket, counter):
    """What is said for a number below a hundred."""
    letter, number = ticket["number"].split("-")
    tens, ones = divmod(int(number), 10)
    match tens:
        case 0: words = f"nol {DIGITS[ones]}"
        case 1: words = TEENS[ones]
        case _: words = " ".join([DIGITS[tens], "puluh", *([DIGITS[ones]] if ones else [])])
    return f"Nomor antrean, {letter}, nol {words}, silakan ke Loket {DIGITS[counter]}"
