/// Reads ESC/POS as a printer of formats.md §7.2 would, and refuses whatever is outside its profile: unknown commands,
/// parameters out of range, what is wider than the paper, and what a printer would print as rubbish.
package struct Interpreter: Sendable {
  /// What the printer did, from first to last.
  package let items: [Item]
  /// Width of the paper in cells of 12 dots.
  package let columns: Int

  /// Reads one or more jobs, each begun by `ESC @`; questions about the state may stand before and after each.
  /// - Parameters:
  ///   - columns: width of the paper in cells: 32 on 58 mm, 48 on 80 mm.
  ///   - nativeQR: whether the profile has `GS ( k`.
  /// - Throws: the first byte that the printer would not understand.
  package init(_ bytes: [UInt8], columns: Int, nativeQR: Bool = false) throws(Refused) {
    var reader = CommandReader(bytes, columns: columns, nativeQR: nativeQR)
    items = try reader.read()
    self.columns = columns
  }

  /// The printed lines of text; each character is followed by blanks where it is wider than a cell.
  package var lines: [String] {
    items.compactMap { item in
      guard case .line(let fragments, let alignment) = item else { return nil }
      let cells = fragments.reduce(0) { $0 + $1.cells }
      let indent = String(repeating: " ", count: alignment.offset(of: columns - cells))
      return indent + fragments.map(\.spaced).joined()
    }
  }

  /// The codes that the printer made itself.
  package var codes: [NativeCode] {
    items.compactMap { if case .code(let code) = $0 { code } else { nil } }
  }

  /// The pictures that were sent dot by dot.
  package var rasters: [Picture] {
    items.compactMap { if case .raster(let picture, _) = $0 { picture } else { nil } }
  }
}

/// A byte that the printer would not understand.
package struct Refused: Error, CustomStringConvertible {
  /// Where it stands, from 0.
  package let offset: Int
  /// Why.
  package let reason: String

  package var description: String { "byte \(offset): \(reason)" }
}

extension Fragment {
  /// The text with the blanks that its width brings.
  fileprivate var spaced: String {
    let blanks = String(repeating: " ", count: style.widthScale - 1)
    return text.map { "\($0)\(blanks)" }.joined()
  }
}
