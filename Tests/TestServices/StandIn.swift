import Foundation

/// A printer's stand-in in a process and a folder of its own, for one test. It ends with its last reference, or with
/// the test's process, however that ends.
package final class StandIn: Sendable {
  /// Which script plays the printer.
  package enum Part: String, Sendable {
    /// A receipt printer on a socket.
    case socket = "sink9100.py"
    /// A printer that speaks IPP.
    case ipp = "ipp631.py"
  }

  /// What the script reads from its folder; its head says which values there are.
  package enum Setting: String, Sendable {
    case mode, answers, status, paper
  }

  /// Where it listens.
  package let port: UInt16
  private let folder: URL

  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Services")

  /// Starts it and returns when it listens.
  /// - Parameter host: where a receipt printer listens: 127.0.0.1 or ::1.
  package init(_ part: Part, host: String = "127.0.0.1") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "loket-printer-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let watched = String(ProcessInfo.processInfo.processIdentifier)
    port = try Tool.listen(
      Self.scripts.appending(path: part.rawValue), in: folder, python: "/usr/bin/python3",
      part == .ipp ? [folder.path, watched] : ["0", folder.path, "--host", host, "--while", watched])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Changes how it behaves.
  package func set(_ setting: Setting, _ value: String) throws {
    try Data(value.utf8).write(to: folder.appending(path: setting.rawValue), options: .atomic)
  }

  /// Takes the port away, or gives it back, and waits until that is so.
  package func setListening(_ listens: Bool) throws {
    try set(.mode, listens ? "normal" : "down")
    let down = folder.appending(path: "down").path
    try wait("it listens: \(listens)") { FileManager.default.fileExists(atPath: down) != listens }
  }

  /// All that came, one entry a connection or a document, oldest first; nothing of probes.
  package var received: [[UInt8]] {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "bin" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
      .compactMap { try? [UInt8](Data(contentsOf: $0)) }.filter { !$0.isEmpty }
  }

  /// What an IPP printer was asked for, by the operations' numbers (RFC 8011 §5.4.15).
  package var operations: [Int] {
    let text = try? String(contentsOf: folder.appending(path: "operations"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").compactMap { Int($0) }
  }
}
