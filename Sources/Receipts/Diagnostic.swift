/// A sentence for people, in both languages of the product.
package struct Message: Sendable, Equatable {
  /// The sentence in Indonesian.
  package let id: String
  /// The sentence in English.
  package let en: String

  /// The same sentence twice.
  package init(id: String, en: String) {
    self.id = id
    self.en = en
  }
}

/// Something in a document that could not be printed as written. The rest of the document still prints;
/// a diagnostic never carries what a value says, only where it stands.
package struct Diagnostic: Sendable, Equatable {
  /// Line in the markup, from 1.
  package let line: Int
  /// Column in that line in Unicode scalars, from 1.
  package let column: Int
  /// What is wrong and what was done about it.
  package let message: Message
}

/// A template that can't be read, or can't be filled with the values given.
package struct TemplateError: Error, Sendable, Equatable {
  /// Line in the template, from 1.
  package let line: Int
  /// Column in that line in Unicode scalars, from 1.
  package let column: Int
  /// What is wrong. Names of the template may appear, values never.
  package let message: Message
}

extension TemplateError: CustomStringConvertible {
  /// Place and sentence on one line, for the log.
  package var description: String { "line \(line), column \(column): \(message.en)" }
}

extension TemplateError {
  /// A mistake of the whole file.
  package static func whole(id: String, en: String) -> TemplateError {
    TemplateError(line: 1, column: 1, message: Message(id: id, en: en))
  }
}
