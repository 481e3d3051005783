import TestServices
import Testing

@testable import Exchange

@Suite("Tables as text") struct CSVTests {
  private func rows(_ text: String, piece: Int = 7, _ dialect: CSVDialect = .plain) throws -> [TableRow] {
    var reader = CSVReader(dialect, from: source(text, piece: piece))
    var rows: [TableRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test("quotes, commas and line breaks inside quotes belong to the cell", arguments: [1, 2, 3, 7, 1000])
  func quoted(piece: Int) throws {
    let found = try rows("a,\"b,\"\"c\"\"\r\nd\",e\r\n\r\n\"\",\"f\"", piece: piece)
    #expect(found.map(\.cells) == [["a", "b,\"c\"\r\nd", "e"], ["", "f"]])
    #expect(found.map(\.line) == [1, 4])
  }

  @Test("rows end with LF, CR or both, and the mark at the beginning of the file is no part of it")
  func lineBreaks() throws {
    #expect(
      try rows("\u{FEFF}a,b\nc,d\re,f\r\ng,h").map(\.cells) == [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]])
    #expect(try rows("a\rb\nc\r\nd").map(\.line) == [1, 2, 3, 4])
  }

  @Test("Indonesia's spreadsheets separate by semicolons, others by tabs")
  func separators() throws {
    #expect(try rows("a;b,c;d\n1;2;3").map(\.cells) == [["a", "b,c", "d"], ["1", "2", "3"]])
    #expect(try rows("a\tb\n1\t2").map(\.cells) == [["a", "b"], ["1", "2"]])
  }

  @Test("a quote that never closes costs its own row and no other")
  func lostQuote() throws {
    let found = try rows("a,b\nc,\"d\ne,f\n\"g\",h\n")
    #expect(found.map(\.cells) == [["a", "b"], [], ["e", "f"], ["g", "h"]])
    #expect(found[1].line == 2)
    #expect(found[1].notes.map(\.grade) == [.skipped])
  }

  @Test("what is not UTF-8 is read as Windows-1252 and said to be doubtful")
  func encoding() throws {
    var reader = CSVReader(.plain, from: source(Array("Ren".utf8) + [0xE9, 0x2C, 0x93, 0x61, 0x94]))
    let row = try #require(try reader.next())
    #expect(row.cells == ["René", "“a”"])
    #expect(row.notes.map(\.grade) == [.doubtful])
  }

  @Test("what is written comes back as it was, whatever it holds", arguments: [1, 2, 3, 4] as [UInt64])
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let signs = Array("ab \"',;=+-@\n\r\t＝é\\<>&'")
    let table = (0..<200).map { _ in
      (0..<4).map { _ in
        String((0..<Int.random(in: 0...8, using: &generator)).map { _ in generator.pick(signs, fallback: "a") })
      }
    }
    let bytes = [["w", "x", "y", "z"]] + table
    var reader = CSVReader(.plain, from: source(bytes.flatMap(CSVWriter.row), piece: 64))
    _ = try reader.next()
    for row in table {
      let found = try #require(try reader.next())
      #expect(found.cells.map(CSVWriter.unguarded) == row)
    }
    #expect(try reader.next() == nil)
  }

  @Test(
    "no written cell begins like a formula",
    arguments: ["=1", "+62811", "-1", "@a", " =1", "a;=1", "=\u{301}1", "\u{D4E};=1"])
  func formulas(text: String) {
    let row = String(decoding: CSVWriter.row([text]), as: UTF8.self)
    for part in row.split(whereSeparator: { ";\"\r\n".contains($0) }) {
      #expect(part.wholeMatch(of: /\s*[=+\-@].*/) == nil, "\(part)")
    }
    #expect(row.contains("'"))
  }

  @Test("a quote is doubled whatever mark or letter joins it", arguments: ["\"\u{301}", "\u{D4E}\"", "a\"\u{20DD},"])
  func joinedQuote(text: String) throws {
    var reader = CSVReader(.plain, from: source(CSVWriter.row([text, "b"])))
    #expect(try reader.next()?.cells == [text, "b"])
  }

  @Test("several names in a cell come apart as they were put together")
  func lists() {
    let names = ["Andi; Budi", "Citra", ";", "D;;E"]
    #expect(CellList.split(CellList.join(names)) == names)
    #expect(CellList.split("") == [])
    #expect(CellList.split(" Andi ;Budi;") == ["Andi", "Budi"])
  }
}
