import Calendars
import Foundation
import SQLite
import TicketCore

/// A ticket as recorded, with what lists show beside it.
package struct TicketRecord: Sendable {
  /// The ticket.
  package let ticket: Ticket
  /// Its place among all tickets; later ones have higher numbers.
  package let seq: Int64
}

extension Tickets {
  /// The ticket of that id, when the viewer may know of it.
  /// - Throws: `DatabaseError`.
  package static func find(_ id: String, for viewer: Viewer, in reader: some SQLReader) throws -> TicketRecord? {
    let promises = try reader.query(
      """
      SELECT name, unit, amount, clock, started, due, reason, state, calendar_version, standard
      FROM ticket_promises
      WHERE ticket = \(id)
      ORDER BY ordinal
      """, promise)
    let (clock, grants) = (try CaseFiles.clock(of: id, in: reader), try CaseFiles.grants(of: id, in: reader))
    let progress = try CaseFiles.progress(of: id, in: reader)
    let (coordinated, handedOver) = (
      try CaseFiles.coordinated(id, in: reader), try CaseFiles.handedOver(id, in: reader)
    )
    return try reader.first(columns + " WHERE tickets.id = \(id)" + visible(to: viewer)) { row in
      var file = try file(row, clock: clock, progress: progress, grants: grants)
      (file.coordinatedAt, file.handedOverAt) = (coordinated, handedOver)
      return TicketRecord(ticket: try ticket(row, promises: promises, file: file), seq: try row[0])
    }
  }

  /// The id of the ticket that a code follows; nil where the public may know of none.
  /// - Throws: `DatabaseError`.
  package static func followed(by code: TrackingCode, in reader: some SQLReader) throws -> String? {
    try reader.first("SELECT id FROM tickets WHERE code = \(code.text) AND restricted = 0") { try $0[0] }
  }

  private static let columns: SQL = """
    SELECT seq, id, version, number, code, office_date, visitor, standard, standard_version, calendar_version, channel,
      category, kind, subject, question, fields, intake, state, tier, restricted, received_at, issued_at, priority,
      waived, waiver_reason, contact, visit, follows, counter, queued_at, called_at, started_at, ended_at, handed_back_by,
      assignee, resumes, documents, hand_overs, answered_at, settled_at, redirected_to, closed_by, rating,
      \(sql: TicketJSON.need)
    FROM tickets
    """

  private static func ticket(_ row: Row, promises: [Promise], file: CaseFile) throws -> Ticket {
    let waived: Answer? = try row[23]
    let reason: String? = try row[24]
    return Ticket(
      id: try row[1], number: try row[3], code: try row[4], standard: try row[7], standardVersion: try row[8],
      calendarVersion: try row[9], visitorID: try row[6], channel: try row[10], category: try row[11],
      kind: try row[12], subject: try row[13], question: try row[14], fields: try fields(row[15]),
      intake: try row[16], state: try row[17], tier: try row[18], restricted: try row[19], promises: promises,
      version: try row[2], receivedAt: try row[20], issuedAt: try row[21], officeDate: try row[5],
      priority: try row[22], need: try row[43],
      waiver: waived.flatMap { answer in reason.map { Waiver(answer: answer, reason: $0) } },
      contact: try row[25], visit: try row[26], follows: try row[27], counter: try row[28],
      handedBackBy: try row[33], queuedAt: try row[29],
      calledAt: try row[30], startedAt: try row[31], endedAt: try row[32], file: file)
  }

  private static func file(
    _ row: Row, clock: CaseClock, progress: [Date], grants: [CompensationGrant]
  ) throws -> CaseFile {
    let documents: String? = try row[36]
    return CaseFile(
      assignee: try row[34], clock: clock, resumes: try row[35],
      documents: try documents.map { try TicketJSON.decode([String].self, from: $0) } ?? [],
      handOvers: try row[37], answeredAt: try row[38], progress: progress, settledAt: try row[39],
      redirectedTo: try row[40], closedBy: try row[41],
      rating: try row[42], grants: grants)
  }

  private static func promise(_ row: Row) throws -> Promise {
    Promise(
      name: try row[0], standard: try row[9], unit: try row[1], amount: try row[2], from: try row[3],
      started: try row[4], due: try row[5], reason: try row[6], state: try row[7], calendarVersion: try row[8])
  }

  private static func fields(_ json: String) throws -> [String: String] {
    json == "{}" ? [:] : try TicketJSON.decode([String: String].self, from: json)
  }
}

extension TicketNumber: SQLReadable {
  /// Reads `A-001`.
  package init?(sqlValue: SQLValue) {
    guard let number = String(sqlValue: sqlValue).flatMap({ TicketNumber($0) }) else { return nil }
    self = number
  }
}

extension TrackingCode: SQLReadable {
  /// Reads the eight characters.
  package init?(sqlValue: SQLValue) {
    guard let code = String(sqlValue: sqlValue).flatMap({ TrackingCode($0) }) else { return nil }
    self = code
  }
}

extension LocalDate: SQLReadable {
  /// Reads `YYYY-MM-DD`.
  package init?(sqlValue: SQLValue) {
    guard let date = String(sqlValue: sqlValue).flatMap({ LocalDate($0) }) else { return nil }
    self = date
  }
}
