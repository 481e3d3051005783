import Calendars
import Foundation
import Receipts

/// `loket receipt render`: a document or a template on standard output as it would print. What would not print is said
/// on standard error, by file, line and column.
enum ReceiptCommand {
  private enum Form: String, CaseIterable { case text, svg, pdf, escpos }

  static func run(_ arguments: [String]) throws {
    guard arguments.first == "render" else {
      throw CommandFailure.usage("yang diperlukan: receipt render FILE", "expected: receipt render FILE")
    }
    let arguments = try Arguments(
      Array(arguments.dropFirst()), options: ["--as", "--columns", "--profile", "--values"], repeatable: ["--set"])
    let file = try arguments.demand("FILE")[0]
    let form = try choice(arguments["--as"] ?? Form.text.rawValue, of: Form.self, option: "--as")
    let profile = try profile(arguments, for: form)
    let values = try values(arguments)
    do {
      let receipt = try Receipt(Template(utf8: bytes(of: file)), values: values)
      let rendering = rendering(form, on: profile)
      let page = receipt.page(columns: profile.columns, repertoire: rendering.repertoire)
      FileHandle.standardOutput.write(Data(rendering.bytes(of: page)))
      let lost = receipt.diagnostics + page.diagnostics
      for diagnostic in lost { complain(file, diagnostic.line, diagnostic.column, diagnostic.message) }
      guard lost.isEmpty else {
        throw CommandFailure(
          "yang tidak tercetak seperti ditulis: \(lost.count)", "not printed as written: \(lost.count)")
      }
    } catch let error as TemplateError {
      complain(file, error.line, error.column, error.message)
      throw CommandFailure("tidak ada yang tercetak", "nothing was printed")
    }
  }

  private static func complain(_ file: String, _ line: Int, _ column: Int, _ message: Message) {
    let words = Terminal.language == .english ? message.en : message.id
    FileHandle.standardError.write(Data("\(file):\(line):\(column): \(words)\n".utf8))
  }

  // MARK: The paper

  private static func rendering(_ form: Form, on profile: PrinterProfile) -> Rendering {
    switch form {
    case .text: .text
    case .svg: .svg
    case .pdf: .pdf(profile.paper)
    case .escpos: .escpos(profile)
    }
  }

  /// The profile that `--profile` names, else the one that suits the columns, else 80 mm.
  private static func profile(_ arguments: Arguments, for form: Form) throws(CommandFailure) -> PrinterProfile {
    let columns = try arguments["--columns"].map(columns)
    var profile = PrinterProfile.small(columns: columns)
    if let name = arguments["--profile"] {
      guard let named = PrinterProfile.named(name), form != .escpos || !named.isLabel else {
        throw unknown(name, among: PrinterProfile.names + (form == .escpos ? [] : ["label-62x29"]), option: "--profile")
      }
      profile = named
    }
    profile.columns = columns ?? profile.columns
    return profile
  }

  private static func columns(_ text: String) throws(CommandFailure) -> Int {
    guard let columns = Int(text), (24...96).contains(columns) else {
      throw .usage("--columns: isi 24 sampai 96", "--columns: give 24 to 96")
    }
    return columns
  }

  private static func choice<Name: RawRepresentable<String> & CaseIterable>(
    _ text: String, of names: Name.Type, option: String
  ) throws(CommandFailure) -> Name {
    guard let name = Name(rawValue: text) else {
      throw unknown(text, among: Name.allCases.map(\.rawValue), option: option)
    }
    return name
  }

  private static func unknown(_ text: String, among names: [String], option: String) -> CommandFailure {
    let known = names.joined(separator: ", ")
    return .usage("\(option): \(text) tidak dikenal; ada: \(known)", "\(option): unknown \(text); there is: \(known)")
  }

  // MARK: What is printed

  private static func bytes(of file: String) throws(CommandFailure) -> [UInt8] {
    let data =
      file == "-" ? try? FileHandle.standardInput.readToEnd() ?? Data() : FileManager.default.contents(atPath: file)
    guard let data else { throw CommandFailure("\(file) tidak dapat dibaca", "\(file) can't be read") }
    return [UInt8](data)
  }

  /// What `--values` holds, a set of values or samples whose first is taken, with each `--set` put into it.
  private static func values(_ arguments: Arguments) throws(CommandFailure) -> TemplateValue {
    var values: TemplateValue = [:]
    if let file = arguments["--values"] {
      let json = try bytes(of: file)
      guard let read = (try? TemplateSample.list(json: json).first?.values) ?? (try? TemplateValue(json: json)),
        case .object = read
      else {
        throw CommandFailure("\(file): bukan objek JSON", "\(file): no JSON object")
      }
      values = read
    }
    for setting in arguments.all("--set") {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, values.set(parts[0], to: value(parts[1])) else {
        throw .usage("--set: tulis nama=nilai", "--set: write name=value")
      }
    }
    return values
  }

  /// A JSON object, array, number, true or false, else the text as it stands; so does a number with more digits than a
  /// number keeps.
  private static func value(_ text: String) -> TemplateValue {
    switch try? TemplateValue(json: Array(text.utf8)) {
    case .number? where text.count > 15: .text(text)
    case .object(let value)?: .object(value)
    case .list(let value)?: .list(value)
    case .number(let value)?: .number(value)
    case .bool(let value)?: .bool(value)
    case .text?, .null?, nil: .text(text)
    }
  }
}
