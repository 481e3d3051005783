import Calendars
import Foundation

/// The times that a standard promises, counted with the calendars at hand.
package struct Promising: Sendable {
  let standard: ServiceStandard
  private let holidays: HolidayCalendars

  /// The promises of a standard, counted by its own zone and hours.
  package init(_ standard: ServiceStandard, holidays: HolidayCalendars) {
    self.standard = standard
    self.holidays = holidays
  }

  /// What is promised when a request arrives: clocks that start with the receipt run, the others wait. What only an
  /// escalation promises is not among them.
  package func atReceipt(channel: Channel, kind: Kind, receivedAt: Date) -> [Promise] {
    standard.promises.filter { $0.from != .escalated && $0.applies(to: channel, kind) }.map { rule in
      rule.from == .receipt ? running(rule, from: receivedAt) : waiting(rule)
    }
  }

  /// The promises after a clock has started: all that waited for it run from that moment, the others stay.
  package func started(_ clock: ClockStart, at moment: Date, _ promises: [Promise]) -> [Promise] {
    promises.map { promise in
      guard promise.state == .waiting, promise.from == clock, let rule = standard.promiseRule(promise.name) else {
        return promise
      }
      return running(rule, from: moment)
    }
  }

  /// The promises after the visitor has left the counter without a solution: those of the service itself were kept or
  /// broken with its end, those for what it left unsolved begin.
  package func unsolved(at moment: Date, _ promises: [Promise]) -> [Promise] {
    let served = promises.map { $0.from == .started ? $0.concluded(at: moment) : $0 }
    return started(.unsolved, at: moment, served)
  }

  /// The promises after an escalation to a tier (1 is the first). A tier with its own time ends what ran and starts
  /// its promise, once; one without keeps what runs.
  package func escalated(to tier: Int, at moment: Date, _ promises: [Promise]) -> [Promise] {
    guard standard.tiers.indices.contains(tier - 1) else { return promises }
    let target = standard.tiers[tier - 1]
    let isRunning = promises.contains { $0.name == target.promise && [.running, .paused].contains($0.state) }
    guard target.ownTime, !isRunning else { return promises }
    let standing = promises.map { $0.state == .running ? $0.replaced(at: moment) : $0 }
    guard let rule = target.promise.flatMap(standard.promiseRule) else { return standing }
    return standing + [running(rule, from: moment)]
  }

  /// The promises after the case was set pending for leadership direction: the direction's time takes the place of
  /// the tier's, counted from the same moment. Nothing changes where the tier's clock does not run.
  ///
  /// - Parameter pauses: the stretches in which the visitor was waited for.
  package func pended(at moment: Date, _ promises: [Promise], pauses: [DateInterval]) -> [Promise] {
    guard let pending = standard.pending, let rule = standard.promiseRule(pending.promise),
      let place = promises.firstIndex(where: { $0.name == pending.replaces && $0.state == .running }),
      let start = promises[place].started
    else { return promises }
    var standing = promises
    standing[place] = promises[place].replaced(at: moment)
    return standing + [running(rule, from: start, pauses: pauses.filter { $0.end > start })]
  }

  /// The promises after the officer has stated the date; another date takes the place of the one stated before.
  package func stated(due: Date, at moment: Date, _ promises: [Promise]) -> [Promise] {
    guard let rule = standard.promises.first(where: { $0.from == .officerSet }) else { return promises }
    let stated = Promise(
      name: rule.name, standard: standard.id, unit: nil, amount: nil, from: .officerSet, started: moment, due: due,
      reason: nil,
      state: .running, calendarVersion: nil)
    if let place = promises.firstIndex(where: { $0.name == rule.name && $0.state == .waiting }) {
      return promises.enumerated().map { $0.offset == place ? stated : $0.element }
    }
    return promises.map { $0.name == rule.name && $0.state == .running ? $0.replaced(at: moment) : $0 } + [stated]
  }

  /// The promises counted anew where a calendar was missing and may have arrived.
  ///
  /// - Parameter pauses: the stretches in which the visitor was waited for.
  package func recounted(_ promises: [Promise], pauses: [DateInterval]) -> [Promise] {
    promises.map { promise in
      guard promise.state == .running, promise.reason == .calendarMissing, let start = promise.started,
        let rule = standard.promiseRule(promise.name)
      else { return promise }
      return running(rule, from: start, pauses: pauses.filter { $0.end > start })
    }
  }

  /// The promises while the visitor is waited for, or was called and has not come: what ran stands still. What was broken
  /// before stays broken.
  package func paused(at moment: Date, _ promises: [Promise]) -> [Promise] {
    promises.map { promise in
      guard promise.state == .running else { return promise }
      if promise.isOverdue(at: moment) { return promise.turned(.missed) }
      // A date that was stated can't be counted again; it is kept to be moved.
      return promise.turned(.paused, due: promise.from == .officerSet ? promise.due : nil, reason: .paused)
    }
  }

  /// The promises when the work goes on: the time that the visitor took is added to the time promised.
  ///
  /// - Parameter pauses: the stretches in which the visitor was waited for.
  package func resumed(_ promises: [Promise], pauses: [DateInterval]) -> [Promise] {
    promises.map { promise in
      guard promise.state == .paused, let start = promise.started else { return promise }
      if promise.from == .officerSet { return moved(promise, by: pauses.last) }
      guard let rule = standard.promiseRule(promise.name) else { return promise }
      return running(rule, from: start, pauses: pauses.filter { $0.end > start })
    }
  }

  /// A stated date after a pause: later by the service time in which the visitor was waited for.
  private func moved(_ promise: Promise, by pause: DateInterval?) -> Promise {
    guard let due = promise.due, let pause else { return promise.turned(.running, due: promise.due, reason: nil) }
    let calendar = WorkingCalendar(hours: standard.hours, holidays: holidays, zone: standard.timeZone)
    let waited = try? calendar.serviceMinutes(from: pause.start, to: pause.end).rounded(.up)
    // Without a calendar the clock on the wall has to do.
    let moved =
      waited.flatMap { $0 > 0 ? try? calendar.adding(serviceMinutes: Int($0), to: due) : due } ?? due + pause.duration
    return promise.turned(.running, due: moved, reason: nil)
  }

  /// The promises when the visitor's word brings back a case on which nothing was owed any more: that of its tier runs
  /// anew, from that word. What was kept or broken before stays so.
  package func renewed(for ticket: Ticket, at moment: Date, _ promises: [Promise]) -> [Promise] {
    guard !promises.contains(where: { [.running, .paused, .waiting].contains($0.state) }),
      let rule = standingRule(of: ticket)
    else { return promises }
    return promises + [running(rule, from: moment)]
  }

  /// What is promised of a case wherever it stands: the time of the last tier that has one of its own, even if that is
  /// none, else what the standard promises for work that no counter's clock measures.
  private func standingRule(of ticket: Ticket) -> PromiseRule? {
    if let tier = standard.tiers.prefix(ticket.tier).last(where: \.ownTime) {
      return tier.promise.flatMap(standard.promiseRule)
    }
    return standard.promises.first {
      [.unsolved, .receipt, .staffReceipt, .officerSet].contains($0.from) && $0.applies(to: ticket.channel, ticket.kind)
    }
  }

  /// A promise whose clock has not begun.
  func waiting(_ rule: PromiseRule) -> Promise {
    Promise(
      name: rule.name, standard: standard.id, unit: rule.span?.unit, amount: rule.span?.amount, from: rule.from,
      started: nil, due: nil,
      reason: rule.span == nil ? .notStated : .notStarted, state: .waiting, calendarVersion: nil)
  }

  /// A promise whose clock began at a moment.
  ///
  /// - Parameter pauses: the stretches since then in which the visitor was waited for.
  func running(_ rule: PromiseRule, from start: Date, pauses: [DateInterval] = []) -> Promise {
    guard let span = rule.span else { return waiting(rule) }
    let deadline = try? calendar(for: rule).deadline(span, from: start, without: pauses)
    return Promise(
      name: rule.name, standard: standard.id, unit: span.unit, amount: span.amount, from: rule.from, started: start,
      due: deadline?.due,
      reason: deadline == nil ? .calendarMissing : nil, state: .running, calendarVersion: deadline?.calendarVersion)
  }

  private func calendar(for rule: PromiseRule) -> WorkingCalendar {
    let hours =
      switch rule.hours {
      case .service: standard.hours
      case .consultation: standard.consultationHours ?? standard.hours
      }
    return WorkingCalendar(hours: hours, holidays: holidays, zone: standard.timeZone)
  }
}

