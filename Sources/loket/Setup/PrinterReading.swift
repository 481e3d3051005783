import Calendars
import Printing
import Receipts
import Records

extension Config.PrinterEntry {
  fileprivate init?(reading node: FileNode) {
    let keys = ["name", "destination", "language", "profile", "columns", "use", "fallback"]
    guard let object = node.object(keys) else { return nil }
    let name = object.required("name")?.string()
    let destination = object.required("destination")?.destination()
    let language = object.required("language")?.choice(Language.self)
    if case .socket? = destination, language == .pdf { object["language"]?.note(Self.socketLanguage) }
    let uses = object.required("use")?.list { $0.choice(PrintUse.self) }
    let columns = object["columns"]?.integer(24...96)
    let fallback = object["fallback"]?.string()
    let profile = object["profile"].map { $0.profile(for: language) } ?? .small(columns: columns)
    guard let name, let destination, let language, let profile, let uses else { return nil }
    self.init(
      name: name, destination: destination, language: language, profile: profile, columns: columns, uses: uses,
      fallback: fallback)
  }

  private static let socketLanguage = Phrase(
    "Printer di socket:// adalah printer struk; pilih escpos.",
    "A printer at socket:// is a receipt printer; choose escpos.")
}

extension FileNode {
  /// The office's printers, each name once.
  func printers() -> [Config.PrinterEntry]? {
    guard let printers = list({ Config.PrinterEntry(reading: $0) }) else { return nil }
    noteRepeated(
      "name", printers.map(\.name),
      Phrase("Nama ini sudah dipakai pencetak lain; beri nama lain.", "Another printer has this name; choose another."))
    noteBadFallbacks(printers)
    return printers
  }

  /// Notes each stand-in that could not stand in.
  private func noteBadFallbacks(_ printers: [Config.PrinterEntry]) {
    for (index, element) in (array() ?? []).enumerated() {
      let printer = printers[index]
      guard let wanted = printer.fallback, let node = element.members()?.first(where: { $0.key == "fallback" })?.node
      else { continue }
      let others = printers.filter { $0.name != printer.name }
      guard let other = others.first(where: { $0.name == wanted }) else {
        node.noteUnknownName(wanted, known: others.map(\.name))
        continue
      }
      guard Set(other.uses).isDisjoint(with: printer.uses) else { continue }
      node.note(
        Phrase(
          "Pencetak \(wanted) tidak mencetak satu pun yang dicetak \(printer.name); pilih yang kegunaannya sama.",
          "Printer \(wanted) prints nothing that \(printer.name) prints; choose one that shares a use."))
    }
  }

  /// Where a printer is reached.
  fileprivate func destination() -> Destination? {
    guard let text = string() else { return nil }
    do {
      return try Destination(text)
    } catch {
      note(error.message)
      return nil
    }
  }

  /// A receipt printer's profile by its name, or a label's size, which PDF alone can fill.
  fileprivate func profile(for language: Config.PrinterEntry.Language?) -> PrinterProfile? {
    guard let name = string() else { return nil }
    guard let profile = PrinterProfile.named(name) else {
      noteUnknownName(name, known: PrinterProfile.names + ["label-62x29"])
      return nil
    }
    guard language == .escpos, profile.isLabel else { return profile }
    note(
      Phrase(
        "Label berukuran tetap hanya untuk bahasa pdf; pilih \(PrinterProfile.names.joined(separator: ", ")).",
        "Labels of a fixed size are for the language pdf alone; choose \(PrinterProfile.names.joined(separator: ", "))."
      ))
    return nil
  }
}
