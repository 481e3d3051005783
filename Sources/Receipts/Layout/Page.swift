/// A receipt laid out at a width: what every renderer draws. Positions and widths are in cells of
/// `cellWidth` × `cellHeight` dots.
package struct Page: Sendable, Equatable {
  /// Width of a cell in dots; a printer's 203 dpi make 8 dots a millimetre.
  package static let cellWidth = 12
  /// Height of a cell in dots.
  package static let cellHeight = 24

  /// Width of the page in cells.
  package let columns: Int
  /// From top to bottom.
  package internal(set) var bands: [Band]
  /// What could not be laid out as written.
  package internal(set) var diagnostics: [Diagnostic]

  /// A strip across the page.
  package enum Band: Sendable, Equatable {
    case line(Line)
    case rule(Rule)
    case symbol(SymbolBlock)
    /// Raw bytes for the printer, by the owner's leave.
    case command([UInt8])
    case cut
  }

  /// One row of text, as tall as its tallest run.
  package struct Line: Sendable, Equatable {
    /// From left to right, never overlapping.
    package let runs: [Run]
    /// Cells that hold a vertical rule.
    package let verticals: [Int]
    /// Height in cells, 1–6.
    package let height: Int
  }

  /// Neighbouring characters of one style; they stand on the row's bottom.
  package struct Run: Sendable, Equatable {
    /// First cell.
    package let column: Int
    /// Cells taken, scale included.
    package let cells: Int
    /// Printable characters only.
    package let text: String
    /// How it looks.
    package let style: Style
  }

  /// Decoration and scale.
  package struct Style: Sendable, Equatable {
    /// A line below the characters.
    package var isUnderlined = false
    /// Bold.
    package var isEmphasized = false
    /// White on black.
    package var isInverted = false
    /// Times the normal width, 1–6.
    package var widthScale = 1
    /// Times the normal height, 1–6.
    package var heightScale = 1

    /// No decoration, scale 1.
    package static let plain = Style()
  }

  /// A horizontal rule, joined with the vertical rules above and below it.
  package struct Rule: Sendable, Equatable {
    /// First cell.
    package let column: Int
    /// Length in cells.
    package let cells: Int
    /// Cells where a vertical rule comes down from above.
    package let joinsAbove: [Int]
    /// Cells where a vertical rule goes on below.
    package let joinsBelow: [Int]
  }

  /// The sheets between the cuts, without the blank lines after the last cut: no one wants that paper.
  package var sheets: [Sheet] {
    var sheets: [Sheet] = []
    var bands: [Band] = []
    for band in self.bands {
      guard band == .cut else {
        bands.append(band)
        continue
      }
      sheets.append(Sheet(bands: bands, isCut: true))
      bands = []
    }
    let hasContent = bands.contains { band in
      if case .line(let line) = band { return !line.runs.isEmpty || !line.verticals.isEmpty }
      return true
    }
    if hasContent || sheets.isEmpty { sheets.append(Sheet(bands: bands, isCut: false)) }
    return sheets
  }

  /// What comes out of the printer in one piece.
  package struct Sheet: Sendable, Equatable {
    /// From top to bottom, without cuts.
    package let bands: [Band]
    /// Whether the paper is cut after it.
    package let isCut: Bool
  }
}

/// A barcode, QR code or picture on the page, ready to draw.
package struct SymbolBlock: Sendable, Equatable {
  /// First cell of the strip in which the symbol is aligned.
  package let column: Int
  /// Width of that strip in cells.
  package let cells: Int
  let alignment: Alignment
  /// Its dots.
  package let symbol: Symbol
  /// What the symbol says; nil for pictures.
  let code: Code?

  /// Figures to print below the symbol, where they were asked for.
  var caption: String? {
    code?.options.showsText ?? false ? symbol.caption : nil
  }

  /// First cell of the figures below the symbol: under its middle, but within the strip.
  var captionColumn: Int {
    let length = CellWidth.of(caption ?? "")
    let middle = x + (symbol.width - length * Page.cellWidth) / 2
    return min(max(middle / Page.cellWidth, column), column + cells - length)
  }

  /// Left edge of the symbol in dots from the page's left edge.
  package var x: Int {
    let free = max(0, cells * Page.cellWidth - symbol.width)
    return column * Page.cellWidth + free * alignment.rawValue / 2
  }
}
