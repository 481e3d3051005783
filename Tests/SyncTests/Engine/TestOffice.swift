import Calendars
import Foundation
import Records
import SQLite
import Synchronization
import TestServices
import TicketCore

@testable import Sync

/// A wall clock that stands until it is moved.
private final class TestClock: Sendable {
  private let moment = Mutex(Date(timeIntervalSince1970: 1_795_400_000))

  var now: Date { moment.withLock { $0 } }

  func advance(_ seconds: TimeInterval) { moment.withLock { $0 += seconds } }
}

/// An office on a database file of its own, which goes with it.
final class TestOffice: Sendable {
  let ledger: Ledger
  private let folder: URL
  private let standards: StandardSet
  private let holidays: HolidayCalendars
  private let clock = TestClock()

  static let officer = Actor(name: "petugas", role: .petugas, device: "meja 1")

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sync-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let kiosk = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Kiosk")
    standards = try StandardSet.load(files: try Self.files(kiosk.appending(path: "standards")))
    holidays = try HolidayCalendars.load(files: try Self.files(kiosk.appending(path: "calendars")))
    ledger = try Ledger(at: folder.appending(path: "loket.sqlite").path, wallClock: { [clock] in clock.now })
  }

  deinit {
    ledger.close()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func files(_ folder: URL) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
      .map { (name: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0))) }
  }

  var folderPath: String { folder.path }

  /// Lets time pass.
  func advance(seconds: TimeInterval) { clock.advance(seconds) }

  /// Registers a visitor and issues a ticket with its record for the CRM, as the desk does.
  func issue(
    _ standard: String = "kli-prime", channel: String = "email", kind: String? = nil,
    by email: String = "budi@contoh.id"
  ) throws -> Ticket {
    guard let standard = standards[standard], let zone = OfficeZone("Asia/Jakarta") else {
      throw RecordsError.missing(table: "standards")
    }
    let visitor = Visitor(
      id: UUID().uuidString.lowercased(), name: "Budi Santoso", requesterType: .individual, email: email,
      phone: "+6281234500002", address: "Jl. Contoh 1", organisation: "Dinas Contoh", nip: "198609262015051001",
      identity: nil)
    let request = TicketRequest(
      visitor: visitor.id, standard: standard.id, channel: channel, category: "umum", kind: kind, subject: "Perihal",
      question: "Pertanyaan")
    let (id, code) = (UUID().uuidString.lowercased(), TrackingCode(bits: .random(in: .min ... .max)))
    return try ledger.record { [holidays] entry in
      _ = try Visitors.put(visitor, expect: 0, keepsIdentity: false, in: entry)
      let count = try Counters.nextNumber(
        officeDate: zone.date(of: entry.now).description, letter: standard.letter, in: entry.transaction)
      let issued = try Ticket.issue(
        request, visitor: visitor, standard: standard, holidays: holidays,
        number: TicketNumber(letter: standard.letter, count: count), code: code, id: id, officeZone: zone,
        now: entry.now)
      guard try Tickets.insert(issued.ticket, key: issued.ticket.queuedAt, in: entry) else {
        throw RecordsError.noFreeCode
      }
      let place = try Tickets.issue(issued, by: Self.officer, patience: Queue.Patience(over: []), in: entry)
      try Outbox.append(event: place.event, id: id, type: "issued", of: issued.ticket, in: entry)
      return issued.ticket
    }
  }

  /// Lets something happen to a ticket, and notes it for the CRM.
  @discardableResult
  func apply(_ act: TicketAct, to ticket: String, isForeign: Bool = false) throws -> Ticket {
    let id = UUID().uuidString.lowercased()
    return try ledger.record { entry in
      let viewer = Viewer(actor: Self.officer, isFraudAgent: true)
      guard let before = try Tickets.find(ticket, for: viewer, in: entry.transaction)?.ticket else {
        throw RecordsError.missing(table: "tickets")
      }
      let event = TicketEvent(
        id: id, ticket: ticket, act: act, at: entry.now, recorded: entry.now, actor: Self.officer)
      let after = try Ticket.apply(event, to: before).ticket
      let place = try Tickets.record(event, making: after, from: before, key: nil, in: entry)
      try Outbox.append(event: place, id: id, type: act.type, of: after, isForeign: isForeign, in: entry)
      return after
    }
  }

  /// The records that are not done, in order.
  func unfinished() throws -> [OutboxRow] {
    try ledger.read { try Outbox.unfinished(after: 0, limit: 10_000, in: $0) }
  }

  /// The ids of a subject's records that are settled so, in order.
  func settled(_ subject: String) throws -> [String] {
    try ledger.read {
      try $0.query("SELECT settled_as FROM outbox WHERE subject = \(subject) AND state = 'done' ORDER BY seq") {
        try $0[0]
      }
    }
  }

  /// Every record of a subject, in order.
  func records(of subject: String) throws -> [String] {
    try ledger.read {
      try $0.query("SELECT id FROM outbox WHERE subject = \(subject) ORDER BY seq") { try $0[0] }
    }
  }

  /// How the way to the CRM stands.
  func state() throws -> CRMState { try ledger.read { try CRMState.read(in: $0) } }

  func ticket(_ id: String) throws -> Ticket? {
    try ledger.read { try Tickets.find(id, for: .worker, in: $0)?.ticket }
  }

  var facts: OfficeFacts {
    OfficeFacts(
      id: "kli-palangka", name: "KLI Palangka Raya", installation: "in-1",
      standards: Dictionary(uniqueKeysWithValues: standards.all.map { ($0.id, $0.title.id) }),
      publicURL: "https://loket.contoh.go.id")
  }
}
