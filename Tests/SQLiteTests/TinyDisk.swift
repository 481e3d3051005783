import Foundation

/// A file system of a few megabytes, mounted for one test; only root can.
final class TinyDisk {
  static var isAvailable: Bool { geteuid() == 0 && Self.canMount }

  private static let canMount: Bool = {
    guard let folder = try? TemporaryFolder() else { return false }
    return (try? TinyDisk(in: folder)) != nil
  }()

  let path: String
  private let folder: TemporaryFolder

  init(in folder: TemporaryFolder) throws {
    self.folder = folder
    path = folder.file("disk")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try Self.run("/bin/mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", path])
  }

  deinit {
    // Lazily, as a database may still be closing.
    try? Self.run("/bin/umount", ["-l", path])
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Takes every byte that is left.
  static func fill(_ path: String) {
    let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
    defer { close(descriptor) }
    let block = [UInt8](repeating: 0, count: 4096)
    while write(descriptor, block, block.count) > 0 {}
  }

  private static func run(_ command: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: command)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
