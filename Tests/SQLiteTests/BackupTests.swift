import Foundation
import Synchronization
import Testing

@testable import SQLite

@Suite struct BackupTests {
  private let folder: TemporaryFolder
  private let path: String
  private let copy: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("test.db")
    copy = folder.file("copy.db")
  }

  private func create(_ bodies: [String]) throws {
    let database = try Database(at: path, migrations: [notes])
    for body in bodies { try database.write(addNote(body)) }
    database.close()
  }

  @Test("a backup made while others write is whole and holds all that was answered before it began")
  func whileWriting() throws {
    let database = try Database(at: path, migrations: [notes])
    for number in 0..<50 { try database.write(addNote("before \(number)" + String(repeating: "x", count: 20_000))) }
    let group = DispatchGroup()
    let isDone = Mutex(false)
    for writer in 0..<4 {
      inThread(of: group) {
        var number = 0
        while !isDone.withLock({ $0 }) {
          let current = number
          #expect(throws: Never.self) {
            try database.write {
              try addNote("\(writer)/\(current) left")($0)
              try addNote("\(writer)/\(current) right")($0)
            }
          }
          number += 1
        }
      }
    }
    let result = Result { try database.backup(to: copy) }
    isDone.withLock { $0 = true }
    group.wait()
    try result.get()
    #expect(try folder.names.filter { $0.hasPrefix("copy") } == ["copy.db"])
    let bodies = try bodiesInFile(copy)
    #expect(bodies.filter { $0.hasPrefix("before") }.count == 50)
    #expect(bodies.filter { $0.hasSuffix("left") }.count == bodies.filter { $0.hasSuffix("right") }.count)
  }

  @Test("a backup overwrites nothing, least of all the database itself")
  func takenName() throws {
    let database = try Database(at: path, migrations: [notes])
    #expect(throws: UnusableFile.self) { try database.backup(to: path) }
    #expect(throws: UnusableFile.self) { try database.backup(to: folder.file("missing/copy.db")) }
  }

  @Test("restore brings the backup back and keeps the replaced file")
  func restore() throws {
    try create(["old"])
    let database = try Database(at: path, migrations: [notes])
    try database.backup(to: copy)
    try database.write(addNote("new"))
    database.close()
    let aside = try Database.restore(from: copy, to: path, migrations: [notes])
    #expect(try bodiesInFile(path) == ["old"])
    #expect(try aside.map(bodiesInFile) == ["old", "new"])
    #expect(try folder.names.allSatisfy { !$0.contains("restored") && !$0.contains("partial") })
  }

  @Test("restore into an empty folder works")
  func restoreFresh() throws {
    try create(["a"])
    let target = folder.file("fresh.db")
    #expect(try Database.restore(from: path, to: target, migrations: [notes]) == nil)
    #expect(try bodiesInFile(target) == ["a"])
  }

  @Test("a log left behind by the replaced database is not played into the restored one")
  func staleLog() throws {
    try create(["a"])
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let database = try Database(at: path, migrations: [notes])
    try database.write(addNote("only in the log"))
    let killed = folder.file("killed.db")
    for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: path + suffix, toPath: killed + suffix) }
    let aside = try Database.restore(from: copy, to: killed, migrations: [notes])
    #expect(try bodiesInFile(killed) == ["a"])
    #expect(try aside.map(bodiesInFile) == ["a", "only in the log"])
  }

  @Test("a database too damaged to be opened can be replaced")
  func damagedTarget() throws {
    try create(["a"])
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    try Data(repeating: 7, count: 8192).write(to: URL(filePath: path))
    try Data([1]).write(to: URL(filePath: path + "-wal"))
    let aside = try #require(try Database.restore(from: copy, to: path, migrations: [notes]))
    #expect(try bodiesInFile(path) == ["a"])
    #expect(try Data(contentsOf: URL(filePath: aside)) == Data(repeating: 7, count: 8192))
    #expect(try Data(contentsOf: URL(filePath: aside + "-wal")) == Data([1]))
  }

  @Test("a broken, foreign, newer or missing backup is refused with the database untouched")
  func refused() throws {
    try create((0..<200).map { "\($0)" + String(repeating: "x", count: 500) })
    let before = try Data(contentsOf: URL(filePath: path))
    var broken = before
    broken.replaceSubrange(8192..<20_000, with: Data(repeating: 0xAB, count: 20_000 - 8192))
    try broken.write(to: URL(filePath: folder.file("broken.db")))
    try before.prefix(before.count / 2).write(to: URL(filePath: folder.file("half.db")))
    try Data(repeating: 65, count: 5000).write(to: URL(filePath: folder.file("text.db")))
    try Data().write(to: URL(filePath: folder.file("empty.db")))
    var options = DatabaseOptions()
    options.applicationID = 42
    try Database(at: folder.file("foreign.db"), migrations: [notes], options: options).close()
    for name in ["broken.db", "half.db", "text.db", "empty.db", "foreign.db", "missing.db"] {
      #expect(throws: UnusableFile.self, "\(name)") {
        try Database.restore(from: folder.file(name), to: path, migrations: [notes])
      }
    }
    #expect(throws: NewerSchema.self) { try Database.restore(from: path, to: copy, migrations: []) }
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(!FileManager.default.fileExists(atPath: copy))
  }

  @Test("a database in use is not replaced, whoever has it open")
  func inUse() throws {
    try create(["a"])
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let database = try Database(at: path, migrations: [notes])
    #expect(throws: FileInUse(path: path)) { try Database.restore(from: copy, to: path, migrations: [notes]) }
    database.close()

    let shell = try Connection(path: path, access: .readWrite, busyTimeout: .zero)
    _ = try shell.first("SELECT 1 FROM notes") { _ in }
    #expect(throws: FileInUse(path: path)) { try Database.restore(from: copy, to: path, migrations: [notes]) }
    shell.close()
    try Database.restore(from: copy, to: path, migrations: [notes])
    #expect(try bodiesInFile(path) == ["a"])
  }
}
