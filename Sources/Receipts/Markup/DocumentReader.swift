import Foundation

/// Markup text → lines with their settings; keeps the settings from line to line.
struct DocumentReader {
  let allowingCommands: Bool
  private(set) var lines: [Document.Line] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var settings = BlockSettings()
  private var options = CodeOptions()

  init(allowingCommands: Bool) {
    self.allowingCommands = allowingCommands
  }

  mutating func read(_ markup: String) {
    let isASCII = markup.utf8.allSatisfy { $0 < 0x80 }
    let normalized = isASCII ? markup : markup.precomposedStringWithCanonicalMapping
    for (index, line) in SourceLines.split(normalized).enumerated() {
      read(line, number: index + 1)
    }
  }

  private mutating func read(_ line: ArraySlice<Unicode.Scalar>, number: Int) {
    let cells = LineSplitter.cells(of: line)
    if let cell = cells.first, cells.count == 1 {
      if cell.isProperty {
        readProperty(cell, number: number)
        return
      }
      if !cell.element.isEmpty && cell.element.allSatisfy({ $0 == "-" }) {
        append(.rule, number)
        return
      }
      if !cell.element.isEmpty && cell.element.allSatisfy({ $0 == "=" }) {
        append(.cut, number)
        return
      }
    }
    for cell in cells {
      guard let brace = cell.firstBrace else { continue }
      report(
        number, brace - line.startIndex + 1,
        cell.isProperty
          ? Message(
            id: "properti harus berdiri sendiri; baris dilewati", en: "a property needs a line of its own; left out")
          : Message(id: "kurung { } tidak seimbang; baris dilewati", en: "unbalanced { or }; line left out"))
      return
    }
    var columns: [Document.TextColumn] = []
    for cell in cells {
      let (tokens, losses) = TextScanner.tokens(of: cell.element)
      for loss in losses { report(number, loss.index - line.startIndex + 1, loss.kind.message) }
      let position = cell.element.startIndex - line.startIndex + 1
      columns.append(Document.TextColumn(alignment: cell.alignment, tokens: tokens, position: position))
    }
    append(.text(columns), number)
  }

  private mutating func readProperty(_ cell: LineSplitter.Cell, number: Int) {
    let start = cell.lineStart
    let members: [PropertyMember]
    switch PropertyMember.members(of: cell.element) {
    case .success(let read): members = read
    case .failure(let malformed):
      report(
        number, malformed.position - start + 1,
        Message(id: "properti tidak dapat dibaca; baris dilewati", en: "malformed property; line left out"))
      return
    }
    var settled: Set<PropertyMember.Key> = []
    for member in members {
      for loss in member.losses { report(number, loss.index - start + 1, loss.kind.message) }
      take(settingOf: member, number, member.position - start + 1)
      guard let key = member.key, key.isSetting, !settled.insert(key).inserted else { continue }
      report(
        number, member.position - start + 1,
        Message(
          id: "\(member.name) ditulis dua kali; yang terakhir berlaku",
          en: "\(member.name) stands twice; the last one counts"
        ))
    }
    append(.settings, number)
    for member in members {
      add(contentOf: member, cell.alignment, number, member.position - start + 1)
    }
  }

  private mutating func take(settingOf member: PropertyMember, _ number: Int, _ column: Int) {
    let isKnown =
      switch member.key {
      case .align, .width, .border, .text: settings.set(member.key, to: member.value)
      case .option: options.set(to: member.value)
      case .code, .image, .command, .comment, nil: true
      }
    guard !isKnown else { return }
    // What is no width is one of 0, as the reference has it, and hides its column.
    let (id, en) =
      member.key == .width && settings.widths != nil
      ? ("kolomnya disembunyikan", "its column is hidden") : ("dipakai nilai baku", "the default is used")
    report(
      number, column,
      Message(id: "nilai \(member.name) tidak dikenal; \(id)", en: "unknown value for \(member.name); \(en)"))
  }

  /// Settings of the same line come first, wherever they stand in it.
  private mutating func add(
    contentOf member: PropertyMember, _ alignment: Alignment, _ number: Int, _ column: Int
  ) {
    switch member.key {
    case .code:
      append(.code(Code(data: member.value, options: options), alignment), number, column)
    case .command where allowingCommands: append(.command(member.bytes), number, column)
    case .command:
      report(
        number, column, Message(id: "perintah printer tidak diizinkan", en: "printer commands are not allowed"))
    case .image:
      guard let bitmap = Bitmap(base64: member.value) else {
        report(
          number, column, Message(id: "gambar bukan PNG yang dapat dibaca", en: "the image is no readable PNG"))
        return
      }
      append(.image(bitmap, alignment), number, column)
    case nil:
      report(
        number, column,
        Message(id: "properti tidak dikenal: \(member.name)", en: "unknown property: \(member.name)"))
    case .align, .width, .border, .text, .option, .comment: break
    }
  }

  private mutating func append(_ content: Document.Content, _ number: Int, _ column: Int = 1) {
    lines.append(Document.Line(content: content, settings: settings, number: number, column: column))
  }

  private mutating func report(_ line: Int, _ column: Int, _ message: Message) {
    diagnostics.append(Diagnostic(line: line, column: column, message: message))
  }
}
