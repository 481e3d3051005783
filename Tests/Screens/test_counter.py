"""An officer's day at the counter, alone."""

import re

import pytest
from counter import call_next, come_to_counters, desk, done, morning, open_counter, said, sit, staff, start
from playwright.sync_api import expect
from reception import look

def test_the_queue_is_worked_through_by_keyboard_alone(open_page, desk, staff):
    page = open_page()
    come_to_counters(page, desk)
    look(page, "counter-choice")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("next-why")).to_have_text("Tidak ada yang menunggu")
    look(page, "counter-empty")
    page.keyboard.press("F2")
    said(page, "Tidak ada yang menunggu")
    expect(page.get_by_test_id("counter").get_by_test_id("errors")).to_be_hidden()

    ticket = staff["resepsionis"].issue_for_budi()
    staff["resepsionis"].issue_for_budi()
    # The screen notices by itself that somebody has come.
    expect(page.get_by_test_id("next-number")).to_have_text(ticket["number"], timeout=2000)
    said(page, "Ada pengunjung")
    expect(page.get_by_test_id("next-why")).to_contain_text("Paling lama mengantre, sejak")
    expect(page.get_by_test_id("waiting")).to_have_text("2")
    look(page, "counter-free")
    assert call_next(page) == ticket["number"]
    expect(page.get_by_test_id("ticket-visitor")).to_have_text("Budi Santoso")
    expect(page.get_by_test_id("ticket-question")).to_contain_text("halaman III")
    expect(page.get_by_test_id("promise")).to_have_text("20 menit sejak pelayanan dimulai")
    expect(page.get_by_test_id("reminders")).to_contain_text("Dokumen pendukung")
    expect(page.get_by_test_id("cases")).to_contain_text("Revisi DIPA")
    look(page, "counter-called")

    first = staff["resepsionis"].get("/api/queue")["called"][0]["at"]
    page.keyboard.press("F3")
    said(page, "dipanggil lagi")
    assert staff["resepsionis"].get("/api/queue")["called"][0]["at"] > first
    start(page)
    expect(page.get_by_test_id("serving-for")).to_have_text("kurang dari 1 menit")
    # What can't be solved here goes on as a case.
    expect(page.get_by_test_id("to-case")).to_have_attribute("href", re.compile(r"^/cases\.html#[0-9a-f-]{36}$"))
    look(page, "counter-serving")
    page.keyboard.press("Tab")
    page.keyboard.type("Dijelaskan tata cara revisi.")
    done(page)
    expect(page.get_by_test_id("served")).to_have_text("1")
    events = staff["resepsionis"].get(f"/api/tickets/{ticket['id']}")["events"]
    assert events[-1]["type"] == "resolved"
    assert events[-1]["body"]["text"] == "Dijelaskan tata cara revisi."
    # Nothing of this visitor is left for the next one.
    call_next(page)
    start(page)
    expect(page.get_by_test_id("result")).to_have_value("")


def test_why_somebody_is_next_is_shown(open_page, desk, staff):
    staff["resepsionis"].issue_for_budi()
    first = staff["resepsionis"].issue_for_budi(priority="elderly")
    page = open_page()
    sit(page, desk)
    expect(page.get_by_test_id("next-number")).to_have_text(first["number"])
    expect(page.get_by_test_id("next-why")).to_contain_text("lanjut usia")
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("next-why")).to_contain_text("elderly")
    call_next(page)
    expect(page.get_by_test_id("ticket-marks")).to_contain_text("Elderly")
    expect(page.get_by_test_id("start")).to_contain_text("Start service")
    look(page, "counter-english")


def test_who_does_not_come_is_called_back_within_the_time(open_page, desk, staff):
    missing, present = [staff["resepsionis"].issue_for_budi()["number"] for _ in range(2)]
    page = open_page()
    sit(page, desk)
    call_next(page)
    page.keyboard.press("F6")
    said(page, f"{missing} dicatat tidak hadir")
    expect(page.get_by_test_id("next-number")).to_have_text(present)
    expect(page.get_by_test_id("no-shows")).to_contain_text(re.compile(rf"{missing}.*masih \d+ menit"))
    look(page, "counter-no-show")
    page.keyboard.press("F3")
    expect(page.get_by_test_id("ticket-number")).to_have_text(missing)
    expect(page.get_by_test_id("no-shows")).to_be_hidden()
    start(page)


