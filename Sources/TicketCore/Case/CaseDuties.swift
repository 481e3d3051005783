import Calendars
import Foundation

/// What the clock does to a case by itself.
package enum CaseDuty: Hashable, Sendable {
  /// The visitor is told that the case will close.
  case warn
  /// The case closes, since the visitor did not reply.
  case close
  /// The officer is reminded that a working day went by without a word to the visitor.
  case remindProgress
  /// A missed promise, by its place among the ticket's, earns priority at the next service.
  case compensate(promise: Int)
}

/// A duty and the moment it fell due.
package struct FallenDue: Hashable, Sendable {
  /// What is to be done.
  package let duty: CaseDuty
  /// When it fell due; an event that carries it out took effect then, however late it is carried out.
  package let at: Date

  /// Takes the values as they are.
  package init(duty: CaseDuty, at: Date) {
    self.duty = duty
    self.at = at
  }
}

/// What of a standard's rules falls due by itself, read from its tickets.
package struct CaseDuties: Sendable {
  private let standard: ServiceStandard
  private let calendar: WorkingCalendar
  /// Of the standard's own zone, which governs its promises.
  private let promising: WorkingCalendar

  /// The duties under a standard, in days of an office's zone.
  package init(_ standard: ServiceStandard, holidays: HolidayCalendars, zone: OfficeZone) {
    self.standard = standard
    calendar = WorkingCalendar(hours: standard.hours, holidays: holidays, zone: zone)
    promising = WorkingCalendar(hours: standard.hours, holidays: holidays, zone: standard.timeZone)
  }

  /// When a case closes by itself: so long after the last answer without a word of the visitor; nil for never.
  package func closing(of ticket: Ticket) -> Date? {
    guard let rule = standard.closing.autoClose, rule.kinds?.contains(ticket.kind) ?? true, ticket.state == .answered,
      !ticket.restricted, let answered = ticket.file.answeredAt
    else { return nil }
    return try? calendar.deadline(rule.after, from: answered).due
  }

  /// What has fallen due until a moment and is not done, in the order in which it did. A warning that comes too late
  /// for the visitor to heed is not among it, and of the days without progress only those since the last word.
  package func fallen(on ticket: Ticket, until now: Date) -> [FallenDue] {
    (compensations(ticket, now) + silences(ticket, now) + ends(ticket, now)).sorted { $0.at < $1.at }
  }

  private func silences(_ ticket: Ticket, _ now: Date) -> [FallenDue] {
    // While the visitor is waited for nothing runs, and nothing is owed.
    guard let duty = standard.progressDuty,
      let promise = ticket.promises.first(where: { duty.during.contains($0.name) && $0.state == .running }),
      let started = promise.started, let due = promise.due
    else { return [] }
    let zone = promising.zone
    let pauses = ticket.pauses(until: now)
    let told = Dictionary(grouping: ticket.file.progress.map(zone.date(of:)), by: \.self).mapValues(\.count)
    let last = told.filter { $0.value >= duty.perWorkingDay }.keys.max() ?? zone.date(of: started)
    // The day of the consultation is over with it; the duty begins with the next.
    var day = max(last, zone.date(of: started))
    var fallen: [FallenDue] = []
    while day < zone.date(of: min(now, due)) {
      day = day + 1
      guard let closing = try? promising.stretches(of: day).last?.end, closing <= now,
        !pauses.contains(where: { $0.contains(closing) })
      else { continue }
      fallen.append(FallenDue(duty: .remindProgress, at: closing))
    }
    return fallen
  }

  private func ends(_ ticket: Ticket, _ now: Date) -> [FallenDue] {
    guard let closing = closing(of: ticket) else { return [] }
    if closing <= now { return [FallenDue(duty: .close, at: closing)] }
    guard let warning = warning(before: closing), warning <= now else { return [] }
    return [FallenDue(duty: .warn, at: warning)]
  }

  /// When the visitor is told of a closing; nil where nothing closes by itself.
  func warning(before closing: Date) -> Date? {
    guard let rule = standard.closing.autoClose else { return nil }
    let last = calendar.zone.date(of: closing - 1)
    return calendar.zone.start(of: last + (1 - rule.warnDaysBefore))
  }

  private func compensations(_ ticket: Ticket, _ now: Date) -> [FallenDue] {
    guard let rule = standard.compensation, ticket.visitorID != nil, ticket.state != .voided else { return [] }
    return ticket.promises.enumerated().compactMap { place, promise in
      guard rule.missed.contains(promise.name), promise.standard ?? standard.id == standard.id, let due = promise.due,
        promise.state == .missed || (promise.state == .running && !ticket.state.isEnded && due < now),
        !ticket.file.grants.contains(where: { $0.promise == place })
      else { return nil }
      return FallenDue(duty: .compensate(promise: place), at: due)
    }
  }
}
