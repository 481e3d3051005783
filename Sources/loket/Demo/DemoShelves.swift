import Circulation

/// The demo's titles with their copies, each a function of its place alone.
struct DemoShelves: Sendable {
  /// A title and how many copies stand on the shelves.
  struct Work: Sendable {
    let title: Title
    let copies: [Item]
  }

  let words: DemoWords

  /// The title of a place; its copies are numbered from `firstItem` on.
  func work(_ index: Int, firstItem: Int) -> Work {
    var random = SplitMix(2, index)
    let field = words.fields[random.number(0..<words.fields.count)]
    let kind: TitleKind = field.isFiction == true || random.chance(90) ? .book : random.chance(50) ? .cd : .periodical
    let authors = (0..<(kind == .periodical ? 0 : random.number(1..<4))).map { _ in author(&random) }
    let name = name(kind, field, &random)
    let decimals = field.class.contains(".") ? "" : ".\(random.number(1..<100))"
    let classification = field.class + decimals
    let title = Title(
      id: DemoIDs.title(index), title: name, authors: authors, publisher: random.pick(words.publishers),
      year: random.number(1975..<2027), isbn: number(kind, index), classification: classification,
      callNumber: "\(classification) \((authors.first ?? name).prefix(3).uppercased()) \(name.prefix(1).lowercased())",
      subjects: [field.subject], kind: kind)
    let copies = (0..<Self.count(&random)).map { copy(of: title, firstItem + $0, &random) }
    return Work(title: title, copies: copies)
  }

  private static func count(_ random: inout SplitMix) -> Int { [1, 1, 1, 2, 2, 2, 3, 3][random.number(0..<8)] }

  private func author(_ random: inout SplitMix) -> String {
    "\(random.pick(words.families)), \(random.pick(random.chance(50) ? words.men : words.women))"
  }

  private func name(_ kind: TitleKind, _ field: DemoWords.Field, _ random: inout SplitMix) -> String {
    let patterns =
      switch kind {
      case .book: words.books
      case .cd: words.discs
      case .periodical: words.periodicals
      }
    let pattern = field.isFiction == true ? "{topic}" : random.pick(patterns)
    let title = pattern.replacing("{topic}", with: random.pick(field.topics))
    let part = random.pick(words.parts).replacing("{number}", with: String(random.number(1..<30)))
    return part.isEmpty ? title : "\(title), \(part)"
  }

  /// An ISBN of Indonesia's block, or an ISSN in its form, with its check digit.
  private func number(_ kind: TitleKind, _ index: Int) -> String? {
    if kind == .cd { return nil }
    if kind == .periodical {
      let digits = DemoIDs.padded(index % 10_000_000, 7)
      let sum = zip(digits, stride(from: 8, through: 2, by: -1)).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
      let check = (11 - sum % 11) % 11
      return "\(digits.prefix(4))-\(digits.suffix(3))\(check == 10 ? "X" : String(check))"
    }
    let digits = "978602" + DemoIDs.padded(index % 1_000_000, 6)
    let sum = digits.enumerated().reduce(0) { $0 + ($1.element.wholeNumberValue ?? 0) * ($1.offset % 2 == 0 ? 1 : 3) }
    return digits + String((10 - sum % 10) % 10)
  }

  private func copy(of title: Title, _ number: Int, _ random: inout SplitMix) -> Item {
    let roll = random.number(0..<200)
    let status: ItemStatus =
      switch roll {
      case 0..<8: .referenceOnly
      case 8, 9: .repair
      case 10: .lost
      default: .available
      }
    return Item(
      inventoryNumber: "B\(DemoIDs.padded(number, 6))", title: title.id,
      location: status == .referenceOnly ? words.reference : random.pick(words.locations),
      shelf: title.classification, status: status)
  }
}
