"""Mails of library and cases through a real mail system: msmtp carries them to a server, and they are read there."""

import http.client
import json
import socket
import sys
import time
import uuid

import pytest
from conftest import ARTEFACTS, ROOT, ROLL, Loket

sys.path[:0] = [str(ROOT / "Tests" / name) for name in ("Services", "Contract")]
from smtp_sink import Sink  # noqa: E402
from test_answers import OPERATIONS, validate  # noqa: E402

SITI = "198503142009122003"
BUDI = "01930a10-0000-7000-8000-000000000002"
HOSTILE = 'Étude <b>"1" & 2</b>: ' + "pengelolaan keuangan negara dan perbendaharaan, " * 5 + "jilid 2"


class MailingDesk(Loket):
    """A demo's desk whose config sends mail by msmtp, with a librarian at it."""

    def __init__(self, cups, port):
        super().__init__(cups, "--demo", "--size", "none")
        account = self.folder / "msmtprc"
        account.write_text(f"account default\nhost 127.0.0.1\nport {port}\ntls off\nauth off\n")
        account.chmod(0o600)
        config = self.folder / "uji.json"
        config.write_text(json.dumps({
            "office": {"id": "uji", "name": "Kantor Contoh", "timeZone": "Asia/Jakarta"},
            "printers": [ROLL],
            "mail": {
                "command": ["/usr/bin/msmtp", f"--file={account}", "-t", "-i", "--read-envelope-from"],
                "from": "perpustakaan@contoh.go.id",
                "replyTo": "tanya@contoh.go.id",
            },
        }))
        self.command += ["--config", config]
        self.start()
        self.cookie = ""
        self.ask("POST", "/api/session", {"username": "pustakawan", "password": "loket-demo"})

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": self.cookie, "Content-Type": "application/json"}
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        value = json.loads(answer.read())
        assert answer.status < 300, value
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        return value

    def act(self, path, body):
        return self.ask("PUT", f"{path}/{uuid.uuid4()}", body)

    def stock(self, number, title="Pengantar Ilmu Ekonomi"):
        """A member with an address, and a copy of a title."""
        self.ask("PUT", f"/api/members/{SITI}", {"name": "Siti Rahmawati", "email": "siti@contoh.id"})
        name = str(uuid.uuid4())
        self.ask("PUT", f"/api/titles/{name}", {"title": title, "kind": "book"})
        self.ask("PUT", f"/api/items/{number}", {"title": name})

    def bring_back(self, number):
        """One loan and its return; answers the mail's id."""
        self.act("/api/loans", {"nip": SITI, "inventoryNumber": number})
        assert self.act("/api/returns", {"inventoryNumber": number})["mail"] is True
        return self.mails()[0]["id"]

    def mails(self):
        return self.ask("GET", "/api/mails")["items"]

    def wait_for(self, mail, state):
        wait(lambda: next(one for one in self.mails() if one["id"] == mail)["state"] == state)


def schema_of(operation):
    """What the contract says of the operation's first answer."""
    responses = OPERATIONS[operation][2]["responses"]
    answer = responses.get("201") or responses["200"]
    return answer["content"]["application/json"]["schema"]


def wait(is_true, seconds=60):
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def sink():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Sink(port)
    yield server
    server.down()


@pytest.fixture
def mailing_desk(cups, sink):
    server = MailingDesk(cups, sink.port)
    yield server
    server.stop()


def test_a_confirmation_is_read_as_it_was_meant_whatever_the_title_says(mailing_desk, sink, chromium):
    mailing_desk.stock("B-001", HOSTILE)
    mail = mailing_desk.bring_back("B-001")
    wait(lambda: sink.messages)
    sender, recipients, message = sink.messages[0]
    assert (sender, recipients) == ("perpustakaan@contoh.go.id", ["siti@contoh.id"])
    assert message["Message-ID"] == f"<{mail}@contoh.go.id>"
    assert message["From"].addresses[0].addr_spec == "perpustakaan@contoh.go.id"
    assert message["From"].addresses[0].display_name == "Kantor Contoh"
    assert message["Reply-To"] == "tanya@contoh.go.id"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Subject"].startswith('Pengembalian diterima: Étude <b>"1" & 2</b>: pengelolaan')
    assert message["Date"].datetime.utcoffset().total_seconds() == 7 * 3600
    assert not message.defects
    plain = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    assert HOSTILE in plain and "Yth. Siti Rahmawati," in plain
    assert "<b>" not in page and "&lt;b&gt;" in page
    look(chromium, page, "mail-returned")
    mailing_desk.wait_for(mail, "sent")
    assert all(word not in mailing_desk.log for word in ("siti@", "Siti", "Étude", SITI))


