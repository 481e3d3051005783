import Foundation
import SQLite
import TicketCore

extension TicketPages {
  /// A ticket's place in the list by due time.
  package struct DuePlace: Sendable, Equatable, CustomStringConvertible {
    /// When its running promise is due, in milliseconds since 1970; nil for no such time.
    package let due: Int64?
    /// Its place among all tickets.
    package let seq: Int64

    /// Takes the values as they are.
    package init(due: Int64?, seq: Int64) {
      self.due = due
      self.seq = seq
    }

    /// Reads `DUE.SEQ`, where a missing due time is empty; nil for anything else.
    package init?(_ text: String) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let seq = Int64(parts[1]), seq >= 0 else { return nil }
      let due = Int64(parts[0])
      guard due != nil || parts[0].isEmpty else { return nil }
      self.init(due: due, seq: seq)
    }

    /// `DUE.SEQ`.
    package var description: String { "\(due.map(String.init) ?? "").\(seq)" }
  }

  /// A ticket's JSON and its place in the list by due time.
  package typealias DueEntry = (place: DuePlace, json: String)

  /// Tickets in short by when they are due, so that what is overdue stands first; those without a due time come after,
  /// the oldest first.
  ///
  /// - Parameter place: where the page before ended; nil for the first.
  /// - Throws: `DatabaseError`.
  package static func byDue(
    _ filter: Tickets.Filter, after place: DuePlace?, limit: Int, for viewer: Viewer, now: Date,
    in connection: Connection
  ) throws -> [DueEntry] {
    guard let conditions = filter.conditions else { return [] }
    let narrowed = Tickets.visible(to: viewer) + conditions
    func page(_ part: SQL, _ order: SQL, _ count: Int) throws -> [DueEntry] {
      try connection.query(
        "SELECT tickets.due, tickets.seq, \(sql: line(at: now)) FROM tickets\(sql: filter.index)" + people + part
          + narrowed + order
          + " LIMIT \(count)"
      ) { (place: DuePlace(due: try $0[0], seq: try $0[1]), json: try $0[2]) }
    }
    var found: [DueEntry] = []
    if place == nil || place?.due != nil {
      // From before the first: no time is that early.
      let (due, seq) = (place?.due ?? .min, place?.seq ?? 0)
      found = try page(
        " WHERE (tickets.due, tickets.seq) > (\(due), \(seq))", " ORDER BY tickets.due, tickets.seq", limit)
    }
    guard found.count < limit else { return found }
    let seq = place?.due == nil ? place?.seq ?? 0 : 0
    return found
      + (try page(
        " WHERE tickets.due IS NULL AND tickets.seq > \(seq)", " ORDER BY tickets.seq", limit - found.count))
  }
}
