"""Colleagues and devices who act by the API, while a test watches a screen."""

import http.client
import json
import uuid

# Visitors that the demo knows; Yohana has no e-mail.
BUDI = "01930a10-0000-7000-8000-000000000002"
YOHANA = "01930a10-0000-7000-8000-000000000004"


class Staff:
    def __init__(self, desk, username):
        self.desk = desk
        self.username = username
        self.cookie = ""
        self.status = None

    def _sign_in(self):
        _, headers = self._send("POST", "/api/session", {"username": self.username, "password": "loket-demo"})
        self.cookie = headers["Set-Cookie"].split(";")[0]

    def _send(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.desk.port, timeout=10)
        headers = {"Cookie": self.cookie, "Content-Type": "application/json"}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        content = json.loads(answer.read() or "null")
        connection.close()
        self.status = answer.status
        return content, answer.headers

    def _ask(self, method, path, body=None):
        content, _ = self._send(method, path, body)
        if self.status != 401:
            return content
        # The first request, or the demo's sessions went with the server.
        self._sign_in()
        return self._send(method, path, body)[0]

    def get(self, path):
        return self._ask("GET", path)

    def put(self, path, body):
        return self._ask("PUT", path, body)

    def issue(self, standard="kppn-konsultasi", **rest):
        """A walk-in ticket; a device in the public room names no visitor."""
        return self.put(f"/api/tickets/{uuid.uuid4()}", {"standard": standard, "channel": "walkIn", **rest})

    def issue_for_budi(self, **rest):
        """A ticket with all that its standard demands."""
        asked = {"visitor": BUDI, "subject": "Revisi DIPA", "question": "Bagaimana cara merevisi halaman III DIPA?"}
        return self.issue(**{**asked, **rest})

    def act(self, ticket, type, **rest):
        return self.put(f"/api/tickets/{ticket}/events/{uuid.uuid4()}", {"type": type, **rest})

    def call(self, counter):
        return self.put(f"/api/counters/{counter}/calls/{uuid.uuid4()}", {})
