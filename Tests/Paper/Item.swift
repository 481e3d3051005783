import Receipts

/// Something that a printer did.
package enum Item: Equatable, Sendable {
  /// A line of text.
  case line([Fragment], alignment: Alignment = .left)
  /// A picture sent dot by dot.
  case raster(Picture, alignment: Alignment = .left)
  /// A barcode or QR code that the printer made itself.
  case code(NativeCode)
  /// So many blank lines of the usual height.
  case feed(Int)
  /// The knife.
  case cut
  /// A question about the printer's state or about what it has printed, as sent.
  case query([UInt8])
}

/// Neighbouring characters of one style.
package struct Fragment: Equatable, Sendable {
  /// One character for each byte.
  package var text: String
  /// How they look.
  package let style: Style

  /// Characters and their style.
  package init(text: String, style: Style = Style()) {
    self.text = text
    self.style = style
  }

  /// Cells taken, scale included.
  package var cells: Int { text.count * style.widthScale }
}

/// What the commands for letters have set.
package struct Style: Hashable, Sendable {
  package var emphasis = false
  package var underline = false
  package var invert = false
  /// Times the normal width, 1–6.
  package var widthScale = 1
  /// Times the normal height, 1–6.
  package var heightScale = 1

  /// A style; plain where nothing is said.
  package init(
    emphasis: Bool = false, underline: Bool = false, invert: Bool = false, widthScale: Int = 1, heightScale: Int = 1
  ) {
    self.emphasis = emphasis
    self.underline = underline
    self.invert = invert
    self.widthScale = widthScale
    self.heightScale = heightScale
  }
}

/// Where things narrower than the paper stand.
package enum Alignment: UInt8, Sendable {
  case left, center, right

  /// What is free on the left.
  func offset(of free: Int) -> Int { free * Int(rawValue) / 2 }
}

/// A code made by the printer.
package struct NativeCode: Equatable, Sendable {
  /// `GS k`'s number of the kind, 65–73; nil for a QR code.
  package let system: UInt8?
  /// What it was told to say, with `GS k`'s own escapes.
  package let data: [UInt8]
  package let alignment: Alignment
  let symbol: Symbol
  /// The figures below it, where they were asked for.
  let figures: String?

  /// Width in dots, figures included.
  var width: Int { max(symbol.width, (figures?.count ?? 0) * Font.width) }
}
