import Circulation
import Foundation
import Records
import SQLite

/// A stock-take in the list.
struct StockTakeAnswer: Encodable, Sendable {
  let id: String
  let name: String
  let location: String?
  let startedAt: Date
  let finishedAt: Nullable<Date>
  let scanned: Int

  init(_ take: StockTake) {
    id = take.id
    name = take.name
    location = take.location
    startedAt = take.startedAt
    finishedAt = Nullable(take.finishedAt)
    scanned = take.scanned
  }
}

/// A stock-take with what it found.
struct StockReportAnswer: Encodable {
  struct Line: Encodable {
    let number: String
    let title: String?
    let shelf: String?
    let foundAt: String?
    let status: String?

    init(_ line: StockTakes.Line) {
      number = line.number
      title = line.title
      shelf = line.shelf
      foundAt = line.foundAt
      status = line.status?.rawValue
    }
  }

  struct Counts: Encodable {
    let missing: Int
    let wrongPlace: Int
    let unexpected: Int
    let unknown: Int
  }

  private struct Findings: Encodable {
    let present: Int
    let counts: Counts
    let missing: [Line]
    let wrongPlace: [Line]
    let unexpected: [Line]
    let unknown: [Line]
  }

  private let take: StockTakeAnswer
  private let findings: Findings

  /// More lines than this are only counted; the table has them all.
  private static let mostLines = 2_000

  /// - Throws: `DatabaseError`.
  init(_ take: StockTake, in connection: Connection) throws {
    func lines(_ finding: StockFinding) throws -> [Line] {
      try StockTakes.lines(of: take.id, finding: finding, limit: Self.mostLines, in: connection).map(Line.init)
    }
    self.take = StockTakeAnswer(take)
    let counts = try StockTakes.counts(of: take.id, in: connection)
    findings = Findings(
      present: counts[.present] ?? 0,
      counts: Counts(
        missing: try StockTakes.missingCount(of: take, in: connection), wrongPlace: counts[.wrongPlace] ?? 0,
        unexpected: counts[.unexpected] ?? 0, unknown: counts[.unknown] ?? 0),
      missing: try StockTakes.missing(of: take, limit: Self.mostLines, in: connection).map(Line.init),
      wrongPlace: try lines(.wrongPlace), unexpected: try lines(.unexpected), unknown: try lines(.unknown))
  }

  func encode(to encoder: any Encoder) throws {
    try take.encode(to: encoder)
    try findings.encode(to: encoder)
  }
}
