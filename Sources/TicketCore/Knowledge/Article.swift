import Calendars

/// An article of the knowledge base: a Markdown file with its title as first heading and, below it, the standards whose
/// cases it helps with.
package struct Article: Hashable, Sendable {
  /// The file's name without its ending.
  package let id: String
  /// The first heading.
  package let title: String
  /// The standards' ids; empty for all.
  package let standards: [String]
  /// What stands below, as Markdown.
  package let text: String

  /// Takes the values as they are.
  package init(id: String, title: String, standards: [String], text: String) {
    self.id = id
    self.title = title
    self.standards = standards
    self.text = text
  }

  private static let standardsLine = "Standar:"

  /// Reads one file.
  /// - Throws: `FileProblems` where it is no UTF-8, has no heading, or nothing stands below it.
  package static func load(file: String, bytes: [UInt8]) throws(FileProblems) -> Article {
    guard let source = String(validating: bytes, as: UTF8.self) else {
      throw problem(file, Phrase("Simpan sebagai UTF-8.", "Save it as UTF-8."))
    }
    var lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    guard let heading = lines.popFirst(), heading.hasPrefix("# "), heading.count > 2 else {
      throw problem(file, Phrase("Mulai dengan judul: “# Judul”.", "Begin with a title: “# Title”."))
    }
    lines = lines.drop(while: \.isEmpty)
    var standards: [String] = []
    if let first = lines.first, first.hasPrefix(standardsLine) {
      standards = first.dropFirst(standardsLine.count).split(separator: ",").map { CleanText.clean(String($0)) }
      lines = lines.dropFirst().drop(while: \.isEmpty)
    }
    let text = CleanText.clean(lines.joined(separator: "\n"), multiline: true)
    guard !text.isEmpty else { throw problem(file, Phrase("Artikel ini kosong.", "This article is empty.")) }
    return Article(
      id: String(file.prefix { $0 != "." }), title: CleanText.clean(String(heading.dropFirst(2))),
      standards: standards, text: text)
  }

  private static func problem(_ file: String, _ message: Phrase) -> FileProblems {
    FileProblems([FileProblem(file: file, pointer: "", message: message)])
  }
}
