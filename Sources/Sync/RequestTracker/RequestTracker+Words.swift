import Calendars
import Foundation

extension RequestTracker {
  /// What a message says.
  struct Words: Sendable, Equatable {
    /// The words, and in a last line the files that came with them.
    let text: String
    /// False where there is nothing but files, or nothing that can be read.
    let isWhole: Bool
  }

  /// The words of a message; nil where it says nothing. One that can't be read, while others can, is people's to look at:
  /// it must not keep back what comes behind it.
  func words(of transaction: Int) throws(Client.Failure) -> Words? {
    do {
      return try readWords(of: transaction)
    } catch {
      guard case .retryable = error.outcome, (try? client.get("/rt")["Version"]) != nil else { throw error }
    }
    do {
      return try readWords(of: transaction)
    } catch {
      guard case .retryable = error.outcome, (try? client.get("/rt")["Version"]) != nil else { throw error }
      return Words(text: "#\(transaction)", isWhole: false)
    }
  }

  private func readWords(of transaction: Int) throws(Client.Failure) -> Words? {
    let parts = try parts(of: transaction, ["fields": "ContentType,Filename", "per_page": "100"])
    let files = parts.compactMap { $0["Filename"]?.text }.filter { !$0.isEmpty }
    var said = try spoken("text/plain", among: parts, of: transaction)
    if said == nil { said = try spoken("text/html", among: parts, of: transaction).map(HypertextWords.plain) }
    let trimmed = said?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    let lines = [trimmed].filter { !$0.isEmpty } + (files.isEmpty ? [] : [Self.line(of: files)])
    return lines.isEmpty ? nil : Words(text: lines.joined(separator: "\n\n"), isWhole: !trimmed.isEmpty)
  }

  /// What the first part of a type says that is no file; nil for none. Files are never fetched: they may be large.
  private func spoken(
    _ type: String, among parts: [JSONTree], of transaction: Int
  ) throws(Client.Failure) -> String? {
    for (place, part) in parts.enumerated()
    where part["ContentType"]?.text == type && (part["Filename"]?.text ?? "").isEmpty {
      let found = try self.parts(
        of: transaction, ["fields": "Content", "per_page": "1", "page": String(place + 1)])
      guard let item = found.first, item["id"]?.text == part["id"]?.text else { throw .unreadable }
      if let content = item["Content"]?.text, !content.isEmpty { return content }
    }
    return nil
  }

  private func parts(
    of transaction: Int, _ query: KeyValuePairs<String, String>
  ) throws(Client.Failure) -> [JSONTree] {
    let answer = try client.get("/transaction/\(transaction)/attachments", query)
    guard case .array(let items)? = answer["items"] else { throw .unreadable }
    return items
  }

  /// In Indonesian, as the answers are: the visitor reads it.
  private static func line(of files: [String]) -> String { "Lampiran di CRM: \(files.joined(separator: ", "))" }
}
