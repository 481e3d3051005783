import Calendars
import Foundation

/// What became of a fleet's records.
struct FleetReport {
  let plan: FleetPlan
  /// Records that came, each counted once.
  let arrived: Int
  /// Records that stayed in the house, since they are restricted.
  let withheld: Int
  /// How often one came that was there already.
  let duplicates: Int
  /// Records that never came.
  let losses: Int
  /// Subjects whose records came in another order than they happened, or that nobody knows.
  let violations: Int
  /// Records with the id of another office's.
  let collisions: Int
  /// Records that waited when the receiver came back.
  let waited: Int
  /// How long after that each office had nothing waiting, in seconds of the simulation, shortest first; an office that
  /// never got there is not among them.
  let drained: [TimeInterval]
  /// How long the draining took by the clock on the wall, in seconds.
  let drainWork: TimeInterval
  /// How long all took by the clock on the wall, in seconds.
  let work: TimeInterval

  /// Whether every record came, in order, as nobody else's.
  var isClean: Bool { losses == 0 && violations == 0 && collisions == 0 && drained.count == plan.offices }

  /// The report in lines.
  func lines(in language: Language) -> [String] {
    let (half, all) = (Self.minutes(drained.middle), Self.minutes(drained.last))
    let hours = Int(plan.outage.upperBound - plan.outage.lowerBound) / 3600
    let (drain, rate) = (Self.seconds(drainWork), Int(Double(waited) / max(drainWork, 0.001)))
    let phrases = [
      Phrase(
        "\(plan.offices) kantor, \(plan.days) hari, \(plan.tickets) tiket sehari di setiap kantor",
        "\(plan.offices) offices, \(plan.days) days, \(plan.tickets) tickets a day in each office"),
      Phrase(
        "Catatan yang sampai: \(arrived); ditahan karena terbatas: \(withheld)",
        "Records sent: \(arrived); kept in the house as restricted: \(withheld)"),
      Phrase("Kiriman ganda: \(duplicates)", "Duplicates: \(duplicates)"),
      Phrase("Hilang: \(losses)", "Losses: \(losses)"),
      Phrase("Salah urutan: \(violations)", "Order violations: \(violations)"),
      Phrase("Id bertabrakan: \(collisions)", "Colliding ids: \(collisions)"),
      Phrase(
        "Gangguan \(hours) jam; \(waited) catatan menunggu, habis setelah \(all) menit (separuh kantor: \(half))",
        "Outage of \(hours) h; \(waited) records waited, gone after \(all) min (half of the offices: \(half))"),
      Phrase(
        "Kerja nyata: \(drain) s untuk menghabiskannya (\(rate) catatan/s), \(Self.seconds(work)) s seluruhnya",
        "Real work: \(drain) s to drain them (\(rate) records/s), \(Self.seconds(work)) s in all"),
    ]
    return phrases.map { $0[language] }
  }

  private static func seconds(_ value: TimeInterval) -> String { String(format: "%.1f", value) }

  private static func minutes(_ value: TimeInterval?) -> String {
    value.map { String(Int(($0 / 60).rounded(.up))) } ?? "?"
  }
}

extension Array {
  /// The one in the middle; nil for none.
  fileprivate var middle: Element? { isEmpty ? nil : self[count / 2] }
}
