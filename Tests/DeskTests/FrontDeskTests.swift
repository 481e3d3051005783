import Foundation
import HTTP
import Records
import Testing
import TicketCore

@testable import Desk

@Suite("The front desk's day") struct FrontDeskTests {
  private let test: TestDesk
  private let session: String

  init() throws {
    test = try TestDesk()
    session = try test.session("resepsionis")
    try test.register(session)
  }

  private func issue(_ changes: [String: Any] = [:], id: String = newID()) throws -> Response {
    try test.ask(.put, "/api/tickets/\(id)", TestDesk.request.merging(changes) { $1 }, as: session)
  }

  @Test("a visitor without e-mail is served where the standard wants one, and the reason is kept")
  func waiver() throws {
    let visitor = newID()
    let answers: [String: Any] = [
      "name": "Ani", "phone": "081234567890", "identity": ["kind": "ktp", "number": "6301012609860001"],
    ]
    _ = try test.ask(.put, "/api/visitors/\(visitor)", answers, as: session)
    let changes: [String: Any] = ["visitor": visitor, "standard": "lkpp-konsultasi"]
    #expect(try issue(changes).fields == ["/visitor/email"])
    let id = newID()
    let waiver = ["answer": "email", "reason": "Belum punya surel"]
    #expect(try issue(changes.merging(["waiver": waiver]) { $1 }, id: id).status == 201)
    let ticket = try test.ask(.get, "/api/tickets/\(id)", as: session).json
    #expect(ticket["waiver"] as? [String: String] == waiver)
  }

  @Test("a group is one visit with several tickets, and the guest book shows their numbers")
  func group() throws {
    let (visit, other) = (newID(), newID())
    try test.register(session, id: other, name: "Siti Rahma")
    _ = try issue(["visit": visit])
    _ = try issue(["visit": visit, "standard": "lpdp-bantuan", "category": "umum"])
    _ = try issue(["visit": visit, "visitor": other])
    let items = try test.ask(.get, "/api/visits?present=true", as: session).json["items"] as? [[String: Any]]
    #expect(items?.count == 1)
    #expect(items?.first?["tickets"] as? [String] == ["E-001", "A-001", "E-002"])
    #expect((items?.first?["visitor"] as? [String: Any])?["name"] as? String == "Budi Santoso")
    let tickets = try test.ask(.get, "/api/tickets?visit=\(visit)", as: session).json["items"] as? [Any]
    #expect(tickets?.count == 3)
    #expect(try issue(["visit": "bukan-uuid"]).fields == ["/visit"])
  }

  @Test("a follow-up goes on from an old case of any state, and each knows the other")
  func followUp() throws {
    let (old, new) = (newID(), newID())
    _ = try issue(id: old)
    let void: [String: Any] = ["type": "voided", "reason": "Salah"]
    _ = try test.ask(.put, "/api/tickets/\(old)/events/\(newID())", void, as: session)
    #expect(try issue(["follows": old], id: new).status == 201)
    #expect(try test.ask(.get, "/api/tickets/\(new)", as: session).json["links"] as? [String] == [old])
    #expect(try test.ask(.get, "/api/tickets/\(old)", as: session).json["links"] as? [String] == [new])
    #expect(try issue(["follows": newID()]).fields == ["/follows"])
  }

  @Test("correcting and voiding a ticket leaves who, when and why in its history")
  func history() throws {
    let id = newID()
    _ = try issue(id: id)
    let bare = try test.ask(
      .put, "/api/tickets/\(id)/events/\(newID())", ["type": "corrected", "subject": "Retur SP2D"], as: session)
    #expect(bare.fields == ["/reason"])
    let correction: [String: Any] = [
      "type": "corrected", "subject": "Retur SP2D", "reason": "Salah ketik", "expect": 1,
    ]
    let corrected = try test.ask(.put, "/api/tickets/\(id)/events/\(newID())", correction, as: session)
    #expect(corrected.json["subject"] as? String == "Retur SP2D" && corrected.json["version"] as? Int == 2)
    let void: [String: Any] = ["type": "voided", "reason": "Pengunjung salah loket"]
    _ = try test.ask(.put, "/api/tickets/\(id)/events/\(newID())", void, as: session)
    let ticket = try test.ask(.get, "/api/tickets/\(id)", as: session).json
    let events = ticket["events"] as? [[String: Any]] ?? []
    #expect(events.map { $0["type"] as? String } == ["issued", "corrected", "voided"])
    #expect(events.allSatisfy { $0["actor"] as? String == "resepsionis" })
    #expect((events.last?["body"] as? [String: Any])?["reason"] as? String == "Pengunjung salah loket")
    #expect(ticket["state"] as? String == "voided")
  }

