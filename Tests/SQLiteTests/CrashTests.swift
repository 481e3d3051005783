import Foundation
import Testing

@testable import SQLite

@Suite struct CrashTests {
  private struct Pair {
    let number: Int
    let halves: Int
  }

  /// Lets a process of its own write until it has printed `count` numbers, kills it, and gives all it printed.
  private func killedWriter(_ path: String, from first: Int, after count: Int) throws -> [Int] {
    let folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appending(path: "sqlite-crash-writer")
    process.arguments = [path, "\(first)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var printed = Data()
    while printed.count(where: { $0 == 10 }) < count {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      printed += more
    }
    kill(process.processIdentifier, SIGKILL)
    printed += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
  }

  @Test("after kill -9 every promised write is there and none is half")
  func killed() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("test.db")
    var promised: [Int] = []
    for round in 1...4 {
      let printed = try killedWriter(path, from: round * 1_000_000, after: round * 90)
      #expect(printed.count >= round * 90)
      promised += printed
    }
    let schema = Migration(1, "pairs", "CREATE TABLE pairs (number INTEGER NOT NULL, half TEXT NOT NULL) STRICT")
    let database = try Database(at: path, migrations: [schema])
    let pairs = try database.read {
      try $0.query("SELECT number, count(DISTINCT half) FROM pairs GROUP BY number") { row in
        Pair(number: try row[0], halves: try row[1])
      }
    }
    #expect(Set(promised).subtracting(pairs.map(\.number)).isEmpty)
    #expect(pairs.allSatisfy { $0.halves == 2 })
    #expect(try database.read { try $0.first("PRAGMA integrity_check") { try $0[0] as String } } == "ok")
  }
}
