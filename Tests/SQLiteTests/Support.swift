import Foundation
import Synchronization

@testable import SQLite

/// A folder of its own for each test, gone with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "sqlite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}

let notes = Migration(
  1, "notes",
  """
  CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE, payload BLOB) STRICT;
  CREATE TABLE replies (id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES notes (id)) STRICT;
  """)

struct Refused: Error, Equatable {}

extension Database {
  func bodies() throws -> [String] {
    try read { try $0.query("SELECT body FROM notes ORDER BY id") { try $0[0] } }
  }
}

/// The bodies as a connection of its own finds them in the file.
func bodiesInFile(_ path: String) throws -> [String] {
  let database = try Database(at: path, migrations: [notes])
  defer { database.close() }
  return try database.bodies()
}

func addNote(_ body: String) -> @Sendable (Transaction) throws -> Void {
  { try $0.execute("INSERT INTO notes (body) VALUES (\(body))") }
}

/// Lets the requests gather behind one that is held back, in their order, and gives their results.
///
/// `meanwhile` runs when all of them wait.
func together(
  _ database: Database, _ requests: [@Sendable (Transaction) throws -> Void], meanwhile: () -> Void = {}
) -> [Result<Void, any Error>] {
  let results = Mutex<[Int: Result<Void, any Error>]>([:])
  let gate = DispatchSemaphore(value: 0)
  let holdsWriter = DispatchSemaphore(value: 0)
  let group = DispatchGroup()
  inThread(of: group) {
    try? database.write { _ in
      holdsWriter.signal()
      gate.wait()
      // Left open, as this may be in a batch that is lost and run again.
      gate.signal()
    }
  }
  holdsWriter.wait()
  for (index, request) in requests.enumerated() {
    inThread(of: group) {
      let result = Result { try database.write(request) }
      results.withLock { $0[index] = result }
    }
    while database.statistics.queueLength <= index { usleep(200) }
  }
  meanwhile()
  gate.signal()
  group.wait()
  return results.withLock { all in requests.indices.compactMap { all[$0] } }
}

func inThread(of group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
  group.enter()
  Thread.detachNewThread {
    body()
    group.leave()
  }
}

extension Result {
  var error: (any Error)? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}

/// Lines in the order they were added, from any thread.
final class Log: Sendable {
  private let all = Mutex<[String]>([])

  var lines: [String] { all.withLock { $0 } }

  func add(_ line: String) {
    all.withLock { $0.append(line) }
  }
}
