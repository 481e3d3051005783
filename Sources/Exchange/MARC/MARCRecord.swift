/// One MARC 21 record.
struct MARCRecord: Hashable, Sendable {
  /// A field with subfields.
  struct Field: Hashable, Sendable {
    /// Three digits.
    let tag: String
    /// Code and value, in their order; a code may come again.
    var subfields: [Subfield]

    /// The subfields' values of a code.
    func values(_ code: Character) -> [String] { subfields.filter { $0.code == code }.map(\.value) }

    /// The first value of a code, trimmed; empty where there is none.
    func first(_ code: Character) -> String { values(code).first?.trimmingBlanks ?? "" }
  }

  /// A part of a field.
  struct Subfield: Hashable, Sendable {
    /// One letter or digit.
    let code: Character
    /// What it says.
    var value: String
  }

  /// 24 signs.
  var leader = ""
  /// Fields without subfields, by tag.
  var controls: [String: String] = [:]
  /// The others, in their order.
  var fields: [Field] = []

  /// The fields of a tag.
  func all(_ tag: String) -> [Field] { fields.filter { $0.tag == tag } }

  /// The first value of a field's subfield, trimmed; empty where there is none.
  func first(_ tag: String, _ code: Character) -> String {
    all(tag).lazy.map { $0.first(code) }.first { !$0.isEmpty } ?? ""
  }
}
