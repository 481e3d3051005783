import Calendars
import Foundation

extension InvalidInput {
  /// What a body that could not be decoded lacks, for the answer to its sender. Decoding stops at the first such
  /// mistake, so there is one problem. Nothing of the body is repeated.
  package init(decoding error: DecodingError) {
    let value = Phrase("Isi permintaan", "The request body")
    switch error {
    case .keyNotFound(let key, let context):
      let pointer = Self.pointer(context.codingPath + [key])
      self.init([Problem(pointer, .missing(Phrase("Kunci \"\(key.stringValue)\"", "The key \"\(key.stringValue)\"")))])
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      let remedy = Phrase(
        "periksa bentuknya: teks dalam tanda kutip, waktu seperti 2026-03-17T09:00:00+07:00",
        "check its form: texts in quotes, times like 2026-03-17T09:00:00+07:00")
      self.init([Problem(Self.pointer(context.codingPath), .malformed(value, remedy: remedy))])
    @unknown default:
      self.init([Problem("", .malformed(value, remedy: Phrase("kirim JSON yang sah", "send valid JSON")))])
    }
  }

  private static func pointer(_ path: [any CodingKey]) -> String {
    path.map { "/\($0.intValue.map(String.init) ?? String(CleanText.clean($0.stringValue).prefix(64)))" }.joined()
  }
}
