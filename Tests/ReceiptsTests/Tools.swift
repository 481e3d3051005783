import Foundation
import Paper
import Testing

/// Programs that read what was rendered.
enum Tools {
  /// What a program prints about a file with these bytes.
  static func run(_ program: String, _ arguments: [String], on bytes: [UInt8], suffix: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "receipts-\(UUID().uuidString).\(suffix)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments.map { $0 == "FILE" ? file.path : $0 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  /// The codes in a picture, each as `type:data`.
  /// - Parameter symbologies: the kinds to look for; all when there are none.
  static func codes(in picture: Picture, symbologies: [String] = []) throws -> [String] {
    try codes(run("zbarimg", ["-q"] + options(symbologies) + ["FILE"], on: picture.pgm, suffix: "pgm"))
  }

  /// The codes on a PDF's first page, drawn with a printer's 8 dots a millimetre.
  static func codes(inPDF pdf: [UInt8], symbologies: [String] = []) throws -> [String] {
    let program = """
      file=$1; shift; pdftoppm -r 203.2 -gray -singlefile "$file" "$file" && zbarimg -q "$@" "$file.pgm"; rm -f "$file.pgm"
      """
    return try codes(run("sh", ["-c", program, "sh", "FILE"] + options(symbologies), on: pdf, suffix: "pdf"))
  }

  private static func options(_ symbologies: [String]) -> [String] {
    symbologies.isEmpty
      ? ["-Supce.enable", "-Supca.enable"] : ["-Sdisable"] + symbologies.map { "-S\($0).enable" }
  }

  static func text(ofPDF pdf: [UInt8]) throws -> [String] {
    try run("pdftotext", ["-layout", "FILE", "-"], on: pdf, suffix: "pdf").split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private static func codes(_ output: String) -> [String] {
    output.split(whereSeparator: \.isNewline).map(String.init)
  }
}
