/// A language that people read the desk in.
package enum Language: String, CaseIterable, Codable, Sendable {
  /// Bahasa Indonesia, the default.
  case indonesian = "id"
  /// English.
  case english = "en"
}

/// One text in both languages.
package struct Phrase: Hashable, Codable, Sendable {
  /// The Indonesian text.
  package let id: String
  /// The English text.
  package let en: String

  /// Indonesian first, then English.
  package init(_ id: String, _ en: String) {
    self.id = id
    self.en = en
  }

  /// The text in one language.
  package subscript(language: Language) -> String { language == .indonesian ? id : en }
}
