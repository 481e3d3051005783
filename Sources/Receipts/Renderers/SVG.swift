/// The page as a picture for the screen: no font, script or address from outside; one dot of the printer is one unit.
package enum SVG {
  /// - Parameter title: what the picture is, read out to people who don't see it.
  package static func render(_ page: Page, title: String = "Struk") -> String {
    var body = ""
    var height = 0
    for (index, sheet) in page.sheets.enumerated() {
      if index > 0 {
        body += "<path d=\"M\(-margin) \(height)h\(page.columns * Page.cellWidth + 2 * margin)\" stroke=\"#888\""
        body += " stroke-dasharray=\"8 8\"/>\n"
        height += margin
      }
      let drawing = Drawing(sheet.bands)
      body += "<g transform=\"translate(0 \(height))\">\n"
      for mark in drawing.marks { add(mark, to: &body) }
      body += "</g>\n"
      height += drawing.height + margin
    }
    let width = page.columns * Page.cellWidth + 2 * margin
    return """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="\(-margin) \(-margin) \(width) \(height + margin)" \
      width="\(width)" height="\(height + margin)">
      <title>\(escaped(title))</title>
      <desc>\(escaped(readable(page)))</desc>
      <rect x="\(-margin)" y="\(-margin)" width="\(width)" height="\(height + margin)" fill="#fff"/>
      <g font-family="monospace" font-size="20">
      \(body)</g>
      </svg>

      """
  }

  /// White around the paper's printable part in dots.
  private static let margin = 24

  private static func add(_ mark: Drawing.Mark, to body: inout String) {
    switch mark {
    case .fill(let rectangles):
      body += "<path d=\""
      for part in rectangles { body += "M\(part.x) \(part.y)h\(part.width)v\(part.height)h\(-part.width)z" }
      body += "\"/>\n"
    case .text(let run, let x, let bottom):
      let style = run.style
      let baseline = bottom - Drawing.descent * style.heightScale
      let length = run.cells * Page.cellWidth / style.widthScale
      body += "<text transform=\"translate(\(x) \(baseline))"
      if style.widthScale > 1 || style.heightScale > 1 { body += " scale(\(style.widthScale) \(style.heightScale))" }
      body += "\" textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\""
      if style.isEmphasized { body += " font-weight=\"bold\"" }
      if style.isInverted { body += " fill=\"#fff\"" }
      body += ">\(escaped(holdingBlanks(run.text)))</text>\n"
    }
  }

  /// Readers of SVG run blanks together and drop those at the ends; no-break spaces stay.
  private static func holdingBlanks(_ text: String) -> String {
    let runsTogether = text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ")
    return runsTogether ? text.replacing(" ", with: "\u{A0}") : text
  }

  /// The words of the page without the paper's layout.
  private static func readable(_ page: Page) -> String {
    let lines = page.bands.compactMap { band in
      if case .line(let line) = band { line.runs.map(\.text).joined(separator: " ") } else { nil }
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars where scalar == "\n" || CellWidth.prints(scalar) {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
