import Foundation
import HTTP
import Records
import SQLite
import Testing
import TicketCore

@testable import Desk

@Suite("A fraud complaint is there for its agent alone") struct RestrictedCaseTests {
  private let test: TestDesk
  private let reception: String
  private let agent: String
  /// An open case of the same visitor in the same visit.
  private let open = newID()
  private let visit = newID()
  private let fraud = newID()
  private let file = newID()

  init() throws {
    test = try TestDesk(isDemo: true)
    reception = try test.session("resepsionis")
    agent = try test.session("pengusut")
    try test.register(reception)
    #expect(try issue(open, "complaint", subject: "Kodehijau").status == 201)
  }

  private func issue(_ id: String, _ kind: String, subject: String) throws -> Response {
    let asked: [String: Any] = [
      "standard": "kli-prime", "channel": "email", "kind": kind, "subject": subject, "question": subject,
      "visit": visit,
    ]
    return try test.ask(.put, "/api/tickets/\(id)", TestDesk.request.merging(asked) { $1 }, as: reception)
  }

  private func act(
    _ type: String, _ more: [String: Any] = [:], on ticket: String? = nil, as session: String? = nil
  ) throws -> Response {
    let body = more.merging(["type": type]) { $1 }
    return try test.ask(
      .put, "/api/tickets/\(ticket ?? fraud)/events/\(newID())", body, as: session ?? agent)
  }

  /// What the agent does to the case, to its end.
  private func work(_ between: () throws -> Void = {}) throws {
    #expect(try issue(fraud, "fraud", subject: "Kodemerah").status == 201)
    try between()
    for (type, more) in [
      ("note", ["text": "Kodemerah"]), ("progress", ["text": "Kodemerah"]), ("linked", ["ticket": open]),
      ("documentRequested", ["documents": ["Kodemerah"]]), ("documentReceived", [:]),
      ("answered", ["text": "Kodemerah"]), ("replied", ["text": "Kodemerah"]),
    ] as [(String, [String: Any])] {
      let answer = try act(type, more)
      #expect(answer.status == 201, "\(type): \(answer.text)")
    }
    let content = Data("%PDF-1.7\n".utf8).base64EncodedString()
    let kept = try test.ask(
      .put, "/api/tickets/\(fraud)/attachments/\(file)", ["name": "kodemerah.pdf", "content": content], as: agent)
    #expect(kept.status == 201, "\(kept.text)")
    #expect(try act("answered", ["text": "Kodemerah"]).status == 201)
    #expect(try act("closed").status == 201)
    try between()
  }

  /// Every list's and ticket's address that the desk answers with GET, with all that it can be narrowed by.
  private var addresses: [String] {
    let lists = [
      "q=kodemerah", "q=budi", "cases=true", "cases=true&order=due", "order=due", "cases=true&assignee=none",
      "assignee=pengusut", "state=escalated", "state=answered", "open=true", "overdue=true", "visit=\(visit)",
      "visitor=\(TestDesk.budi)", "standard=kli-prime", "channel=email",
    ]
    // Of the stream and of tracking codes, whose guessing is slowed, other tests tell.
    let gets = Route.allCases.filter { $0.endpoint.method == .get && ![.openStream, .trackTicket].contains($0) }
      .map(\.endpoint.path)
    let values = [
      "n": ["1"], "date": ["2026-11-23"], "id": [fraud, open, TestDesk.budi], "attachment": [file],
      "nip": ["198609262015051001"], "inventoryNumber": ["INV-1"],
    ]
    let whole = gets.flatMap { path in
      values.reduce([path]) { paths, value in
        paths.flatMap { path in value.value.map { path.replacing("{\(value.key)}", with: $0) } }
      }
    }
    let narrowed =
      lists.flatMap { ["/api/tickets?\($0)", "/api/tickets.csv?\($0)"] } + [
        "/api/knowledge?q=kodemerah", "/api/knowledge?q=kodehijau", "/api/visitors?q=budi",
        "/api/print-jobs?ticket=\(fraud)", "/api/print-jobs?open=true", "/api/visits?q=budi",
        "/api/dashboard?from=2026-11-01&to=2026-11-30", "/api/dashboard?standard=kli-prime",
        "/api/events.csv?from=2026-11-01&to=2026-11-30", "/api/mails?ticket=\(fraud)",
      ]
    return Array(Set(whole + narrowed)).sorted()
  }

