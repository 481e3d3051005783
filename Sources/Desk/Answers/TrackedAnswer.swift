import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// A ticket as the holder of its code sees it: nothing of a person but what that person wrote, and nobody of the staff.
struct TrackedAnswer: Encodable {
  struct Place: Encodable {
    let number: Int
    let name: String
  }

  /// A promise with the name that people read.
  struct Owed: Encodable {
    private enum Key: CodingKey { case label }

    let promise: Promise
    let label: Phrase

    func encode(to encoder: any Encoder) throws {
      try promise.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(label, forKey: .label)
    }
  }

  let number: String
  let office: String
  let timeZone: String
  let standard: Phrase
  let standardTimeZone: String
  let state: TicketState
  let position: Nullable<Int>
  let counter: Nullable<Place>
  let promises: [Owed]
  let documents: [String]
  let entries: [TrackedEntry]
  let canReply: Bool
  let canClose: Bool
  let canRate: Bool
  let replyUntil: Nullable<Date>
  let closesAt: Nullable<Date>
  let rating: Nullable<Rating>

  init(_ ticket: Ticket, under rules: ServiceStandard, in office: Office, at now: Date, _ connection: Connection) throws
  {
    let turn = VisitorTurn(on: ticket, under: rules, holidays: office.holidays, now: now)
    number = ticket.number.description
    self.office = office.name
    timeZone = office.zone.identifier
    standard = rules.title
    standardTimeZone = rules.timeZone.identifier
    state = ticket.state
    // Who was left waiting yesterday is in no line any more.
    let isInLine = ticket.state == .waiting && ticket.officeDate == office.zone.date(of: now)
    position = Nullable(
      isInLine ? try Queue.ahead(of: ticket, patience: office.patience(at: now), in: connection) + 1 : nil)
    counter = Nullable([.called, .serving].contains(ticket.state) ? office.place(ticket.counter) : nil)
    promises = ticket.promises.filter { ![.replaced, .void].contains($0.state) }.compactMap { promise in
      (promise.standard.flatMap { office.standards[$0] } ?? rules).promiseRule(promise.name).map {
        Owed(promise: promise, label: $0.label)
      }
    }
    documents = ticket.file.documents
    entries = try TrackedEntry.all(of: ticket, in: connection)
    canReply = turn.canReply
    canClose = turn.canClose
    canRate = turn.canRate
    replyUntil = Nullable(turn.replyUntil)
    closesAt = Nullable(
      CaseDuties(rules, holidays: office.holidays, zone: office.zone).closing(of: ticket))
    rating = Nullable(ticket.file.rating)
  }
}

/// What happened to a ticket, as far as it is the visitor's to know.
struct TrackedEntry: Encodable {
  /// The events that are shown, with the words that are: those of progress, answers, the result and the visitor. A note
  /// and the reason of an escalation are for colleagues.
  private enum Kind: String {
    case issued, started, progress, documentRequested, documentReceived, escalated, pended, answered, replied
    case redirected, resolved, closed, reopened, noShow, cancelled, voided, disposed

    var tellsWords: Bool { [.progress, .answered, .resolved, .replied].contains(self) }
  }

  private struct Body: Decodable {
    let text: String?
    let documents: [String]?
    let attachments: [String]?
    let to: String?
    let by: String?
    let isDispatch: Bool?
  }

  /// A file that came with an answer.
  struct File: Encodable {
    let id: String
    let name: String
    let size: Int
  }

  let type: String
  let at: Date
  let text: String?
  let documents: [String]?
  let attachments: [File]?
  let to: String?
  let by: String?

  static func all(of ticket: Ticket, in connection: Connection) throws -> [TrackedEntry] {
    let files = try Attachments.given(with: ticket.id, in: connection)
      .map { File(id: $0.id, name: $0.name, size: $0.size) }
    // What was entered late stands where it happened.
    return try TicketEvents.of(ticket: ticket.id, in: connection).compactMap { try TrackedEntry($0, files) }
      .sorted { ($0.at, $0.place) < ($1.at, $1.place) }
  }

  private let place: Int64
  private enum CodingKeys: CodingKey { case type, at, text, documents, attachments, to, by }

  private init?(_ event: TicketEvents.Recorded, _ files: [File]) throws {
    guard let kind = Kind(rawValue: event.type) else { return nil }
    // An issue's body is the whole ticket.
    let body = kind == .issued ? nil : try JSON.decode(Body.self, from: Array(event.body.utf8))
    // Of a letter's way through the house only its answer is told.
    if kind == .disposed, body?.isDispatch != true { return nil }
    type = kind == .disposed ? "dispatched" : event.type
    at = event.at
    text = kind.tellsWords ? body?.text : nil
    documents = kind == .documentRequested ? body?.documents : nil
    attachments = body?.attachments.map { ids in files.filter { ids.contains($0.id) } }
    to = kind == .redirected ? body?.to : nil
    by = kind == .closed ? body?.by : nil
    place = event.seq
  }
}

extension Office {
  fileprivate func place(_ number: Int?) -> TrackedAnswer.Place? {
    number.flatMap(counter).map { TrackedAnswer.Place(number: $0.number, name: $0.name) }
  }
}
