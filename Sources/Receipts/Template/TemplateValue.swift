import Foundation

/// What a template is filled with: a tree like JSON, kept as JSON in the print spool.
package enum TemplateValue: Sendable, Equatable {
  case text(String)
  case number(Double)
  case bool(Bool)
  case list([TemplateValue])
  case object([String: TemplateValue])
  case null

  /// Reads a value from JSON text (RFC 8259).
  /// - Throws: `DecodingError` when the bytes are not JSON.
  package init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(TemplateValue.self, from: Data(json))
  }

  /// Puts a value at a dotted name of an object, and makes the objects on the way there.
  /// - Returns: false, and nothing is changed, when the name can't be read or something on the way is no object.
  package mutating func set(_ name: String, to value: TemplateValue) -> Bool {
    guard let path = TemplatePath(name), !path.names.isEmpty, let changed = setting(path.names[...], to: value) else {
      return false
    }
    self = changed
    return true
  }

  private func setting(_ names: ArraySlice<String>, to value: TemplateValue) -> TemplateValue? {
    guard let name = names.first else { return value }
    guard case .object(var members) = self else { return nil }
    members[name] = (members[name] ?? .object([:])).setting(names.dropFirst(), to: value)
    return members[name] == nil ? nil : .object(members)
  }

  /// The value as JSON with sorted keys: equal values give equal bytes.
  /// - Throws: `EncodingError` for a number that JSON can't hold (infinite, not a number).
  package func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// Whether a section `{{#name}}` on this value is shown: present, not empty, not false.
  var isShown: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .number: true
    case .bool(let bool): bool
    case .list(let items): !items.isEmpty
    case .object: true
    case .null: false
    }
  }
}

extension TemplateValue: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let items = try? container.decode([TemplateValue].self) {
      self = .list(items)
    } else {
      self = .object(try container.decode([String: TemplateValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number):
      if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
    case .bool(let bool): try container.encode(bool)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    case .null: try container.encodeNil()
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
  package init(nilLiteral: ()) { self = .null }
}