  /// What a reader is answered everywhere, by address; of the metrics only what is not about the machine.
  private func reading(as session: String) throws -> [String: String] {
    let answers = try addresses.map { address in
      let answer = try test.ask(.get, address, as: session)
      let lines = answer.text.split(separator: "\n").filter { !$0.hasPrefix("loket_writer") }
      return (address, "\(answer.status) " + lines.joined(separator: "\n"))
    }
    return Dictionary(uniqueKeysWithValues: answers)
  }

  private func sessions() throws -> [(name: String, session: String)] {
    let auditor: [String: Any] = [
      "name": "Auditor", "role": "auditor", "password": "kata sandi auditor", "disabled": false,
    ]
    _ = try test.ask(.put, "/api/staff/auditor", auditor, as: try test.session("admin"))
    let names = ["resepsionis", "petugas", "kasi", "admin"]
    return try names.map { ($0, try test.session($0)) }
      + [("auditor", try test.session("auditor", password: "kata sandi auditor")), ("nobody", "")]
  }

  @Test("whatever anybody else asks for is answered as if it had never been: by every path, from its birth to its end")
  func everyPath() throws {
    let readers = try sessions()
    let before = try readers.map { try reading(as: $0.session) }
    let agentsBefore = try reading(as: agent)
    try work {
      for (reader, known) in zip(readers, before) {
        for (address, answer) in try reading(as: reader.session) {
          #expect(answer == known[address], "\(reader.name) is told of it at \(address)")
          #expect(!answer.lowercased().contains("kodemerah"), "\(reader.name) reads it at \(address)")
        }
      }
    }
    // The agent's own answers show that these paths would have told.
    let told = try reading(as: agent).filter { $0.value != agentsBefore[$0.key] }.map(\.key)
    for address in [
      "/api/tickets", "/api/tickets.csv", "/api/tickets/\(fraud)", "/api/tickets?q=kodemerah",
      "/api/tickets/\(fraud)/attachments/\(file)", "/api/print-jobs?ticket=\(fraud)",
    ] { #expect(told.contains(address), "\(address)") }
    #expect(!told.contains { $0.hasPrefix("/api/dashboard") || $0.hasPrefix("/metrics") })
  }

  @Test("who comes in person to report fraud is in no guest book or day's report, and moves up in nobody's search")
  func inPerson() throws {
    let visitors = [newID(), newID()]
    for visitor in visitors { try test.register(reception, id: visitor, name: "Ani Pelapor") }
    let paths = ["/api/visitors?q=ani", "/api/visits", "/api/visits.csv", "/api/reports/days/2026-11-23"]
    func told() throws -> [String] { try paths.map { try test.ask(.get, $0, as: reception).text } }
    let before = try told()
    for visitor in visitors {
      let report: [String: Any] = [
        "visitor": visitor, "standard": "kli-prime", "channel": "walkIn", "kind": "fraud", "visit": newID(),
      ]
      let path = "/api/tickets/\(newID())"
      let issued = try test.ask(.put, path, TestDesk.request.merging(report) { $1 }, as: reception)
      #expect(issued.status == 201, "\(issued.text)")
      #expect(try test.ask(.get, path, as: agent).json["visit"] is NSNull)
      #expect(try told() == before)
    }
  }

  @Test("its code leads nowhere, its papers are for its agent, and nothing of it goes to the CRM or by mail")
  func ways() throws {
    try work()
    let whole = try test.ask(.get, "/api/tickets/\(fraud)", as: agent).json
    let code = try #require(whole["code"] as? String)
    #expect(try test.ask(.get, "/api/track/\(code)").status == 404)
    let papers = (whole["printJobs"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    #expect(papers.count == 1)
    for paper in papers {
      for path in ["\(paper)", "\(paper).svg", "\(paper).pdf", "\(paper).txt", "\(paper).escpos"] {
        #expect(try test.ask(.get, "/api/print-jobs/\(path)", as: agent).status == 200)
        #expect(try test.ask(.get, "/api/print-jobs/\(path)", as: try test.session("admin")).status == 404)
      }
      let change = ["type": "cancelled"]
      for (name, status) in [("kasi", 404), ("pengusut", 201)] {
        let path = "/api/print-jobs/\(paper)/events/\(newID())"
        #expect(try test.ask(.put, path, change, as: try test.session(name)).status == status)
      }
    }
    let fraud = fraud
    let (sent, mailed) = try test.ledger.read { connection in
      (
        try connection.first("SELECT count(*) FROM outbox WHERE subject = \(fraud) AND restricted = 0") {
          try $0[0] as Int
        },
        try Mails.list(nil, before: .max, limit: 9, in: connection).count
      )
    }
    #expect(sent == 0 && mailed == 0)
  }

  @Test("the stream tells its agent alone that something happens, live and afterwards")
  func stream() throws {
    let seq = try test.ledger.read { try Changes.latest(in: $0) }
    try work()
    let changes = try test.ledger.read { try Changes.since(seq, in: $0) }.changes
    #expect(changes.filter { !$0.isRestricted }.isEmpty)
    #expect(Set(changes.filter(\.isRestricted).map(\.topic)) == [.tickets, .printJobs])
    for (username, hears) in [("pengusut", true), ("petugas", false), ("kasi", false), ("admin", false)] {
      let request = Request(
        method: .get, path: "/api/stream", segments: ["api", "stream"], query: ["after": String(seq)],
        cookies: try test.session(username))
      guard case .stream(let stream) = test.desk.respond(to: request) else { throw DeskProblem.failed }
      let missed = String(decoding: try #require(stream.snapshot().data), as: UTF8.self)
      #expect(missed.contains(fraud) == hears, "\(username)")
      let change = Change(seq: seq + 99, topic: .tickets, id: fraud, isRestricted: true)
      let event = ServerEvent(topic: "tickets", id: fraud, seq: seq + 99, audience: Audience.demanded(by: change))
      #expect(stream.accepts(event) == hears, "\(username)")
    }
  }

  @Test("nobody else acts on it, follows it, or makes it theirs")
  func acts() throws {
    #expect(try issue(fraud, "fraud", subject: "Kodemerah").json["assignee"] is NSNull)
    for username in ["resepsionis", "petugas", "kasi", "admin"] {
      let other = try test.session(username)
      if username != "resepsionis" {
        #expect(try act("assigned", ["staff": username], as: other).status == 404)
        #expect(try act("linked", ["ticket": fraud], on: open, as: other).fields == ["/ticket"])
      }
      let follow = ["follows": fraud, "standard": "kli-prime", "channel": "email"]
      let body = TestDesk.request.merging(follow) { $1 }
      #expect(try test.ask(.put, "/api/tickets/\(newID())", body, as: other).fields == ["/follows"])
    }
    // Not even the agent makes an open ticket name it, or gives it to somebody who is none.
    #expect(try act("linked", ["ticket": fraud], on: open).fields == ["/ticket"])
    #expect(try act("assigned", ["staff": "kasi"]).fields == ["/staff"])
    #expect(try act("assigned", ["staff": "pengusut"]).status == 201)
    #expect(try act("escalated", ["reason": "Perlu"]).type == "no-next-tier")
  }

  @Test("it is the agent's from its issue, on the agent's list, marked as restricted")
  func agents() throws {
    #expect(try issue(fraud, "fraud", subject: "Kodemerah").status == 201)
    let list = try test.ask(.get, "/api/tickets?cases=true&assignee=me", as: agent).json["items"] as? [[String: Any]]
    #expect(list?.map { $0["id"] as? String } == [fraud])
    #expect(list?.first?["restricted"] as? Bool == true && list?.first?["assignee"] as? String == "pengusut")
    #expect(try test.ask(.get, "/api/tickets/\(open)", as: agent).json["restricted"] as? Bool == false)
  }

  @Test("whoever is made a fraud agent sees it from the next sign-in on, and no longer once that is taken back")
  func appointed() throws {
    #expect(try issue(fraud, "fraud", subject: "Kodemerah").status == 201)
    let admin = try test.session("admin")
    func put(_ isAgent: Bool) throws {
      let account: [String: Any] = [
        "name": "Sari", "role": "petugas", "password": "kata sandi sari", "disabled": false, "fraudAgent": isAgent,
      ]
      #expect(try [200, 201].contains(test.ask(.put, "/api/staff/sari", account, as: admin).status))
    }
    try put(false)
    let before = try test.session("sari", password: "kata sandi sari")
    #expect(try test.ask(.get, "/api/tickets/\(fraud)", as: before).status == 404)
    try put(true)
    #expect(try test.ask(.get, "/api/session", as: before).status == 401)
    let agent = try test.session("sari", password: "kata sandi sari")
    #expect(try test.ask(.get, "/api/tickets/\(fraud)", as: agent).status == 200)
    try put(false)
    #expect(try test.ask(.get, "/api/tickets/\(fraud)", as: agent).status == 401)
  }
}
