"""Two languages from one catalogue: complete, used, and switched without losing what was typed."""

import pytest
from messages import everything_said, flat, values_in
from playwright.sync_api import expect
from reception import VISITOR, choose, fill_need, fill_visitor, issue, look, sign_in

LOAD = "(language) => import(`/js/messages/${language}.js`).then((module) => module.default)"


@pytest.fixture
def catalogues(open_page):
    page = open_page()
    return {language: flat(page.evaluate(LOAD, language)) for language in ("id", "en")}


def test_both_catalogues_have_the_same_keys_with_the_same_values(catalogues):
    indonesian, english = catalogues["id"], catalogues["en"]
    assert indonesian.keys() == english.keys()
    assert {key: values_in(text) for key, text in indonesian.items()} == {
        key: values_in(text) for key, text in english.items()
    }
    assert [key for texts in catalogues.values() for key, text in texts.items() if not text.strip()] == []


def test_every_key_that_is_said_exists_and_no_key_is_idle(catalogues):
    keys = catalogues["id"].keys()
    groups = {key[:place] for key in keys for place, letter in enumerate(key) if letter == "."}
    said = everything_said()
    dotted = {text for text in said.texts if "." in text and text.split(".")[0] in groups}
    assert sorted((said.keys | dotted) - keys) == []
    assert sorted(said.groups - groups) == []
    chosen = tuple(f"{group}." for group in said.groups)
    assert [key for key in keys if key not in said.keys | said.texts and not key.startswith(chosen)] == []


def test_the_language_is_switched_in_the_middle_of_a_form_and_nothing_typed_is_lost(open_page):
    page = open_page()
    sign_in(page)
    fill_visitor(page, email="")
    choose(page, "lkpp-konsultasi")
    fill_need(page)
    page.get_by_test_id("issue").click()
    errors = page.get_by_test_id("form").get_by_test_id("errors")
    expect(errors).to_contain_text("E-mail belum diisi.")
    page.get_by_test_id("language-en").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title("Error – Reception – Loket")
    expect(errors).to_contain_text("There is 1 thing to put right")
    expect(errors).to_contain_text("E-mail is still empty.")
    expect(page.locator("label[for=field-name]")).to_have_text("Full name *")
    expect(page.get_by_test_id("find")).to_have_attribute("placeholder", "Name, phone, e-mail or NIP")
    expect(page.get_by_test_id("standard-lkpp-konsultasi")).to_contain_text("E-Catalogue")
    expect(page.get_by_test_id("visitor-state")).to_have_text("New visitor")
    for name, typed in {**VISITOR, "email": "", "identity-kind": "ktp", "requesterType": "individual",
                        "subject": "Revisi DIPA", "category": "umum"}.items():
        expect(page.get_by_test_id(f"field-{name}")).to_have_value(typed)
    channel = page.get_by_test_id("field-channel")
    assert channel.evaluate("(select) => select.selectedOptions[0].textContent") == "In person"
    look(page, "reception-english")

    page.get_by_test_id("field-email").fill("not an address")
    page.get_by_test_id("issue").click()
    expect(page.locator("#field-email-error")).to_contain_text("address")
    page.get_by_test_id("field-email").fill(VISITOR["email"])
    issue(page)
    expect(page.get_by_test_id("promise")).to_contain_text("30 minutes from the start of the service")
    look(page, "issued-english")
    page.get_by_test_id("language-id").click()
    expect(page.get_by_test_id("promise")).to_contain_text("30 menit sejak pelayanan dimulai")


def test_the_language_is_remembered_for_the_next_page(open_page, desk):
    page = open_page()
    page.get_by_test_id("language-en").click()
    expect(page.get_by_test_id("sign-in")).to_have_text("Sign in")
    expect(page.get_by_test_id("language-en")).to_have_attribute("aria-pressed", "true")
    look(page, "sign-in-english")
    page.goto(f"{desk.url}/t/7K3M9Q2X")
    expect(page.get_by_role("heading", level=1)).to_have_text("Track your request")
    look(page, "tracking-english")
