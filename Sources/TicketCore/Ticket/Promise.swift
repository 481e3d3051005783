import Calendars
import Foundation

/// A time promised to one ticket.
package struct Promise: Hashable, Sendable {
  /// How it stands.
  package enum State: String, CaseIterable, Codable, Sendable {
    /// Its clock has not started.
    case waiting
    /// Its clock runs.
    case running
    /// Its clock stands, since the visitor is waited for, or was called and did not come.
    case paused
    /// Kept.
    case met
    /// Broken.
    case missed
    /// Another promise took its place.
    case replaced
    /// No longer owed: the case was withdrawn or voided, was done before the clock started, or can't be judged for want
    /// of a calendar.
    case void
  }

  /// Why there is no due time.
  package enum Reason: String, CaseIterable, Codable, Sendable {
    /// The clock has not started.
    case notStarted
    /// The officer has not stated the date.
    case notStated
    /// The count reaches a year without a calendar file; counted anew when the file arrives.
    case calendarMissing
    /// The clock stands; counted anew when it goes on.
    case paused
  }

  /// The name of its rule within the standard.
  package let name: String
  /// The standard that promises it, which a hand-over to another service leaves behind; nil, in events from before it was
  /// written down, for the ticket's own.
  package let standard: String?
  /// What it is counted in; nil where the officer states the date.
  package let unit: TimeUnit?
  /// How many units; nil where the officer states the date.
  package let amount: Int?
  /// What starts its clock.
  package let from: ClockStart
  /// When the clock started; nil before.
  package let started: Date?
  /// The last moment that keeps it; nil with a `reason`.
  package let due: Date?
  /// Why `due` is nil.
  package let reason: Reason?
  /// How it stands.
  package let state: State
  /// The calendar years it was counted with; nil where none was needed.
  package let calendarVersion: String?

  /// Takes the values as they are.
  package init(
    name: String, standard: String?, unit: TimeUnit?, amount: Int?, from: ClockStart, started: Date?, due: Date?,
    reason: Reason?, state: State, calendarVersion: String?
  ) {
    self.name = name
    self.standard = standard
    self.unit = unit
    self.amount = amount
    self.from = from
    self.started = started
    self.due = due
    self.reason = reason
    self.state = state
    self.calendarVersion = calendarVersion
  }

  /// The promise's terms as a ticket prints them where no due time is known yet.
  package var terms: Phrase { Phrase.terms(unit: unit, amount: amount, from: from) }
}

extension PromiseRule {
  /// The rule's terms as the standard publishes them.
  package var terms: Phrase { Phrase.terms(unit: span?.unit, amount: span?.amount, from: from) }
}

extension Span {
  /// The span as people read it.
  package var words: Phrase { Phrase("\(amount) \(unit.phrase.id)", "\(amount) \(unit.phrase.en)") }
}

extension Phrase {
  fileprivate static func terms(unit: TimeUnit?, amount: Int?, from: ClockStart) -> Phrase {
    guard let unit, let amount else {
      return Phrase("tanggal ditetapkan petugas", "date to be stated by the officer")
    }
    return Phrase("\(amount) \(unit.phrase.id) \(from.phrase.id)", "\(amount) \(unit.phrase.en) \(from.phrase.en)")
  }
}

extension Promise: Codable {
  private enum Key: CodingKey {
    case name, standard, unit, amount, from, started, due, reason, state, calendarVersion
  }

  /// Writes every key, `null` included: `due: null` is a statement of the contract.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(standard, forKey: .standard)
    try container.encode(unit, forKey: .unit)
    try container.encode(amount, forKey: .amount)
    try container.encode(from, forKey: .from)
    try container.encode(started, forKey: .started)
    try container.encode(due, forKey: .due)
    try container.encode(reason, forKey: .reason)
    try container.encode(state, forKey: .state)
    try container.encode(calendarVersion, forKey: .calendarVersion)
  }
}

extension TimeUnit {
  fileprivate var phrase: Phrase {
    switch self {
    case .serviceMinutes: Phrase("menit layanan", "service minutes")
    case .workingDays: Phrase("hari kerja", "working days")
    case .calendarDays: Phrase("hari kalender", "calendar days")
    }
  }
}

extension ClockStart {
  fileprivate var phrase: Phrase {
    switch self {
    case .receipt: Phrase("sejak diterima", "from receipt")
    case .started: Phrase("sejak mulai dilayani", "from the start of the service")
    case .unsolved: Phrase("sejak konsultasi yang belum selesai", "from the consultation that left it unsolved")
    case .escalated: Phrase("sejak dieskalasi", "from the escalation")
    case .staffReceipt: Phrase("sejak surat diterima staf", "from the staff member's receipt of the letter")
    case .officerSet: Phrase("sejak ditetapkan", "from the statement")
    }
  }
}