extension [Promise] {
  /// The promises at the end of the work: those that ran were met or missed, those that never ran are not owed.
  package func concluded(at moment: Date) -> [Promise] { map { $0.concluded(at: moment) } }

  /// The promises where the visitor gives up before an answer: what is late by then was broken, the rest is not owed.
  package func withdrawn(at moment: Date) -> [Promise] {
    map { $0.state == .running && $0.isOverdue(at: moment) ? $0.turned(.missed) : $0 }.voided
  }

  /// The promises of a case that another service takes over: what was broken stays broken.
  package func replaced(at moment: Date) -> [Promise] { map { $0.replaced(at: moment) } }

  /// The promises of a case that nobody works on any more without its having been served.
  package var voided: [Promise] {
    map { [.running, .waiting, .paused].contains($0.state) ? $0.turned(.void) : $0 }
  }
}

extension Promise {
  fileprivate func isOverdue(at moment: Date) -> Bool { due.map { moment > $0 } ?? false }

  fileprivate func concluded(at moment: Date) -> Promise {
    switch state {
    // Nobody can say whether a time that could not be counted was kept.
    case .running where reason == .calendarMissing: turned(.void)
    case .running: turned(isOverdue(at: moment) ? .missed : .met)
    // What ended while the visitor was waited for was in time: its clock stood.
    case .paused: turned(.met)
    case .waiting: turned(.void)
    case .met, .missed, .replaced, .void: self
    }
  }

  /// The promise where another takes its place: what was broken stays broken.
  func replaced(at moment: Date) -> Promise {
    switch state {
    case .running: turned(isOverdue(at: moment) ? .missed : .replaced)
    case .waiting, .paused: turned(.replaced)
    case .met, .missed, .replaced, .void: self
    }
  }

  fileprivate func turned(_ state: State) -> Promise { turned(state, due: due, reason: reason) }

  fileprivate func turned(_ state: State, due: Date?, reason: Reason?) -> Promise {
    Promise(
      name: name, standard: standard, unit: unit, amount: amount, from: from, started: started, due: due,
      reason: reason, state: state,
      calendarVersion: calendarVersion)
  }
}
