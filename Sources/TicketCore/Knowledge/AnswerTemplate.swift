import Calendars

/// A text that an officer begins an answer with; words in braces stand for what the case knows.
///
/// Mail and page have a salutation and an end of their own. The answer itself is shown to whoever holds the code and helps
/// with later cases: nobody is named in it.
package struct AnswerTemplate: Hashable, Encodable, Sendable {
  /// What a word in braces stands for; the raw value is the word.
  package enum Placeholder: String, CaseIterable, Sendable {
    /// The ticket's number.
    case number
    /// What the ticket is about.
    case subject
    /// The service's name.
    case service
  }

  /// The file's name without its ending.
  package let id: String
  /// What officers choose it by.
  package let title: Phrase
  /// The standards whose cases it fits; nil for all.
  package let standards: [String]?
  /// The text in both languages.
  package let text: Phrase

  /// Reads one file.
  /// - Throws: `FileProblems`: every mistake in it, by place and remedy.
  package static func load(file: String, bytes: [UInt8]) throws(FileProblems) -> AnswerTemplate {
    let id = String(file.prefix { $0 != "." })
    return try FileNode.read(file: file, bytes: bytes) { AnswerTemplate(reading: $0, id: id) }.get()
  }

  private init?(reading node: FileNode, id: String) {
    guard let object = node.object(["title", "standards", "text"]) else { return nil }
    let (title, text) = (object.required("title")?.phrase(), object.required("text")?.phrase())
    let standards = object["standards"].flatMap { $0.list { $0.identifier() } }
    for unknown in Set([text?.id, text?.en].flatMap { Self.unknownWords(in: $0 ?? "") }).sorted() {
      let known = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
      node.note(
        Phrase(
          "{\(unknown)} tidak ada; yang ada: \(known). Surat dan halaman pemohon menyapa dengan sendirinya.",
          "There is no {\(unknown)}, but: \(known). Mails and the visitor's page have a salutation of their own."))
    }
    guard let title, let text else { return nil }
    self.id = id
    self.title = title
    self.standards = standards
    self.text = text
  }

  private static func unknownWords(in text: String) -> [String] {
    text.matches(of: /\{([^{}]*)\}/).map { String($0.1) }.filter { Placeholder(rawValue: $0) == nil }
  }
}
