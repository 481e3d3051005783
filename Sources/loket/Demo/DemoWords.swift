import Foundation

/// The words that the demo's library is made of: `Kiosk/demo/library.json`.
struct DemoWords: Decodable, Sendable {
  /// A field of knowledge.
  struct Field: Decodable, Sendable {
    let `class`: String
    let subject: String
    let topics: [String]
    /// Whether the topics are whole titles, as those of novels are.
    let isFiction: Bool?
  }

  let men: [String]
  let women: [String]
  let families: [String]
  let units: [String]
  let publishers: [String]
  let fields: [Field]
  /// Patterns of titles, with `{topic}`.
  let books: [String]
  let discs: [String]
  let periodicals: [String]
  /// What may follow a title, with `{number}`.
  let parts: [String]
  let locations: [String]
  /// Where what is not lent stands.
  let reference: String
  /// Why a member may not borrow.
  let blocked: String

  /// Reads the file.
  /// - Throws: where it is missing or broken, which its test prevents.
  init(from share: ShareFolder) throws {
    self = try JSONDecoder().decode(DemoWords.self, from: try share.demo("library.json"))
  }
}
