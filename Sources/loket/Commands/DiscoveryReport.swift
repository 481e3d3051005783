import Calendars
import Foundation
import Printing

/// What a search for printers found, for the terminal: a table, what has to be done first, and lines for the config.
struct DiscoveryReport {
  let outcome: Discovery.Outcome

  func lines(in language: Language) -> [String] {
    let remarks = outcome.remarks.map { "?? " + $0[language] }
    guard !outcome.printers.isEmpty else {
      return remarks + [Phrase("Tidak ada pencetak yang ditemukan.", "No printer was found.")[language]]
    }
    let heading = [
      Phrase("NAMA", "NAME"), Phrase("CARA", "WAY"), Phrase("TUJUAN", "DESTINATION"), Phrase("KATANYA", "SAYS"),
    ]
    let rows = outcome.printers.map { found in
      [found.name, found.kind.words[language], found.destination.text, found.words.isEmpty ? "–" : found.words]
    }
    let remedies = outcome.printers.compactMap { found in found.remedy.map { "  \($0)" } }
    let first = Phrase("Buat dulu antrean untuk perangkat yang belum memilikinya:", "First make queues for devices:")
    let copy = Phrase(
      "Salin yang dipakai ke \"printers\" di konfigurasi:", "Copy what is used to the config's \"printers\":")
    return remarks + Self.table([heading.map { $0[language] }] + rows)
      + (remedies.isEmpty ? [] : ["", first[language]] + remedies)
      + ["", copy[language]] + outcome.printers.map { "  \(Self.entry($0))," }
  }

  private static func table(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      return "  " + cells.joined(separator: "  ").trimmingTrailingBlanks
    }
  }

  /// What stands in the config for a printer.
  private static func entry(_ found: FoundPrinter) -> String {
    let entry = Entry(
      destination: found.destination.text, language: found.language == .pdf ? "pdf" : "escpos", name: found.name)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(entry)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private struct Entry: Encodable {
    let destination: String
    let language: String
    let name: String
    let profile = "mm80"
    let use = ["ticket"]
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
