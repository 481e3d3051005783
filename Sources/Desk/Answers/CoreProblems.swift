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

  /// A rule of the desk that said no, and the answers whose absence broke it.
  init(_ refusal: TicketCore.Refusal, missing: [Problem] = []) {
    self.init(
      refusal.type, 409,
      title: Phrase("Tidak dapat dilakukan", "Not possible"),
      detail: Phrase(refusal.message(in: .indonesian), refusal.message(in: .english)),
      errors: missing.map {
        (field: $0.pointer, message: Phrase($0.message(in: .indonesian), $0.message(in: .english)))
      })
  }
}
