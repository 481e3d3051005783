import Foundation

/// What the filters need besides the value.
package struct FillContext: Sendable {
  /// The zone in which dates and times print unless the filter names another: the office's.
  package let timeZone: TimeZone

  /// Without a zone, times print in UTC.
  package init(timeZone: TimeZone = .gmt) {
    self.timeZone = timeZone
  }
}

/// A change of a value on its way into the markup.
///
/// | filter | gives |
/// |---|---|
/// | `date`, `date:zone` | Senin, 23 November 2026; `zone` is the name of a value with an IANA zone |
/// | `time`, `time:zone` | 09.15 WITA |
/// | `datetime`, `datetime:zone` | Senin, 23 November 2026 pukul 09.15 WITA |
/// | `shortdate`, `shortdate:zone` | 23 Nov 2026 |
/// | `daymonth`, `daymonth:zone` | 23 Nov |
/// | `year`, `year:zone` | 2026 |
/// | `number`, `number:2` | 1.250.000 or 1.250.000,00 (0–6 decimals) |
/// | `mask`, `mask:4` | all but the last characters (default 4) as asterisks |
/// | `truncate:20` | at most so many cells (1–500), the end as … |
/// | `upper` | capitals |
enum TemplateFilter: Sendable {
  case moment(LocalTime.Form, zone: TemplatePath?)
  case number(decimals: Int)
  case mask(shown: Int)
  case truncate(cells: Int)
  case upper

  /// Reads `name` or `name:argument`; nil when there is no such filter or the argument does not suit it.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0]).trimmingBlanks()
    let argument = parts.count > 1 ? String(parts[1]).trimmingBlanks() : nil
    if let form = LocalTime.Form(rawValue: name) {
      let zone = argument.flatMap(TemplatePath.init)
      guard argument == nil || zone != nil else { return nil }
      self = .moment(form, zone: zone)
      return
    }
    switch name {
    case "number":
      guard let decimals = Int(argument ?? "0"), 0...6 ~= decimals else { return nil }
      self = .number(decimals: decimals)
    case "mask":
      guard let shown = Int(argument ?? "4"), 0...100 ~= shown else { return nil }
      self = .mask(shown: shown)
    case "truncate":
      guard let argument, let cells = Int(argument), 1...500 ~= cells else { return nil }
      self = .truncate(cells: cells)
    case "upper":
      guard argument == nil else { return nil }
      self = .upper
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .moment(let form, _): form.rawValue
    case .number: "number"
    case .mask: "mask"
    case .truncate: "truncate"
    case .upper: "upper"
    }
  }

  /// The changed value; nil when the filter can't read it. An empty value stays empty.
  func apply(to value: TemplateValue, scopes: [TemplateValue], context: FillContext) -> TemplateValue? {
    if value == .null { return value }
    switch self {
    case .moment(let form, let zone): return local(value, zone, scopes, context).map { .text($0.text(as: form)) }
    case .number(let decimals):
      guard case .number(let number) = value, number.isFinite, abs(number) < 1e15 else { return nil }
      return .text(Self.grouped(number, decimals: decimals))
    case .mask(let shown):
      guard let text = value.plainText else { return nil }
      let hidden = max(0, text.count - shown)
      return .text(String(repeating: "*", count: hidden) + text.dropFirst(hidden))
    case .truncate(let cells):
      guard let text = value.plainText else { return nil }
      return .text(Self.truncated(text, to: cells))
    case .upper: return value.plainText.map { .text($0.uppercased()) }
    }
  }

  private func local(
    _ value: TemplateValue, _ zone: TemplatePath?, _ scopes: [TemplateValue], _ context: FillContext
  ) -> LocalTime? {
    guard case .text(let text) = value else { return nil }
    switch zone?.value(in: scopes) {
    case .text(let identifier)?: return TimeZone(identifier: identifier).flatMap { LocalTime(rfc3339: text, in: $0) }
    case .null?, nil: return LocalTime(rfc3339: text, in: context.timeZone)
    default: return nil
    }
  }

  private static func grouped(_ number: Double, decimals: Int) -> String {
    let plain = String(format: "%.\(decimals)f", abs(number))
    let parts = plain.split(separator: ".")
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0 && (parts[0].count - index).isMultiple(of: 3) { whole.append(".") }
      whole.append(digit)
    }
    let isNegative = number < 0 && plain.contains { ("1"..."9").contains($0) }
    return (isNegative ? "-" : "") + whole + (parts.count > 1 ? ",\(parts[1])" : "")
  }

  private static func truncated(_ text: String, to cells: Int) -> String {
    // What the markup drops takes no room.
    let text = text.filter { $0.isWhitespace || $0.unicodeScalars.contains(where: CellWidth.prints) }
    guard CellWidth.of(text) > cells else { return text }
    var kept = ""
    var free = cells - 1
    for character in text {
      free -= CellWidth.of(character)
      guard free >= 0 else { break }
      kept.append(character)
    }
    return kept + "…"
  }
}
