"""What the served routes really answer, held against the schemas of Kiosk/openapi.json."""

import http.client
import json
import uuid

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator

CONTRACT = json.loads((ROOT / "Kiosk" / "openapi.json").read_text())
BUDI = "01930a10-0000-7000-8000-000000000002"
PROBLEM = {"$ref": "#/components/schemas/Problem"}


class Client:
    """A signed-in client; every answer is validated as its operation says."""

    def __init__(self, desk):
        self.connection = http.client.HTTPConnection("127.0.0.1", desk.port)
        self.cookie = ""

    def ask(self, operation, path, body=None, status=200):
        method, template, spec = OPERATIONS[operation]
        headers = {"Cookie": self.cookie, "Content-Type": "application/json"}
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status == status, content
        if answer.getheader("Set-Cookie"):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        if answer.getheader("Content-Type", "").split(";")[0] not in ("application/json", "application/problem+json"):
            return content
        value = json.loads(content)
        described = spec["responses"].get(str(status), {}).get("content", {}).get("application/json", {}).get("schema")
        validate(value, described if status < 400 else PROBLEM)
        return value


def operations():
    for path, methods in CONTRACT["paths"].items():
        for method, spec in methods.items():
            if isinstance(spec, dict) and "operationId" in spec:
                yield spec["operationId"], (method.upper(), path, spec)


OPERATIONS = dict(operations())


def validate(value, schema):
    whole = {"components": CONTRACT["components"], **schema}
    errors = sorted(Draft202012Validator(whole).iter_errors(value), key=lambda error: error.json_path)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.fixture
def client(desk):
    one = Client(desk)
    one.ask("signIn", "/api/session", {"username": "resepsionis", "password": "loket-demo"})
    return one


def test_every_served_route_answers_as_its_schema_says(client):
    client.ask("whoAmI", "/api/session")
    client.ask("health", "/healthz")
    standards = client.ask("listStandards", "/api/standards")["items"]
    assert len(standards) == 6
    assert client.ask("searchVisitors", "/api/visitors?q=budi")["items"]
    visitor = {"name": "Ani", "identity": {"kind": "ktp", "number": "9999999999999999"}, "phone": "0812345678"}
    client.ask("putVisitor", f"/api/visitors/{uuid.uuid4()}", visitor, 201)
    client.ask("listPrinters", "/api/printers")
    for standard in standards:
        ticket = str(uuid.uuid4())
        asked = {"visitor": BUDI, "standard": standard["id"], "channel": "walkIn", "category": "umum",
                 "subject": "Uji", "question": "Bagaimana?"}
        issued = client.ask("issueTicket", f"/api/tickets/{ticket}", asked, 201)
        client.ask("issueTicket", f"/api/tickets/{ticket}", asked, 200)
        client.ask("getTicket", f"/api/tickets/{ticket}")
    job = issued["printJob"]
    client.ask("reprint", f"/api/print-jobs/{job}/copies/{uuid.uuid4()}", {}, 201)
    assert client.ask("listPrintJobs", "/api/print-jobs")["items"]
    assert client.ask("listTickets", "/api/tickets")["items"]
    for operation, ending in [
        ("printJobAsSVG", "svg"), ("printJobAsPDF", "pdf"), ("printJobAsText", "txt"), ("printJobAsESCPOS", "escpos")
    ]:
        assert client.ask(operation, f"/api/print-jobs/{job}.{ending}")


def test_refusals_are_problem_documents(client):
    visitor = f"/api/visitors/{BUDI}"
    for operation, path, body, status in [
        ("getTicket", "/api/tickets/bukan-uuid", None, 400),
        ("getTicket", f"/api/tickets/{uuid.uuid4()}", None, 404),
        ("issueTicket", f"/api/tickets/{uuid.uuid4()}", {}, 422),
        ("putVisitor", visitor, {"name": "Budi", "expect": 99}, 409),
        ("putVisitor", visitor, {"name": 7}, 422),
        ("searchVisitors", "/api/visitors?limit=0", None, 422),
    ]:
        problem = client.ask(operation, path, body, status)
        assert CONTRACT["x-problem-types"][problem["type"]]["status"] == status
