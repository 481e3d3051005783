import Foundation
import Records
import TicketCore

/// What records say of the office itself.
package struct OfficeFacts: Sendable {
  let id: String
  let name: String
  let installation: String
  /// Titles of the service standards by id.
  let standards: [String: String]
  /// Where visitors reach the desk, without a slash at the end; nil where they can't.
  let publicURL: String?

  /// Facts as given.
  package init(id: String, name: String, installation: String, standards: [String: String], publicURL: String?) {
    self.id = id
    self.name = name
    self.installation = installation
    self.standards = standards
    self.publicURL = publicURL
  }
}

/// A record whose event is not in the logs, or not as this version knows it.
struct UnreadableRecord: Error {}

/// Reads what the outbox's records say: the event, and the ticket as it was after it; the person and the loan as they are
/// known now.
package final class RecordReader: Sendable {
  private let ledger: Ledger
  private let office: OfficeFacts
  private let folds = TicketFolds()

  /// A reader of a ledger's records.
  package init(_ ledger: Ledger, office: OfficeFacts) {
    self.ledger = ledger
    self.office = office
  }

  /// A group as it goes over.
  /// - Throws: a database error; `UnreadableRecord`.
  package func delivery(of group: OutboxGroup) throws -> Delivery {
    do {
      let records = try ledger.read { connection in try group.rows.map { try record(of: $0, in: connection) } }
      if let delivery = Delivery(records: records, isDoubtful: group.carrier.state == .unknown) { return delivery }
    } catch is RecordsError {
    } catch is DecodingError {
    }
    throw UnreadableRecord()
  }

  /// What is known of a ticket now; nil for none.
  /// - Throws: a database error.
  package func facts(ofTicket id: String, in reader: some SQLReader) throws -> Facts? {
    try Tickets.find(id, for: .worker, in: reader).map { record in
      Facts(officeFacts.merging(try facts(of: record.ticket, in: reader)) { $1 })
    }
  }

  private func record(of row: OutboxRow, in reader: some SQLReader) throws -> SyncRecord {
    switch row.kind {
    case .ticket: try ticketRecord(of: row, in: reader)
    case .loan: try loanRecord(of: row, in: reader)
    }
  }

  private func ticketRecord(of row: OutboxRow, in reader: some SQLReader) throws -> SyncRecord {
    guard let event = try RecordSource.ticketEvent(row.event, in: reader) else {
      throw RecordsError.missing(table: "ticket_events")
    }
    let folded = try folds.ticket(row.subject, after: event.version) { version in
      try RecordSource.events(of: row.subject, after: version, through: event.version, in: reader)
    }
    guard let ticket = try folded ?? Tickets.find(row.subject, for: .worker, in: reader)?.ticket else {
      throw RecordsError.missing(table: "tickets")
    }
    var values = try facts(of: ticket, in: reader)
    values[.version] = .number(event.version)
    values[.eventText] = event.text.map(FactValue.text)
    values[.eventReason] = event.reason.map(FactValue.text)
    return record(of: row, sequence: event.version, at: event.at, by: event.actor, values)
  }

  private func loanRecord(of row: OutboxRow, in reader: some SQLReader) throws -> SyncRecord {
    guard let event = try RecordSource.loanEvent(row.event, in: reader) else {
      throw RecordsError.missing(table: "library_events")
    }
    var values: [Fact: FactValue] = [
      .id: .text(row.subject), .loanMember: .text(event.member), .loanMemberName: .text(event.memberName),
      .loanItem: .text(event.item), .loanTitle: .text(event.title), .loanDue: .text(event.due),
      .loanLentAt: .moment(event.lentAt), .version: .number(event.sequence),
    ]
    values[.loanReturnedAt] = event.returnedAt.map(FactValue.moment)
    values[.eventReason] = event.reason.map(FactValue.text)
    return record(of: row, sequence: event.sequence, at: event.at, by: event.actor, values)
  }

  private func record(
    of row: OutboxRow, sequence: Int, at moment: Date, by actor: Actor, _ values: [Fact: FactValue]
  ) -> SyncRecord {
    let event: [Fact: FactValue] = [
      .eventID: .text(row.id), .eventType: .text(row.type), .eventAt: .moment(moment), .eventActor: .text(actor.name),
      .eventRole: .text(actor.role.rawValue),
    ]
    return SyncRecord(
      id: row.id, kind: row.kind, subject: row.subject, sequence: sequence, type: row.type, at: moment,
      isRestricted: row.isRestricted,
      facts: Facts(officeFacts.merging(values) { $1 }.merging(event) { $1 }))
  }

  private var officeFacts: [Fact: FactValue] {
    [.office: .text(office.id), .officeName: .text(office.name), .installation: .text(office.installation)]
  }
}

// MARK: The facts of a ticket

extension RecordReader {
  private func facts(of ticket: Ticket, in reader: some SQLReader) throws -> [Fact: FactValue] {
    var values: [Fact: FactValue] = [
      .id: .text(ticket.id), .number: .text(ticket.number.description), .code: .text(ticket.code.text),
      .standard: .text(ticket.standard), .channel: .text(ticket.channel.rawValue), .category: .text(ticket.category),
      .kind: .text(ticket.kind.rawValue), .state: .text(ticket.state.rawValue), .tier: .number(ticket.tier),
      .version: .number(ticket.version), .receivedAt: .moment(ticket.receivedAt), .issuedAt: .moment(ticket.issuedAt),
    ]
    values[.standardName] = office.standards[ticket.standard].map(FactValue.text)
    values[.subject] = ticket.subject.map(FactValue.text)
    values[.question] = ticket.question.map(FactValue.text)
    values[.rating] = ticket.file.rating.map { .text($0.rawValue) }
    values[.due] = ticket.due.map(FactValue.moment)
    values[.counter] = ticket.counter.map(FactValue.number)
    values[.assignee] = ticket.file.assignee.map(FactValue.text)
    values[.url] = office.publicURL.map { .text("\($0)/t/\(ticket.code.text)") }
    guard let id = ticket.visitorID, let visitor = try Visitors.person(id, in: reader)?.visitor else { return values }
    return values.merging(facts(of: visitor)) { $1 }
  }

  private func facts(of visitor: Visitor) -> [Fact: FactValue] {
    var values: [Fact: FactValue] = [.visitorName: .text(visitor.name)]
    values[.visitorEmail] = visitor.email.map { .text($0) }
    values[.visitorPhone] = visitor.phone.map { .text($0) }
    values[.visitorAddress] = visitor.address.map { .text($0) }
    values[.visitorOrganisation] = visitor.organisation.map { .text($0) }
    values[.visitorNIP] = visitor.nip.map { .text($0) }
    values[.visitorType] = visitor.requesterType.map { .text($0.rawValue) }
    return values
  }
}

extension Viewer {
  /// The sync's worker: what may leave the house is the mapping's to say.
  static let worker = Viewer(actor: Actor(name: "CRM", role: .system), isFraudAgent: true)
}
