import Calendars
import Printing
import Receipts

/// Which printer a test means: one that the config names, a queue, or a destination.
struct TestChoice {
  let word: String
  /// What stands in for the config's own, or for a guess.
  let language: String?
  let profile: String?

  /// The printer, and where it is.
  /// - Throws: usage failures for a word that means nothing, with the nearest name.
  func printer(of entries: [Config.PrinterEntry]) throws -> (printer: Printer, destination: Destination) {
    let entry = entries.first { $0.name == word }
    let destination = try destination(of: entry, among: entries)
    let written = try language.map(Self.language) ?? entry?.language ?? Self.usual(at: destination)
    let tested = Config.PrinterEntry(
      name: entry?.name ?? word, destination: destination, language: written,
      profile: try profile.map { try Self.profile($0, for: written) } ?? entry?.profile
        ?? .small(columns: entry?.columns), columns: entry?.columns, uses: [], fallback: nil)
    return (tested.printer, destination)
  }

  private func destination(
    of entry: Config.PrinterEntry?, among entries: [Config.PrinterEntry]
  ) throws -> Destination {
    if let entry { return entry.destination }
    guard word.contains(":") else { return try queue(beside: entries) }
    do {
      return try Destination(word)
    } catch {
      throw CommandFailure.usage(error.message.id, error.message.en)
    }
  }

  /// The queue of this name, for no printer of the config has it.
  private func queue(beside entries: [Config.PrinterEntry]) throws -> Destination {
    let queues = ((try? PrinterDirectory.queues()) ?? []).map(\.name)
    if queues.contains(word) { return .queue(word) }
    let known = entries.map(\.name) + queues
    let nearest = Spelling.nearest(to: word, among: known).map { " (\($0)?)" } ?? ""
    let list = known.isEmpty ? "–" : known.joined(separator: ", ")
    throw CommandFailure.usage(
      "pencetak \(word) tidak dikenal\(nearest); ada: \(list)", "unknown printer \(word)\(nearest); there is: \(list)")
  }

  /// What is most likely understood there.
  private static func usual(at destination: Destination) -> Config.PrinterEntry.Language {
    switch destination {
    case .ipp: .pdf
    case .socket, .preview: .escpos
    case .queue(let name):
      (try? PrinterDirectory.queues())?.first { $0.name == name }?.isRaw == true ? .escpos : .pdf
    }
  }

  private static func language(_ name: String) throws -> Config.PrinterEntry.Language {
    try choice(name, of: "--language", in: Config.PrinterEntry.Language.allCases)
  }

  private static func profile(
    _ name: String, for language: Config.PrinterEntry.Language
  ) throws -> PrinterProfile {
    if let profile = PrinterProfile.named(name), language == .pdf || !profile.isLabel { return profile }
    let names = (PrinterProfile.names + (language == .pdf ? ["label-62x29"] : [])).joined(separator: ", ")
    throw CommandFailure.usage("--profile: pilih \(names)", "--profile: choose \(names)")
  }

  private static func choice<Name: RawRepresentable<String>>(
    _ name: String, of option: String, in all: [Name]
  ) throws -> Name {
    if let choice = Name(rawValue: name) { return choice }
    let names = all.map(\.rawValue).joined(separator: ", ")
    throw CommandFailure.usage("\(option): pilih \(names)", "\(option): choose \(names)")
  }
}
