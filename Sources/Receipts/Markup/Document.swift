/// A receipt in ReceiptLine markup (OFSC ReceiptLine 1.0), read and ready to be laid out at any width.
package struct Document: Sendable {
  let lines: [Line]

  /// Reads markup. What can't be understood is left out, as the standard demands, and named in the diagnostics.
  /// - Parameter allowingCommands: whether `{command:…}` may send raw bytes to the printer; off unless the
  ///   printer's owner allows it.
  package static func parse(
    _ markup: String, allowingCommands: Bool = false
  ) -> (document: Document, diagnostics: [Diagnostic]) {
    var reader = DocumentReader(allowingCommands: allowingCommands)
    reader.read(markup)
    return (Document(lines: reader.lines), reader.diagnostics)
  }
}

extension Document {
  /// One line of the markup with the settings that hold there.
  struct Line: Sendable {
    var content: Content
    let settings: BlockSettings
    /// Line in the markup, from 1.
    let number: Int
    /// Column in the line, from 1: where a property's member starts.
    let column: Int
  }

  enum Content: Sendable {
    case text([TextColumn])
    case rule
    case cut
    case code(Code, Alignment)
    case image(Bitmap, Alignment)
    case command([UInt8])
    /// Settings alone; a table may open or close here.
    case settings
  }

  /// One column of a text line.
  struct TextColumn: Sendable {
    let alignment: Alignment
    var tokens: [TextToken]
    /// Where it starts in the line, from 1.
    let position: Int
  }
}

/// A piece of a column's text.
enum TextToken: Sendable, Equatable {
  case text(String)
  case lineBreak
  case underline
  case emphasis
  case invert
  /// The number of carets, 1–7.
  case scale(Int)
}

enum Alignment: Int, Sendable {
  case left, center, right
}

/// What `align`, `width`, `border` and `text` set for the lines that follow.
struct BlockSettings: Sendable, Equatable {
  var alignment = Alignment.center
  /// Nil for `auto`: as many equal columns as the line has.
  var widths: [Width]?
  var border = Border.space(1)
  var wrap = Wrap.character

  enum Width: Sendable, Equatable {
    /// 0 hides the column.
    case cells(Int)
    case share
  }

  enum Border: Sendable, Equatable {
    case line
    /// 0–2 blank cells between columns.
    case space(Int)
  }

  enum Wrap: Sendable {
    case character, word, none
  }
}

/// A barcode or QR code as the markup asks for it.
struct Code: Sendable, Equatable {
  let data: String
  let options: CodeOptions
}

/// What `option` sets for the codes that follow.
struct CodeOptions: Sendable, Equatable {
  var kind = Kind.code128
  /// Width of a bar's module in dots, 2–4.
  var moduleWidth = 2
  /// Height of the bars in dots, 24–240.
  var height = 72
  /// Whether the data stand below the bars in plain figures.
  var showsText = false
  /// Size of a QR code's module in dots, 3–8.
  var cell = 3
  var level = QRLevel.low
  /// Whether the code brings its own white margin.
  var quiet = false

  enum Kind: String, Sendable, CaseIterable {
    case upc, ean, jan, code39, itf, codabar, nw7, code93, code128, qrcode
  }
}
