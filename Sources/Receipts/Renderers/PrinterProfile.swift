/// What an ESC/POS printer can do.
package struct PrinterProfile: Sendable {
  /// For people.
  package let name: String
  /// Cells a line: 32 on 58 mm, 48 on 80 mm.
  package var columns: Int
  /// Printable width in dots: 12 a cell.
  package var dots: Int { columns * Page.cellWidth }
  /// The table that its letters come from.
  package var codePage: CodePage
  /// Whether the printer makes QR codes itself (`GS ( k`); otherwise they are sent as a picture.
  package var nativeQR: Bool
  /// What a cut in the markup does.
  package var cut: Cut

  /// How a receipt leaves the printer.
  package enum Cut: Sendable {
    /// A knife that leaves the paper hanging by a bridge.
    case partial
    /// No knife: the paper is fed to the tear bar.
    case tearBar
  }

  /// A profile; without more it is the small one that every printer understands.
  package init(name: String, columns: Int, codePage: CodePage = .pc437, nativeQR: Bool = false, cut: Cut = .partial) {
    self.name = name
    self.columns = columns
    self.codePage = codePage
    self.nativeQR = nativeQR
    self.cut = cut
  }

  /// A 58 mm roll at 203 dpi, torn by hand.
  package static let mm58 = PrinterProfile(name: "58 mm", columns: 32, cut: .tearBar)
  /// An 80 mm roll at 203 dpi with a knife.
  package static let mm80 = PrinterProfile(name: "80 mm", columns: 48)
}
