import Foundation
import Receipts
import Testing

@Suite("Templates")
struct TemplateTests {
  private func fill(_ template: String, _ values: TemplateValue, zone: String = "Asia/Jakarta") throws -> String {
    let timeZone = try #require(TimeZone(identifier: zone))
    return try Template(template).fill(values, in: FillContext(timeZone: timeZone))
  }

  @Test("put values in their places, by dotted names and through scopes")
  func values() throws {
    #expect(try fill("{{a}} {{b.c}}", ["a": "satu", "b": ["c": 2]]) == "satu 2")
    #expect(try fill("{{#b}}{{c}}{{a}}{{/b}}", ["a": "A", "b": ["c": "C"]]) == "CA")
    #expect(try fill("{{a}}", ["a": .number(2.5)]) == #"2\x2c5"#)
    #expect(try fill(#"\{{a}}"#, ["a": 1]) == #"\{{a}}"#)
  }

  /// Letters that make one character with the sign behind them (Unicode Standard Annex 29, GB9b).
  @Test("escape a sign behind whatever letter", arguments: ["\u{D4E}", "\u{11A3A}", "\u{D4E}\u{D4E}", "\u{1193F}"])
  func joined(letter: String) throws {
    let template = try Template("{{v}}")
    let entities = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"]
    for sign in entities.keys + ["{", "}", "|", "\\", "^", "~", "_", "`", "-", "=", ";"] {
      let value: TemplateValue = ["v": .text(letter + sign + "b")]
      let code = try #require(sign.utf8.first)
      #expect(try template.fill(value) == "\(letter)\\x\(String(code, radix: 16))b")
      #expect(try template.fill(value, as: .html) == letter + (entities[sign] ?? sign) + "b")
      #expect(try template.fill(value, as: .plainText) == letter + sign + "b")
    }
    #expect(try template.fill(["v": .text(letter + "  \n b")], as: .plainText) == letter + " b")
  }

  @Test("repeat a section for each item and leave it out for what is empty, false or absent")
  func sections() throws {
    let template = "{{#x}}[{{.}}]{{/x}}{{^x}}none{{/x}}"
    #expect(try fill(template, ["x": ["a", "b"]]) == "[a][b]")
    #expect(try fill(template, ["x": 0]) == "[0]")
    #expect(try fill(template, ["x": "t"]) == "[t]")
    for absent: TemplateValue in [["x": []], ["x": false], ["x": nil], ["x": ""], [:]] {
      #expect(try fill(template, absent) == "none")
    }
  }

  @Test("give a section's tag alone on a line no line of its own")
  func bareTags() throws {
    let template = "satu\n{{#x}}\n- {{.}}\n{{/x}}\ndua"
    #expect(try fill(template, ["x": ["a", "b"]]) == "satu\n- a\n- b\ndua")
    #expect(try fill(template, [:]) == "satu\ndua")
  }

