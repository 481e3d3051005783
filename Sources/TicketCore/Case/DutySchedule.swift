import Calendars
import Foundation

/// What was done about a ticket's duties that none of its events tells.
package struct DutyMemory: Hashable, Sendable {
  /// When the answer was given after which the visitor was last warned.
  package var warnedFor: Date?
  /// The last day whose progress was looked at.
  package var progressSeen: LocalDate?

  /// Nothing, or the values as they are.
  package init(warnedFor: Date? = nil, progressSeen: LocalDate? = nil) {
    self.warnedFor = warnedFor
    self.progressSeen = progressSeen
  }
}

extension CaseDuties {
  /// What has fallen due until a moment and is not done, in the order in which it did, the day's progress included.
  package func fallen(on ticket: Ticket, until now: Date, knowing memory: DutyMemory) -> [FallenDue] {
    let isWarned = memory.warnedFor == ticket.file.answeredAt
    let known = fallen(on: ticket, until: now).filter { $0.duty != .warn || !isWarned }
    let progress = progress(of: ticket, knowing: memory).filter { $0.at <= now }
    return (known + progress).sorted { $0.at < $1.at }
  }

  /// When to look at a ticket next: the moment at which the first of its duties falls due, or did; nil where none will as
  /// it stands.
  package func next(on ticket: Ticket, knowing memory: DutyMemory) -> Date? {
    let isWarned = memory.warnedFor == ticket.file.answeredAt
    let end = closing(of: ticket).map { isWarned ? $0 : warning(before: $0) ?? $0 }
    // A promise is broken after its last moment, not in it.
    let misses = fallen(on: ticket, until: .distantFuture).filter { $0.duty != .close }.map { $0.at + 0.001 }
    return ([end].compactMap(\.self) + misses + progress(of: ticket, knowing: memory).map(\.at)).min()
  }

  /// The first day that was not looked at yet and on whose end the visitor has to have heard of progress. The day of the
  /// consultation itself is none, nor is one after the promised solution.
  private func progress(of ticket: Ticket, knowing memory: DutyMemory) -> [FallenDue] {
    guard let duty = standard.progressDuty,
      let promise = ticket.promises.first(where: { duty.during.contains($0.name) && $0.state == .running }),
      let started = promise.started
    else { return [] }
    let calendar = WorkingCalendar(hours: standard.hours, holidays: holidays, zone: standard.timeZone)
    let start = calendar.zone.date(of: started)
    guard let day = try? calendar.workingDay(1, after: memory.progressSeen.map { max($0, start) } ?? start),
      let end = try? calendar.stretches(of: day).last?.end, end <= promise.due ?? .distantFuture
    else { return [] }
    return [FallenDue(duty: .lookAtProgress(of: day), at: end)]
  }
}
