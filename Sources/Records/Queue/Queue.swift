import Calendars
import Foundation
import SQLite
import TicketCore

/// The queue of an office day: the tickets that wait, in the order in which they are called.
///
/// Who was left waiting on an earlier day is in nobody's way: numbers start anew each day, and a visitor of yesterday is
/// gone.
package enum Queue {
  /// One who waits.
  package struct Waiting: Sendable, Equatable {
    /// The ticket's id.
    package let ticket: String
    /// The number to call.
    package let number: String
    /// The standard's id.
    package let standard: String
    /// Since when.
    package let since: Date
    /// The visitor's class; nil for none.
    package let priority: PriorityClass?
    /// The counter that the visitor was handed over to.
    package let counter: Int?
  }

  /// Who is passed by nobody any more: those of each standard who wait since the moment that is its own, or longer.
  package struct Patience: Sendable {
    private let over: [(standard: String, since: Date)]

    /// The moments by standard.
    package init(over: [(standard: String, since: Date)]) { self.over = over }

    /// Who of a standard has waited since then, or longer, is passed by nobody.
    func latest(of standard: String) -> Date { over.first { $0.standard == standard }?.since ?? .distantPast }

    /// The condition of one whose patience is over.
    var isOver: SQL { isOver(since: "queued_at") }

    /// The condition of one who has waited for so long since the moment that an expression tells.
    func isOver(since moment: SQL) -> SQL {
      let latest = over.map(\.since).max() ?? .distantPast
      let each = over.reduce("CASE standard" as SQL) { $0 + " WHEN \($1.standard) THEN \($1.since)" }
      // The first half is what the index can find.
      return over.isEmpty ? "0" : moment + " <= \(latest) AND " + moment + " <= " + each + " ELSE 0 END"
    }
  }

  /// Those who wait, in the order in which they are called.
  /// - Throws: `DatabaseError`.
  package static func waiting(
    officeDate: String, patience: Patience, limit: Int, in connection: Connection
  ) throws -> [Waiting] {
    let line = columns + " WHERE office_date = \(officeDate) AND state = 'waiting' AND queue_key IS NOT NULL"
    let first = try connection.query(
      line + " AND \(sql: patience.isOver) ORDER BY queued_at, seq LIMIT \(limit)", waiting)
    let others = try connection.query(
      line + " AND NOT (\(sql: patience.isOver)) ORDER BY queue_key, seq LIMIT \(limit - first.count)", waiting)
    return first + others
  }

  /// How many of its standard are called before a ticket that waits, counted off one by one.
  /// - Throws: `DatabaseError`.
  package static func ahead(of ticket: Ticket, patience: Patience, in reader: some SQLReader) throws -> Int {
    let latest = patience.latest(of: ticket.standard)
    let line: SQL = """
      SELECT count(*)
      FROM tickets
      WHERE office_date = \(ticket.officeDate.description) AND state = 'waiting' AND queue_key IS NOT NULL
        AND standard = \(ticket.standard)
      """
    func count(_ part: SQL) throws -> Int { try reader.first(line + part) { try $0[0] } ?? 0 }
    if let queued = ticket.queuedAt, queued <= latest {
      return try count(
        " AND (queued_at, seq) < (\(queued), (SELECT seq FROM tickets AS own WHERE own.id = \(ticket.id)))")
    }
    return try count(" AND queued_at <= \(latest)")
      + count(
        """
         AND queued_at > \(latest)
          AND (queue_key, seq) < (SELECT own.queue_key, own.seq FROM tickets AS own WHERE own.id = \(ticket.id))
        """)
  }

  /// How many wait for each standard on a day.
  /// - Throws: `DatabaseError`.
  package static func lengths(officeDate: String, in connection: Connection) throws -> [String: Int] {
    let rows = try connection.query("SELECT standard, waiting FROM queue_counters WHERE office_date = \(officeDate)") {
      (try $0[0] as String, try $0[1] as Int)
    }
    return Dictionary(rows) { first, _ in first }
  }

  /// Keeps the day's counts in step with a ticket that has moved, and tells the screens that watch the queue.
  static func follow(_ ticket: Ticket, from before: Ticket, in entry: Entry) throws {
    guard before.state != ticket.state || before.calledAt != ticket.calledAt || before.counter != ticket.counter else {
      return
    }
    // What is restricted never queues, and that it moves is nobody's to hear.
    guard !ticket.restricted else { return }
    let (day, standard) = (ticket.officeDate.description, ticket.standard)
    if before.state == .waiting, ticket.state != .waiting {
      try Counters.leaveQueue(officeDate: day, standard: standard, in: entry.transaction)
    } else if before.state != .waiting, ticket.state == .waiting {
      _ = try Counters.joinQueue(officeDate: day, standard: standard, in: entry.transaction)
    }
    let isServed = before.state == .serving && ![.waiting, .cancelled, .voided].contains(ticket.state)
    if isServed, let start = ticket.startedAt, let end = ticket.endedAt, let counter = ticket.counter {
      try ServiceTimes.add(end.timeIntervalSince(start), ticket: ticket, counter: counter, in: entry)
    }
    try entry.changed(.queue, (ticket.counter ?? before.counter).map(String.init) ?? "all")
  }

  static let columns: SQL = "SELECT id, number, standard, queued_at, priority, counter FROM tickets"
  static func waiting(_ row: Row) throws -> Waiting {
    Waiting(
      ticket: try row[0], number: try row[1], standard: try row[2], since: try row[3], priority: try row[4],
      counter: try row[5])
  }
}