  @Test("lists are narrowed by channel, state, visitor and by what is open; the table is safe for spreadsheets")
  func lists() throws {
    let hostile = "=HYPERLINK(\"http://x\",\"a\"), \n<b>"
    _ = try issue(["subject": hostile])
    _ = try issue(["channel": "web", "print": false])
    func count(_ query: String) throws -> Int? {
      (try test.ask(.get, "/api/tickets?\(query)", as: session).json["items"] as? [Any])?.count
    }
    #expect(try count("channel=web") == 1)
    #expect(try count("state=waiting") == 1)
    #expect(try count("visitor=\(TestDesk.budi)") == 2)
    #expect(try count("open=true") == 2)
    #expect(try count("open=true&state=resolved") == 0)
    let csv = try test.ask(.get, "/api/tickets.csv", as: session)
    #expect(csv.contentType == "text/csv; charset=utf-8")
    #expect(csv.attachment == "tiket-2026-11-23.csv")
    #expect(csv.body.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = csv.text.components(separatedBy: "\r\n")
    #expect(lines.count == 4)
    #expect(lines.first?.contains("Tanggal,Nomor") == true)
    #expect(lines.contains { $0.contains("\"'=HYPERLINK(\"\"http://x\"\"") })
    #expect(!csv.text.contains(",=HYPERLINK"))
    #expect(lines.first?.contains("Petugas,Batas waktu,Lewat janji") == true)
    for (path, language) in [("/api/tickets.csv", "en"), ("/api/tickets.csv?lang=en", "id")] {
      #expect(try test.ask(.get, path, as: session, language: language).text.contains("Date,Number"))
    }
  }

  @Test("a table never has a cell that begins like a formula", arguments: ["=1", "+1", "-1", "@x", "\tx", "＝1"])
  func formula(text: String) {
    let bytes = CSV.encode([[text, "a;b"]])
    let table = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(table == "'\(text),\"a;b\"\r\n" || table == "\"'\(text)\",\"a;b\"\r\n")
  }

  @Test(
    "nor where a spreadsheet takes another sign for the end of a cell",
    arguments: [
      "tanya;=1+1;", "a,=1", "a\t@x", "a; \"=1\"", "a\n-1",
    ])
  func hiddenFormula(text: String) {
    let table = String(decoding: CSV.encode([[text]]).dropFirst(3), as: UTF8.self)
    for part in table.split(whereSeparator: { ";,\t\n\r\"".contains($0) }) {
      #expect(part.trimmingCharacters(in: .whitespaces).wholeMatch(of: /[=+\-@].*/) == nil, "\(part) in \(table)")
    }
  }

