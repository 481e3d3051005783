import Calendars
import Foundation
import Receipts
import Records
import SQLite
import TicketCore

/// What stands on a consultation ticket: the values of `Templates/tickets/consultation.receipt`.
enum ConsultationTicket {
  static let template = "tickets/consultation"

  /// The values as JSON, made by SQLite from what the writer alone knows and what was known before.
  static func contents(
    of ticket: Ticket, paper: Paper, ahead: Int?, _ standard: ServiceStandard, _ office: Office
  ) -> SQL {
    let promise = ticket.shownPromise
    let minutes = promise.flatMap { $0.due == nil && $0.unit == .serviceMinutes ? $0.amount : nil }
    let days = promise.flatMap { $0.due == nil && $0.unit != .serviceMinutes ? $0.amount : nil }
    return """
      json_object(
        'office', \(office.name), 'provider', \(standard.office.id == office.name ? nil : standard.office.id),
        'service', \(standard.title.id), 'number', \(ticket.number.description),
        'issuedAt', \(JSON.rfc3339(ticket.issuedAt)), 'timeZone', \(office.zone.identifier), 'ahead', \(ahead),
        'promise', json_object(
          'minutes', \(minutes), 'terms', \(days == nil ? nil : promise?.terms.id),
          'due', \(promise?.due.map(JSON.rfc3339)), 'dueZone', \(standard.timeZone.identifier),
          'unstated', json(\(promise == nil || promise?.reason == .notStated ? "true" : "false"))
        ),
        'code', \(ticket.code.display), 'link', \(office.trackingLink(ticket.code)),
        'complaintChannels', json(\(complaintChannels(of: standard))),
        'officer', json(\(paper == .officerCopy ? "true" : "false")), 'priority', json('false'), 'copy', NULL
      )
      """
  }

  private static func complaintChannels(of standard: ServiceStandard) -> String {
    let lines = standard.complaintChannels.map { channel in
      channel.value.map { "\(channel.label.id): \($0)" } ?? channel.label.id
    }
    return String(decoding: JSON.encode(lines), as: UTF8.self)
  }
}
