import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// What the library does by itself, once a day from its opening hour on: copies that nobody fetched go to the next in
/// line or back to their shelf, and borrowers are reminded.
///
/// Every hold and every reminder is a transaction of its own that looks again at what it found, so the day may be broken
/// off anywhere and done once more: nothing happens twice.
package struct LibraryDayJobs: Sendable {
  /// How a look at the clock ended.
  package enum Outcome: Equatable, Sendable {
    /// The library's day has not begun.
    case early
    /// The clock can't be right.
    case waiting(ClockTrouble)
    /// All is done for this date.
    case done(LocalDate)
  }

  private let library: Library
  private let office: Office
  private let ledger: Ledger

  private static let page = 200
  /// The beginning of the day where the library has no hours.
  private static let usualOpening = LocalTime(minutes: 8 * 60)

  /// The jobs of an office's library.
  package init(library: Library, office: Office, ledger: Ledger) {
    self.library = library
    self.office = office
    self.ledger = ledger
  }

  /// Does what the date asks for, if its hour has come.
  ///
  /// - Parameter done: the date for which all was done already.
  /// - Throws: a database error; what is left is done by the next run.
  package func run(after done: LocalDate?) throws -> Outcome {
    if let trouble = try ClockTrouble.of(ledger) { return .waiting(trouble) }
    let now = ledger.now
    let today = library.zone.date(of: now)
    guard today != done else { return .done(today) }
    let opening = library.calendar.opening(of: today) ?? Self.usualOpening ?? .midnight
    guard now >= library.zone.moment(today, opening) else { return .early }
    for hold in try ledger.read({ try Holds.unfetched(before: today, in: $0) }) { try expire(hold.hold.id, on: today) }
    if library.sendsMail { try remind(on: today) }
    return .done(today)
  }

  // MARK: Holds

  private func expire(_ hold: String, on today: LocalDate) throws {
    let desk = CirculationDesk(library: library, office: office, caller: .clock, id: UUIDv7.make())
    let mail = UUIDv7.make()
    try ledger.record { entry in
      guard let found = try Holds.find(hold, in: entry.transaction)?.hold, found.state == .ready,
        let item = found.item, let until = found.readyUntil, until < today
      else { return }
      var expired = found
      expired.state = .expired
      try Holds.update(expired, in: entry)
      try desk.log(
        .holdExpired, member: found.member, item: item, body: "json_object('hold', \(hold))", in: entry)
      try HoldShelf(library: library).pass(item, of: found.title, mail: mail, in: entry)
    }
  }

  // MARK: Reminders

  private func remind(on today: LocalDate) throws {
    let (rules, zone, horizon) = (library.rules, library.zone, library.rules.lastRemindedDue(on: today))
    var seq: Int64 = 0
    while true {
      let found = try ledger.read { [seq] connection in
        try Reminders.candidates(dueUpTo: horizon, after: seq, limit: Self.page, in: connection)
      }
      for loan in found where rules.reminderStep(for: loan.reminded(in: zone), on: today) != nil {
        try remind(loan.loan, on: today)
      }
      guard let last = found.last, found.count == Self.page else { return }
      seq = last.seq
    }
  }

  private func remind(_ id: String, on today: LocalDate) throws {
    let mail = UUIDv7.make()
    try ledger.record { [library] entry in
      guard let candidate = try Reminders.candidate(id, in: entry.transaction),
        let step = library.rules.reminderStep(for: candidate.reminded(in: library.zone), on: today),
        let loan = try Loans.find(id, in: entry.transaction),
        let member = try Members.find(id: loan.loan.member, in: entry.transaction)?.member
      else { return }
      // An earlier step that never got out would only repeat what the new one says.
      try Mails.drop(about: .loan(id), in: entry)
      try LibraryMail(library: library).reminder(loan, to: member, on: today, as: mail, in: entry)
      try Reminders.mark(id, step: step, in: entry)
    }
  }
}

extension Caller {
  /// The desk itself, by its clock.
  static let clock = Caller(username: "loket", name: "", role: .system, device: "loket")
}
