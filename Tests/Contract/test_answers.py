"""What the served routes really answer, held against the schemas of Kiosk/openapi.json."""

import base64
import http.client
import json
import sqlite3
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
    return sign_in(desk, "resepsionis")


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


def sign_in(desk, username):
    one = Client(desk)
    one.ask("signIn", "/api/session", {"username": username, "password": "loket-demo"})
    return one


def issue(client, **more):
    ticket = str(uuid.uuid4())
    asked = {"visitor": BUDI, "standard": "kppn-konsultasi", "channel": "walkIn", "subject": "Uji",
             "question": "Bagaimana?", **more}
    client.ask("issueTicket", f"/api/tickets/{ticket}", asked, 201)
    return ticket


def test_a_counters_day_is_answered_as_its_schemas_say(client, desk):
    officer, device = sign_in(desk, "petugas"), sign_in(desk, "anjungan")
    for counter in officer.ask("listCounters", "/api/counters")["items"]:
        if counter["state"] != "closed":
            officer.ask("putCounter", f"/api/counters/{counter['number']}", {"state": "closed", "takeOver": True})
    ticket = issue(client, priority="elderly")
    event = lambda kind, **more: officer.ask(
        "applyEvent", f"/api/tickets/{ticket}/events/{uuid.uuid4()}", {"type": kind, **more}, 201)
    officer.ask("putCounter", "/api/counters/3", {"state": "open", "services": ["kppn-konsultasi"]})
    event("called", counter=3)
    event("recalled")
    event("noShow")
    assert officer.ask("getCounter", "/api/counters/3")["noShows"]
    event("recalled", counter=3)
    event("started", counter=3)
    assert officer.ask("getCounter", "/api/counters/3")["ticket"]["id"] == ticket
    event("transferred", counter=3, reason="Uji")
    assert device.ask("getQueue", "/api/queue")["waiting"]
    call = str(uuid.uuid4())
    assert officer.ask("callNext", f"/api/counters/3/calls/{call}", {}, 201)["id"] == ticket
    officer.ask("callNext", f"/api/counters/3/calls/{call}", {}, 200)
    event("started", counter=3)
    event("corrected", subject="Uji coba", reason="Salah ketik")
    event("resolved", text="Selesai")
    officer.ask("getTicket", f"/api/tickets/{ticket}")
    device.ask("getQueue", "/api/queue")
    officer.ask("putCounter", "/api/counters/3", {"state": "closed"})
    day = client.ask("getQueue", "/api/queue")["officeDate"]
    report = f"/api/reports/days/{day}"
    assert client.ask("getDayReport", report)["totals"]["served"] >= 1
    client.ask("printDayReport", f"{report}/prints/{uuid.uuid4()}", {}, 201)


def test_a_visitors_own_page_and_the_rating_are_answered_as_their_schemas_say(client, desk):
    officer, device, visitor = sign_in(desk, "petugas"), sign_in(desk, "anjungan"), Client(desk)
    asked = {"visitor": BUDI, "standard": "lpdp-bantuan", "channel": "web", "category": "umum", "question": "Apa?"}
    ticket, reply = str(uuid.uuid4()), str(uuid.uuid4())
    code = client.ask("issueTicket", f"/api/tickets/{ticket}", asked, 201)["code"]
    event = lambda kind, **more: officer.ask(
        "applyEvent", f"/api/tickets/{ticket}/events/{uuid.uuid4()}", {"type": kind, **more}, 201)
    page = f"/api/track/{code}"
    event("documentRequested", documents=["KTP"])
    assert visitor.ask("trackTicket", page)["documents"] == ["KTP"]
    visitor.ask("replyToTicket", f"{page}/replies/{reply}", {"text": "Sudah"}, 201)
    visitor.ask("replyToTicket", f"{page}/replies/{reply}", {"text": "Sudah"}, 200)
    event("answered", text="Bisa.")
    assert visitor.ask("trackTicket", page)["closesAt"]
    assert visitor.ask("closeByVisitor", f"{page}/closure", {"rating": "positive"})["rating"] == "positive"
    visitor.ask("closeByVisitor", f"{page}/closure", {"rating": "negative"}, 409)
    visitor.ask("trackTicket", "/api/track/7K3M9Q2X", status=404)

    served, rating = issue(client), str(uuid.uuid4())
    officer.ask("putCounter", "/api/counters/2", {"state": "open", "services": ["kppn-konsultasi"], "takeOver": True})
    for kind, more in {"called": {"counter": 2}, "started": {"counter": 2}, "resolved": {}}.items():
        body = {"type": kind, **more}
        officer.ask("applyEvent", f"/api/tickets/{served}/events/{uuid.uuid4()}", body, 201)
    assert device.ask("getRatingAsked", "/api/counters/2/rating")["asked"]["ticket"] == served
    wish = {"ticket": served, "rating": "neutral"}
    for status in (201, 200):
        device.ask("rateAtCounter", f"/api/counters/2/ratings/{rating}", wish, status)
    assert device.ask("getRatingAsked", "/api/counters/2/rating")["asked"] is None
    officer.ask("putCounter", "/api/counters/2", {"state": "closed"})


