import Foundation

/// What stands on a printer's test page: the values of `Templates/printers/self-test.receipt`.
package struct SelfTest: Encodable, Sendable {
  private struct Fact: Encodable {
    let label: String
    let value: String
  }

  private let printer: String
  private let printedAt: String
  private let timeZone: String
  private let columns: Int
  private let facts: [Fact]
  private let signs: [String]

  /// The template's name.
  package static let template = "printers/self-test"

  /// The page of one printer.
  ///
  /// - Parameters:
  ///   - printer: what the config calls it.
  ///   - office: whose it is, where that is known.
  ///   - destination: where it is, as the config has it.
  ///   - isPDF: whether documents for it are PDF, whose letters are not the printer's own.
  ///   - profile: what it can do.
  ///   - printedAt: an RFC 3339 time.
  ///   - timeZone: the IANA name of the zone that the page tells its time in.
  package init(
    printer: String, office: String?, destination: String, isPDF: Bool, profile: PrinterProfile, printedAt: String,
    timeZone: String
  ) {
    self.printer = printer
    self.printedAt = printedAt
    self.timeZone = timeZone
    columns = profile.columns
    let own = [
      ("Halaman kode", profile.codePage.name), ("Kode QR", profile.nativeQR ? "oleh pencetak" : "sebagai gambar"),
      ("Potong", profile.cut == .partial ? "pisau" : "disobek"),
    ]
    let all =
      [
        ("Kantor", office), ("Tujuan", destination), ("Bahasa", isPDF ? "PDF" : "ESC/POS"), ("Profil", profile.name),
        ("Kolom", String(profile.columns)),
      ] + (isPDF ? [] : own)
    facts = all.compactMap { label, value in value.map { Fact(label: label, value: $0) } }
    signs = Self.rows((isPDF ? CodePage.wpc1252 : profile.codePage).signs)
  }

  /// As JSON, the same for the same page.
  /// - Throws: `EncodingError`.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Rows that fit the narrowest paper.
  private static func rows(_ signs: [Character]) -> [String] {
    stride(from: 0, to: signs.count, by: 24).map { String(signs[$0..<min($0 + 24, signs.count)]) }
  }
}
