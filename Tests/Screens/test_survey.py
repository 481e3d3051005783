"""The satisfaction survey: answered by anybody, seen by the section head, never mixed with a ticket's rating."""

import subprocess
import uuid

import pytest
from conftest import ARTEFACTS, Desk
from lists import come_to
from playwright.sync_api import expect
from reception import look
from staff import Staff

ELEMENTS = [f"u{place}" for place in range(1, 10)]


@pytest.fixture(scope="module")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def head(desk):
    """The section head, once two have answered: all 4 and all 3."""
    one = Staff(desk, "kasi")
    for score in (4, 3):
        one.put(f"/api/survey/responses/{uuid.uuid4()}",
                {"standard": "kppn-konsultasi", "scores": {element: score for element in ELEMENTS}})
    return one


def respondents(head):
    return head.get("/api/survey/results")["respondents"]


def answer(page, score, service="kppn-konsultasi"):
    page.get_by_test_id(f"service-{service}").click()
    for element in ELEMENTS:
        page.get_by_test_id(f"{element}-{score}").click()


def test_a_visitor_answers_in_a_minute_and_nothing_is_asked_of_the_person(open_page, desk, head):
    before = respondents(head)
    page = open_page(390, 844, has_touch=True)
    page.goto(f"{desk.url}/skm/")
    expect(page.get_by_test_id("title")).to_have_text("Survei Kepuasan Masyarakat")
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("errors")).to_contain_text("Masih ada 10 pertanyaan")
    look(page, "survey-phone")
    answer(page, 4)
    page.get_by_test_id("send").dblclick()
    expect(page.get_by_test_id("thanks")).to_be_visible()
    assert respondents(head) == before + 1
    page.get_by_test_id("again").click()
    answer(page, 3)
    page.get_by_test_id("u9-3").click()
    page.get_by_test_id("send").click()
    expect(page.get_by_test_id("thanks")).to_be_visible()
    assert respondents(head) == before + 2
    assert head.get("/api/dashboard")["ratings"] == {"positive": 0, "neutral": 0, "negative": 0}


def test_the_form_holds_in_the_dark_and_in_english(open_page, desk):
    page = open_page(color_scheme="dark")
    page.goto(f"{desk.url}/skm/")
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("question-u1")).to_contain_text("Did the requirements fit")
    page.get_by_test_id("u1-3").click()
    look(page, "survey-dark-english")


def test_a_device_in_the_waiting_room_is_given_to_the_survey(open_page, desk):
    page = open_page()
    page.get_by_test_id("demo-anjungan").click()
    page.get_by_test_id("device-survey").click()
    page.wait_for_url("**/skm/**")
    expect(page.get_by_test_id("question-u9")).to_be_visible()


def test_the_section_head_sees_the_index_by_element_and_takes_it_on_paper(open_page, desk, head):
    count = str(respondents(head))
    page = open_page()
    come_to(page, desk, "dashboard", "kasi")
    page.get_by_test_id("survey-more").click()
    # As many all 4 as all 3: 3.5 × 25.
    expect(page.get_by_test_id("index")).to_have_text("87,50")
    expect(page.get_by_test_id("grade")).to_have_text("B – baik")
    expect(page.get_by_test_id("respondents")).to_have_text(count)
    expect(page.get_by_test_id("elements").locator("tbody tr")).to_have_count(9)
    # A slow answer to what nobody asks any more is not waited for, as it otherwise is for 15 seconds.
    page.route("**/results?*standard=kppn*", lambda route: None)
    page.get_by_test_id("standard").select_option("kppn-konsultasi")
    with page.expect_event("requestfailed", lambda request: "standard=kppn" in request.url, timeout=10_000):
        page.get_by_test_id("standard").select_option("lkpp-konsultasi")
    expect(page.get_by_test_id("respondents")).to_have_text("0")
    page.get_by_test_id("standard").select_option("")
    expect(page.get_by_test_id("respondents")).to_have_text(count)
    look(page, "survey-results")
    page.set_viewport_size({"width": 390, "height": 844})
    look(page, "survey-results-phone")
    page.set_viewport_size({"width": 1280, "height": 800})
    with page.expect_download() as download:
        page.get_by_test_id("csv").click()
    assert f"Persyaratan,{count},3.5,87.5,B" in open(download.value.path(), encoding="utf-8-sig").read()
    sheet = ARTEFACTS / "survey-results.pdf"
    page.pdf(path=sheet, prefer_css_page_size=True, print_background=True)
    about = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
    assert "A4" in about and "Pages:           1" in about
    subprocess.run(["pdftoppm", "-r", "60", "-png", "-singlefile", sheet, ARTEFACTS / "survey-paper"], check=True)


# The last, since this answer lowers the index.
def test_the_next_visitor_at_a_device_finds_nothing_of_the_last_one(open_page, desk, head):
    before = respondents(head)
    page = open_page(1024, 768, has_touch=True)
    page.clock.install()
    page.goto(f"{desk.url}/skm/?perangkat")
    page.get_by_test_id("language-en").tap()
    expect(page.get_by_test_id("question-u1")).to_contain_text("Did the requirements fit")
    answer(page, 2)
    page.route("**/responses/*", lambda route: route.abort())
    page.get_by_test_id("send").tap()
    expect(page.get_by_test_id("away")).to_be_visible()
    page.clock.fast_forward(22_000)
    expect(page.get_by_test_id("countdown")).to_contain_text("Back to the start in")
    look(page, "survey-device-leaving")
    page.clock.fast_forward(10_000)
    expect(page.get_by_test_id("question-u1")).to_contain_text("persyaratan")
    expect(page.get_by_test_id("countdown")).to_be_hidden()
    expect(page.locator("input:checked")).to_have_count(0)
    page.get_by_test_id("u1-4").tap()
    # The server is back, and takes what the last visitor sent.
    page.unroute("**/responses/*")
    with page.expect_response("**/responses/*"):
        page.clock.fast_forward(8_000)
    page.get_by_test_id("u2-4").tap()
    expect(page.get_by_test_id("thanks")).to_be_hidden()
    expect(page.locator("input:checked")).to_have_count(2)
    assert respondents(head) == before + 1
