import Foundation
import HTTP
import SQLite
import Testing
import TicketCore

@testable import Desk
@testable import Records

@Suite("The officers' lists") struct CaseListTests {
  private let test: TestDesk
  private let reception: String
  private let officer: String

  init() throws {
    test = try TestDesk()
    reception = try test.session("resepsionis")
    officer = try test.session("petugas")
    try test.register(reception)
  }

  /// Issues a case by e-mail or phone and answers its id.
  private func issue(_ changes: [String: Any] = [:]) throws -> String {
    let id = newID()
    let asked = TestDesk.request.merging(["channel": "web", "print": false]) { $1 }.merging(changes) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(id)", asked, as: reception)
    #expect(answer.status == 201, "\(answer.text)")
    return id
  }

  private func act(_ type: String, _ id: String, _ more: [String: Any] = [:]) throws {
    let answer = try test.ask(
      .put, "/api/tickets/\(id)/events/\(newID())", ["type": type].merging(more) { $1 }, as: officer)
    #expect(answer.status == 201, "\(answer.text)")
  }

  private func list(_ query: String) throws -> [String] {
    let answer = try test.ask(.get, "/api/tickets?\(query)", as: officer)
    #expect(answer.status == 200, "\(answer.text)")
    return (answer.json["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }

  @Test("mine, a colleague's and nobody's are told apart, and who waits in the queue is no case yet")
  func whose() throws {
    let (mine, colleagues, nobodys) = (try issue(), try issue(), try issue())
    _ = try issue(["channel": "walkIn"])
    try act("assigned", mine, ["staff": "petugas"])
    try act("assigned", colleagues, ["staff": "kasi"])
    #expect(try list("cases=true&assignee=me") == [mine])
    #expect(try list("cases=true&assignee=KASI") == [colleagues])
    #expect(try list("cases=true&assignee=none") == [nobodys])
    #expect(try list("cases=true") == [nobodys, colleagues, mine])
    try act("resolved", mine)
    #expect(try list("cases=true&assignee=me") == [])
  }

  @Test(
    "a complaint that is to be coordinated stands in a list until the section head has noted it, and is answered then")
  func coordination() throws {
    let lpse: [String: Any] = ["standard": "lpse-pengaduan", "fields": ["account": "budi"]]
    let complaint = try issue(lpse.merging(["kind": "serviceComplaint"]) { $1 })
    _ = try issue(lpse)
    #expect(try list("cases=true&order=due&coordination=true") == [complaint])
    let head = try test.session("kasi")
    func ask(_ body: [String: Any], as session: String) throws -> Response {
      try test.ask(.put, "/api/tickets/\(complaint)/events/\(newID())", body, as: session)
    }
    let answer = ["type": "answered", "text": "Kami mohon maaf."]
    #expect(try ask(answer, as: head).type == "coordination-missing")
    let note: [String: Any] = ["type": "note", "text": "Kepala LPSE menghubungi pelapor.", "coordination": true]
    #expect(try ask(note, as: officer).status == 403)
    #expect(try ask(note, as: head).status == 201)
    #expect(try list("cases=true&order=due&coordination=true") == [])
    let whole = try test.ask(.get, "/api/tickets/\(complaint)", as: officer).json
    #expect(whole["coordinatedAt"] as? String == "2026-11-23T02:15:00.000Z")
    #expect(try ask(answer, as: officer).status == 201)
  }

  @Test("the code, by which anybody is the visitor, is in no list, no table and nothing that an auditor reads")
  func code() throws {
    let id = try issue()
    try act("assigned", id, ["staff": "petugas"])
    let code = try #require(try test.ask(.get, "/api/tickets/\(id)", as: officer).json["code"] as? String)
    let account: [String: Any] = [
      "name": "Auditor", "role": "auditor", "password": "kata sandi panjang", "disabled": false,
    ]
    #expect(try test.ask(.put, "/api/staff/pengawas", account, as: try test.session("admin")).status == 201)
    let auditor = try test.session("pengawas", password: "kata sandi panjang")
    for path in ["/api/tickets", "/api/tickets?order=due&cases=true", "/api/tickets.csv"] {
      for reader in [officer, auditor] {
        let answer = try test.ask(.get, path, as: reader)
        #expect(answer.status == 200 && answer.text.contains("Revisi DIPA") && !answer.text.contains(code), "\(path)")
      }
    }
    #expect(try test.ask(.get, "/api/tickets.csv", as: auditor).text.contains("Putu (demo),2026-11-26 15.00,"))
    let whole = try test.ask(.get, "/api/tickets/\(id)", as: auditor)
    #expect(whole.status == 200 && !whole.text.contains(code))
  }

  @Test("what is overdue stands first, then what is due next, then what has no due time, page by page")
  func due() throws {
    let timeless = try issue(["standard": "lpse-pengaduan", "fields": ["account": "budi"]])
    let later = try issue()
    let late = try issue(["receivedAt": "2026-11-02T02:00:00Z"])
    let latest = try issue(["standard": "lpse-pengaduan", "fields": ["account": "budi"]])
    let expected = [late, later, timeless, latest]
    #expect(try list("cases=true&order=due") == expected)
    var (found, after) = ([String](), "")
    repeat {
      let page = try test.ask(.get, "/api/tickets?cases=true&order=due&limit=1\(after)", as: officer).json
      found += (page["items"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
      after = (page["next"] as? String).map { "&after=\($0)" } ?? ""
    } while !after.isEmpty && found.count < 9
    #expect(found == expected)
    #expect(try list("cases=true&overdue=true") == [late])
    let table = try test.ask(.get, "/api/tickets.csv?cases=true&order=due", as: officer).text
    #expect(table.split(separator: "\r\n").count == 5)
    #expect(try test.ask(.get, "/api/tickets?order=due&after=kemarin", as: officer).fields == ["after"])
    #expect(try test.ask(.get, "/api/tickets?order=lama", as: officer).fields == ["order"])
  }

  @Test("due soon is what is due by the end of tomorrow, and not what is overdue already")
  func soon() throws {
    // Three working days from Thursday, 19 November end on Tuesday, 24 November; from Monday on Thursday.
    let soon = try issue(["receivedAt": "2026-11-19T02:00:00Z"])
    _ = try (issue(), issue(["receivedAt": "2026-11-02T02:00:00Z"]))
    #expect(try list("cases=true&dueSoon=true") == [soon])
  }

  @Test("a case without a stated date stands on its list until the officer has stated one")
  func unstated() throws {
    let unstated = try issue(["standard": "lpse-pengaduan", "fields": ["account": "budi"]])
    _ = try issue()
    #expect(try list("cases=true&noPromise=true") == [unstated])
    try act("promised", unstated, ["due": "2026-12-01T08:00:00Z"])
    #expect(try list("cases=true&noPromise=true") == [])
    #expect(try list("cases=true&order=due").last == unstated)
  }

  @Test("officers are those who serve visitors, and their list is no secret among the staff")
  func officers() throws {
    let answer = try test.ask(.get, "/api/officers", as: officer)
    let names = (answer.json["items"] as? [[String: Any]] ?? []).compactMap { $0["username"] as? String }
    #expect(names == ["petugas", "pustakawan", "kasi", "admin", "katalog", "pengusut"])
    #expect(try test.ask(.get, "/api/officers", as: try test.session("anjungan")).status == 403)
  }

  @Test("days are the days from the first to the last, whatever came before and after them")
  func days() throws {
    var issued: [String] = []
    for _ in 1...3 {
      issued.append(try issue())
      test.advance(minutes: 24 * 60)
    }
    #expect(try list("from=2026-11-24&to=2026-11-24") == [issued[1]])
    #expect(try list("to=2026-11-24") == [issued[1], issued[0]])
    #expect(try list("from=2026-11-24") == [issued[2], issued[1]])
    #expect(try list("from=2026-11-26") == [] && list("to=2026-11-22") == [])
  }

  @Test("the lists go by their indices, whose condition is the one that the lists are narrowed by")
  func indices() throws {
    let works = TicketState.allCases.filter { !$0.isEnded && $0 != .waiting && $0 != .called }
    let listed = Tickets.caseStates.text.split(separator: ", ").map { $0.filter { $0 != "'" } }
    #expect(Set(listed) == Set(works.map(\.rawValue)))
    #expect(migration010.components(separatedBy: "(\(Tickets.caseStates.text))").count == 3)
    for (assignee, index) in [
      (nil, "tickets_in_work_by_due"), (Tickets.Filter.Assignee.nobody, "tickets_in_work_by_officer"),
      (.officer("petugas"), "tickets_in_work_by_officer"),
    ] {
      var filter = Tickets.Filter()
      filter.isCase = true
      filter.assignee = assignee
      let conditions = try #require(filter.conditions)
      let plan = try test.ledger.read {
        try $0.query(
          "EXPLAIN QUERY PLAN SELECT id FROM tickets\(sql: filter.index) WHERE (due, seq) > (\(Int64.min), 0)"
            + conditions + " ORDER BY due, seq LIMIT 9"
        ) { row -> String in try row[3] }
      }
      #expect(plan.joined().contains(index) && !plan.joined().contains("TEMP B-TREE"), "\(plan)")
    }
  }
}
