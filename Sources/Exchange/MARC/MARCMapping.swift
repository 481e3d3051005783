import Circulation

extension TitleRow {
  /// The name of our own records in field 003.
  static let ownSystem = "Loket"

  /// What a MARC record says of a title and, in Koha's 952 and INLISLite's 990, of its copies.
  init(_ record: MARCRecord) {
    self.init()
    let (number, system) = (record.controls["001"]?.trimmingBlanks ?? "", record.controls["003"]?.trimmingBlanks ?? "")
    let isOwn = system == Self.ownSystem
    if isOwn { id = number } else if !number.isEmpty { origin = "marc:\(system):\(number)" }
    // What Loket wrote is punctuated as it stands in the catalogue.
    describe(record) { isOwn ? $0 : MARCPunctuation.trim($0) }
    kind = Self.kind(of: record)
    let numbers = kind == TitleKind.periodical.rawValue ? ["022", "020"] : ["020", "022"]
    isbn = firstFilled(numbers.map { MARCPunctuation.number(record.first($0, "a")) })
    classification = firstFilled(["082", "080"].map { record.first($0, "a") })
    callNumber = Self.callNumber(of: record)
    copies = record.all("952").map(CopyRow.init(koha:)) + record.all("990").flatMap(CopyRow.inlis)
    copies.removeAll { $0.inventoryNumber.isEmpty }
  }

  private mutating func describe(_ record: MARCRecord, _ clean: (String) -> String) {
    title = MARCPunctuation.title(record.all("245").first, clean)
    let names = ["100", "110", "111", "700", "710", "711"].flatMap(record.all)
    authors = names.map { clean($0.first("a")) }.filter { !$0.isEmpty }
    let imprint = record.all("264") + record.all("260")
    publisher = firstFilled(imprint.map { clean($0.first("b")) })
    year = firstFilled(imprint.map { MARCPunctuation.year($0.first("c")) } + [Self.year(of: record)])
    let headings = ["600", "610", "650", "651", "653"].flatMap(record.all)
    subjects = headings.flatMap { Self.subjects(of: $0, clean) }
  }

  private func firstFilled(_ texts: [String]) -> String { texts.first { !$0.isEmpty } ?? "" }

  private static func year(of record: MARCRecord) -> String {
    MARCPunctuation.year(String((record.controls["008"] ?? "").dropFirst(7).prefix(4)))
  }

  /// Leader 06: sound, projected and computer material comes on discs; leader 07 `s`: a serial.
  private static func kind(of record: MARCRecord) -> String {
    let signs = Array(record.leader)
    if signs.count > 7, signs[7] == "s" { return TitleKind.periodical.rawValue }
    return (signs.count > 6 && "gijm".contains(signs[6]) ? TitleKind.cd : .book).rawValue
  }

  /// Local call numbers stand in 090 or 099, INLISLite's in 084.
  private static func callNumber(of record: MARCRecord) -> String {
    for tag in ["090", "099", "084"] {
      guard let field = record.all(tag).first else { continue }
      return field.subfields.filter { "ab".contains($0.code) }.map(\.value.trimmingBlanks).joined(separator: " ")
    }
    return ""
  }

  /// A heading with its subdivisions; 653 has several free words.
  private static func subjects(of field: MARCRecord.Field, _ clean: (String) -> String) -> [String] {
    if field.tag == "653" { return field.values("a").map(clean).filter { !$0.isEmpty } }
    let parts = field.subfields.filter { "axyzv".contains($0.code) }.map { clean($0.value) }.filter { !$0.isEmpty }
    return parts.isEmpty ? [] : [parts.joined(separator: " -- ")]
  }
}

extension CopyRow {
  /// Koha's item field: i inventory number, p barcode, c shelving location, a branch, o call number, and the flags.
  fileprivate init(koha field: MARCRecord.Field) {
    self.init()
    let (number, code) = (field.first("i"), field.first("p"))
    inventoryNumber = number.isEmpty ? code : number
    barcode = number.isEmpty || code == number ? "" : code
    location = field.first("c").isEmpty ? field.first("a") : field.first("c")
    shelf = field.first("o")
    let flag = KohaFlag.all.first { !["", "0"].contains(field.first($0.code)) }
    status = flag?.status.rawValue ?? ""
  }

  /// INLISLite's (INDOMARC's) 990: each `a` is a copy's accession number.
  fileprivate static func inlis(_ field: MARCRecord.Field) -> [CopyRow] {
    field.values("a").map { CopyRow(inventoryNumber: $0.trimmingBlanks) }
  }
}

/// The punctuation that ISBD puts between a record's parts.
enum MARCPunctuation {
  /// Without the sign that leads over to the next part.
  static func trim(_ text: String) -> String {
    var text = text.trimmingBlanks
    while let last = text.last, "/:;=,".contains(last) { text = text.dropLast().trimmingBlanks }
    return text
  }

  /// Title proper, remainder, and number and name of the part.
  static func title(_ field: MARCRecord.Field?, _ clean: (String) -> String) -> String {
    guard let field else { return "" }
    return field.subfields.filter { "abnp".contains($0.code) }.reduce(into: "") { title, part in
      let value = clean(part.value)
      guard !value.isEmpty else { return }
      title += title.isEmpty ? value : (part.code == "b" ? " : " : ". ") + value
    }
  }

  /// The first four digits that stand together and can be a year.
  static func year(_ text: String) -> String {
    let runs = text.split { !$0.isNumber }
    return runs.first { $0.count == 4 && ($0.hasPrefix("1") || $0.hasPrefix("2")) }.map(String.init) ?? ""
  }

  /// A number without what is said of it: `9789790000000 (jil. 1)`.
  static func number(_ text: String) -> String {
    String(text.split(whereSeparator: { $0 == " " || $0 == "(" }).first ?? "")
  }
}
