import Calendars
import Foundation
import Records

extension RequestTracker {
  /// A delivery in Request Tracker's words.
  struct Letter: Sendable, Equatable {
    /// The subject's id here.
    let subject: String
    /// The record that names the delivery.
    let record: String
    /// The ticket's subject line.
    let title: String
    /// The requestor's address; nil for none.
    let requestor: String?
    /// The fact that it is; nil where the mapping names none.
    let requestorFact: Fact?
    /// The ticket's status from then on.
    let status: String
    /// The custom fields from then on; nil for one that is to be empty.
    let fields: [String: String?]
    /// The dates from then on, `Moment.none` for none.
    let dates: [String: String]
    /// Whether it is said to the visitor; else to colleagues.
    let isCorrespondence: Bool
    /// The words.
    let text: String

    /// The transaction's own subject. It is the one mark that is written together with the words.
    var mark: String { "\(title.prefix(150)) [\(record)]" }
  }

  /// Writes a delivery; throws what the mapping has no word for.
  ///
  /// - Parameter isFirst: whether it makes the ticket, so that all is told that the mapping tells of one.
  func letter(_ delivery: Delivery, isFirst: Bool) throws(Client.Failure) -> Letter {
    let record = delivery.record
    guard let form = mapping.form(record.kind) else { throw .unmapped(record.kind.rawValue) }
    var fields: [String: String?] = [:]
    for field in form.fields { fields[field.name] = .some(try word(field.value, record.facts)) }
    var dates: [String: String] = [:]
    for date in form.dates { dates[date.name] = try moment(date.value, record.facts) }
    guard let status = try word(form.status, record.facts) else { throw .unmapped(form.status.fact.rawValue) }
    let title = form.subject.compactMap { record.facts[$0]?.plain }.joined(separator: " · ")
    return Letter(
      subject: record.subject, record: record.id, title: Self.line(title, at: 200),
      requestor: form.requestor.flatMap { record.facts[$0]?.plain }.map { Self.line($0, at: 200) },
      requestorFact: form.requestor, status: status, fields: fields, dates: dates,
      isCorrespondence: form.correspond.contains(record.type),
      text: try text(delivery, in: form, isFirst: isFirst))
  }

  private func word(_ value: Value, _ facts: Facts) throws(Client.Failure) -> String? {
    guard let known = facts[value.fact] else { return nil }
    guard let word = value.word(for: known) else { throw .unmapped("\(value.fact.rawValue) \(known.plain)") }
    return Self.line(word, at: 255)
  }

  /// A day without a time, as loans are due, begins at midnight in UTC: the same day all over Indonesia.
  private func moment(_ value: Value, _ facts: Facts) throws(Client.Failure) -> String {
    guard let word = try word(value, facts) else { return Moment.none }
    let moment = word.count == 10 ? "\(word) 00:00:00" : word
    guard Moment.isOne(moment) else { throw .unmapped("\(value.fact.rawValue) \(word)") }
    return moment
  }

  /// The event and its lines; below them, one line each, the field updates that travel with it.
  private func text(_ delivery: Delivery, in form: Form, isFirst: Bool) throws(Client.Failure) -> String {
    let record = delivery.record
    var lines = [try name(record, in: form)]
    for line in (isFirst ? form.content : []) + form.message {
      guard let value = record.facts[line.fact] else { continue }
      let words = Self.words(value)
      lines.append(line.label.map { "\($0): \(words)" } ?? words)
    }
    if delivery.records.count > 1 { lines.append("") }
    for carried in delivery.records.dropLast() {
      lines.append("– \(Self.words(.moment(carried.at))) \(try name(carried, in: form)) [\(carried.id)]")
    }
    return lines.joined(separator: "\n")
  }

  private func name(_ record: SyncRecord, in form: Form) throws(Client.Failure) -> String {
    guard let name = form.events[record.type] else { throw .unmapped("event \(record.type)") }
    return name
  }

  /// As people read it; a moment is said to be in UTC.
  private static func words(_ value: FactValue) -> String {
    let text = value.plain.filter { $0.isNewline || $0 == "\t" || !$0.isControl }
    if case .moment = value { return "\(text) UTC" }
    return text
  }

  /// A text on one line, cut to a length: a subject is a header field of a mail.
  private static func line(_ text: String, at length: Int) -> String {
    let words = text.split { $0.isWhitespace || $0.isControl }
    return String(words.joined(separator: " ").prefix(length))
  }
}

extension RequestTracker.Client.Failure {
  /// The mapping has no word for it.
  static func unmapped(_ words: String) -> Self {
    Self(outcome: .rejected(Rejection(.unmapped, words: words)))
  }

  /// It said yes and did not do it.
  static func notKept(_ words: String) -> Self {
    Self(outcome: .rejected(Rejection(.notKept, words: words)))
  }
}

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
