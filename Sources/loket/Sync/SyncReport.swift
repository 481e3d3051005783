import Calendars
import Foundation
import Records
import Sync

/// How the sync stands, for the person at the terminal.
struct SyncReport {
  let state: CRMState
  let figures: Outbox.Figures
  let conflicts: Int
  /// Who carries the outbox now; nil for nobody.
  let worker: String?

  /// Reads it.
  /// - Throws: a database error, `SyncLock.Unusable`.
  init(_ ledger: Ledger, data: DataFolder) throws {
    (state, figures, conflicts) = try ledger.read { connection in
      (
        try CRMState.read(in: connection), try Outbox.figures(withRestricted: true, in: connection),
        try CRMConflict.unseen(withRestricted: true, in: connection)
      )
    }
    worker = try SyncLock.isHeld(data.syncLock) ? SyncLock.holder(data.syncLock) : nil
  }

  /// Whether something waits for longer than a worker that gets through would need, or was refused.
  func isStuck(at now: Date) -> Bool {
    figures.dead > 0 || figures.oldest.map { now.timeIntervalSince($0) > Self.patience } ?? false
  }

  private static let patience: TimeInterval = 300

  /// What is left and why; nil where everything is told.
  var leftover: Phrase? {
    guard figures.waiting + figures.dead > 0 else { return nil }
    let dead = figures.dead
    let why: Phrase =
      if let pause = state.pause {
        Phrase("dijeda oleh \(pause.by): \(pause.reason)", "paused by \(pause.by): \(pause.reason)")
      } else if state.line != .connected {
        line
      } else if dead > 0 {
        Phrase("\(dead) ditolak CRM; lihat halaman CRM pusat", "\(dead) refused by the CRM; see the page Central CRM")
      } else {
        Phrase("CRM belum menerimanya; dicoba lagi nanti", "the CRM did not take it yet; it is tried again later")
      }
    return Phrase(
      "belum terkirim \(figures.waiting + dead): \(why.id)", "not sent \(figures.waiting + dead): \(why.en)")
  }

  private var line: Phrase { state.line.words(missing: state.missing) }

  /// One screenful.
  func lines(in language: Language, now: Date) -> [String] {
    let age = figures.oldest.map { Self.age(now.timeIntervalSince($0)) } ?? Phrase("", "")
    let pause = state.pause.map { Phrase("oleh \($0.by): \($0.reason)", "by \($0.by): \($0.reason)") }
    let rows: [(Phrase, Phrase)] = [
      (Phrase("CRM", "CRM"), Self.same(state.connector ?? "–")), (Phrase("Keadaan", "State"), line),
      (Phrase("Menunggu", "Waiting"), Phrase("\(figures.waiting)\(age.id)", "\(figures.waiting)\(age.en)")),
      (Phrase("Ditolak", "Refused"), Self.same("\(figures.dead)")),
      (Phrase("Konflik", "Conflicts"), Self.same("\(conflicts)")),
      (Phrase("Jeda", "Pause"), pause ?? Self.same("–")),
      (Phrase("Terakhir berhasil", "Last success"), Self.same(state.lastSuccess?.formatted(.iso8601) ?? "–")),
      (Phrase("Terakhir gagal", "Last failure"), Self.same(state.lastFailure?.formatted(.iso8601) ?? "–")),
      (Phrase("Dicoba lagi", "Next try"), Self.same(state.nextTry(after: now)?.formatted(.iso8601) ?? "–")),
      (Phrase("Pekerja", "Worker"), Self.same(worker ?? "–")),
      (Phrase("Instalasi", "Installation"), Self.same(state.installation)),
    ]
    return rows.map { name, value in
      name[language].padding(toLength: 20, withPad: " ", startingAt: 0) + value[language]
    }
  }

  /// In whole minutes, hours or days, as a person would say it.
  private static func age(_ seconds: TimeInterval) -> Phrase {
    let minutes = Int(max(0, seconds) / 60)
    return switch minutes {
    case ..<120: Phrase(", tertua \(minutes) menit", ", oldest \(minutes) minutes")
    case ..<2880: Phrase(", tertua \(minutes / 60) jam", ", oldest \(minutes / 60) hours")
    default: Phrase(", tertua \(minutes / 1440) hari", ", oldest \(minutes / 1440) days")
    }
  }

  private static func same(_ text: String) -> Phrase { Phrase(text, text) }
}

// MARK: For programs

extension SyncReport: Encodable {
  private enum CodingKeys: CodingKey {
    case connector, line, missing, waiting, oldest, dead, conflicts, paused, lastSuccess, lastFailure, nextTry, worker
    case installation
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(state.connector, forKey: .connector)
    try container.encode(state.line.rawValue, forKey: .line)
    try container.encode(state.missing, forKey: .missing)
    try container.encode(figures.waiting, forKey: .waiting)
    try container.encode(figures.oldest, forKey: .oldest)
    try container.encode(figures.dead, forKey: .dead)
    try container.encode(conflicts, forKey: .conflicts)
    try container.encode(state.pause != nil, forKey: .paused)
    try container.encode(state.lastSuccess, forKey: .lastSuccess)
    try container.encode(state.lastFailure, forKey: .lastFailure)
    try container.encode(state.nextTry(after: Date()), forKey: .nextTry)
    try container.encode(worker, forKey: .worker)
    try container.encode(state.installation, forKey: .installation)
  }
}
