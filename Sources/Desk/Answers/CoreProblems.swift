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

  /// A hand-over to somebody who is not next in a letter's chain: who hands over to whom instead.
  init(notNextOn ticket: Ticket, under standard: ServiceStandard) {
    let refusal = TicketCore.Refusal.dispositionNotNext
    let chain = standard.channels[ticket.channel]?.disposition
    let next = (chain?.next(after: ticket.file.handOvers) ?? []).map { "\($0.from) → \($0.to)" }
      .joined(separator: ", ")
    let detail =
      switch (chain == nil, next.isEmpty) {
      case (true, _):
        Phrase(
          "Hanya surat yang didisposisikan; jawab kasus ini atau tugaskan kepada petugas.",
          "Only letters are handed over along a chain; answer this case or assign it to an officer.")
      case (_, true):
        Phrase(
          "Rantai disposisi surat ini sudah selesai; jawab kasus ini langsung.",
          "This letter's chain is done; answer the case itself.")
      default:
        Phrase(
          "\(refusal.message(in: .indonesian)) Langkah berikutnya: \(next).",
          "\(refusal.message(in: .english)) The next step is: \(next).")
      }
    self.init(refusal.type, 409, title: Phrase("Tidak dapat dilakukan", "Not possible"), detail: detail)
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