  @Test("guests without a ticket are entered, get a badge, are corrected and leave")
  func guests() throws {
    let id = newID()
    let guest: [String: Any] = [
      "visitor": TestDesk.budi, "host": "Kepala Kantor", "purpose": "Rapat", "people": 4, "badge": true,
    ]
    let entered = try test.ask(.put, "/api/visits/\(id)", guest, as: session)
    #expect(entered.status == 201 && entered.json["number"] as? Int == 1)
    let job = try #require(entered.json["badgeJob"] as? String)
    let badge = try test.ask(.get, "/api/print-jobs/\(job).txt", as: session).text
    for part in ["TAMU 1", "Kepala Kantor", "Rapat", "3 orang lain"] { #expect(badge.contains(part), "\(part)") }
    let again = newID()
    #expect(try test.ask(.put, "/api/visits/\(id)/badges/\(again)", [:] as [String: Any], as: session).status == 201)
    #expect(try test.ask(.put, "/api/visits/\(id)/badges/\(again)", [:] as [String: Any], as: session).status == 200)
    let corrected = try test.ask(
      .put, "/api/visits/\(id)", ["visitor": TestDesk.budi, "people": 2, "expect": 1], as: session)
    #expect(corrected.status == 200 && corrected.json["people"] as? Int == 2)
    let stale = try test.ask(.put, "/api/visits/\(id)", ["visitor": TestDesk.budi, "expect": 1], as: session)
    #expect(stale.type == "stale")
    let left = try test.ask(.put, "/api/visits/\(id)/departures/\(newID())", [:] as [String: Any], as: session)
    #expect(left.json["leftAt"] is String)
    let back = try test.ask(.put, "/api/visits/\(id)/departures/\(newID())", ["undo": true], as: session)
    #expect(back.status == 200 && back.json["leftAt"] == nil)
    let wrong: [String: Any] = ["people": 100, "host": String(repeating: "a", count: 201)]
    let refused = try test.ask(.put, "/api/visits/\(newID())", wrong, as: session)
    #expect(Set(refused.fields) == ["/visitor", "/host", "/people"])
    #expect(try test.ask(.put, "/api/visits/\(newID())", ["visitor": newID()], as: session).fields == ["/visitor"])
    #expect(try test.ask(.get, "/api/visits.csv", as: session).text.contains("Budi Santoso"))
  }

  @Test("two records of one person are merged: the history is one, a new ticket belongs to the one kept, and back")
  func merge() throws {
    let duplicate = newID()
    try test.register(session, id: duplicate, name: "Boedi Santosa")
    _ = try issue(["visitor": duplicate])
    let merge = "/api/visitors/\(TestDesk.budi)/merges/\(newID())"
    #expect(try test.ask(.put, merge, ["duplicate": duplicate], as: session).status == 201)
    #expect(try test.ask(.put, merge, ["duplicate": duplicate], as: session).status == 200)
    let kept = try test.ask(.get, "/api/visitors/\(TestDesk.budi)", as: session).json
    #expect((kept["openTickets"] as? [Any])?.count == 1)
    #expect((kept["merges"] as? [Any])?.count == 1)
    let ticket = newID()
    _ = try issue(["visitor": duplicate], id: ticket)
    let shown = try test.ask(.get, "/api/tickets/\(ticket)", as: session).json["visitor"] as? [String: Any]
    #expect(shown?["name"] as? String == "Budi Santoso")
    #expect(try test.ask(.put, "\(merge)/reversal", [:] as [String: Any], as: session).status == 200)
    let apart = try test.ask(.get, "/api/visitors/\(duplicate)", as: session).json
    #expect(apart["name"] as? String == "Boedi Santosa")
    let own = "/api/visitors/\(TestDesk.budi)/merges/\(newID())"
    #expect(try test.ask(.put, own, ["duplicate": TestDesk.budi], as: session).fields == ["/duplicate"])
    #expect(try test.ask(.put, own, ["duplicate": newID()], as: session).status == 404)
  }

  @Test("the end-of-day report counts what the day's tickets say, and comes out of the printer once")
  func report() throws {
    let officer = try test.session("petugas")
    let tickets = try (0..<3).map { _ in
      let id = newID()
      _ = try issue(id: id)
      return id
    }
    _ = try test.ask(.put, "/api/counters/1", ["state": "open"], as: officer)
    func act(_ type: String, _ ticket: String, _ more: [String: Any] = [:]) throws {
      let body = ["type": type].merging(more) { $1 }
      let answer = try test.ask(.put, "/api/tickets/\(ticket)/events/\(newID())", body, as: officer)
      #expect(answer.status == 201, "\(answer.text)")
    }
    test.advance(minutes: 5)
    try act("called", tickets[0], ["counter": 1])
    try act("started", tickets[0], ["counter": 1])
    test.advance(minutes: 8)
    try act("resolved", tickets[0])
    try act("called", tickets[1], ["counter": 1])
    try act("noShow", tickets[1])
    _ = try test.ask(
      .put, "/api/tickets/\(newID())",
      TestDesk.request.merging(["standard": "kli-prime", "channel": "email", "kind": "fraud", "category": "umum"]) {
        $1
      },
      as: session)
    let report = try test.ask(.get, "/api/reports/days/2026-11-23", as: session).json
    let totals = report["totals"] as? [String: Int]
    // Not a word of the report of fraud.
    #expect(totals?["issued"] == 3 && totals?["served"] == 1 && totals?["noShow"] == 1 && totals?["waiting"] == 1)
    let kppn = (report["services"] as? [[String: Any]])?.first { $0["standard"] as? String == "kppn-konsultasi" }
    #expect(kppn?["meanServiceMinutes"] as? Double == 8)
    #expect(kppn?["longestWaitMinutes"] as? Double == 13)
    #expect(kppn?["meanWaitMinutes"] as? Double == 9)
    let job = newID()
    let path = "/api/reports/days/2026-11-23/prints/\(job)"
    #expect(try test.ask(.put, path, [:] as [String: Any], as: session).status == 201)
    #expect(try test.ask(.put, path, [:] as [String: Any], as: session).status == 200)
    let paper = try test.ask(.get, "/api/print-jobs/\(job).txt", as: session).text
    for part in ["LAPORAN HARIAN", "Senin, 23 November 2026", "Kantor Uji"] { #expect(paper.contains(part)) }
    #expect(try test.ask(.get, "/api/reports/days/kemarin", as: session).status == 404)
  }

  @Test("a device in the public room issues without knowing anybody, and may not name anybody")
  func device() throws {
    let device = try test.session("anjungan")
    let bare: [String: Any] = ["standard": "kppn-konsultasi", "channel": "walkIn"]
    #expect(try test.ask(.put, "/api/tickets/\(newID())", bare, as: device).status == 201)
    let unasked: [String: Any] = [
      "kind": "fraud", "category": "umum", "subject": "x", "question": "x", "fields": ["a": "x"],
      "visitor": TestDesk.budi, "visit": newID(), "follows": newID(), "waiver": ["answer": "email", "reason": "x"],
    ]
    for (field, value) in unasked {
      let answer = try test.ask(.put, "/api/tickets/\(newID())", bare.merging([field: value]) { $1 }, as: device)
      #expect(answer.fields == ["/\(field)"])
    }
    #expect(try issue(["phone": "081234567890"]).fields == ["/phone"])
    for path in ["/api/tickets", "/api/visitors?q=budi", "/api/visits", "/api/counters", "/api/print-jobs"] {
      #expect(try test.ask(.get, path, as: device).status == 403, "\(path)")
    }
  }
}