  @Test(
    "say line and column of what they can't read",
    arguments: [
      ("a\n  {{b", 2, 3), ("{{#a}}\nx", 1, 1), ("x{{/a}}", 1, 2), ("{{#a}}{{#b}}{{/a}}{{/b}}", 1, 13),
      ("{{a|tidakada}}", 1, 1), ("{{a|truncate}}", 1, 1), ("{{a|number:9}}", 1, 1), ("{{a b}}", 1, 1), ("{{}}", 1, 1),
    ])
  func refused(source: String, line: Int, column: Int) throws {
    let error = #expect(throws: TemplateError.self) { try Template(source) }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test("refuse a name without value and a value that does not print, with the place and without the value")
  func unfillable() throws {
    let rahasia: TemplateValue = ["nama": "Rahasia", "list": ["Rahasia"], "flag": true]
    for (source, column) in [("{{x}}", 1), ("ab{{nama.x}}", 3), ("{{list}}", 1), ("{{flag}}", 1), ("{{nama|date}}", 1)]
    {
      let error = #expect(throws: TemplateError.self) { try fill(source, rahasia) }
      #expect(error?.column == column)
      #expect(error?.message.id.contains("Rahasia") == false)
    }
  }

  @Test("print dates and times in Indonesian, in the office's zone or the one a value names")
  func dates() throws {
    let values: TemplateValue = ["at": "2026-11-22T17:15:30.5Z", "zone": "Asia/Jayapura", "none": nil]
    func filled(_ filter: String, zone: String = "Asia/Makassar") throws -> String {
      try fill("{{at|\(filter)}}", values, zone: zone).replacing(#"\x2c"#, with: ",").replacing(#"\x2e"#, with: ".")
    }
    #expect(try filled("date") == "Senin, 23 November 2026")
    #expect(try filled("shortdate") == "23 Nov 2026")
    #expect(try filled("daymonth|upper") == "23 NOV")
    #expect(try filled("year:zone") == "2026")
    #expect(try filled("time") == "01.15 WITA")
    #expect(try filled("time:zone") == "02.15 WIT")
    #expect(try filled("datetime:none") == "Senin, 23 November 2026 pukul 01.15 WITA")
    #expect(try filled("date", zone: "Asia/Jakarta") == "Senin, 23 November 2026")
    #expect(try filled("datetime", zone: "America/New_York").hasSuffix(#"12.15 UTC\x2d05.00"#))
    #expect(try filled("date", zone: "America/New_York") == "Minggu, 22 November 2026")
  }

  @Test(
    "refuse what is not an RFC 3339 timestamp",
    arguments: [
      "2026-11-23", "2026-02-30T00:00:00Z", "2026-11-23T25:00:00Z", "23-11-2026T09:15:00Z", "2026-11-23T09:15:00",
    ])
  func notATimestamp(text: String) {
    #expect(throws: TemplateError.self) { try fill("{{at|time}}", ["at": .text(text)]) }
  }

  @Test("know leap years, year's end and the years before 1970")
  func calendar() throws {
    for (text, date) in [
      ("2028-02-29T12:00:00+00:00", "Selasa, 29 Februari 2028"),
      ("2026-12-31T23:59:59-00:00", "Kamis, 31 Desember 2026"),
      ("1945-08-17T03:00:00Z", "Jumat, 17 Agustus 1945"), ("2000-03-01T00:00:00Z", "Rabu, 1 Maret 2000"),
    ] {
      #expect(try fill("{{at|date}}", ["at": .text(text)], zone: "GMT").replacing(#"\x2c"#, with: ",") == date)
    }
  }

  @Test("group, mask, cut and capitalise")
  func otherFilters() throws {
    func filled(_ filter: String, _ value: TemplateValue) throws -> String {
      let markup = try fill("{{v|\(filter)}}", ["v": value])
      let (document, _) = Document.parse("|\(markup)|")
      return PlainText.render(document.layout(columns: 48)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    #expect(try filled("number", 1_250_000) == "1.250.000")
    #expect(try filled("number:2", .number(-1234.5)) == "-1.234,50")
    #expect(try filled("number", 999) == "999")
    #expect(try filled("number", .number(-0.2)) == "0")
    #expect(try filled("mask", "3201234567890001") == "************0001")
    #expect(try filled("mask:20", "kurang") == "kurang")
    #expect(try filled("truncate:8", "Perpustakaan") == "Perpust…")
    #expect(try filled("truncate:5", "漢字漢字") == "漢字…")
    #expect(try filled("truncate:5", .text("\u{1B}a\u{202E}b\u{0}c d")) == "abc d")
    #expect(try filled("upper|truncate:4", "kementerian") == "KEM…")
  }

  @Test("keep their values as JSON")
  func json() throws {
    let values = Tickets.values(promise: Tickets.due, copy: 2, priority: true)
    let bytes = try values.json()
    #expect(try TemplateValue(json: bytes) == values)
    #expect(try TemplateValue(json: bytes).json() == bytes)
    #expect(
      try TemplateValue(json: Array(#"{"a":[1,true,null,"x",{"b":2.5}]}"#.utf8)) == [
        "a": [1, true, nil, "x", ["b": .number(2.5)]]
      ])
    #expect(throws: DecodingError.self) { try TemplateValue(json: Array("{".utf8)) }
  }
}
