import Calendars
import Foundation
import SQLite
import TicketCore

@testable import Records

/// A ledger on a file of its own, which goes with it.
final class TestLedger {
  let folder: URL
  let ledger: Ledger

  init(wallClock: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: 1_795_000_000) }) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "records-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    ledger = try Ledger(at: folder.appending(path: "loket.sqlite").path, wallClock: wallClock)
  }

  deinit {
    ledger.close()
    try? FileManager.default.removeItem(at: folder)
  }

  var path: String { folder.appending(path: "loket.sqlite").path }
}

enum Shipped {
  private static let kiosk = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Kiosk")

  static func files(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(at: kiosk.appending(path: folder), includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
      .map { (name: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0))) }
  }

  static func standards() throws -> StandardSet { try StandardSet.load(files: try files("standards")) }
  static func holidays() throws -> HolidayCalendars { try HolidayCalendars.load(files: try files("calendars")) }
}

let receptionist = Actor(name: "resepsionis", role: .resepsionis, device: "meja 1")

extension Visitor {
  static func sample(id: String = UUID().uuidString.lowercased(), name: String = "Budi Santoso") -> Visitor {
    Visitor(
      id: id, name: name, requesterType: .individual, email: "budi@contoh.id", phone: "+6281234500002",
      address: "Jl. Contoh 1", organisation: "Dinas Contoh", nip: "198609262015051001",
      identity: Identity(kind: .ktp, number: "6301012609860001"))
  }
}

extension Ledger {
  /// Registers a visitor and issues a ticket, as the desk does.
  @discardableResult
  func issue(
    _ standard: String, channel: String = "walkIn", kind: String? = nil, subject: String = "Perihal",
    fields: [String: String]? = nil
  ) throws -> (ticket: Ticket, ahead: Int?) {
    guard let standard = try Shipped.standards()[standard] else { throw RecordsError.missing(table: "standards") }
    let (holidays, visitor) = (try Shipped.holidays(), Visitor.sample())
    let request = TicketRequest(
      visitor: visitor.id, standard: standard.id, channel: channel, category: "umum", kind: kind, subject: subject,
      question: "Baris satu\nbaris \"dua\"", fields: fields)
    let id = UUID().uuidString.lowercased()
    let code = TrackingCode(bits: .random(in: .min ... .max))
    return try record { entry in
      guard let zone = OfficeZone("Asia/Jakarta") else { throw RecordsError.missing(table: "zones") }
      _ = try Visitors.put(visitor, expect: 0, keepsIdentity: false, in: entry)
      let day = zone.date(of: entry.now)
      let count = try Counters.nextNumber(
        officeDate: day.description, letter: standard.letter, in: entry.transaction)
      let issued = try Ticket.issue(
        request, visitor: visitor, standard: standard, holidays: holidays,
        number: TicketNumber(letter: standard.letter, count: count), code: code, id: id, officeZone: zone,
        now: entry.now)
      guard try Tickets.insert(issued.ticket, key: issued.ticket.queuedAt, in: entry) else {
        throw RecordsError.noFreeCode
      }
      let place = try Tickets.issue(issued, by: receptionist, patience: Queue.Patience(over: []), in: entry)
      return (issued.ticket, place.ahead)
    }
  }
}
