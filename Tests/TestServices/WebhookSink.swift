import Foundation

/// A receiver of webhooks in a process and a folder of its own, for one test: it checks what comes with the packages
/// that others check with, and fails on a plan (`Tests/Services/webhook_sink.py`). It ends with its last reference, or
/// with the test's process.
package final class WebhookSink: Sendable {
  /// What it keeps of an event that it accepted.
  package struct Accepted: Decodable, Sendable, Equatable {
    package let id: String
    package let source: String
    package let type: String
    package let subject: String
    package let time: String
    package let sequence: String
    /// How many signatures it bore.
    package let signatures: Int
    /// The digest of the body, hexadecimal.
    package let sha256: String
    /// The second in which it was sent.
    package let timestamp: String
  }

  /// Where it listens.
  package let port: UInt16
  private let folder: URL
  private let scheme: String

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  /// Starts it and returns when it listens.
  /// - Parameters:
  ///   - secrets: the secrets that it knows.
  ///   - isUntrusted: whether it speaks TLS with a certificate of its own making.
  package init(secrets: [String], isUntrusted: Bool = false) throws {
    scheme = isUntrusted ? "https" : "http"
    folder = FileManager.default.temporaryDirectory.appending(path: "loket-sink-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data(secrets.joined(separator: "\n").utf8).write(to: folder.appending(path: "secrets"))
    if isUntrusted {
      let certificate = folder.appending(path: "tls.pem").path
      let made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
      let named = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", certificate, "-out", certificate]
      try Tool.run("/usr/bin/openssl", made + named)
    }
    port = try Tool.listen(
      Self.tests.appending(path: "Services/webhook_sink.py"), in: folder,
      python: Self.tests.deletingLastPathComponent().appending(path: ".build/venv/bin/python").path,
      [folder.path, "--while", String(ProcessInfo.processInfo.processIdentifier)])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where webhooks go.
  package var url: String { "\(scheme)://127.0.0.1:\(port)/webhooks" }

  /// Says what happens to the requests that come, from the first on.
  package func plan(_ steps: [String]) throws { try set("plan", steps.joined(separator: "\n")) }

  /// Says what a probe is answered.
  package func answerProbes(_ status: Int) throws { try set("probe", String(status)) }

  /// Takes the port away, or gives it back, and waits until that is so.
  package func setListening(_ listens: Bool) throws {
    try set("mode", listens ? "up" : "down")
    let down = folder.appending(path: "down").path
    try wait("it listens: \(listens)") { FileManager.default.fileExists(atPath: down) != listens }
  }

  /// What it accepted, in order; what came again is there again.
  package var accepted: [Accepted] { read("accepted.jsonl", Accepted.self) }

  /// Why it did not understand something; empty while all was well.
  package var refusals: [String] { lines("refused.jsonl") }

  /// What it was asked, by the step of the plan that it took.
  package var calls: [String] { lines("calls") }

  private func set(_ name: String, _ value: String) throws {
    try Data(value.utf8).write(to: folder.appending(path: name), options: .atomic)
  }

  private func lines(_ name: String) -> [String] {
    let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  private func read<Line: Decodable>(_ name: String, _ type: Line.Type) -> [Line] {
    lines(name).compactMap { try? JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }
}
