extension Document {
  /// Lays the document out.
  /// - Parameters:
  ///   - columns: width of the paper in cells, 24–96; other values are brought into that range.
  ///   - repertoire: what the target can show; other characters are replaced before they take their cells.
  package func layout(columns: Int, repertoire: Repertoire = .unicode) -> Page {
    var layout = Layout(columns: min(max(columns, 24), 96), repertoire: repertoire)
    for line in lines { layout.add(line) }
    return layout.finished()
  }
}

/// Builds a page line by line; knows the table that is open.
private struct Layout {
  private let repertoire: Repertoire
  private var page: Page
  private var table = Table.none

  /// The table that `border:line` draws.
  private enum Table {
    case none
    /// Opened, but no row yet.
    case ready
    /// The last row's grid, and whether a rule is due below it.
    case running(Grid, ruleDue: Bool)
  }

  init(columns: Int, repertoire: Repertoire) {
    page = Page(columns: columns, bands: [], diagnostics: [])
    self.repertoire = repertoire
  }

  mutating func add(_ line: Document.Line) {
    follow(line.settings.border)
    switch line.content {
    case .settings: break
    case .text(let columns): addText(columns, line)
    case .rule: addRule(line.settings)
    case .cut: cut()
    case .code(let code, let alignment):
      addSymbol(alignment, line, code: code) { () throws(SymbolError) in try Symbol(code) }
    case .image(let bitmap, let alignment): addSymbol(alignment, line, code: nil) { Symbol(bitmap) }
    case .command(let bytes): page.bands.append(.command(bytes))
    }
  }

  consuming func finished() -> Page {
    closeTable()
    return page
  }

  // MARK: Text

  private mutating func addText(_ columns: [Document.TextColumn], _ line: Document.Line) {
    let row = TextRow(columns, settings: line.settings, pageColumns: page.columns)
    for dropped in row.dropped {
      report(
        line, dropped.position, id: "kolom tidak muat; dilewati", en: "no room for this column; left out")
    }
    // A row whose columns are all hidden is blank, and no row of the table.
    let isTable = row.cells.isEmpty ? false : openRow(row.grid)
    let wrapped = row.cells.map { cell in
      Wrapping.rows(
        of: Glyph.glyphs(of: cell.column.tokens, repertoire: repertoire), width: cell.width, wrap: line.settings.wrap)
    }
    for (cell, result) in zip(row.cells, wrapped) where result.dropsGlyphs {
      report(
        line, cell.column.position, id: "huruf lebih lebar dari kolomnya; dilewati",
        en: "a character is wider than its column; left out")
    }
    let count = line.settings.wrap == .none ? 1 : max(1, wrapped.map(\.rows.count).max() ?? 1)
    for index in 0..<count {
      var runs: [Page.Run] = []
      var height = 1
      for (cell, result) in zip(row.cells, wrapped) where index < result.rows.count {
        let glyphs = result.rows[index]
        height = max(height, Glyph.height(of: glyphs))
        runs += Glyph.runs(of: glyphs, column: cell.start, width: cell.width, alignment: cell.column.alignment)
      }
      page.bands.append(.line(Page.Line(runs: runs, verticals: isTable ? row.grid.verticals : [], height: height)))
    }
  }

  // MARK: Rules and tables

  /// Opens or closes the table when the border setting changes.
  private mutating func follow(_ border: BlockSettings.Border) {
    switch (border, table) {
    case (.line, .none): table = .ready
    case (.line, _), (.space, .none): break
    case (.space, _): closeTable()
    }
  }

  /// Draws the rule that a row of this grid needs above it; false outside tables.
  private mutating func openRow(_ grid: Grid) -> Bool {
    switch table {
    case .none: return false
    case .ready: page.bands.append(.rule(Grid.rule(above: nil, below: grid)))
    case .running(let last, ruleDue: true): page.bands.append(.rule(Grid.rule(above: last, below: grid)))
    case .running: break
    }
    table = .running(grid, ruleDue: false)
    return true
  }

  private mutating func addRule(_ settings: BlockSettings) {
    if case .running(let grid, _) = table {
      table = .running(grid, ruleDue: true)
      return
    }
    let (start, width) = BlockArea.of(settings, pageColumns: page.columns)
    page.bands.append(.rule(Page.Rule(column: start, cells: width, joinsAbove: [], joinsBelow: [])))
  }

  private mutating func cut() {
    let wasOpen = if case .none = table { false } else { true }
    closeTable()
    page.bands.append(.cut)
    if wasOpen { table = .ready }
  }

  private mutating func closeTable() {
    if case .running(let grid, _) = table { page.bands.append(.rule(Grid.rule(above: grid, below: nil))) }
    table = .none
  }

  // MARK: Codes and images

  private mutating func addSymbol(
    _ alignment: Alignment, _ line: Document.Line, code: Code?, _ make: () throws(SymbolError) -> Symbol
  ) {
    let (start, width) = BlockArea.of(line.settings, pageColumns: page.columns)
    do throws(SymbolError) {
      let block = SymbolBlock(column: start, cells: width, alignment: alignment, symbol: try make(), code: code)
      guard block.symbol.width <= width * Page.cellWidth, CellWidth.of(block.caption ?? "") <= width else {
        throw .tooWide
      }
      page.bands.append(.symbol(block))
    } catch {
      page.diagnostics.append(Diagnostic(line: line.number, column: line.column, message: error.message))
    }
  }

  private mutating func report(_ line: Document.Line, _ column: Int, id: String, en: String) {
    page.diagnostics.append(Diagnostic(line: line.number, column: column, message: Message(id: id, en: en)))
  }
}
