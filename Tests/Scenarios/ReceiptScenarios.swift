import Foundation
import TestServices
import Testing

/// `loket receipt render`, as whoever makes a template uses it.
@Suite struct ReceiptScenarios {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let reference = root.appending(path: "Tests/ReceiptsTests/Golden")
  static let documents = ["accents", "align", "codes", "decor", "escape", "slip", "stamp", "ticket", "widths", "wrap"]

  private func render(_ arguments: String..., input: String = "", language: String = "C.UTF-8") throws -> LoketCommand {
    try LoketCommand(
      ["receipt", "render"] + arguments, input: input, language: language, home: FileManager.default.temporaryDirectory)
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  @Test("every document of the reference gives its text at its four widths", arguments: documents, [24, 32, 42, 48])
  func reference(name: String, columns: Int) throws {
    let file = Self.reference.appending(path: "\(name).receipt").path
    let expected = try String(contentsOf: Self.reference.appending(path: "\(name)-\(columns).txt"), encoding: .utf8)
    let outcome = try render(file, "--as", "text", "--columns", String(columns))
    #expect(lines(outcome.output) == lines(expected))
    #expect((outcome.status == 0) == outcome.errors.isEmpty, "\(outcome.errors)")
  }

  @Test("a template is filled from a file of samples and by --set, in every form")
  func template() throws {
    let template = Self.root.appending(path: "Templates/loans/stamp.receipt").path
    let samples = Self.root.appending(path: "Templates/loans/stamp.json").path
    func stamp(_ form: String, _ columns: String) throws -> LoketCommand {
      try render(
        template, "--as", form, "--columns", columns, "--values", samples, "--set", "borrower=Siti", "--set=copy=3")
    }
    for columns in ["32", "48"] {
      let text = try stamp("text", columns)
      #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
      #expect(text.output.contains("Siti") && text.output.contains("SALINAN KE-3"))
      for (form, start) in [("svg", "<svg "), ("pdf", "%PDF-1.4"), ("escpos", "\u{1B}@")] {
        #expect(try stamp(form, columns).bytes.starts(with: Array(start.utf8)))
      }
    }
  }

  @Test("--set takes dotted names, lists and numbers, and what is no JSON as text")
  func setting() throws {
    let markup = "{{a.b|number}}\n{{#list}}\n<{{.}}>\n{{/list}}\n{{text}}\n{{long}}\n{{#yes}}\nya\n{{/yes}}"
    let outcome = try render(
      "-", "--columns", "24", "--set", "a.b=1250", "--set", #"list=["x","y"]"#, "--set", "text=08 {", "--set",
      "long=12345678901234567890", "--set", "yes=true", input: markup)
    let words = outcome.output.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(words == ["1.250", "<x>", "<y>", "08 {", "12345678901234567890", "ya"])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test("what would not print is said by file, line and column, and the rest prints")
  func diagnostics() throws {
    let outcome = try render("-", input: "satu\n{warna:merah}\ndua\n")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("-:2:2: properti tidak dikenal: warna\n"), "\(outcome.errors)")
    #expect(outcome.output.split(whereSeparator: \.isWhitespace) == ["satu", "dua"])
    let english = try render("-", input: "a\n {{b}}", language: "en_GB.UTF-8")
    #expect(english.status == 1 && english.bytes.isEmpty)
    #expect(english.errors.hasPrefix("-:2:2: unknown name: b\n"), "\(english.errors)")
  }

  @Test("wrong usage ends with 2, and a file that is not there with 1")
  func usage() throws {
    for words in [
      ["--columns", "23"], ["--columns", "97"], ["--as", "png"], ["--profile", "mm12"], ["--set", "x"],
      ["--set", "=1"], ["--warna", "x"],
    ] {
      let outcome = try render("-", words[0], words[1])
      #expect(outcome.status == 2, "\(words)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
    #expect(try render("/tiada.receipt").status == 1)
    #expect(try LoketCommand(["receipt"], home: FileManager.default.temporaryDirectory).status == 2)
  }
}
