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

  private struct Findings: Encodable {
    let present: Int
    let missing: [Line]
    let wrongPlace: [Line]
    let unexpected: [Line]
    let unknown: [Line]
  }

  private let take: StockTakeAnswer
  private let findings: Findings

  /// - Throws: `DatabaseError`.
  init(_ take: StockTake, in connection: Connection) throws {
    func lines(_ finding: StockFinding) throws -> [Line] {
      try StockTakes.lines(of: take.id, finding: finding, in: connection).map(Line.init)
    }
    self.take = StockTakeAnswer(take)
    let (wrong, unexpected, unknown) = (try lines(.wrongPlace), try lines(.unexpected), try lines(.unknown))
    findings = Findings(
      present: max(0, take.scanned - wrong.count - unexpected.count - unknown.count),
      missing: try StockTakes.missing(of: take, in: connection).map(Line.init), wrongPlace: wrong,
      unexpected: unexpected, unknown: unknown)
  }

  func encode(to encoder: any Encoder) throws {
    try take.encode(to: encoder)
    try findings.encode(to: encoder)
  }
}
