"""The waiting room sees and hears who is called."""

import re
import time

import pytest
from board import call, desk, device, heard, officers, open_board, sentence
from devices import change_answer
from playwright.sync_api import expect
from reception import look


def calling(page):
    expect(page.get_by_test_id("call")).to_have_attribute("data-calling", "")


def quiet(page):
    """Lets the time pass that an announcement takes."""
    page.clock.run_for(5_000)
    expect(page.get_by_test_id("call")).not_to_have_attribute("data-calling", "")


def test_a_call_is_on_the_board_within_a_second(open_board, call, capsys):
    page = open_board()
    for counter in (1, 2):
        ticket = call(counter)
        expect(page.get_by_test_id("number")).to_have_text(ticket["number"], timeout=1000)
        passed = time.monotonic() - call.sent
        with capsys.disabled():
            print(f"\n  {ticket['number']} is on the board {passed * 1000:.0f} ms after it was called, at most")
        expect(page.get_by_test_id("place")).to_have_text(f"Loket {counter}")
        expect(page.get_by_test_id(f"counter-{counter}")).to_contain_text(ticket["number"])
        look(page, f"board-calling-{counter}")
        quiet(page)


def test_two_quick_calls_are_said_one_after_the_other(open_board, call):
    page = open_board()
    tickets = [call(1), call(2)]
    # The second is on the screen at once, and in the middle of it when its turn has come.
    expect(page.get_by_test_id("number")).to_have_text(tickets[0]["number"])
    expect(page.get_by_test_id(f"called-{tickets[1]['number']}")).to_be_visible()
    page.clock.run_for(4_000)
    expect(page.get_by_test_id("number")).to_have_text(tickets[1]["number"], timeout=10_000)
    quiet(page)
    said = [sentence(ticket, counter) for ticket, counter in zip(tickets, (1, 2))]
    assert heard(page) == [
        "chime", "chime", f"begins: {said[0]}", f"ends: {said[0]}",
        "chime", "chime", f"begins: {said[1]}", f"ends: {said[1]}",
    ]


def test_a_call_again_is_said_again_and_a_reload_says_nothing(open_board, call, officers):
    page = open_board()
    ticket = call(1)
    said = f"begins: {sentence(ticket, 1)}"
    calling(page)
    quiet(page)
    officers[1].act(ticket["id"], "recalled", counter=1)
    calling(page)
    quiet(page)
    assert heard(page).count(said) == 2
    page.reload()
    expect(page.get_by_test_id("number")).to_have_text(ticket["number"])
    page.get_by_test_id("call").click()
    page.clock.run_for(30_000)
    assert heard(page) == []


def test_of_many_calls_at_once_each_is_said_and_once(open_board, desk, call):
    page = open_board()

    def called(*counters):
        """The last calls that the server tells, of an office where every counter has called somebody."""
        def change(queue):
            large_office(queue)
            queue["called"] = [
                {"id": str(one), "number": f"E-1{one:03}", "counter": one, "at": f"2030-01-01T00:00:{place:02}Z",
                 "state": "called"}
                for place, one in reversed(list(enumerate(counters)))][:12]
            for counter in queue["counters"]:
                counter["serving"] = f"E-1{counter['number']:03}"
        change_answer(page, desk, "queue", change)
        call(1)
        expect(page.get_by_test_id(f"called-E-1{counters[-1]:03}")).to_be_visible()

    called(*range(1, 11))
    # The second is called again before its turn; by the end the server tells no more of the first ones.
    called(1, *range(3, 11), 2)
    called(1, *range(3, 11), 2, *range(11, 17))
    for _ in range(16):
        quiet(page)
    numbers = [one.split(", ")[2] for one in heard(page) if one.startswith("begins")]
    assert numbers[:3] == ["satu nol nol satu", "satu nol nol dua", "satu nol nol tiga"]
    assert len(numbers) == len(set(numbers)) == 16


def test_who_has_come_before_being_announced_is_not_called_out_any_more(open_board, call, officers):
    page = open_board()
    first, second = call(1), call(2)
    expect(page.get_by_test_id(f"called-{second['number']}")).to_be_visible()
    officers[2].act(second["id"], "noShow")
    expect(page.get_by_test_id("counter-2")).to_contain_text("Siap")
    quiet(page)
    quiet(page)
    assert heard(page)[-1] == f"ends: {sentence(first, 1)}"


@pytest.mark.parametrize("voices", [[], [{"lang": "en-US", "name": "Samantha"}]])
def test_without_an_indonesian_voice_it_rings_and_stays_silent(open_board, call, voices):
    page = open_board(voices=voices)
    ticket = call(3)
    expect(page.get_by_test_id("number")).to_have_text(ticket["number"])
    calling(page)
    quiet(page)
    assert heard(page) == ["chime", "chime"]


def test_until_it_is_touched_it_asks_to_and_shows_calls_all_the_same(open_board, call):
    page = open_board(touched=False)
    sound = page.get_by_test_id("sound")
    expect(sound).to_have_text("Ketuk untuk menyalakan suara")
    ticket = call(3)
    expect(page.get_by_test_id("number")).to_have_text(ticket["number"])
    assert "chime" not in heard(page)
    page.keyboard.press("Tab")
    expect(sound).to_be_hidden()


