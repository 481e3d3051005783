import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite struct ReaderTests {
  private let folder: TemporaryFolder
  private let database: Database

  init() throws {
    folder = try TemporaryFolder()
    var options = DatabaseOptions()
    options.readers = 2
    database = try Database(at: folder.file("test.db"), migrations: [notes], options: options)
  }

  private func count(_ connection: Connection) throws -> Int {
    try connection.first("SELECT count(*) FROM notes") { try $0[0] } ?? -1
  }

  @Test("a reader sees one snapshot however often it looks, and never half a request")
  func snapshot() throws {
    let group = DispatchGroup()
    let isDone = Mutex(false)
    inThread(of: group) { [database] in
      for number in 0..<100 {
        #expect(throws: Never.self) {
          try database.write {
            try addNote("\(number) left")($0)
            try addNote("\(number) right")($0)
          }
        }
      }
      isDone.withLock { $0 = true }
    }
    while !isDone.withLock({ $0 }) {
      let (before, after) = try database.read { connection in (try count(connection), try count(connection)) }
      #expect(before == after)
      #expect(before.isMultiple(of: 2))
    }
    group.wait()
    #expect(try database.read(count) == 200)
  }

  @Test("a reader is not held up by a write in progress")
  func unblocked() throws {
    let seen = try database.write { [database] transaction in
      try addNote("uncommitted")(transaction)
      return try database.bodies()
    }
    #expect(seen == [])
  }

  @Test("more readers than connections wait for their turn, and an error gives the connection back")
  func pool() throws {
    let group = DispatchGroup()
    let finished = Mutex(0)
    for _ in 0..<16 {
      inThread(of: group) { [database] in
        #expect(throws: Refused()) {
          try database.read { connection in
            _ = try connection.first("SELECT 1") { _ in }
            throw Refused()
          }
        }
        finished.withLock { $0 += 1 }
      }
    }
    group.wait()
    #expect(finished.withLock { $0 } == 16)
    #expect(try database.bodies() == [])
  }

  @Test("a read inside a read is refused and not a deadlock")
  func nested() {
    #expect(throws: DatabaseMisuse.self) { try database.read { _ in try database.bodies() } }
  }
}
