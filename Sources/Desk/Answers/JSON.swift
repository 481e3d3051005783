import Calendars
import Foundation

/// JSON as the contract writes it: UTF-8, keys in a fixed order, RFC 3339 times with zone.
enum JSON {
  static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(rfc3339(date))
    }
    // Every value encoded here is made of strings, whole numbers, booleans and arrays: nothing that JSON lacks.
    return (try? encoder.encode(value)).map { [UInt8]($0) } ?? Array("{}".utf8)
  }

  /// A page of a list whose items are JSON already; `next` holds digits only.
  static func listing(_ items: [String], next: String?) -> [UInt8] {
    Array("{\"items\":[\(items.joined(separator: ","))],\"next\":\(next.map { "\"\($0)\"" } ?? "null")}".utf8)
  }

  /// A moment as RFC 3339 text in UTC with milliseconds.
  static func rfc3339(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  /// Reads a request's body.
  /// - Throws: `DeskProblem`: not JSON, or the fields of the wrong shape by name.
  static func decode<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let date = (try? container.decode(String.self)).flatMap(parse) else {
        let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "not an RFC 3339 time")
        throw DecodingError.typeMismatch(Date.self, context)
      }
      return date
    }
    do {
      return try decoder.decode(type, from: Data(body))
    } catch let error as DecodingError {
      throw DeskProblem.unreadable(error)
    }
  }

  private static func parse(_ text: String) -> Date? {
    let plain = Date.ISO8601FormatStyle()
    let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return (try? plain.parse(text)) ?? (try? fractional.parse(text))
  }
}

extension DeskProblem {
  /// A body that is JSON of another shape than the contract's: which field, and what belongs there.
  fileprivate static func unreadable(_ error: DecodingError) -> DeskProblem {
    let (path, expected): ([any CodingKey], Phrase)
    switch error {
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      (path, expected) = (context.codingPath, .kind(of: type))
    case .keyNotFound(let key, let context):
      (path, expected) = (context.codingPath + [key], Phrase("Wajib diisi.", "This is required."))
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      return .malformedJSON
    case .dataCorrupted(let context):
      (path, expected) = (
        context.codingPath,
        Phrase("Nilainya tidak dikenal. Lihat pilihannya di /openapi.json.", "Unknown value. See /openapi.json.")
      )
    @unknown default:
      return .malformedJSON
    }
    let pointer = path.map { "/" + $0.stringValue.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
    return .invalid([(field: pointer, message: expected)])
  }
}

extension Phrase {
  fileprivate static func kind(of type: any Any.Type) -> Phrase {
    switch type {
    case is String.Type: Phrase("Isi dengan teks.", "This must be text.")
    case is Int.Type: Phrase("Isi dengan bilangan bulat.", "This must be a whole number.")
    case is Date.Type:
      Phrase(
        "Isi dengan tanggal, jam, dan zona, seperti 2026-12-07T15:00:00+07:00.",
        "This must be a date, a time and a zone, such as 2026-12-07T15:00:00+07:00.")
    case is Bool.Type: Phrase("Isi dengan true atau false.", "This must be true or false.")
    default: Phrase("Bentuk isian ini keliru. Lihat /openapi.json.", "This has the wrong shape. See /openapi.json.")
    }
  }
}