def test_it_is_read_in_english_and_calls_in_indonesian(open_board, call):
    page = open_board()
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("language-en")).to_have_attribute("aria-pressed", "true")
    ticket = call(1)
    expect(page.get_by_test_id("number")).to_have_text(ticket["number"])
    expect(page.get_by_test_id("call-title")).to_have_text("Queue number")
    look(page, "board-english")
    quiet(page)
    assert heard(page)[-1] == f"ends: {sentence(ticket, 1)}"
    assert page.evaluate("saidIn") == ["id-ID"]
    page.get_by_test_id("language-id").click()
    expect(page.get_by_test_id("call-title")).to_have_text("Nomor antrean")


def test_numbers_are_said_so_that_they_are_understood(open_board):
    page = open_board()
    said = page.evaluate("import('/js/board/spoken.js').then(({ callInWords }) => ["
                         "  ['E-002', 'Loket 1'], ['A-010', 'Loket 11'], ['B-011', 'Loket 12'], ['C-020', 'Loket 21'],"
                         "  ['D-100', 'Loket 100'], ['F-119', 'Ruang 2 B'], ['A-215', 'Loket 1'], ['A-999', 'Loket 1'],"
                         "  ['A-1050', 'Meja konsultasi'], ['A-000', 'Loket 1']"
                         "].map(([number, counter]) => callInWords(number, counter)))")
    assert said == [
        "Nomor antrean, E, nol nol dua, silakan ke Loket satu",
        "Nomor antrean, A, nol sepuluh, silakan ke Loket sebelas",
        "Nomor antrean, B, nol sebelas, silakan ke Loket dua belas",
        "Nomor antrean, C, nol dua puluh, silakan ke Loket dua puluh satu",
        "Nomor antrean, D, seratus, silakan ke Loket seratus",
        "Nomor antrean, F, seratus sembilan belas, silakan ke Ruang dua B",
        "Nomor antrean, A, dua ratus lima belas, silakan ke Loket satu",
        "Nomor antrean, A, sembilan ratus sembilan puluh sembilan, silakan ke Loket satu",
        "Nomor antrean, A, satu nol lima nol, silakan ke Meja konsultasi",
        "Nomor antrean, A, nol nol nol, silakan ke Loket satu",
    ]


SIZES = [("hd", (1920, 1080), {}), ("small", (1280, 720), {}), ("tall", (1080, 1920), {}),
         ("dark", (1920, 1080), {"color_scheme": "dark"})]


def holds(page, size, share=0.25):
    """Everything is whole and inside its part of the screen, and the number can be read from far away."""
    inside = """[...document.querySelectorAll(".board li, .board-number, .board-place")].every((node) => {
      const [own, whole] = [node, node.closest("section")].map((one) => one.getBoundingClientRect());
      return own.left >= whole.left && own.right <= whole.right && own.top >= whole.top && own.bottom <= whole.bottom
        && own.bottom <= innerHeight && node.scrollWidth <= node.clientWidth;
    })"""
    height = page.evaluate("parseFloat(getComputedStyle(document.querySelector('[data-testid=number]')).fontSize)")
    return page.evaluate(inside) and height >= share * min(size)


@pytest.mark.parametrize("name, size, options", SIZES)
def test_it_is_read_from_six_metres_on_every_screen(open_board, call, officers, device, name, size, options):
    for counter in (1, 2, 3):
        call(counter)
    device.issue("lpdp-bantuan")
    officers[3].act(officers[3].get("/api/counters/3")["ticket"]["id"], "noShow")
    officers[3].put("/api/counters/3", {"state": "break"})
    page = open_board(size, touched=False, **options)
    expect(page.get_by_test_id("counter-3")).to_have_text(re.compile("Istirahat"))
    look(page, f"board-{name}")
    officers[3].put("/api/counters/3", {"state": "open"})
    assert holds(page, size)


def large_office(queue):
    """Many counters, many services, numbers above a thousand."""
    counters, letters = range(1, 33), "ABCDEFGHIJ"
    queue["counters"] = [
        {"number": one, "name": f"Loket {one}", "open": True, "state": "open", "serving": f"E-10{one:02}"}
        for one in counters]
    queue["called"] = [
        {"id": str(one), "number": f"E-10{one:02}", "standard": "E", "counter": one, "at": queue["at"],
         "state": "called"}
        for one in counters][:12]
    queue["services"] = [
        {"standard": letter, "letter": letter, "waiting": 13 * place, "counters": 3, "estimate": 17 * place}
        for place, letter in enumerate(letters)]


@pytest.mark.parametrize("name, size, options", SIZES[1:3])
def test_a_large_office_fits_too(open_board, name, size, options):
    page = open_board(size, changes={"queue": large_office}, **options)
    expect(page.get_by_test_id("number")).to_have_text("E-1001")
    expect(page.get_by_test_id("line-J")).to_contain_text("±153 mnt")
    look(page, f"board-large-{name}")
    # A number above a thousand is longer.
    assert holds(page, size, 0.2)