def test_an_officers_work_is_answered_as_its_schemas_say(client, desk):
    officer = sign_in(desk, "petugas")
    ticket = issue(client, channel="web")
    event = lambda kind, **more: officer.ask(
        "applyEvent", f"/api/tickets/{ticket}/events/{uuid.uuid4()}", {"type": kind, **more}, 201)
    assert officer.ask("listOfficers", "/api/officers")["items"]
    event("assigned", staff="petugas")
    event("documentRequested", documents=["Surat kuasa"])
    event("documentReceived")
    event("escalated", reason="Uji")
    event("answered", text="Dijawab untuk diuji.")
    officer.ask("getTicket", f"/api/tickets/{ticket}")
    assert officer.ask("listTickets", "/api/tickets?cases=true&assignee=me&order=due&limit=1")["items"]
    scan, content = f"/api/tickets/{ticket}/attachments/{uuid.uuid4()}", base64.b64encode(b"%PDF-1.7").decode()
    officer.ask("putAttachment", scan, {"name": "surat.pdf", "content": content}, 201)
    assert officer.ask("getAttachment", scan) == b"%PDF-1.7"
    assert officer.ask("getTicket", f"/api/tickets/{ticket}")["attachments"]
    officer.ask("putAttachment", scan, {}, 422)
    assert officer.ask("listAnswers", "/api/answers")["items"]
    kinds = {item["kind"] for item in officer.ask("searchKnowledge", "/api/knowledge?q=uji")["items"]}
    assert kinds == {"answer"}
    assert officer.ask("searchKnowledge", "/api/knowledge")["items"]


def test_guests_and_duplicates_are_answered_as_their_schemas_say(client):
    duplicate, visit, merge, job = (str(uuid.uuid4()) for _ in range(4))
    client.ask("putVisitor", f"/api/visitors/{duplicate}", {"name": "Boedi Santosa"}, 201)
    client.ask("putVisit", f"/api/visits/{visit}", {"visitor": duplicate, "people": 2, "badge": True}, 201)
    client.ask("printBadge", f"/api/visits/{visit}/badges/{job}", {}, 201)
    assert client.ask("listVisits", "/api/visits?present=true")["items"]
    client.ask("leaveVisit", f"/api/visits/{visit}/departures/{uuid.uuid4()}", {})
    client.ask("leaveVisit", f"/api/visits/{visit}/departures/{uuid.uuid4()}", {"undo": True})
    assert b"Boedi" in client.ask("exportVisits", "/api/visits.csv")
    client.ask("exportTickets", "/api/tickets.csv")
    path = f"/api/visitors/{BUDI}/merges/{merge}"
    client.ask("mergeVisitors", path, {"duplicate": duplicate}, 201)
    assert client.ask("getVisitor", f"/api/visitors/{duplicate}")["merges"]
    client.ask("reverseMerge", f"{path}/reversal", {})


def test_a_librarians_day_is_answered_as_its_schemas_say(desk):
    librarian = sign_in(desk, "pustakawan")
    title, item, loan, back = (str(uuid.uuid4()) for _ in range(4))
    put = lambda operation, path, body, status=201: librarian.ask(operation, path, body, status)
    for nip, name in [("K-1", "Kartika"), ("K-2", "Kemala")]:
        put("putMember", f"/api/members/{nip}", {"name": name})
    put("putTitle", f"/api/titles/{title}", {"title": "Hukum Keuangan Negara", "kind": "book"})
    put("putItem", f"/api/items/{item}", {"title": title, "location": "Lantai 2", "shelf": "343"})
    dry = {"nip": "K-1", "inventoryNumber": item, "dryRun": True}
    assert put("lend", f"/api/loans/{loan}", dry, 200)["refusals"] == []
    put("lend", f"/api/loans/{loan}", {"nip": "K-1", "inventoryNumber": item})
    assert librarian.ask("getItem", f"/api/items/{item}")["holder"]["nip"] == "K-1"
    put("extend", f"/api/extensions/{uuid.uuid4()}", {"nip": "K-1"})
    assert put("placeHold", f"/api/holds/{uuid.uuid4()}", {"nip": "K-2", "title": title})["onShelf"] is None
    assert put("takeBack", f"/api/returns/{back}", {"inventoryNumber": item})["hold"]["nip"] == "K-2"
    assert librarian.ask("getItem", f"/api/items/{item}")["heldFor"]["nip"] == "K-2"
    put("undo", f"/api/undos/{uuid.uuid4()}", {"act": back})
    put("takeBack", f"/api/returns/{uuid.uuid4()}", {"inventoryNumber": item})
    put("changeItem", f"/api/items/{item}/events/{uuid.uuid4()}", {"type": "lost"})
    assert put("changeItem", f"/api/items/{item}/events/{uuid.uuid4()}", {"type": "found"})["hold"]["nip"] == "K-2"
    put("changeHold", f"/api/holds/{librarian.ask('listHolds', '/api/holds')['items'][0]['id']}/events/{uuid.uuid4()}",
        {"type": "cancelled"})
    put("printMemberPaper", f"/api/members/K-1/papers/{uuid.uuid4()}", {"paper": "card"})
    assert librarian.ask("getMember", "/api/members/K-1")["past"]
    assert librarian.ask("searchMembers", "/api/members?q=kart")["items"]
    librarian.ask("getLibrary", "/api/library")
    assert librarian.ask("whoAmI", "/api/session")["office"]["library"]
    assert put("changeItem", f"/api/items/{item}/events/{uuid.uuid4()}", {"type": "setAside"}, 409)["type"] == \
        "title-not-held"


