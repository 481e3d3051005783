import Calendars

/// Where a ticket stands. Raw values are the contract's.
package enum TicketState: String, CaseIterable, Codable, Sendable {
  /// In the queue, not yet called.
  case waiting
  /// Called to a counter.
  case called
  /// With an officer.
  case serving
  /// Received by another channel, with no officer yet.
  case open
  /// Answered; waits for the visitor.
  case answered
  /// Ended by the officer.
  case resolved
  /// Ended by the visitor or by the clock.
  case closed
  /// Documents or a reply were asked for.
  case awaitingVisitor
  /// With a further tier.
  case escalated
  /// Waits for leadership direction.
  case pending
  /// Called and not come.
  case noShow
  /// Withdrawn by the visitor.
  case cancelled
  /// Issued by mistake.
  case voided

  /// True where nobody works on it and nobody waits any more.
  package var isEnded: Bool { Self.ended.contains(self) }

  /// The states in which nobody works on a ticket and nobody waits any more.
  package static let ended: [TicketState] = [.resolved, .closed, .noShow, .cancelled, .voided]

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .waiting: Phrase("menunggu", "waiting")
    case .called: Phrase("dipanggil", "called")
    case .serving: Phrase("dilayani", "being served")
    case .open: Phrase("diterima", "open")
    case .answered: Phrase("dijawab", "answered")
    case .resolved: Phrase("selesai", "resolved")
    case .closed: Phrase("ditutup", "closed")
    case .awaitingVisitor: Phrase("menunggu pemohon", "waiting for the visitor")
    case .escalated: Phrase("dieskalasi", "escalated")
    case .pending: Phrase("menunggu arahan pimpinan", "waiting for leadership direction")
    case .noShow: Phrase("tidak hadir", "no-show")
    case .cancelled: Phrase("dibatalkan", "cancelled")
    case .voided: Phrase("batal demi kekeliruan", "voided")
    }
  }
}
