import Calendars
import Foundation
import Records

extension Webhook {
  /// What records are signed with (Standard Webhooks, symmetric).
  package struct Secrets: Sendable {
    private static let prefix = "whsec_"
    private static let lengths = 24...64

    private let keys: [[UInt8]]

    /// Reads a secret file: one `whsec_…` a line, the newest first. While a secret is being replaced the old one
    /// stays below it, until the receiver knows the new one.
    ///
    /// - Parameter name: what the file is called in problems, which never quote a secret.
    /// - Throws: every line that is no secret, or that there is none.
    package init(reading text: String, of name: String) throws(FileProblems) {
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        .map { (number: $0.offset + 1, text: $0.element.trimmingCharacters(in: .whitespaces)) }
        .filter { !$0.text.isEmpty }
      let read = lines.map { (number: $0.number, key: Self.key($0.text)) }
      var problems = read.filter { $0.key == nil }.map { line in
        Phrase(
          "Baris \(line.number) bukan rahasia webhook: harus \"whsec_\" dan base64 dari 24–64 bita.",
          "Line \(line.number) is no webhook secret: it must be \"whsec_\" and base64 of 24–64 bytes.")
      }
      if lines.isEmpty {
        problems = [
          Phrase(
            "Berkas kosong; tulis satu rahasia \"whsec_…\" per baris, yang terbaru di atas.",
            "The file is empty; write one secret \"whsec_…\" a line, the newest on top.")
        ]
      }
      guard problems.isEmpty else {
        throw FileProblems(problems.map { FileProblem(file: name, pointer: "", message: $0) })
      }
      keys = read.compactMap(\.key)
    }

    /// The header `webhook-signature`: one signature by each secret.
    func signatures(id: String, timestamp: String, body: [UInt8]) -> String {
      let signed = Array("\(id).\(timestamp).".utf8) + body
      return keys.map { "v1," + Data(Digest.hmacSHA256(signed, key: $0)).base64EncodedString() }
        .joined(separator: " ")
    }

    private static func key(_ line: String) -> [UInt8]? {
      guard line.hasPrefix(prefix) else { return nil }
      // Some receivers give their secrets without the padding.
      let text = String(line.dropFirst(prefix.count).prefix { $0 != "=" })
      let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
      guard let data = Data(base64Encoded: text + padding), lengths.contains(data.count) else { return nil }
      return [UInt8](data)
    }
  }
}
