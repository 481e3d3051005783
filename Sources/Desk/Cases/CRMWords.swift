import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// Words from the central CRM that become a ticket's events: an answer to the visitor, who reads it on the ticket's page and
/// gets the mail that an officer's answer brings, a note among colleagues, or the visitor's own reply. They are not told to the CRM again.
package struct CRMWords: Sendable {
  /// What the words are; raw values are event types of the contract.
  package enum Kind: String, Sendable {
    /// For the visitor.
    case answered
    /// Among colleagues.
    case note
    /// The visitor's own.
    case replied
  }

  private let office: Office
  private let sendsMail: Bool

  /// Words for tickets of an office.
  package init(office: Office, sendsMail: Bool) {
    self.office = office
    self.sendsMail = sendsMail
  }

  /// Makes an event of words and answers its id, which the same words have on every run.
  ///
  /// - Parameters:
  ///   - id: what they are known by.
  /// - Throws: `Refusal` or `InvalidInput` where the ticket does not take them, before anything is written; a database
  ///   error.
  package func take(
    _ text: String, _ kind: Kind, as id: String, on ticket: Ticket, in entry: Entry
  ) throws -> String {
    guard let standard = office.standards[ticket.standard] else {
      let choices = office.standards.all.map(\.id)
      throw InvalidInput([Problem("/standard", .unknown(Phrase("Layanan", "Service"), choices: choices))])
    }
    let setting = EventSetting(
      standard: standard, offered: office.standards.all, holidays: office.holidays,
      counters: office.counters.map(\.number),
      visitor: try ticket.visitorID.flatMap { try Visitors.person($0, in: entry.transaction)?.visitor },
      isByStaff: false, today: office.zone.date(of: entry.now), now: entry.now)
    var request = EventRequest(type: kind.rawValue)
    request.text = text
    let act = try request.act(on: ticket, in: setting)
    let event = NamedUUID.make("crm \(id)")
    let mail = CaseMail(office: office, isSending: sendsMail, id: NamedUUID.make("mail \(event)"))
    try TicketChange(id: event, actor: Self.actor, office: office, mail: mail, isForeign: true)
      .apply(act, to: ticket, in: entry)
    return event
  }

  private static let actor = Actor(name: "CRM", role: .system)
}
