/// A JSON document (RFC 8259) as it stands, before anybody knows what it should be.
///
/// `Decodable` types stop at the first mistake; a tree lets the reader find them all, and keeps what the reader does not
/// know when it is written again.
package enum JSONTree: Codable, Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([String: JSONTree])

  /// Reads any JSON value.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }
  /// Writes the value as it was read.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let elements): try container.encode(elements)
    case .object(let members): try container.encode(members)
    }
  }

  /// A member of an object; nil for none, and in what is no object. Setting nil removes it; what is no object stays.
  package subscript(key: String) -> JSONTree? {
    get {
      guard case .object(let members) = self else { return nil }
      return members[key]
    }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The same document with every text put through `body`; the keys stay.
  package func mapTexts(_ body: (String) -> String) -> JSONTree {
    switch self {
    case .null, .bool, .number: self
    case .string(let text): .string(body(text))
    case .array(let elements): .array(elements.map { $0.mapTexts(body) })
    case .object(let members): .object(members.mapValues { $0.mapTexts(body) })
    }
  }
}
