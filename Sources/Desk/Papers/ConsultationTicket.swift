import Calendars
import Foundation
import Receipts
import Records
import SQLite
import TicketCore

/// What stands on a consultation ticket: the values of `Templates/tickets/consultation.receipt`.
///
/// What is the same on every ticket of a standard is encoded once; the rest is set into it by SQLite, since the writer
/// encodes no JSON.
package struct ConsultationTicket: Sendable {
  static let template = "tickets/consultation"

  private struct Constants: Encodable {
    let office: String
    let provider: String?
    let service: String
    let timeZone: String
    let complaintChannels: [String]
  }

  private let office: Office
  private let standard: ServiceStandard
  private let constants: String

  init(_ standard: ServiceStandard, of office: Office) {
    self.office = office
    self.standard = standard
    let constants = Constants(
      office: office.name, provider: standard.office.id == office.name ? nil : standard.office.id,
      service: standard.title.id, timeZone: office.zone.identifier,
      complaintChannels: standard.complaintChannels.map { channel in
        channel.value.map { "\(channel.label.id): \($0)" } ?? channel.label.id
      })
    self.constants = String(decoding: JSON.encode(constants), as: UTF8.self)
  }

  /// Why the visitor is served before others; of a compensation, in the standard's own words.
  private func reason(of ticket: Ticket) -> String? {
    ticket.priority == .compensation ? standard.compensation?.text.id : ticket.priority?.label.id
  }

  /// SQL for the values of one ticket's paper as JSON.
  ///
  /// - Parameter ahead: how many wait before it; nil when it does not queue.
  func contents(of ticket: Ticket, paper: Paper, ahead: Int?) -> SQL {
    let promise = ticket.shownPromise
    let hasMinutes = promise?.unit == .serviceMinutes
    let waits = promise?.due == nil ? promise : nil
    let isUnstated = promise?.reason == .notStated
    return """
      json_set(
        \(constants), '$.number', \(ticket.number.description), '$.issuedAt', \(JSON.rfc3339(ticket.issuedAt)),
        '$.ahead', \(ahead), '$.code', \(ticket.code.display), '$.link', \(office.trackingLink(ticket.code)),
        '$.priority', json(\(ticket.priority == nil ? "false" : "true")),
        '$.priorityClass', \(reason(of: ticket)), '$.officer', json(\(paper == .officerCopy ? "true" : "false")),
        '$.promise', json_object(
          'minutes', \(hasMinutes ? waits?.amount : nil),
          'terms', \(hasMinutes || isUnstated ? nil : waits?.terms.id),
          'due', \(promise?.due.map(JSON.rfc3339)), 'dueZone', \(standard.timeZone.identifier),
          'unstated', json(\(isUnstated ? "true" : "false"))
        )
      )
      """
  }
}
