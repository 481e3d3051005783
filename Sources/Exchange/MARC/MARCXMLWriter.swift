import Circulation

/// Titles with their copies as MARCXML, in the fields that Koha reads.
package enum MARCXMLWriter {
  /// Stands before the first record.
  package static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <collection xmlns="http://www.loc.gov/MARC21/slim">

    """
  /// Stands behind the last record.
  package static let foot = "</collection>\n"

  /// One title.
  package static func record(_ title: Title, copies: [Item]) -> String {
    var fields: [String] = []
    func add(_ tag: String, _ indicators: String, _ parts: [(Character, String?)]) {
      let parts = parts.compactMap { code, value in value.map { "<subfield code=\"\(code)\">\(escaped($0))</subfield>" }
      }
      guard !parts.isEmpty else { return }
      let (first, second) = (indicators.prefix(1), indicators.suffix(1))
      fields.append(
        "<datafield tag=\"\(tag)\" ind1=\"\(first)\" ind2=\"\(second)\">\(parts.joined())</datafield>")
    }
    add(title.kind == .periodical ? "022" : "020", "  ", [("a", title.isbn)])
    add("082", "04", [("a", title.classification)])
    add("090", "  ", [("a", title.callNumber)])
    for (index, author) in title.authors.enumerated() { add(index == 0 ? "100" : "700", "1 ", [("a", author)]) }
    add("245", "00", [("a", title.title)])
    add("264", " 1", [("b", title.publisher), ("c", title.year.map(String.init))])
    for subject in title.subjects { add("650", " 4", [("a", subject)]) }
    for copy in copies {
      let flag = KohaFlag.all.first { $0.status == copy.status }?.code
      add(
        "952", "  ",
        (flag.map { [($0, "1")] } ?? []) + [
          ("c", copy.location), ("i", copy.inventoryNumber), ("o", copy.shelf),
          ("p", copy.barcode ?? copy.inventoryNumber),
        ])
    }
    return """
      <record>
      <leader>\(leader(title.kind))</leader>
      <controlfield tag="001">\(escaped(title.id))</controlfield>
      <controlfield tag="003">\(TitleRow.ownSystem)</controlfield>
      \(fields.joined(separator: "\n"))
      </record>

      """
  }

  private static func leader(_ kind: TitleKind) -> String {
    let signs =
      switch kind {
      case .book: "am"
      case .cd: "mm"
      case .periodical: "as"
      }
    return "00000n\(signs) a2200000 a 4500"
  }

  /// Text inside an element; signs that XML 1.0 has no place for are left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        result.unicodeScalars.append(scalar)
      default: break
      }
    }
    return result
  }
}