def test_an_answer_reaches_the_visitor_of_a_case_line_by_line_and_nothing_in_it_is_markup(
    mailing_desk, sink, chromium
):
    mailing_desk.ask("POST", "/api/session", {"username": "kasi", "password": "loket-demo"})
    ticket = str(uuid.uuid4())
    asked = {"visitor": BUDI, "standard": "lpdp-bantuan", "channel": "web", "category": "umum", "question": HOSTILE}
    code = mailing_desk.ask("PUT", f"/api/tickets/{ticket}", asked)["code"]
    answer = {"type": "answered", "text": "Bisa ditunda.\n\nBcc: x@contoh.id\n<script>alert(1)</script>"}
    mailing_desk.act(f"/api/tickets/{ticket}/events", answer)
    wait(lambda: sink.messages)
    _, recipients, message = sink.messages[0]
    assert len(recipients) == 1 and message["Bcc"] is None
    assert message["From"].addresses[0].display_name == "Kantor Contoh"
    assert message["Subject"].startswith("Jawaban atas tiket A-001")
    plain, page = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    plain = plain.replace("\r\n", "\n")
    assert "  Bisa ditunda.\n  \n  Bcc: x@contoh.id\n  <script>alert(1)</script>\n" in plain
    assert f"{code[:4]}-{code[4:]}" in plain and f"/t/{code}" in plain
    assert "<script" not in page and "<b>" not in page
    look(chromium, page, "mail-case-answer")
    mailing_desk.wait_for(mailing_desk.mails()[0]["id"], "sent")
    assert mailing_desk.mails()[0]["ticket"] == "A-001"
    assert all(word not in mailing_desk.log for word in ("Budi", "budi", "ditunda", code))


def look(chromium, page, name):
    for scheme in ("light", "dark"):
        context = chromium.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
        tab = context.new_page()
        tab.set_content(page)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        tab.screenshot(path=ARTEFACTS / f"{name}-{scheme}.png", full_page=True)
        context.close()


def test_while_the_mail_server_is_down_nothing_is_lost_and_then_each_mail_comes_once(mailing_desk, sink):
    sink.down()
    mails = []
    for number in ("B-001", "B-002", "B-003"):
        mailing_desk.stock(number)
        mails.append(mailing_desk.bring_back(number))
    wait(lambda: any(one.get("trouble") == "unavailable" for one in mailing_desk.mails()))
    assert all(one["state"] in ("queued", "sending") for one in mailing_desk.mails())
    sink.up()
    for mail in mails:
        mailing_desk.wait_for(mail, "sent")
    assert sorted(message["Message-ID"] for _, _, message in sink.messages) == sorted(
        f"<{mail}@contoh.go.id>" for mail in mails)


def test_an_address_that_the_server_does_not_know_is_given_up_with_its_reason_and_sent_again_when_it_is_mended(
    mailing_desk, sink
):
    sink.refused["siti@contoh.id"] = "550 no such user"
    mailing_desk.stock("B-001")
    mail = mailing_desk.bring_back("B-001")
    mailing_desk.wait_for(mail, "failed")
    spool = mailing_desk.ask("GET", "/api/mails")
    assert spool["items"][0]["trouble"] == "rejected"
    assert spool["sends"] is True
    validate(spool, schema_of("listMails"))
    mailing_desk.ask("PUT", f"/api/members/{SITI}", {"name": "Siti Rahmawati", "email": "siti.baru@contoh.id"})
    validate(mailing_desk.act(f"/api/mails/{mail}/events", {"type": "retried"}), schema_of("changeMail"))
    mailing_desk.wait_for(mail, "sent")
    assert sink.messages[0][1] == ["siti.baru@contoh.id"]


def test_a_desk_that_is_killed_while_it_sends_delivers_all_the_same_under_the_same_name(mailing_desk, sink):
    mailing_desk.stock("B-001")
    sink.before_taking = lambda: sink.messages or mailing_desk.process.poll() is None and mailing_desk.kill()
    mailing_desk.act("/api/loans", {"nip": SITI, "inventoryNumber": "B-001"})
    mailing_desk.act("/api/returns", {"inventoryNumber": "B-001"})
    wait(lambda: mailing_desk.process.poll() is not None)
    mailing_desk.start()
    mailing_desk.ask("POST", "/api/session", {"username": "pustakawan", "password": "loket-demo"})
    mail = mailing_desk.mails()[0]
    mailing_desk.wait_for(mail["id"], "sent")
    # Nobody can know whether the first came; it is the same mail for its reader's program.
    assert {message["Message-ID"] for _, _, message in sink.messages} == {f"<{mail['id']}@contoh.go.id>"}
    assert mailing_desk.mails()[0]["attempts"] == 2
