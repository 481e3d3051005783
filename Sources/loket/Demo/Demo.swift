import Foundation
import Records
import TicketCore

/// The demo's records: visitors who have been here before, so that a newcomer can look for one, and a library.
enum Demo {
  /// Fills what is empty and leaves the rest alone.
  /// - Throws: when a file of the demo is broken, which its test prevents.
  static func seed(_ ledger: Ledger, library: DemoLibrary.Size, from share: ShareFolder) throws {
    try DemoLibrary(library, in: ledger, from: share).seed()
    try seedVisitors(ledger, from: share)
  }

  /// Registers the demo's visitors where there are none.
  /// - Throws: when the demo's file is broken, or a database error.
  static func seedVisitors(_ ledger: Ledger, from share: ShareFolder) throws {
    let visitors = try JSONDecoder().decode([String: VisitorInput].self, from: try share.demo("visitors.json"))
    let checked = try visitors.map { id, input in try input.visitor(id: id.lowercased()).visitor }
      .sorted { $0.id < $1.id }
    try ledger.record { entry in
      guard try Visitors.isEmpty(in: entry.transaction) else { return }
      for visitor in checked { _ = try Visitors.put(visitor, expect: 0, keepsIdentity: false, in: entry) }
    }
  }
}
