import Calendars
import Foundation
import HTTP
import Records
import SQLite
import TicketCore

/// What a person does about the way to the central CRM.
enum SyncAct: Sendable {
  /// Try a stuck record again; nil = every dead letter.
  case retry(String?)
  /// Let a stuck record go.
  case skip(String, reason: String)
  /// Keep everything in the house.
  case pause(reason: String)
  /// Go on, and try what was wrong at once.
  case resume
  /// A conflict is dealt with.
  case see(String, reason: String)

  /// Does it and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem` where there is no such record that is stuck, or no such conflict; a database error.
  func perform(for viewer: Viewer, in entry: Entry) throws -> SQL {
    let desk = OutboxDesk(viewer)
    switch self {
    case .retry(let letter?): try demand(try desk.retry(letter, in: entry), else: .notStuck)
    case .retry(nil): try desk.retryAll(in: entry)
    case .skip(let letter, let reason): try demand(try desk.skip(letter, reason: reason, in: entry), else: .notStuck)
    case .pause(let reason): try desk.pause(reason: reason, in: entry)
    case .resume: try desk.resume(in: entry)
    case .see(let conflict, let reason):
      try demand(try desk.see(conflict: conflict, reason: reason, in: entry), else: .notFound)
    }
    return "json_object()"
  }

  private func demand(_ outcome: OutboxDesk.Outcome, else problem: DeskProblem) throws {
    guard outcome == .done else { throw problem }
  }
}

// MARK: The bodies

extension SyncAct {
  /// Reads the body of `PUT /api/sync/retries/{id}`.
  /// - Throws: `DeskProblem`.
  static func retry(reading body: [UInt8]) throws -> SyncAct {
    struct Wish: Decodable { let letter: String? }
    var check = WordCheck()
    let letter = try JSON.decode(Wish.self, from: body).letter.map { check.id($0, "letter") }
    try check.end()
    return .retry(letter)
  }

  /// Reads the body of `PUT /api/sync/skips/{id}`.
  /// - Throws: `DeskProblem`, `InvalidInput`.
  static func skip(reading body: [UInt8]) throws -> SyncAct {
    struct Wish: Decodable {
      let letter: String
      let reason: String?
    }
    let wish = try JSON.decode(Wish.self, from: body)
    var check = WordCheck()
    let act = SyncAct.skip(check.id(wish.letter, "letter"), reason: check.reason(wish.reason))
    try check.end()
    return act
  }

  /// Reads the body of `PUT /api/sync/pauses/{id}`.
  /// - Throws: `DeskProblem`, `InvalidInput`.
  static func pause(reading body: [UInt8]) throws -> SyncAct {
    struct Wish: Decodable {
      let paused: Bool
      let reason: String?
    }
    let wish = try JSON.decode(Wish.self, from: body)
    guard wish.paused else { return .resume }
    var check = WordCheck()
    let act = SyncAct.pause(reason: check.reason(wish.reason))
    try check.end()
    return act
  }

  /// Reads the body of `PUT /api/sync/conflicts/{id}`.
  /// - Throws: `DeskProblem`, `InvalidInput`.
  static func see(reading body: [UInt8]) throws -> SyncAct {
    struct Wish: Decodable {
      let conflict: String
      let reason: String?
    }
    let wish = try JSON.decode(Wish.self, from: body)
    var check = WordCheck()
    let act = SyncAct.see(check.id(wish.conflict, "conflict"), reason: check.reason(wish.reason))
    try check.end()
    return act
  }
}

/// Checks what stands in a body and gathers all that is wrong.
private struct WordCheck {
  private static let limit = 200
  private var problems: [Problem] = []

  /// An id in lower case.
  mutating func id(_ text: String, _ field: String) -> String {
    guard let id = UUID(uuidString: text) else {
      let remedy = Phrase("Tulis sebagai UUID dari /api/sync.", "Write it as a UUID from /api/sync.")
      problems.append(Problem("/\(field)", .malformed(Phrase("Id", "The id"), remedy: remedy)))
      return ""
    }
    return id.uuidString.lowercased()
  }

  /// A reason that is demanded.
  mutating func reason(_ text: String?) -> String {
    let reason = CleanText.clean(text ?? "")
    let label = Phrase("Alasan", "The reason")
    if reason.isEmpty { problems.append(Problem("/reason", .missing(label))) }
    if !CleanText.fits(reason, limit: Self.limit) {
      problems.append(Problem("/reason", .tooLong(label, limit: Self.limit)))
    }
    return reason
  }

  func end() throws(InvalidInput) {
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }
}

extension DeskProblem {
  /// A record that is not stuck, or not any more; the same for one that this person may not know of.
  static let notStuck = DeskProblem(
    "not-stuck", 409,
    title: Phrase("Catatan ini tidak tertahan (lagi)", "This record is not stuck (any more)"),
    detail: Phrase(
      "Catatan ini tidak ada di antara yang tertahan; mungkin rekan lain sudah menanganinya. Muat ulang daftarnya.",
      "The record is not among those that are stuck; a colleague may have dealt with it. Load the list again."))
}
