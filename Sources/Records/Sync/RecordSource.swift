import Foundation
import SQLite
import TicketCore

/// The events that records of the outbox are about, as the logs have them.
package enum RecordSource {
  /// A ticket's event with what it said.
  package struct TicketSaying: Sendable {
    /// The event's id.
    package let id: String
    /// The ticket's version after it.
    package let version: Int
    /// When it took effect.
    package let at: Date
    /// Who did it.
    package let actor: Actor
    /// Its words: an answer, a reply, a report, an instruction, the documents that are asked for.
    package let text: String?
    /// Why.
    package let reason: String?
  }

  /// The event of a ticket at a place in the log.
  /// - Throws: `DatabaseError`.
  package static func ticketEvent(_ seq: Int64, in reader: some SQLReader) throws -> TicketSaying? {
    try reader.first(
      """
      SELECT id, version, at, actor, role, device,
        coalesce(
          json_extract(body, '$.text'), json_extract(body, '$.instruction'),
          (SELECT group_concat(value, char(10)) FROM json_each(body, '$.documents'))),
        json_extract(body, '$.reason')
      FROM ticket_events
      WHERE seq = \(seq)
      """
    ) { row in
      TicketSaying(
        id: try row[0], version: try row[1], at: try row[2],
        actor: Actor(name: try row[3], role: try row[4], device: try row[5]), text: try row[6], reason: try row[7])
    }
  }

  /// A ticket's events behind a version up to another, in their order.
  /// - Throws: `DatabaseError`, or `DecodingError` for an event that this version can't read.
  package static func events(
    of ticket: String, after version: Int, through last: Int, in reader: some SQLReader
  ) throws -> [TicketEvent] {
    let recorded = try reader.query(
      """
      SELECT seq, id, type, body, at, recorded, actor, role, device
      FROM ticket_events
      WHERE ticket = \(ticket) AND version > \(version) AND version <= \(last)
      ORDER BY version
      """, TicketEvents.read)
    return try recorded.map { try $0.event(of: ticket) }
  }

  /// What was done to a loan, with what is known of it.
  package struct LoanSaying: Sendable {
    /// Its place among the loan's records, from 1.
    package let sequence: Int
    /// When it took effect.
    package let at: Date
    /// Who did it.
    package let actor: Actor
    /// Why a rule was gone over.
    package let reason: String?
    /// The member's number.
    package let member: String
    /// The member's name.
    package let memberName: String
    /// The copy's inventory number.
    package let item: String
    /// The title.
    package let title: String
    /// The date due after it, YYYY-MM-DD.
    package let due: String
    /// When the loan began.
    package let lentAt: Date
    /// When it ended; nil while it had not.
    package let returnedAt: Date?
  }

  /// The event of a loan at a place in the library's log.
  /// - Throws: `DatabaseError`.
  package static func loanEvent(_ seq: Int64, in reader: some SQLReader) throws -> LoanSaying? {
    try reader.first(
      """
      SELECT
        (
          SELECT count(*)
          FROM library_events AS earlier
          JOIN outbox ON outbox.kind = 'loan' AND outbox.event = earlier.seq
          WHERE earlier.item = loans.item AND earlier.loan = loans.id AND earlier.seq <= library_events.seq
        ),
        at, actor, role, device, json_extract(body, '$.reason'), members.number, members.name, loans.item, titles.title,
        coalesce(json_extract(body, '$.due'), loans.due), lent_at,
        iif(library_events.type IN ('returned', 'undone'), returned_at, NULL)
      FROM library_events
      JOIN loans ON loans.id = library_events.loan
      JOIN members ON members.id = loans.member
      JOIN items ON items.inventory_number = loans.item
      JOIN titles ON titles.id = items.title
      WHERE library_events.seq = \(seq)
      """
    ) { row in
      LoanSaying(
        sequence: try row[0], at: try row[1], actor: Actor(name: try row[2], role: try row[3], device: try row[4]),
        reason: try row[5], member: try row[6], memberName: try row[7], item: try row[8], title: try row[9],
        due: try row[10], lentAt: try row[11], returnedAt: try row[12])
    }
  }
}
