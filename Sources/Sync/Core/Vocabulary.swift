import Calendars
import Records
import TicketCore

/// What the records of an office can say: the values of those facts that are closed lists. Where a mapping gives words for
/// a fact, it needs one for each.
package struct Vocabulary: Sendable, Equatable {
  private let values: [OutboxKind: [Fact: [String]]]

  /// The vocabulary of an office.
  ///
  /// - Parameters:
  ///   - tiers: how many tiers a case can go through.
  ///   - loanActs: the acts of circulation that are told; none where loans are not.
  package init(tiers: Int, loanActs: Set<LibraryEvents.Kind>) {
    let ticket: [Fact: [String]] = [
      .eventType: TicketAct.types, .state: TicketState.allCases.map(\.rawValue),
      .rating: Rating.allCases.map(\.rawValue), .tier: (1...max(1, tiers)).map(String.init),
      .channel: Channel.allCases.map(\.rawValue), .kind: TicketCore.Kind.allCases.map(\.rawValue),
      .visitorType: RequesterType.allCases.map(\.rawValue),
    ]
    let loan: [Fact: [String]] = [.eventType: loanActs.map(\.rawValue).sorted()]
    values = loanActs.isEmpty ? [.ticket: ticket] : [.ticket: ticket, .loan: loan]
  }

  /// The values of a kind's facts; nil where the office tells nothing of that kind.
  subscript(kind: OutboxKind) -> [Fact: [String]]? { values[kind] }
}

extension FileProblem {
  /// A mapping leaves out a kind of record that the office tells of.
  static func unmapped(_ kind: OutboxKind, in file: String) -> FileProblem {
    FileProblem(
      file: file, pointer: "/\(kind.rawValue)",
      message: Phrase(
        "Tidak ada, padahal \"crm.circulation\" memintanya; tambahkan, atau kosongkan \"crm.circulation\".",
        "It is not there, but \"crm.circulation\" asks for it; add it, or empty \"crm.circulation\"."))
  }

  /// A mapping has no word for values that the office's records can have.
  static func wordless(_ values: [String], at pointer: String, in file: String) -> FileProblem {
    let names = values.map { "\"\($0)\"" }.joined(separator: ", ")
    return FileProblem(
      file: file, pointer: pointer,
      message: Phrase("Belum ada kata untuk \(names); tambahkan.", "There is no word for \(names); add it."))
  }
}
