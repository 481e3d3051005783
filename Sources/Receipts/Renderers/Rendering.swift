/// The forms in which a page can leave this module.
package enum Rendering: Sendable {
  case text
  case svg
  case pdf(PDF.Paper)
  case escpos(PrinterProfile)

  /// The page's bytes; text and SVG in UTF-8.
  package func bytes(of page: Page) -> [UInt8] {
    switch self {
    case .text: Array(PlainText.render(page).utf8)
    case .svg: Array(SVG.render(page).utf8)
    case .pdf(let paper): PDF.render(page, on: paper)
    case .escpos(let profile): ESCPOS(profile: profile).render(page)
    }
  }

  /// What the form can show, for the layout.
  package var repertoire: Repertoire {
    switch self {
    case .text, .svg: .unicode
    case .pdf: .codePage(.wpc1252)
    case .escpos(let profile): .codePage(profile.codePage)
    }
  }
}
