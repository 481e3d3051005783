import Foundation
import SQLite
import TicketCore

/// The tables `ticket_clock` and `ticket_grants`, and the columns of `tickets` that are a case's.
enum CaseFiles {
  /// The states that a ticket went through.
  /// - Throws: `DatabaseError`.
  static func clock(of ticket: String, in reader: some SQLReader) throws -> CaseClock {
    CaseClock(
      marks: try reader.query("SELECT state, tier, since FROM ticket_clock WHERE ticket = \(ticket) ORDER BY ordinal") {
        ClockMark(state: try $0[0], tier: try $0[1], from: try $0[2])
      })
  }

  /// When the visitor was told how it goes: what the log says of it.
  /// - Throws: `DatabaseError`.
  static func progress(of ticket: String, in reader: some SQLReader) throws -> [Date] {
    try reader.query("SELECT at FROM ticket_events WHERE ticket = \(ticket) AND type = 'progress' ORDER BY version") {
      try $0[0]
    }
  }

  /// When a letter was last handed over: what the log says of it.
  /// - Throws: `DatabaseError`.
  static func handedOver(_ ticket: String, in reader: some SQLReader) throws -> Date? {
    try reader.first(
      "SELECT at FROM ticket_events WHERE ticket = \(ticket) AND type = 'disposed' ORDER BY version DESC LIMIT 1"
    ) { try $0[0] }
  }

  /// When whom the standard names was last heard about a case: what the log says of it.
  /// - Throws: `DatabaseError`.
  static func coordinated(_ ticket: String, in reader: some SQLReader) throws -> Date? {
    // No such note is NULL, and a row all the same.
    try reader.first("SELECT \(sql: coordinatedAt(ticket: "\(ticket)"))") { row -> Date? in try row[0] } ?? nil
  }

  /// SQL for the moment of a ticket's last coordination; null for none.
  static func coordinatedAt(ticket: SQL) -> SQL {
    """
    (
      SELECT max(at)
      FROM ticket_events
      WHERE ticket = \(sql: ticket) AND type = 'note' AND json_extract(body, '$.mark') = \(Remark.Mark.coordination)
    )
    """
  }

  /// SQL that says whether the visitor of the ticket at hand was owed a word on how it goes, and has had none since.
  static let owesProgress: SQL = """
    (
      progress_seen IS NOT NULL AND tickets.state IN ('serving', 'open', 'escalated', 'pending') AND NOT EXISTS (
        SELECT 1
        FROM ticket_events
        WHERE ticket = tickets.id AND type IN ('progress', 'answered', 'documentRequested') AND at > progress_seen
      )
    )
    """

  /// What a ticket's missed promises have earned.
  /// - Throws: `DatabaseError`.
  static func grants(of ticket: String, in reader: some SQLReader) throws -> [CompensationGrant] {
    try reader.query("SELECT promise, spent_on FROM ticket_grants WHERE ticket = \(ticket) ORDER BY promise") {
      CompensationGrant(promise: try $0[0], spentOn: try $0[1])
    }
  }

  /// Writes down what an event added to a ticket's clock and grants; a new ticket's are all new.
  /// - Throws: `DatabaseError`.
  static func follow(_ ticket: Ticket, from before: CaseFile, in transaction: Transaction) throws {
    let known = before.clock.marks.count
    for (ordinal, mark) in ticket.file.clock.marks.enumerated().dropFirst(known) {
      try transaction.execute(
        """
        INSERT INTO ticket_clock (ticket, ordinal, state, tier, since)
        VALUES (\(ticket.id), \(ordinal), \(mark.state), \(mark.tier), \(mark.from))
        """)
    }
    for grant in ticket.file.grants where !before.grants.contains(grant) {
      try transaction.execute(
        """
        REPLACE INTO ticket_grants (ticket, promise, spent_on)
        VALUES (\(ticket.id), \(grant.promise), \(grant.spentOn))
        """)
    }
  }

  /// The columns of a case, as `UPDATE tickets SET` takes them.
  static func assignments(of file: CaseFile) -> SQL {
    let documents = file.documents.isEmpty ? "NULL" : jsonArray(file.documents)
    return """
      assignee = \(file.assignee), resumes = \(file.resumes), documents = \(sql: documents),
      hand_overs = \(file.handOvers), answered_at = \(file.answeredAt), settled_at = \(file.settledAt),
      redirected_to = \(file.redirectedTo), closed_by = \(file.closedBy), rating = \(file.rating)
      """
  }
}
