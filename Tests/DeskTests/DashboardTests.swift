import Calendars
import Foundation
import HTTP
import Records
import SQLite
import Testing
import TicketCore

@testable import Desk

@Suite("The dashboard") struct DashboardTests {
  private let test: TestDesk
  private let (reception, officer, head): (String, String, String)

  init() throws {
    test = try TestDesk()
    (reception, officer, head) = (
      try test.session("resepsionis"), try test.session("petugas"), try test.session("kasi")
    )
    try test.register(reception)
  }

  private static var phoneCase: [String: Any] {
    [
      "standard": "lpse-pengaduan", "channel": "phone", "kind": "complaint", "fields": ["purpose": "Mengadu"],
    ]
  }

  private func issue(_ more: [String: Any] = [:]) throws -> String {
    let id = newID()
    let answer = try test.ask(
      .put, "/api/tickets/\(id)", TestDesk.request.merging(more) { $1 }, as: reception)
    #expect(answer.status == 201, "\(answer.text)")
    return id
  }

  @discardableResult
  private func act(_ ticket: String, _ type: String, _ more: [String: Any] = [:]) throws -> Response {
    let body = ["type": type].merging(more) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(ticket)/events/\(newID())", body, as: officer)
    #expect(answer.status == 201, "\(answer.text)")
    return answer
  }

  private func dashboard(_ query: String = "", as session: String? = nil) throws -> [String: Any] {
    let answer = try test.ask(.get, "/api/dashboard?\(query)", as: session ?? head)
    #expect(answer.status == 200, "\(answer.text)")
    return answer.json
  }

  /// One visitor who waits 6 minutes and is served for 10, one who does not come, one case by e-mail that is answered.
  private func workADay() throws {
    #expect(try test.ask(.put, "/api/counters/1", ["state": "open"], as: officer).status == 200)
    let (served, missed) = (try issue(), try issue())
    test.advance(minutes: 6)
    try act(served, "called", ["counter": 1])
    try act(served, "started", ["counter": 1])
    test.advance(minutes: 10)
    try act(served, "resolved")
    try act(missed, "called", ["counter": 1])
    try act(missed, "noShow")
    let mail = try issue(["standard": "kli-prime", "channel": "email", "kind": "question"])
    try act(mail, "assigned", ["staff": "petugas"])
    try act(mail, "answered", ["text": "Silakan."])
    try act(mail, "resolved")
    try act(mail, "rated", ["rating": "positive"])
  }

  @Test("tells the day's flow, times, promises, ratings and load")
  func day() throws {
    try workADay()
    let answer = try dashboard()
    let totals = try #require(answer["totals"] as? [String: Int])
    #expect(totals == ["issued": 3, "called": 2, "finished": 2, "noShow": 1, "cancelled": 0, "voided": 0])
    let hours = try #require(answer["hours"] as? [[String: Int]])
    #expect(hours.map { $0["hour"] } == [9])
    #expect(hours[0]["issued"] == 3 && hours[0]["finished"] == 2)
    #expect(answer["waiting"] as? [String: Int] == ["count": 1, "medianMinutes": 6, "p90Minutes": 6])
    #expect(answer["service"] as? [String: Int] == ["count": 1, "medianMinutes": 10, "p90Minutes": 10])
    let promises = try #require(answer["promises"] as? [[String: Any]])
    // What was solved at the counter owes no solution within days.
    #expect(promises.map { $0["kept"] as? Int } == [1, 1])
    #expect(answer["ratings"] as? [String: Int] == ["positive": 1, "neutral": 0, "negative": 0])
    let officers = try #require(answer["officers"] as? [[String: Any]])
    #expect(officers.map { $0["username"] as? String } == ["petugas"])
    #expect(officers[0]["finished"] as? Int == 2)
  }

