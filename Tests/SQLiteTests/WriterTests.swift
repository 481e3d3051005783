import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite struct WriterTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("test.db")
  }

  private func open(_ change: (inout DatabaseOptions) -> Void = { _ in }) throws -> Database {
    var options = DatabaseOptions()
    change(&options)
    return try Database(at: path, migrations: [notes], options: options)
  }

  @Test("a request that throws is undone alone; its neighbours are durable")
  func savepoint() throws {
    let database = try open()
    let results = together(
      database,
      [
        addNote("a"),
        {
          try addNote("half")($0)
          throw Refused()
        },
        { try $0.execute("INSERT INTO notes (body) VALUES ('a')") },
        addNote("b"),
      ])
    #expect(results[0].error == nil)
    #expect(results[1].error is Refused)
    #expect((results[2].error as? DatabaseError)?.isUniqueViolation == true)
    #expect(results[3].error == nil)
    #expect(try bodiesInFile(path) == ["a", "b"])
  }

  @Test("64 threads write at once: everything is there, and in far fewer commits")
  func manyThreads() throws {
    let database = try open()
    let group = DispatchGroup()
    for thread in 0..<64 {
      inThread(of: group) {
        for number in 0..<40 {
          #expect(throws: Never.self) { try database.write(addNote("\(thread)/\(number)")) }
        }
      }
    }
    group.wait()
    #expect(Set(try bodiesInFile(path)).count == 64 * 40)
    #expect(database.statistics.commits < 64 * 40)
    #expect((2...64).contains(database.statistics.largestBatch))
    #expect(database.statistics.lostBatches == 0)
  }

  @Test("beyond the bound of the queue a request is turned away at once, and those before it are served")
  func bound() throws {
    let database = try open { $0.queueLimit = 3 }
    let refused = Mutex<(any Error)?>(nil)
    let results = together(database, [addNote("a"), addNote("b"), addNote("c")]) {
      let result = Result { try database.write(addNote("d")) }
      refused.withLock { $0 = result.error }
    }
    #expect(refused.withLock { $0 as? QueueFull }?.limit == 3)
    #expect(results.allSatisfy { $0.error == nil })
    #expect(try database.bodies() == ["a", "b", "c"])
  }

  @Test(
    "what is put off until after the commit runs once, in the order of the requests, and only for those that succeed")
  func afterCommit() throws {
    let database = try open()
    let order = Log()
    let note: @Sendable (String) -> @Sendable (Transaction) throws -> Void = { name in
      { transaction in
        try addNote(name)(transaction)
        transaction.afterCommit {
          let isDurable = (try? bodiesInFile(path).contains(name)) ?? false
          order.add("\(name) \(isDurable)")
        }
        if name == "b" { throw Refused() }
      }
    }
    _ = together(database, ["a", "b", "c", "d"].map(note))
    #expect(order.lines == ["a true", "c true", "d true"])
  }

  @Test("a write or a commit inside a write is refused and not a deadlock")
  func nested() throws {
    let database = try open()
    #expect(throws: DatabaseMisuse.self) { try database.write { _ in try database.write(addNote("inner")) } }
    let late = Log()
    try database.write { transaction in
      transaction.afterCommit {
        if Result(catching: { try database.write(addNote("late")) }).error is DatabaseMisuse { late.add("refused") }
      }
    }
    #expect(late.lines == ["refused"])
    for sql in ["COMMIT", "ROLLBACK", "SAVEPOINT x", "RELEASE request", "ATTACH 'other.db' AS other"] as [SQL] {
      #expect(throws: DatabaseError.self) {
        try database.write { transaction in
          try addNote("x")(transaction)
          try transaction.execute(sql)
        }
      }
    }
    #expect(try database.bodies() == [])
  }

  @Test("touched rows are brought up to date once for the batch, before it is durable, and only those that stay")
  func fullText() throws {
    let calls = Mutex<[[Touched]]>([])
    let database = try Database(at: path, migrations: [notes]) { connection, touched in
      calls.withLock { $0.append(touched) }
      for row in touched {
        try connection.execute("UPDATE notes SET payload = CAST('seen' AS BLOB) WHERE id = \(row.rowid)")
      }
    }
    let add: @Sendable (Int64, Bool) -> @Sendable (Transaction) throws -> Void = { id, succeeds in
      { transaction in
        try transaction.execute("INSERT INTO notes (id, body) VALUES (\(id), \("n\(id)"))")
        transaction.touch("notes", id)
        transaction.touch("notes", id)
        if !succeeds { throw Refused() }
      }
    }
    _ = together(database, [add(1, true), add(2, false), add(3, true)])
    #expect(calls.withLock { $0.flatMap(\.self) } == [1, 3].map { Touched(table: "notes", rowid: $0) })
    let indexed = try database.read {
      try $0.query("SELECT id FROM notes WHERE payload IS NOT NULL ORDER BY id") { try $0[0] as Int }
    }
    #expect(indexed == [1, 3])
  }

  @Test("another process's lock is waited for, and told when it does not end")
  func busy() throws {
    let patient = try open { $0.busyTimeout = .seconds(30) }
    let hasty = try open { $0.busyTimeout = .milliseconds(50) }
    let error = try patient.write { _ in Result { try hasty.write(addNote("a")) }.error as? DatabaseError }
    #expect(error?.isBusy == true)
    let group = DispatchGroup()
    try hasty.write { _ in
      inThread(of: group) {
        #expect(throws: Never.self) { try patient.write(addNote("b")) }
      }
      usleep(100_000)
    }
    group.wait()
    #expect(try hasty.bodies() == ["b"])
  }

  @Test("commits of another process are noticed, one's own are not")
  func externalChange() throws {
    let mine = try open()
    let other = try open()
    #expect(!mine.externalChange())
    try mine.write(addNote("mine"))
    try mine.checkpoint()
    try mine.write(addNote("mine too"))
    #expect(!mine.externalChange())
    try other.write(addNote("other"))
    #expect(mine.externalChange())
    #expect(!mine.externalChange())
    try other.write(addNote("other 2"))
    try mine.write(addNote("mine again"))
    #expect(mine.externalChange())
  }

  @Test("closing serves those who wait and refuses those who come later")
  func close() throws {
    let database = try open()
    let results = together(database, [addNote("a"), addNote("b")])
    #expect(results.allSatisfy { $0.error == nil })
    database.close()
    database.close()
    #expect(throws: DatabaseClosed()) { try database.write(addNote("c")) }
    #expect(throws: DatabaseClosed()) { try database.bodies() }
    #expect(throws: DatabaseClosed()) { try database.checkpoint() }
    #expect(throws: DatabaseClosed()) { try database.backup(to: folder.file("copy.db")) }
    #expect(try folder.names == ["test.db", "test.db.lock"])
    #expect(try bodiesInFile(path) == ["a", "b"])
  }

  @Test("a log that outgrows its threshold under steady load starts anew by itself")
  func checkpoints() throws {
    let database = try open { $0.checkpointPages = 20 }
    var longest = 0
    for number in 0..<5000 {
      try database.write(addNote("\(number)" + String(repeating: "x", count: 3000)))
      if database.statistics.logPages < longest { break }
      longest = database.statistics.logPages
    }
    #expect(database.statistics.logPages < longest)
    #expect(database.statistics.failedCheckpoints == 0)
  }
}
