import Calendars
import HTTP
import Records
import TicketCore

/// What a dashboard, or a table of its figures, is asked for.
struct DashboardQuestion {
  /// The longest period, in days: five years.
  static let mostDays = 5 * 366

  let period: FigurePeriod
  /// Only this standard; nil for all.
  let standard: String?

  /// Reads `from`, `to` (both today when absent) and `standard`.
  /// - Throws: `DeskProblem` for a period that runs backwards or is too long.
  init(_ call: Call, today: LocalDate) throws {
    let to = try call.date("to") ?? today
    let from = try call.date("from") ?? to
    guard from <= to, to.dayNumber - from.dayNumber < Self.mostDays else {
      throw DeskProblem.invalid([
        (
          field: "from",
          message: Phrase(
            "Isi tanggal awal yang tidak melewati tanggal akhir, paling lama lima tahun sebelumnya.",
            "Give a first date that is not after the last one, at most five years before it.")
        )
      ])
    }
    period = FigurePeriod(from: from, to: to)
    standard = call.request.query["standard"].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Sums of a period, to be asked by figure.
struct FigureSums {
  let all: [Figures.Sum]

  /// How many of a figure.
  func total(_ figure: Figure) -> Int { all.reduce(0) { $1.figure == figure ? $0 + $1.count : $0 } }

  /// How many of a figure, by what it is told apart by.
  func counts(_ figure: Figure) -> [String: Int] {
    all.reduce(into: [:]) { if $1.figure == figure { $0[$1.key, default: 0] += $1.count } }
  }

  /// The same where the key is a number: an hour, or a class of minutes.
  func numbers(_ figure: Figure) -> [Int: Int] {
    Dictionary(counts(figure).compactMap { key, count in Int(key).map { ($0, count) } }, uniquingKeysWith: +)
  }

  /// Those of one standard.
  func only(_ standard: String) -> FigureSums { FigureSums(all: all.filter { $0.standard == standard }) }
}
