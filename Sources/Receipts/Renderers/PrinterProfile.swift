/// What a printer can do.
package struct PrinterProfile: Sendable, Equatable {
  /// What the config calls it.
  package let name: String
  /// Cells a line: 32 on 58 mm, 48 on 80 mm.
  package var columns: Int
  /// Printable width in dots: 12 a cell.
  package var dots: Int { columns * Page.cellWidth }
  /// The paper that its PDFs are made for.
  package var paper: PDF.Paper
  /// Whether it is a label's size, which PDF alone can fill.
  package var isLabel: Bool { if case .label = paper { true } else { false } }
  /// The table that its letters come from.
  package var codePage: CodePage
  /// Whether the printer makes QR codes itself (`GS ( k`); otherwise they are sent as a picture.
  package var nativeQR: Bool
  /// What a cut in the markup does.
  package var cut: Cut
  /// How it can be asked whether it has printed; only for printers that have answered `DLE EOT`.
  package var confirmation: Confirmation

  /// How a receipt leaves the printer.
  package enum Cut: Sendable {
    /// A knife that leaves the paper hanging by a bridge.
    case partial
    /// No knife: the paper is fed to the tear bar.
    case tearBar
  }

  /// What a printer answers once everything before it is on paper.
  package enum Confirmation: Sendable {
    /// `GS ( H` function 48 with an id of ours.
    case processID
    /// `GS r 1`, the state of the paper: weaker, since nothing in it names the job.
    case paperStatus
  }

  /// A profile; without more it is the small one that every printer understands.
  package init(
    name: String, columns: Int, paper: PDF.Paper, codePage: CodePage = .pc437, nativeQR: Bool = false,
    cut: Cut = .partial, confirmation: Confirmation = .paperStatus
  ) {
    self.name = name
    self.columns = columns
    self.paper = paper
    self.codePage = codePage
    self.nativeQR = nativeQR
    self.cut = cut
    self.confirmation = confirmation
  }
}

extension PrinterProfile {
  /// A 58 mm roll at 203 dpi, torn by hand: the small profile.
  package static let mm58 = PrinterProfile(name: "mm58", columns: 32, paper: .mm58, cut: .tearBar)
  /// An 80 mm roll at 203 dpi with a knife: the small profile.
  package static let mm80 = PrinterProfile(name: "mm80", columns: 48, paper: .mm80)
  /// Epson's 58 mm printers with a knife (TM-m10, TM-T20 with its paper guide).
  package static let epson58 = PrinterProfile(
    name: "epson58", columns: 32, paper: .mm58, codePage: .pc850, nativeQR: true, confirmation: .processID)
  /// Epson's 80 mm printers (TM-T20, TM-T82, TM-T88, TM-m30).
  package static let epson80 = PrinterProfile(
    name: "epson80", columns: 48, paper: .mm80, codePage: .pc850, nativeQR: true, confirmation: .processID)

  private static let rolls = [mm58, mm80, epson58, epson80]

  /// The small profile for so many columns: 58 mm up to 32 of them, 80 mm beyond and where nothing is said.
  package static func small(columns: Int?) -> PrinterProfile { (columns ?? .max) <= mm58.columns ? mm58 : mm80 }

  /// The names of the receipt printers' profiles. Labels are named by their size: `label-62x29`.
  package static let names = rolls.map(\.name)

  /// The profile of a name: one of `names`, or a label's size (`PDF.Paper.init(label:)`), for PDF alone; nil for others.
  package static func named(_ name: String) -> PrinterProfile? {
    if let roll = rolls.first(where: { $0.name == name }) { return roll }
    guard let paper = PDF.Paper(label: name) else { return nil }
    return PrinterProfile(name: name, columns: paper.columns, paper: paper)
  }
}
