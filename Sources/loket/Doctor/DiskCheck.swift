import Calendars
import Foundation

/// Whether the disk has room for a day's work.
struct DiskCheck {
  private static let least: Int64 = 500 << 20

  let path: String

  var findings: [Finding] {
    let part = Phrase("Ruang disk", "Disk space")
    let there = sequence(first: URL(fileURLWithPath: path)) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: there?.path ?? "/")
    guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
      return [Finding(.warning, part, Phrase("tidak dapat dibaca", "can't be read"))]
    }
    let amount = "\(free >> 20) MiB"
    guard free < Self.least else { return [Finding(.well, part, Phrase(amount, amount))] }
    return [
      Finding(
        .trouble, part,
        Phrase("tinggal \(amount); kosongkan sampai 500 MiB", "only \(amount) left; free up to 500 MiB"))
    ]
  }
}
