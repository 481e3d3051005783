import Foundation
import SQLite
import TicketCore

/// Tickets as the contract shows them (`TicketSummary`, `Ticket` of `Kiosk/openapi.json`): JSON that SQLite makes from
/// the rows, so that a list is not read, taken apart and put together again.
package enum TicketPages {
  /// A ticket's JSON and its place among all tickets.
  package typealias Entry = (seq: Int64, json: String)

  /// Tickets in short, newest first, before the one with sequence number `before`.
  ///
  /// - Parameter now: what is overdue then.
  /// - Throws: `DatabaseError`.
  package static func list(
    _ filter: Tickets.Filter, before: Int64, limit: Int, for viewer: Viewer, now: Date, in connection: Connection
  ) throws -> [Entry] {
    guard let conditions = filter.conditions else { return [] }
    return try connection.query(
      "SELECT tickets.seq, \(sql: line(at: now))" + tables
        + " WHERE tickets.seq < \(sql: filter.end(before: before))"
        + Tickets.visible(to: viewer) + conditions + " ORDER BY tickets.seq DESC LIMIT \(limit)"
    ) { (seq: try $0[0], json: try $0[1]) }
  }

  /// One ticket in short; nil where there is none that the viewer may see.
  /// - Throws: `DatabaseError`.
  package static func summary(
    of id: String, for viewer: Viewer, now: Date, in reader: some SQLReader
  ) throws -> String? {
    try reader.first("SELECT \(sql: summary(at: now))" + one(id, viewer)) { try $0[0] }
  }

  /// One ticket whole, with its events; nil where there is none that the viewer may see.
  ///
  /// - Parameter beside: what is reckoned and not kept, as JSON's object.
  /// - Throws: `DatabaseError`.
  package static func whole(
    _ id: String, beside: String, for viewer: Viewer, now: Date, in reader: some SQLReader
  ) throws -> String? {
    // Who only looks has no use for what makes one the visitor.
    let head = viewer.actor.role == .auditor ? line(at: now) : summary(at: now)
    return try reader.first(
      "SELECT json_patch(json_patch(\(sql: head), \(sql: rest)), \(beside))" + one(id, viewer)
    ) { try $0[0] }
  }

  /// SQL for one ticket in short, to be kept as the answer of an act.
  package static func answer(of id: String, now: Date) -> SQL {
    "SELECT \(sql: summary(at: now))" + tables + " WHERE tickets.id = \(id)"
  }

  /// SQL for one ticket in short with a member beside it.
  package static func answer(of id: String, now: Date, why: String) -> SQL {
    "SELECT json_set(\(sql: summary(at: now)), '$.why', \(why))" + tables + " WHERE tickets.id = \(id)"
  }

  private static func one(_ id: String, _ viewer: Viewer) -> SQL {
    tables + " WHERE tickets.id = \(id)" + Tickets.visible(to: viewer)
  }

  /// What a ticket in short is read from.
  private static let tables: SQL = " FROM tickets" + people

  /// The person stands under the visitor's own record, or under the one that it was found to be a duplicate of.
  static let people: SQL = """
     LEFT JOIN visitors AS registered ON registered.id = tickets.visitor
    LEFT JOIN visitors AS person ON person.id = coalesce(registered.merged_into, registered.id)
    """

  /// SQL for a ticket in a list: in short, and without the code, by which anybody can act as the visitor.
  static func line(at now: Date) -> SQL { "json_remove(\(sql: summary(at: now)), '$.code')" }

  /// SQL for a ticket in short; what is overdue at a moment is said to be.
  static func summary(at now: Date) -> SQL {
    """
    json_object(
      'id', tickets.id, 'number', tickets.number, 'code', code, 'state', state, 'version', tickets.version,
      'standard', standard, 'channel', channel, 'category', category, 'kind', kind, 'subject', subject,
      'visitor', json(iif(person.id IS NULL, 'null', json_object('id', person.id, 'name', person.name))),
      'contact', contact, 'counter', counter, 'priority', priority, 'intake', intake, 'visit', visit,
      'follows', follows, 'waiver', \(sql: TicketJSON.waiver), 'receivedAt', \(sql: rfc3339("received_at")),
      'issuedAt', \(sql: rfc3339("issued_at")), 'queuedAt', \(sql: rfc3339("queued_at")),
      'calledAt', \(sql: rfc3339("called_at")), 'startedAt', \(sql: rfc3339("started_at")),
      'endedAt', \(sql: rfc3339("ended_at")), 'assignee', assignee,
      'restricted', json(iif(tickets.restricted, 'true', 'false')), 'tier', tier, 'rating', rating,
      'officeDate', office_date, 'promise', json(\(sql: shownPromise)),
      'overdue', json(iif(coalesce(tickets.due < \(now), 0), 'true', 'false')),
      'progressDue', json(iif(\(sql: CaseFiles.owesProgress), 'true', 'false'))
    )
    """
  }

  /// As `Ticket.shownPromise`: the running one that is due first, else the first that waits for its clock, else the broken
  /// one of a case in work.
  private static let shownPromise: SQL = """
    coalesce((
      SELECT \(sql: TicketJSON.promiseObject)
      FROM ticket_promises
      WHERE ticket = tickets.id
        AND (state IN ('running', 'waiting') OR (state = 'missed' AND tickets.state IN ('open', 'escalated', 'pending')))
      ORDER BY state = 'missed', state = 'waiting', iif(state = 'running', due IS NULL, 0), iif(state = 'running', due, 0),
        iif(state = 'missed', -ordinal, ordinal)
      LIMIT 1
    ), 'null')
    """

  private static let rest: SQL = """
    json_object(
      'question', question, 'fields', json(fields), 'promises', json(\(sql: TicketJSON.promiseList)),
      'calendarVersion', calendar_version, 'standardVersion', standard_version,
      'documents', json(coalesce(documents, '[]')), 'handOvers', hand_overs,
      'answeredAt', \(sql: rfc3339("answered_at")), 'settledAt', \(sql: rfc3339("settled_at")),
      'coordinatedAt', \(sql: rfc3339(sql: CaseFiles.coordinatedAt(ticket: "tickets.id"))), 'redirectedTo', redirected_to, 'closedBy', closed_by,
      'clock', json((
        SELECT json_group_array(json_object('state', state, 'tier', tier, 'from', \(sql: rfc3339("since"))))
        FROM (SELECT * FROM ticket_clock WHERE ticket = tickets.id ORDER BY ordinal)
      )),
      'links', json(\(sql: TicketLinks.list)),
      'attachments', json(\(sql: Attachments.list)),
      'mails', json((
        SELECT json_group_array(json_object(
          'id', id, 'template', template, 'state', state, 'trouble', trouble, 'updatedAt', \(sql: rfc3339("updated_at"))
        ))
        FROM (SELECT * FROM mails WHERE ticket = tickets.id ORDER BY seq)
      )),
      'printJobs', json((
        SELECT json_group_array(json_object(
          'id', id, 'state', state, 'printer', printer, 'target', target, 'movedFrom', moved_from, 'wish', wish,
          'use', use, 'template', template, 'ticket', ticket, 'ticketNumber', tickets.number, 'copy', copy,
          'original', original, 'error', trouble,
          'createdAt', \(sql: rfc3339("created_at")), 'updatedAt', \(sql: rfc3339("updated_at"))
        ))
        FROM (SELECT * FROM print_jobs WHERE ticket = tickets.id ORDER BY seq)
      )),
      'events', json((
        SELECT json_group_array(json_object(
          'id', id, 'seq', seq, 'type', type, 'at', \(sql: rfc3339("at")), 'recorded', \(sql: rfc3339("recorded")),
          'actor', actor, 'role', role, 'device', device,
          'body', json(iif(type = 'issued', '{}', json_remove(body, '$.promises', '$.type')))
        ))
        FROM (SELECT * FROM ticket_events WHERE ticket = tickets.id ORDER BY seq)
      ))
    )
    """
}
