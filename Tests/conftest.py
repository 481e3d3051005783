"""A real desk for the tests in Python: the built command, a real cupsd, a roll printer behind it, Debian's Chromium."""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[1]
ARTEFACTS = ROOT / "artefacts" / "screens"
# A machine with two cores and other work is slow now and then; what never comes still fails.
expect.set_options(timeout=15_000)
LOKET = ROOT / os.environ.get("LOKET", ".build/debug/loket")


class Cups:
    """cupsd with its printers, in a folder of its own."""

    def __init__(self):
        # Short, since a socket's path is.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lk", dir="/tmp"))
        self.folder.chmod(0o755)
        scripts = ROOT / "Tests" / "Services"
        subprocess.run([scripts / "cups-up.sh", self.folder, str(os.getpid())], check=True, stdout=subprocess.DEVNULL)
        self.down = [scripts / "cups-down.sh", self.folder]

    def printed(self):
        """The documents that the roll printer has printed, oldest first."""
        return sorted(one for one in (self.folder / "printed").glob("*") if not one.name.startswith("."))

    @property
    def environment(self):
        """What a program needs to find this cupsd."""
        return {**os.environ, "CUPS_SERVER": str(self.folder / "run" / "cups.sock")}

    def command(self, *words):
        """Runs one of the commands of CUPS, such as cupsdisable."""
        subprocess.run(words, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def set_mode(self, mode):
        """Says how the roll printer is from now on: ok, empty, cover or fail."""
        (self.folder / "mode").write_text(mode)

    def stop(self):
        subprocess.run(self.down, check=False, stdout=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)


class Loket:
    """`loket serve`, which can be killed and started again on the same data."""

    def __init__(self, cups, *options):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="loket-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.command = [LOKET, "serve", "--data", self.folder, "--port", str(self.port), *options]
        self.environment = cups.environment

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self):
        return (self.folder / "server.log").read_text()

    def start(self):
        log = open(self.folder / "server.log", "a")
        self.process = subprocess.Popen(self.command, env=self.environment, stdout=log, stderr=log)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/healthz", timeout=2)
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(self.log)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


ROLL = {"name": "meja depan", "destination": "roll", "language": "pdf", "use": ["ticket", "stamp", "slip"]}


class Desk(Loket):
    """The demo's desk with printers of paper."""

    def __init__(self, cups, printers=(ROLL,)):
        super().__init__(cups, "--demo", "--size", "none")
        config = self.folder / "uji.json"
        config.write_text(json.dumps({
            "office": {"id": "uji", "name": "Kantor Pelayanan Contoh", "timeZone": "Asia/Jakarta"},
            "counters": [{"number": number} for number in (1, 2, 3)],
            "printers": list(printers),
        }))
        self.command += ["--config", config]
        self.start()


class NewOffice(Loket):
    """An empty data folder, waiting to be set up."""

    def __init__(self, cups):
        super().__init__(cups)
        self.start()

    @property
    def code(self):
        # It is said once the office can be asked for.
        for _ in range(200):
            if said := re.findall("[0-9A-Z]{4}-[0-9A-Z]{4}", self.log):
                return said[-1]
            time.sleep(0.05)
        raise RuntimeError(self.log)


@pytest.fixture(scope="session")
def cups():
    server = Cups()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def desk(cups):
    server = Desk(cups)
    yield server
    server.stop()


@pytest.fixture
def new_office(cups):
    server = NewOffice(cups)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium():
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, desk):
    """Opens pages that fail the test on any request to another place and on any error of the page's own."""
    contexts, troubles = [], []

    def open_one(width=1280, height=800, at=desk, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="id-ID", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: request.url.startswith((at.url, "data:")) or troubles.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(at.url)
        return page

    yield open_one
    for context in contexts:
        # A request that a test's own handler is still at would end in the next test, as its error.
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()
    assert troubles == []
