/// How a table is written down as text.
package struct CSVDialect: Sendable {
  /// How a quote stands inside quotes.
  package enum Escaping: Sendable {
    /// Written twice (RFC 4180).
    case doubled
    /// Behind a backslash, as MySQL escapes: also `\n`, `\r`, `\\` and `\'`.
    case backslash
  }

  /// What stands between two cells; nil = whichever of comma, semicolon and tab the first line has most of.
  let separator: UInt8?
  /// How a quote stands inside quotes.
  let escaping: Escaping

  /// RFC 4180 as spreadsheets write it, in Indonesia's locale with a semicolon.
  package static let plain = CSVDialect(separator: nil, escaping: .doubled)
  /// SLiMS' bibliography.
  package static let slimsBiblio = CSVDialect(separator: UInt8(ascii: ","), escaping: .doubled)
  /// SLiMS' members.
  package static let slimsMember = CSVDialect(separator: UInt8(ascii: ","), escaping: .backslash)
}
