import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite struct LostBatchTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let huge: @Sendable (Transaction) throws -> Void = {
    try addNote("half")($0)
    try $0.execute("INSERT INTO notes (body, payload) VALUES ('huge', zeroblob(8000000))")
  }

  private static let orphan: @Sendable (Transaction) throws -> Void = {
    try addNote("orphan")($0)
    try $0.execute("PRAGMA defer_foreign_keys = ON")
    try $0.execute("INSERT INTO replies (note) VALUES (4711)")
  }

  private func limited(_ path: String) throws -> Database {
    var options = DatabaseOptions()
    options.maximumPages = 100
    return try Database(at: path, migrations: [notes], options: options)
  }

  @Test("a full disk in mid-batch hits its cause alone: the others are durable, nothing is half")
  func pageLimit() throws {
    let path = folder.file("test.db")
    let database = try limited(path)
    let results = together(database, [addNote("a"), addNote("b"), Self.huge, addNote("c"), addNote("d")])
    #expect((results[2].error as? DatabaseError)?.isFull == true)
    #expect([0, 1, 3, 4].allSatisfy { results[$0].error == nil })
    #expect(database.statistics.lostBatches > 0)
    #expect(try bodiesInFile(path) == ["a", "b", "c", "d"])
  }

  @Test("a request that swallows the full disk and goes on writes nothing outside a transaction and gets no success")
  func swallowed() throws {
    let path = folder.file("test.db")
    let database = try limited(path)
    let results = together(
      database,
      [
        addNote("a"),
        {
          try? Self.huge($0)
          try? addNote("after")($0)
        },
        addNote("b"),
      ])
    #expect(results[1].error is TransactionLost)
    #expect(results[0].error == nil)
    #expect(results[2].error == nil)
    #expect(try bodiesInFile(path) == ["a", "b"])
  }

  @Test("a closure that runs again after a lost batch has one effect, and puts off its actions once")
  func rerun() throws {
    let path = folder.file("test.db")
    let database = try limited(path)
    let runs = Mutex(0)
    let actions = Log()
    let results = together(
      database,
      [
        {
          runs.withLock { $0 += 1 }
          try addNote("once")($0)
          $0.afterCommit { actions.add("once") }
        },
        Self.huge,
      ])
    #expect(runs.withLock { $0 } == 2)
    #expect(results[0].error == nil)
    #expect(actions.lines == ["once"])
    #expect(try bodiesInFile(path) == ["once"])
  }

  @Test("a COMMIT broken by a deferred constraint gives nobody a false success")
  func brokenCommit() throws {
    let path = folder.file("test.db")
    let database = try Database(at: path, migrations: [notes])
    let actions = Log()
    let results = together(
      database,
      [
        addNote("a"),
        { transaction in
          try Self.orphan(transaction)
          transaction.afterCommit { actions.add("never") }
        },
        addNote("b"), addNote("a"),
      ])
    #expect((results[1].error as? CommitFailed)?.cause is DatabaseError)
    #expect(results[0].error == nil)
    #expect(results[2].error == nil)
    #expect((results[3].error as? DatabaseError)?.isUniqueViolation == true)
    #expect(actions.lines.isEmpty)
    #expect(try bodiesInFile(path) == ["a", "b"])
    try database.write(addNote("goes on"))
  }

  @Test("a refusal that rested on a neighbour's lost row is asked again and may become a success")
  func refusalRevised() throws {
    let path = folder.file("test.db")
    let database = try Database(at: path, migrations: [notes])
    let results = together(database, [Self.orphan, addNote("orphan")])
    #expect(results[0].error is CommitFailed)
    #expect(results[1].error == nil)
    #expect(try bodiesInFile(path) == ["orphan"])
  }

  @Test("a full-text error fails its cause alone")
  func fullText() throws {
    let path = folder.file("test.db")
    let database = try Database(at: path, migrations: [notes]) { _, touched in
      if touched.contains(where: { $0.table == "broken" }) { throw Refused() }
    }
    let results = together(
      database,
      [
        addNote("a"),
        {
          try addNote("b")($0)
          $0.touch("broken", 1)
        },
        addNote("c"),
      ])
    #expect(results[1].error is Refused)
    #expect(try bodiesInFile(path) == ["a", "c"])
    #expect(results.filter { $0.error == nil }.count == 2)
  }

  @Test("a disk that is really full in mid-batch", .enabled(if: TinyDisk.isAvailable, "mounting a tmpfs needs root"))
  func fullDisk() throws {
    let disk = try TinyDisk(in: folder)
    let path = disk.file("test.db")
    // A small page cache, so that the disk is met inside the request and not at its COMMIT.
    var options = DatabaseOptions()
    options.pageCache = 500
    let database = try Database(at: path, migrations: [notes], options: options)
    let results = together(database, [addNote("a"), addNote("b"), Self.huge, addNote("c")])
    #expect((results[2].error as? DatabaseError)?.isFull == true)
    #expect([0, 1, 3].allSatisfy { results[$0].error == nil })
    #expect(try bodiesInFile(path) == ["a", "b", "c"])
    #expect(throws: (any Error).self) { try database.write { try Self.huge($0) } }
    #expect(database.statistics.isFailing)
    try database.write { try addNote("d")($0) }
    #expect(!database.statistics.isFailing)
    database.close()
  }

  @Test("a disk that fills just before the COMMIT", .enabled(if: TinyDisk.isAvailable, "mounting a tmpfs needs root"))
  func fullAtCommit() throws {
    let disk = try TinyDisk(in: folder)
    let path = disk.file("test.db")
    let filler = disk.file("filler")
    let database = try Database(at: path, migrations: [notes]) { _, touched in
      if touched.contains(where: { $0.table == "fill" }) { TinyDisk.fill(filler) } else { unlink(filler) }
    }
    let add: @Sendable (String, String) -> @Sendable (Transaction) throws -> Void = { body, table in
      {
        try $0.execute("INSERT INTO notes (body, payload) VALUES (\(body), zeroblob(20000))")
        $0.touch(table, 1)
      }
    }
    let results = together(database, [add("a", "x"), add("b", "x"), add("culprit", "fill"), add("c", "x")])
    #expect(results[2].error is CommitFailed)
    #expect([0, 1, 3].allSatisfy { results[$0].error == nil })
    #expect(database.statistics.lostBatches > 0)
    #expect(try bodiesInFile(path) == ["a", "b", "c"])
    #expect(throws: (any Error).self) { try database.write { try Self.huge($0) } }
    #expect(database.statistics.isFailing)
    try database.write { try addNote("d")($0) }
    #expect(!database.statistics.isFailing)
    database.close()
  }
}