  @Test("is narrowed to a service, and to other days")
  func narrowed() throws {
    try workADay()
    let mail = try dashboard("standard=kli-prime")
    #expect((mail["totals"] as? [String: Int])?["issued"] == 1)
    #expect((mail["standards"] as? [[String: Any]])?.count == 1)
    let before = try dashboard("from=2026-11-01&to=2026-11-22")
    #expect((before["totals"] as? [String: Int])?["issued"] == 0)
    let year = try dashboard("from=2026-01-01&to=2026-12-31")
    #expect((year["totals"] as? [String: Int])?["issued"] == 3)
    #expect(
      (year["steps"] as? [[String: Any]])?.compactMap { $0["issued"] as? Int } == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0])
    let week = try dashboard("from=2026-11-23&to=2026-11-29")
    #expect((week["steps"] as? [[String: Any]])?.first?["period"] as? String == "2026-11-23")
    #expect(try test.ask(.get, "/api/dashboard?from=2026-11-23&to=2026-11-01", as: head).status == 422)
  }

  @Test("shows what is open by its age, and whose it is")
  func open() throws {
    let old = try issue(Self.phoneCase)
    try act(old, "assigned", ["staff": "petugas"])
    test.advance(minutes: 5 * 24 * 60)
    _ = try issue(Self.phoneCase)
    let answer = try dashboard()
    let ages = try #require(answer["open"] as? [[String: Int]])
    #expect(ages.map { $0["atOffice"] } == [1, 0, 1, 0, 0, 0])
    let officers = try #require(answer["officers"] as? [[String: Any]])
    #expect(Set(officers.compactMap { $0["username"] as? String }) == ["petugas", ""])
  }

  @Test("who comes after all is no no-show, and a case that goes on is finished when it ends again")
  func comesBack() throws {
    #expect(try test.ask(.put, "/api/counters/1", ["state": "open"], as: officer).status == 200)
    let late = try issue()
    try act(late, "called", ["counter": 1])
    try act(late, "noShow")
    #expect((try dashboard()["totals"] as? [String: Int])?["noShow"] == 1)
    try act(late, "recalled", ["counter": 1])
    try act(late, "started", ["counter": 1])
    try act(late, "resolved")
    try act(late, "reopened")
    try act(late, "resolved")
    let totals = try #require(try dashboard()["totals"] as? [String: Int])
    #expect(totals["noShow"] == 0 && totals["issued"] == 1 && totals["finished"] == 2)
    #expect((try dashboard()["service"] as? [String: Int])?["count"] == 1)
  }

  @Test("a rating that is given anew after a reopening takes the place of the first, on the day of that one, too")
  func ratedAnew() throws {
    let ticket = try issue(Self.phoneCase)
    try act(ticket, "resolved")
    try act(ticket, "rated", ["rating": "negative"])
    #expect(try dashboard()["ratings"] as? [String: Int] == ["positive": 0, "neutral": 0, "negative": 1])
    test.advance(minutes: 24 * 60)
    for rating in ["neutral", "positive"] {
      try act(ticket, "reopened")
      try act(ticket, "resolved")
      try act(ticket, "rated", ["rating": rating])
    }
    let first = try dashboard("from=2026-11-23&to=2026-11-23")
    #expect(first["ratings"] as? [String: Int] == ["positive": 0, "neutral": 0, "negative": 0])
    let both = try dashboard("from=2026-11-23&to=2026-11-24")
    #expect(both["ratings"] as? [String: Int] == ["positive": 1, "neutral": 0, "negative": 0])
    let kept = try rows()
    for zone in ["Asia/Jayapura", "Asia/Jakarta"] {
      try FigureBook.bring(test.ledger, to: try #require(OfficeZone(zone)))
    }
    #expect(try rows() == kept)
  }

  @Test("knows nothing of what is restricted")
  func restricted() throws {
    _ = try issue(
      ["standard": "kli-prime", "channel": "phone", "kind": "fraud", "fields": ["profile": "Pegawai"]])
    let answer = try dashboard()
    #expect((answer["totals"] as? [String: Int])?["issued"] == 0)
    #expect((answer["open"] as? [[String: Int]])?.allSatisfy { $0["atOffice"] == 0 } == true)
    let log = try test.ask(.get, "/api/events.csv", as: head)
    #expect(log.text.split(separator: "\r\n").count == 1)
  }

  @Test("counted anew from the log, the figures are what they were")
  func countedAnew() throws {
    try workADay()
    let before = try rows()
    #expect(!before.isEmpty)
    let other = try #require(OfficeZone("Asia/Jayapura"))
    try FigureBook.bring(test.ledger, to: other)
    #expect(try rows() != before)
    try FigureBook.bring(test.ledger, to: try #require(OfficeZone("Asia/Jakarta")))
    #expect(try rows() == before)
  }

  private func rows() throws -> [String] {
    try test.ledger.read { connection in
      try connection.query(
        "SELECT period || figure || standard || key || count FROM figures WHERE count <> 0 ORDER BY 1"
      ) {
        try $0[0]
      }
    }
  }

  @Test("its figures and the log come as tables that no spreadsheet runs")
  func tables() throws {
    try workADay()
    let ticket = try issue(Self.phoneCase)
    try act(ticket, "note", ["text": "=HYPERLINK(\"http://x\")"])
    let figures = try test.ask(.get, "/api/dashboard.csv?lang=en", as: head)
    #expect(figures.text.contains("By service"))
    let log = try test.ask(.get, "/api/events.csv", as: head).text
    #expect(log.contains("'=HYPERLINK"))
    #expect(!log.contains(",=HYPERLINK"))
    let account: [String: Any] = ["name": "Tri", "role": "auditor", "password": "kata sandi tri", "disabled": false]
    #expect(try test.ask(.put, "/api/staff/tri", account, as: try test.session("admin")).status == 201)
    let auditor = try test.session("tri", password: "kata sandi tri")
    let audited = try test.ask(.get, "/api/events.csv", as: auditor).text
    #expect(audited.contains("note") && !audited.contains("HYPERLINK"))
    #expect(audited.contains("Silakan."))
  }
}
