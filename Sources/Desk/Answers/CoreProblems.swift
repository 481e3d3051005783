import Calendars
import TicketCore

extension DeskProblem {
  /// Input that the ticket core refused, field by field.
  init(_ input: InvalidInput) {
    self = .invalid(
      input.problems.map { problem in
        (
          field: problem.pointer,
          message: Phrase(problem.message(in: .indonesian), problem.message(in: .english))
        )
      })
  }

  /// A rule of the desk that said no.
  init(_ refusal: TicketCore.Refusal) {
    self.init(
      refusal.type, 409,
      title: Phrase("Tidak dapat dilakukan", "Not possible"),
      detail: Phrase(refusal.message(in: .indonesian), refusal.message(in: .english)))
  }
}