def test_dashboard_survey_and_published_standards_are_answered_as_their_schemas_say(client, desk):
    head, anybody = sign_in(desk, "kasi"), Client(desk)
    issue(client)
    ticket = issue(client, standard="kli-prime", channel="email", kind="question")
    for kind, more in [("assigned", {"staff": "petugas"}), ("answered", {"text": "Silakan."})]:
        head.ask("applyEvent", f"/api/tickets/{ticket}/events/{uuid.uuid4()}", {"type": kind, **more}, 201)
    form = anybody.ask("getSurvey", "/api/survey")
    scores = {element["id"]: 3 for element in form["form"]["elements"]}
    answer = f"/api/survey/responses/{uuid.uuid4()}"
    for status in (201, 200):
        anybody.ask("answerSurvey", answer, {"standard": "kppn-konsultasi", "scores": scores}, status)
    anybody.ask("answerSurvey", f"/api/survey/responses/{uuid.uuid4()}", {"scores": {}}, 422)
    for period in ("", "?from=2026-01-01&to=2027-12-31", "?from=2020-01-01&to=2020-01-01&standard=kli-prime"):
        head.ask("getDashboard", f"/api/dashboard{period}")
        head.ask("getSurveyResults", f"/api/survey/results{period}")
    head.ask("getDashboard", "/api/dashboard?from=2027-01-01&to=2026-01-01", status=422)
    for operation, path in [("exportDashboard", "dashboard"), ("exportEvents", "events"),
                            ("exportSurveyResults", "survey/results"), ("exportSurveyResponses", "survey/responses")]:
        assert head.ask(operation, f"/api/{path}.csv")
    assert len(anybody.ask("listPublishedStandards", "/api/published-standards")["items"]) == 6


def test_settings_and_staff_are_answered_as_their_schemas_say(desk):
    admin = sign_in(desk, "admin")
    settings = admin.ask("getSettings", "/api/settings")
    kept = {key: settings[key] for key in ("office", "hosts", "counters", "printers")}
    wanted = {"expect": settings["version"], **kept}
    admin.ask("putSettings", "/api/settings", wanted)
    account = {"name": "Tono Hadi", "role": "petugas", "password": "kata sandi tono", "disabled": False}
    admin.ask("putStaff", "/api/staff/tono", account, 201)
    admin.ask("putStaff", "/api/staff/tono", {**account, "disabled": True})
    assert admin.ask("listStaff", "/api/staff")["items"]


