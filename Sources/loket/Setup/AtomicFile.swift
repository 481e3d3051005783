import Foundation

/// Writes a file so that a power cut leaves the former one or the new one, never half of either.
enum AtomicFile {
  /// - Throws: a failure when it can't be written; the former file is untouched then.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do {
      try fill(path) { try $0(bytes) }
    } catch {
      throw (error as? CommandFailure) ?? failure(path)
    }
  }

  /// Writes the file as `body` hands it over piece by piece.
  /// - Throws: a failure when it can't be written, and what `body` throws; the former file is untouched then.
  static func fill(_ path: String, _ body: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws {
    let draft = path + ".new"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path) }
    defer { unlink(draft) }
    do {
      defer { close(file) }
      try body { try write($0, into: file, path) }
      guard fsync(file) == 0 else { throw failure(path) }
    }
    guard rename(draft, path) == 0 else { throw failure(path) }
    // The name is on disk only with its folder.
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private static func write(_ bytes: [UInt8], into file: Int32, _ path: String) throws(CommandFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw failure(path) }
      rest = rest.dropFirst(count)
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    let reason = String(cString: strerror(errno))
    return CommandFailure("\(path) tidak dapat ditulis: \(reason)", "\(path) can't be written: \(reason)")
  }
}
