import Calendars
import Foundation

/// What the holder of a ticket's code can do now.
package struct VisitorTurn: Hashable, Sendable {
  /// Whether somebody would read a reply.
  package let canReply: Bool
  /// Whether the visitor can end the case.
  package let canClose: Bool
  /// Whether a rating is taken: with the visitor's end, or after one that was not the clock's.
  package let canRate: Bool
  /// The last moment for a reply in a settled ticket; nil for no limit, and while it is not settled.
  package let replyUntil: Date?

  /// What a ticket's state and its standard leave to the visitor.
  package init(on ticket: Ticket, under standard: ServiceStandard, holidays: HolidayCalendars, now: Date) {
    let isCase = !Self.ofTheQueue.contains(ticket.state) && ![.cancelled, .voided].contains(ticket.state)
    replyUntil = ticket.file.settledAt.flatMap { standard.lastWord(after: $0, holidays) }
    canReply = isCase && now <= replyUntil ?? .distantFuture
    canClose = isCase && ticket.state != .closed
    let isOffered =
      switch ticket.file.closedBy {
      case .clock: false
      case .visitor: true
      case .officer, nil: standard.closing.rating == .offered
      }
    canRate = ticket.file.rating == nil && (canClose || (ticket.state == .closed && isOffered))
  }

  /// The states in which the visitor speaks with the desk in person, or never came.
  private static let ofTheQueue: [TicketState] = [.waiting, .called, .serving, .noShow]
}

extension Ticket {
  /// Demands that the visitor does not speak with the desk in person, now or soon.
  package func demandHearing() throws(Refusal) {
    switch state {
    case .waiting, .called: throw .stillQueued
    case .serving: throw .stillServed
    default: return
    }
  }
}
