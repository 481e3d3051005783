import Foundation

/// Writes a file so that a power cut leaves the former one or the new one, never half of either.
enum AtomicFile {
  /// - Throws: a failure when it can't be written; the former file is untouched then.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let draft = path + ".new"
    guard write(bytes, into: draft), rename(draft, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(draft)
      throw CommandFailure("\(path) tidak dapat ditulis: \(reason)", "\(path) can't be written: \(reason)")
    }
    // The name is on disk only with its folder.
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private static func write(_ bytes: [UInt8], into path: String) -> Bool {
    unlink(path)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return fsync(file) == 0
  }
}
