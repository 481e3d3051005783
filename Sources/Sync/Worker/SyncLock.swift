import Foundation

/// The lock that keeps one sync worker at a time to a data folder, whoever starts it. It is an flock(2), which ends with its
/// process however that dies; what the file says is only for people.
package final class SyncLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Takes the lock; nil where somebody has it, or the file can't be written.
  ///
  /// - Parameter name: what holds it, in a word or two.
  package static func take(_ path: String, as name: String) -> SyncLock? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    let words = Array("\(name), \(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    _ = words.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    return SyncLock(descriptor: descriptor)
  }

  /// Who took the lock last, such as `loket serve, 4711`; nil where nobody ever did.
  package static func holder(_ path: String) -> String? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let words = String(decoding: bytes.prefix(100), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return words.isEmpty ? nil : words
  }

  /// Whether somebody has the lock now.
  package static func isHeld(_ path: String) -> Bool {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0
  }
}
