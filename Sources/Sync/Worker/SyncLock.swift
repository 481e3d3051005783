import Calendars
import Foundation

/// The lock that keeps one sync worker at a time to a data folder, whoever starts it. It is an flock(2), which ends with its
/// process however that dies; what the file says is only for people.
package final class SyncLock: Sendable {
  /// Somebody else has the lock.
  package struct Held: Error, Equatable {
    /// Who.
    package let by: String
  }

  /// The lock's file can't be opened, so that nobody knows whether somebody has it.
  package struct Unusable: Error, Equatable {
    /// The file.
    package let path: String
    /// Why, as errno(3) has it.
    package let code: Int32

    /// What it is and what mends it.
    package var words: Phrase {
      let reason = String(cString: strerror(code))
      return Phrase(
        "crm: \(path) tidak dapat dibuka (\(reason)); periksa pemiliknya: ls -l \(path)",
        "crm: \(path) can't be opened (\(reason)); check its owner: ls -l \(path)")
    }
  }

  private let descriptor: Int32

  // Who looks whether somebody has the lock has it for a moment, and is no holder.
  private static let tries = 10
  /// In microseconds.
  private static let glance: UInt32 = 10_000

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes the lock; nil where somebody has it.
  ///
  /// - Parameter name: what holds it, in a word or two.
  /// - Throws: `Unusable`.
  package static func take(_ path: String, as name: String) throws(Unusable) -> SyncLock? {
    let descriptor = try file(path, O_RDWR | O_CREAT)
    guard lock(descriptor) else {
      close(descriptor)
      return nil
    }
    let words = Array("\(name), \(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    _ = words.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    return SyncLock(descriptor: descriptor)
  }

  /// Sees that the lock could be taken, and makes its file where it is not there.
  /// - Throws: `Unusable`.
  package static func prepare(_ path: String) throws(Unusable) { close(try file(path, O_RDWR | O_CREAT)) }

  /// Who took the lock last, such as `loket serve, 4711`; nil where nobody ever did.
  package static func holder(_ path: String) -> String? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let words = String(decoding: bytes.prefix(100), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return words.isEmpty ? nil : words
  }

  /// Whether somebody has the lock now.
  /// - Throws: `Unusable`, but for a file that is not there.
  package static func isHeld(_ path: String) throws(Unusable) -> Bool {
    do {
      let descriptor = try file(path, O_RDONLY)
      defer { close(descriptor) }
      return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    } catch {
      guard error.code == ENOENT else { throw error }
      return false
    }
  }

  private static func file(_ path: String, _ flags: Int32) throws(Unusable) -> Int32 {
    let descriptor = open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Unusable(path: path, code: errno) }
    return descriptor
  }

  private static func lock(_ descriptor: Int32) -> Bool {
    for _ in 0..<tries {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(glance)
    }
    return false
  }
}
