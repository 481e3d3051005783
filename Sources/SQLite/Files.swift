import Foundation

/// The few file operations that durability needs and Foundation does not offer.
package enum Files {
  /// Creates the file, readable by its owner alone, when it is not there; SQLite gives its log the same mode.
  static func createPrivate(_ path: String) throws {
    let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    close(descriptor)
  }

  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Gives a finished file its name, replacing what had it, and makes both durable.
  /// - Throws: `UnusableFile`.
  package static func publish(_ temporary: String, as path: String) throws {
    try synchronise(temporary)
    guard rename(temporary, path) == 0 else { throw failure(path) }
    try synchronise(folder(of: path))
  }

  /// Gives the file a second name; fails when that is taken.
  static func link(_ path: String, as second: String) throws {
    guard Foundation.link(path, second) == 0 else { throw failure(second) }
    try synchronise(folder(of: second))
  }

  /// Removes a database with its log, index and journal; what is not there is no error.
  static func removeDatabase(_ path: String, withLock: Bool = false) {
    (["", "-wal", "-shm", "-journal"] + (withLock ? [".lock"] : [])).forEach { unlink(path + $0) }
  }

  /// `path`, or `path.2`, `path.3`, …: the first that is free.
  static func freeName(_ path: String) -> String {
    var name = path
    var number = 2
    while exists(name) {
      name = "\(path).\(number)"
      number += 1
    }
    return name
  }

  /// The system's last error on `path`.
  static func failure(_ path: String) -> UnusableFile {
    UnusableFile(path: path, reason: String(cString: strerror(errno)))
  }

  /// Makes a file's content, or a folder's names, durable.
  /// - Throws: `UnusableFile`.
  package static func synchronise(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  private static func folder(of path: String) -> String {
    URL(filePath: path).deletingLastPathComponent().path
  }
}
