import Calendars

/// A rule of the desk that says no to an act that is well formed (HTTP 409). Read from top to bottom, the list is
/// what the ticket core refuses.
package enum Refusal: String, Error, CaseIterable, Sendable {
  /// The ticket was issued before.
  case alreadyIssued = "already-issued"
  /// An act on a ticket that was never issued.
  case notIssued = "not-issued"

  /// The problem document's `type`, a slug that programs rely on.
  package var type: String { rawValue }

  /// The sentence for people: what the rule is and what can be done.
  package func message(in language: Language) -> String {
    switch self {
    case .alreadyIssued:
      Phrase(
        "Tiket ini sudah diterbitkan; pakai nomor baru untuk permohonan baru.",
        "This ticket has been issued already; use a new id for a new request.")[language]
    case .notIssued:
      Phrase(
        "Tiket ini belum diterbitkan; terbitkan dahulu.",
        "This ticket has not been issued; issue it first.")[language]
    }
  }
}
