import Foundation
import HTTP
import Records
import Testing

@testable import Desk

/// A desk whose day jobs a test runs by hand. It stands at Monday, 23 November 2026, 09.15 WIB.
final class CaseBench {
  static let day = 24.0 * 60

  let test: TestDesk
  private let jobs: CaseDayJobs
  private let desk: String
  private let officer: String

  init() throws {
    test = try TestDesk()
    jobs = CaseDayJobs(office: test.desk.office, ledger: test.ledger, sendsMail: true)
    desk = try test.session("resepsionis")
    officer = try test.session("petugas")
    try test.register(desk)
  }

  func issue(_ standard: String, channel: String = "web", _ changes: [String: Any] = [:]) throws -> String {
    let id = newID()
    let fields = standard == "lkpp-konsultasi" ? ["account": "budi"] : [:]
    let asked: [String: Any] = ["standard": standard, "channel": channel, "category": "umum", "fields": fields]
    let body = TestDesk.request.merging(asked) { $1 }.merging(changes) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(id)", body, as: desk)
    #expect(answer.status == 201, "\(answer.text)")
    return id
  }

  func act(_ type: String, on ticket: String, _ rest: [String: Any] = [:]) throws {
    let body = rest.merging(["type": type]) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(ticket)/events/\(newID())", body, as: officer)
    #expect(answer.status == 201, "\(answer.text)")
  }

  /// Brings a visitor to counter 1, where the service starts.
  func serve(_ ticket: String) throws {
    let open = ["state": "open", "services": ["kppn-konsultasi"]] as [String: Any]
    #expect(try test.ask(.put, "/api/counters/1", open, as: officer).status == 200)
    try act("called", on: ticket, ["counter": 1])
    try act("started", on: ticket, ["counter": 1])
  }

  func attach(_ file: [String: String], as id: String, to ticket: String) throws {
    #expect(try test.ask(.put, "/api/tickets/\(ticket)/attachments/\(id)", file, as: officer).status == 201)
  }

  func answered(_ standard: String = "lpdp-bantuan", channel: String = "web") throws -> String {
    let id = try issue(standard, channel: channel)
    try act("answered", on: id, ["text": "Bisa.\n\nAjukan \"di\" menu <b>Penundaan</b>."])
    return id
  }

  /// Lets time go by, and the clock look once a day at midday, twice.
  func live(days: Int) throws {
    for _ in 0..<days {
      test.advance(minutes: Self.day)
      #expect(try jobs.run() == nil)
      #expect(try jobs.run() == nil)
    }
  }

  @discardableResult
  func run() throws -> ClockTrouble? { try jobs.run() }
  func begin() throws { try jobs.begin() }

  struct Happened: Equatable {
    let type: String
    let at: String
  }

  /// What the clock did to a ticket, which had gone to its officer by itself.
  func byClock(_ ticket: String) throws -> [Happened] {
    let whole = try test.ask(.get, "/api/tickets/\(ticket)", as: officer).json
    return (whole["events"] as? [[String: Any]] ?? []).filter { event in
      event["role"] as? String == "system" && event["type"] as? String != "assigned"
    }.map {
      Happened(type: $0["type"] as? String ?? "", at: $0["at"] as? String ?? "")
    }
  }

  /// The mails that were written, oldest first.
  func mails() throws -> [Mail] {
    try test.ledger.read { try Mails.list(nil, before: .max, limit: 200, in: $0) }.map(\.mail).reversed()
  }

  func templates() throws -> [String] { try mails().map { $0.template.replacing("case-", with: "") } }

  func code(_ ticket: String) throws -> String {
    try #require(try test.ask(.get, "/api/tickets/\(ticket)", as: officer).json["code"] as? String)
  }

  func reply(_ ticket: String) throws {
    let answer = try test.ask(.put, "/api/track/\(try code(ticket))/replies/\(newID())", ["text": "Masih ada"])
    #expect(answer.status == 201)
  }
}