def test_a_visitor_who_gives_up_is_let_go_with_a_reason(open_page, desk, staff):
    ticket = staff["resepsionis"].issue_for_budi()
    page = open_page()
    sit(page, desk)
    call_next(page)
    page.keyboard.press("F8")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("question-errors")).to_contain_text("Alasan belum diisi")
    look(page, "counter-give-up")
    page.get_by_test_id("field-reason").fill("Berkas tertinggal di rumah")
    page.keyboard.press("Control+Enter")
    said(page, "dibatalkan atas permintaan pengunjung")
    assert staff["resepsionis"].get(f"/api/tickets/{ticket['id']}")["state"] == "cancelled"


def test_during_a_break_nobody_is_called(open_page, desk, staff):
    ticket = staff["resepsionis"].issue_for_budi()
    page = open_page()
    sit(page, desk)
    page.keyboard.press("F10")
    expect(page.get_by_test_id("seat-state")).to_contain_text("Istirahat sejak")
    expect(page.get_by_test_id("call-next")).to_be_hidden()
    look(page, "counter-break")
    page.keyboard.press("F2")
    assert staff["petugas"].call(1)["type"] == "counter-closed"
    assert staff["petugas"].get("/api/counters/1")["ticket"] is None
    page.keyboard.press("F10")
    expect(page.get_by_test_id("seat-state")).to_contain_text("Buka sejak")
    assert call_next(page) == ticket["number"]


def test_the_counter_and_its_services_are_remembered(open_page, desk, staff):
    page = open_page()
    come_to_counters(page, desk)
    page.get_by_test_id("counter-2").click()
    page.get_by_test_id("service-kli-prime").click()
    page.get_by_test_id("open").click()
    expect(page.get_by_test_id("seat-name")).to_have_text("Loket 2")
    assert "kli-prime" not in staff["petugas"].get("/api/counters/2")["serving"]
    page.reload()
    expect(page.get_by_test_id("seat-name")).to_have_text("Loket 2")
    page.wait_for_timeout(600)
    page.get_by_test_id("change-services").click()
    page.get_by_test_id("question").get_by_test_id("service-lpdp-bantuan").click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("question")).to_be_hidden()
    # Shift+F10 is the keyboard's context-menu key, and means nothing else here.
    page.keyboard.press("Shift+F10")
    expect(page.get_by_test_id("seat-state")).to_contain_text("Buka sejak")
    page.get_by_test_id("close").press("Enter")
    expect(page.locator("#counter-2")).to_be_checked()
    expect(page.locator("#counter-2")).to_be_focused()
    for service, chosen in {"kli-prime": False, "lpdp-bantuan": False, "kppn-konsultasi": True}.items():
        expect(page.get_by_test_id(f"service-{service}").locator("input")).to_be_checked(checked=chosen)


@pytest.mark.parametrize(
    "name, size, options",
    [
        ("desk-small", (1024, 768), {}),
        ("phone", (390, 844), {"has_touch": True}),
        ("dark", (1280, 800), {"color_scheme": "dark"}),
    ],
)
def test_the_counter_holds_on_other_screens(open_page, desk, staff, name, size, options):
    for _ in range(3):
        staff["resepsionis"].issue_for_budi()
    page = open_page(*size, **options)
    come_to_counters(page, desk)
    look(page, f"counter-choice-{name}")
    open_counter(page)
    call_next(page)
    page.keyboard.press("F6")
    page.get_by_test_id("call-next").wait_for()
    look(page, f"counter-free-{name}")
    call_next(page)
    look(page, f"counter-called-{name}")
    start(page)
    look(page, f"counter-serving-{name}")
    page.keyboard.press("F7")
    look(page, f"counter-hand-over-{name}")


def test_the_promised_minutes_are_counted_as_they_run(open_page):
    page = open_page()
    spoken = page.evaluate(
        """async () => {
          const { promiseRunning } = await import("/js/counter/words.js");
          const say = (seconds) => promiseRunning({ amount: 20, unit: "serviceMinutes", started: "2026-11-24T02:00:00Z",
            due: new Date(Date.now() + seconds * 1000).toISOString() }, "Asia/Jakarta");
          return [say(15 * 60), say(-90), say(3 * 3600)];
        }""")
    running, over, closed = spoken
    assert re.fullmatch(r"5 dari 20 menit, paling lambat pukul \d\d\.\d\d", running["text"])
    assert (running["spent"], running["missed"]) == (0.25, False)
    assert over == {"text": "Lewat 1 menit dari janji 20 menit", "spent": 1, "missed": True}
    # The office is closed: the minutes do not run, and the date is said.
    assert closed["text"].startswith("Paling lambat ")
    assert closed["spent"] is None