def test_the_librarys_lists_and_labels_are_answered_as_their_schemas_say(desk):
    librarian, new = sign_in(desk, "pustakawan"), lambda: str(uuid.uuid4())
    title, take, today = new(), new(), librarian.ask("getQueue", "/api/queue")["officeDate"]
    librarian.ask("putMember", "/api/members/T-77", {"name": "Tono"}, 201)
    librarian.ask("putTitle", f"/api/titles/{title}", {"title": "Uji", "kind": "book", "authors": ["A"]}, 201)
    for number in ("UJI-1", "UJI-2"):
        librarian.ask("putItem", f"/api/items/{number}", {"title": title, "location": "Uji", "shelf": "1"}, 201)
    lent = librarian.ask("lend", f"/api/loans/{new()}", {"nip": "T-77", "inventoryNumber": "UJI-1"}, 201)
    due = lent["dueDate"]
    assert librarian.ask("listLoans", f"/api/loans?dueFrom={due}&dueTo={due}")["items"]
    librarian.ask("putMember", "/api/members/T-78", {"name": "Tini"}, 201)
    librarian.ask("placeHold", f"/api/holds/{new()}", {"nip": "T-78", "title": title}, 201)
    assert librarian.ask("listHolds", f"/api/holds?title={title}")["items"]
    assert librarian.ask("listItems", f"/api/items?from=UJI-1&to=UJI-2&since={today}")["items"]
    assert librarian.ask("listLocations", "/api/locations")["items"]
    librarian.ask("printLabels", f"/api/labels/{new()}", {"items": ["UJI-1"]}, 201)
    librarian.ask("startStockTake", f"/api/stock-takes/{take}", {"name": "Uji", "location": "Uji"})
    librarian.ask("scanStock", f"/api/stock-takes/{take}/scans/{new()}", {"number": "UJI-2", "shelf": "2"}, 201)
    assert librarian.ask("getStockTake", f"/api/stock-takes/{take}")["counts"]["wrongPlace"] == 1
    librarian.ask("getLibraryDay", f"/api/library/days/{today}")
    for operation, path in [
        ("exportLoans", "/api/loans.csv"), ("exportHolds", "/api/holds.csv"),
        ("exportLibraryDay", f"/api/library/days/{today}.csv"), ("exportStockTake", f"/api/stock-takes/{take}.csv"),
    ]:
        assert librarian.ask(operation, path).startswith(b"\xef\xbb\xbf")


def test_the_way_to_the_crm_is_answered_as_its_schemas_say(client, desk):
    head, new, tickets = sign_in(desk, "kasi"), lambda: str(uuid.uuid4()), [str(uuid.uuid4()) for _ in range(2)]
    for ticket in tickets:
        asked = {"visitor": BUDI, "standard": "kppn-konsultasi", "channel": "walkIn", "subject": "Uji", "question": "?"}
        client.ask("issueTicket", f"/api/tickets/{ticket}", asked, 201)
    conflict = new()
    # What only a CRM brings about; this desk has none.
    with sqlite3.connect(desk.folder / "loket.sqlite", timeout=10) as database:
        database.execute("UPDATE outbox SET state = 'dead', attempts = 1, rejection = 'refused', rejection_status = 422"
                         " WHERE subject = ?", tickets[:1])
        database.execute("UPDATE outbox SET state = 'unknown', attempts = 2 WHERE subject = ?", tickets[1:])
        database.execute("INSERT INTO crm_conflicts (id, ticket, restricted, kind, theirs, author, at, reason,"
                         " created_at) VALUES (?, ?, 0, 'note', 'x', 'rita', 0, 'tier', 0)", (conflict, tickets[0]))
    database.close()
    sync = head.ask("getSync", "/api/sync?limit=200")
    assert sync["state"] == "off" and sync["dead"] and sync["retrying"] and sync["conflicts"]
    head.ask("retrySync", f"/api/sync/retries/{new()}", {"letter": tickets[0]}, 201)
    head.ask("retrySync", f"/api/sync/retries/{new()}", {"letter": new()}, 409)
    head.ask("skipSync", f"/api/sync/skips/{new()}", {"letter": tickets[1], "reason": "uji"}, 201)
    head.ask("skipSync", f"/api/sync/skips/{new()}", {"letter": "x"}, 422)
    head.ask("seeSyncConflict", f"/api/sync/conflicts/{new()}", {"conflict": conflict, "reason": "uji"}, 201)
    pause = f"/api/sync/pauses/{new()}"
    head.ask("pauseSync", pause, {"paused": True, "reason": "uji"}, 201)
    assert head.ask("pauseSync", pause, {"paused": True, "reason": "uji"})["pause"]["reason"] == "uji"
    head.ask("pauseSync", f"/api/sync/pauses/{new()}", {"paused": False}, 201)
    assert len(head.ask("getSync", "/api/sync")["acts"]) >= 5


def test_a_set_up_is_answered_as_its_schemas_say(new_office):
    page = Client(new_office)
    choices = page.ask("offerSetUp", "/api/setup", {"code": new_office.code})
    assert choices["standards"] and choices["zones"][0] == "Asia/Jakarta"
    form = {
        "code": new_office.code, "office": {"id": "uji", "name": "Kantor Uji", "timeZone": "Asia/Jakarta"},
        "counters": [{"number": 1}], "printers": [],
        "admin": {"username": "kepala", "name": "Kepala", "password": "kata sandi kepala"},
    }
    page.ask("completeSetUp", "/api/setup", {**form, "admin": {}}, 422)
    page.ask("completeSetUp", "/api/setup", form, 201)
    page.ask("signIn", "/api/session", {"username": "kepala", "password": "kata sandi kepala"})
    page.ask("getSettings", "/api/settings")


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
