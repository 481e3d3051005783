"""The lists of a day: coming to one, reading it, and taking it along."""

import csv
import io
import subprocess

from conftest import LOKET
from playwright.sync_api import expect

HOSTILE = '=HYPERLINK("http://x")<script>document.title="diretas"</script>'
PASSWORD = "kata sandi auditor"

SIZES = [
    ("desk", (1280, 800), {}),
    ("small", (1024, 768), {}),
    ("phone", (390, 844), {"has_touch": True}),
    ("dark", (1280, 800), {"color_scheme": "dark"}),
]


def come_to(page, desk, name, username="resepsionis"):
    """Signs in by a demo account and opens the page."""
    page.get_by_test_id(f"demo-{username}").click()
    page.wait_for_url("**/*.html")
    page.goto(f"{desk.url}/{name}.html")
    page.get_by_test_id(name).wait_for()


def come_as_auditor(page, desk, name):
    """An auditor has no demo account; one is added as an office adds its own."""
    command = [LOKET, "user", "add", "audit", "--role", "auditor", "--name", "Tri", "--data", desk.folder]
    subprocess.run(command, input=f"{PASSWORD}\n", text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    page.get_by_test_id("field-username").fill("audit")
    page.get_by_test_id("field-password").fill(PASSWORD)
    page.get_by_test_id("sign-in").click()
    page.wait_for_url("**/today.html")
    page.goto(f"{desk.url}/{name}.html")
    page.get_by_test_id(name).wait_for()


def keys(page):
    """What the rows are called, from above."""
    return page.get_by_test_id("rows").locator(".list-key").all_inner_texts()


def stands(page, *expected):
    """The list has just these rows, from above."""
    expect(page.get_by_test_id("rows").locator(".list-key")).to_have_text(list(expected))


def told(page):
    """What happened to the ticket that is looked at, oldest first."""
    return page.get_by_test_id("history").locator("strong")


def downloaded(page):
    """The rows of the list as the file that it can be taken along as."""
    with page.expect_download() as download:
        page.get_by_test_id("csv").click()
    text = open(download.value.path(), newline="", encoding="utf-8-sig").read()
    return list(csv.reader(io.StringIO(text)))
