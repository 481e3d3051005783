import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// The receipt for documents that were asked for and have come: `Templates/tickets/documents.receipt`.
struct DocumentsPaper: Sendable {
  static let template = "tickets/documents"

  /// What the body of a `documentReceived` says of paper.
  struct Wish: Decodable, Sendable {
    /// Printed where absent; documents that came by e-mail need no paper.
    let print: Bool?
  }

  let office: Office
  /// Who took the documents.
  let officer: String
  let printer: PrinterChoice
  // Made before the writer's turn, since its closure may run twice and must then do the same again.
  private let job = UUIDv7.make()

  init(office: Office, officer: String, printer: PrinterChoice) {
    self.office = office
    self.officer = officer
    self.printer = printer
  }

  /// Puts the receipt in the print spool.
  ///
  /// - Parameter ticket: as it was while the documents were waited for.
  /// - Throws: `DatabaseError`.
  func print(of ticket: Ticket, from visitor: Visitor?, in entry: Entry) throws {
    let documents = jsonArray(of: ticket.file.documents.map { "json_object('name', \($0))" })
    try PrintJobs.insert(
      id: job, ticket: ticket.id, restricted: ticket.restricted, use: .slip, target: try printer.target(in: entry),
      template: Self.template,
      contents: """
        json_object(
          'office', \(office.name), 'number', \(ticket.number.description), 'code', \(ticket.code.display),
          'receivedAt', \(JSON.rfc3339(entry.now)), 'timeZone', \(office.zone.identifier),
          'from', \(visitor?.name ?? "–"), 'organisation', \(visitor?.organisation),
          'count', \(ticket.file.documents.count), 'documents', \(sql: documents), 'officer', \(officer)
        )
        """,
      in: entry)
  }
}
