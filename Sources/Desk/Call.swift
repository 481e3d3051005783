import Calendars
import Foundation
import HTTP
import Records

/// One request that found its route, with who makes it.
struct Call {
  let request: Request
  let parameters: [String: String]
  /// Nil only on routes that are open to everyone.
  let caller: Caller?

  /// The signed-in caller of a route that is not open to everyone.
  func signedIn() throws -> Caller {
    guard let caller else { throw DeskProblem.signInRequired }
    return caller
  }

  /// A path parameter that is an id: a UUID (RFC 9562), in lower case.
  func id(_ name: String) throws -> String {
    guard let text = parameters[name], let id = UUID(uuidString: text) else { throw DeskProblem.notAnID }
    return id.uuidString.lowercased()
  }

  /// The query's `limit`, 1–200, 50 when absent.
  func limit() throws -> Int {
    guard let text = request.query["limit"] else { return 50 }
    guard let limit = Int(text), (1...200).contains(limit) else {
      throw DeskProblem.invalid([(field: "limit", message: Phrase("Isi 1 sampai 200.", "Give 1 to 200."))])
    }
    return limit
  }

  /// The query's `after`: where the page before ended; nil on the first page.
  func after() throws -> Int64? { try Self.place(request.query["after"]) { Int64($0) } }

  /// Where a list's page before ended, as it was given to the client; nil on the first page.
  static func place<Place>(_ text: String?, _ read: (String) -> Place?) throws -> Place? {
    guard let text else { return nil }
    guard !text.hasPrefix("-"), let place = read(text) else {
      throw DeskProblem.invalid([
        (
          field: "after",
          message: Phrase("Isi dengan «next» dari halaman sebelumnya.", "Give “next” of the page before.")
        )
      ])
    }
    return place
  }

  /// A query value that is one of an enumeration's names; nil when it is absent.
  func choice<Name: RawRepresentable<String> & CaseIterable>(_ type: Name.Type, _ key: String) throws -> Name? {
    guard let text = request.query[key], !text.isEmpty else { return nil }
    guard let name = Name(rawValue: text) else {
      let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw DeskProblem.invalid([(field: key, message: Phrase("Pilih: \(names).", "Choose: \(names)."))])
    }
    return name
  }

  /// A query value that is a date `YYYY-MM-DD`; nil when it is absent.
  func date(_ key: String) throws -> LocalDate? {
    guard let text = request.query[key], !text.isEmpty else { return nil }
    guard let date = LocalDate(text) else {
      let words = Phrase("Tulis tanggal seperti 2026-11-23.", "Write the date like 2026-11-23.")
      throw DeskProblem.invalid([(field: key, message: words)])
    }
    return date
  }

  /// The language of a table: the query's `lang`, since a link can send no header, else the reader's.
  func tableLanguage() throws -> Language { try choice(Language.self, "lang") ?? request.language }

  /// The request's SHA-256: method and path say what is done, the body with what.
  var digest: String {
    Digest.sha256(Array(request.method.rawValue.utf8) + [0x20] + Array(request.path.utf8) + [0x0A] + request.body)
  }
}

extension Request {
  /// The reader's language: English when it is wanted more than Indonesian.
  var language: Language { Language(acceptLanguage: acceptLanguage) }
}

extension Language {
  /// The one of the two languages that an Accept-Language header (RFC 9110 §12.5.4) wants most; Indonesian when it
  /// names neither, or both alike.
  init(acceptLanguage: String) {
    var wanted: (language: Language, weight: Double) = (.indonesian, 0)
    for range in acceptLanguage.split(separator: ",") {
      let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      let tag = parts.first?.prefix { $0 != "-" }.lowercased() ?? ""
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      // "in" is how old browsers call Indonesian.
      guard let language = tag == "in" ? .indonesian : Language(rawValue: tag), weight > wanted.weight else { continue }
      wanted = (language, weight)
    }
    self = wanted.language
  }
}
