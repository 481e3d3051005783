/// One MARC 21 record.
package struct MARCRecord: Hashable, Sendable {
  /// A field with subfields.
  package struct Field: Hashable, Sendable {
    /// Three digits.
    package let tag: String
    /// Two signs.
    package let indicators: String
    /// Code and value, in their order; a code may come again.
    package var subfields: [Subfield]

    /// The subfields' values of a code.
    func values(_ code: Character) -> [String] { subfields.filter { $0.code == code }.map(\.value) }

    /// The first value of a code, trimmed; empty where there is none.
    func first(_ code: Character) -> String { values(code).first?.trimmingBlanks ?? "" }
  }

  /// A part of a field.
  package struct Subfield: Hashable, Sendable {
    /// One letter or digit.
    package let code: Character
    /// What it says.
    package var value: String
  }

  /// 24 signs.
  package var leader = ""
  /// Fields without subfields, by tag.
  package var controls: [String: String] = [:]
  /// The others, in their order.
  package var fields: [Field] = []

  /// The fields of a tag.
  func all(_ tag: String) -> [Field] { fields.filter { $0.tag == tag } }

  /// The first value of a field's subfield, trimmed; empty where there is none.
  func first(_ tag: String, _ code: Character) -> String {
    all(tag).lazy.map { $0.first(code) }.first { !$0.isEmpty } ?? ""
  }
}
