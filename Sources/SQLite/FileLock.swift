import Foundation

/// The lock beside a database, `NAME.lock`: shared while a process has it open, exclusive while one migrates or restores.
///
/// It is an flock(2), which ends with its process however that dies, so the file itself means nothing and stays.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Opens the lock of the database at `path`, not yet locked. Throws `UnusableFile`.
  init(besideDatabase path: String) throws {
    let file = path + ".lock"
    descriptor = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Files.failure(file) }
  }

  deinit {
    close(descriptor)
  }

  func tryExclusive() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  func tryShared() -> Bool { flock(descriptor, LOCK_SH | LOCK_NB) == 0 }

  func unlock() { flock(descriptor, LOCK_UN) }
}
