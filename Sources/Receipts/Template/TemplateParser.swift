/// Template text → nodes. One pass, line by line, since a tag never spans lines.
struct TemplateParser {
  private var lines: [ArraySlice<Unicode.Scalar>]
  private var open: [OpenSection] = []
  private var nodes: [TemplateNode] = []
  private var literal = ""
  private var literalPlace = (line: 1, column: 1)

  private struct OpenSection {
    let tag: TemplateTag
    let inverted: Bool
    let outer: [TemplateNode]
  }

  init(_ source: String) {
    lines = SourceLines.split(source)
  }

  mutating func parse() throws(TemplateError) -> [TemplateNode] {
    for (index, line) in lines.enumerated() {
      literalPlace = (index + 1, 1)
      let stands = try parse(line, number: index + 1)
      if stands && index < lines.count - 1 { literal += "\n" }
      flush()
    }
    if let section = open.last {
      throw section.tag.error(
        id: "bagian \(section.tag.path.text) tidak ditutup", en: "section \(section.tag.path.text) is not closed")
    }
    return nodes
  }

  /// Reads one line; false when it held nothing but a section's tag.
  private mutating func parse(_ line: ArraySlice<Unicode.Scalar>, number: Int) throws(TemplateError) -> Bool {
    let isBare = isBareSectionTag(line)
    var place = Escaping.Place.text
    var rest = line
    while let scalar = rest.first {
      if rest.starts(with: "{{".unicodeScalars) {
        let column = rest.startIndex - line.startIndex + 1
        guard let end = closing(of: rest) else {
          throw TemplateError(
            line: number, column: column, message: Message(id: "{{ tanpa }}", en: "{{ without }}"))
        }
        let body = rest[(rest.startIndex + 2)..<end]
        try add(tag: body, place: place, line: number, column: column)
        rest = rest[(end + 2)...]
        literalPlace = (number, rest.startIndex - line.startIndex + 1)
        continue
      }
      let length = scalar == "\\" ? min(2, rest.count) : 1
      if scalar == "{" { place = .property }
      if scalar == "}" { place = .text }
      if !isBare { literal.unicodeScalars.append(contentsOf: rest.prefix(length)) }
      rest = rest.dropFirst(length)
    }
    return !isBare
  }

  private func closing(of tag: ArraySlice<Unicode.Scalar>) -> Int? {
    tag.indices.dropFirst(2).first { tag[$0] == "}" && $0 + 1 < tag.endIndex && tag[$0 + 1] == "}" }
  }

  private func isBareSectionTag(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = line.trimmingBlanks()
    guard text.starts(with: "{{".unicodeScalars), let end = closing(of: text), end + 2 == text.endIndex else {
      return false
    }
    return text.dropFirst(2).trimmingBlanks().first.map { "#^/".unicodeScalars.contains($0) } ?? false
  }

  private mutating func add(
    tag body: ArraySlice<Unicode.Scalar>, place: Escaping.Place, line: Int, column: Int
  ) throws(TemplateError) {
    var text = String(String.UnicodeScalarView(body.trimmingBlanks()))
    let sigil = text.first.flatMap { "#^/".contains($0) ? $0 : nil }
    if sigil != nil { text.removeFirst() }
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.first, let path = TemplatePath(name.trimmingBlanks()) else {
      throw TemplateError(
        line: line, column: column, message: Message(id: "nama tidak dapat dibaca", en: "the name can't be read"))
    }
    var filters: [TemplateFilter] = []
    for part in parts.dropFirst() {
      guard sigil == nil, let filter = TemplateFilter(part.trimmingBlanks()) else {
        throw TemplateError(
          line: line, column: column,
          message: Message(id: "filter tidak dikenal: \(part)", en: "unknown filter: \(part)"))
      }
      filters.append(filter)
    }
    let tag = TemplateTag(path: path, filters: filters, line: line, column: column)
    flush()
    switch sigil {
    case "#", "^":
      open.append(OpenSection(tag: tag, inverted: sigil == "^", outer: nodes))
      nodes = []
    case "/": try close(tag)
    default: nodes.append(.value(tag, place: place))
    }
  }

  private mutating func close(_ tag: TemplateTag) throws(TemplateError) {
    guard let section = open.popLast(), section.tag.path.text == tag.path.text else {
      throw tag.error(
        id: "penutup \(tag.path.text) tanpa pembuka", en: "\(tag.path.text) is closed but was not opened here")
    }
    nodes = section.outer + [.section(section.tag, inverted: section.inverted, nodes)]
  }

  private mutating func flush() {
    if !literal.isEmpty { nodes.append(.literal(literal, line: literalPlace.line, column: literalPlace.column)) }
    literal = ""
  }
}
