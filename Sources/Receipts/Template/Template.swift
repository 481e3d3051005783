/// A template: ReceiptLine markup, or a mail, with places for values. Parsed once, filled for every print.
///
/// - `{{name}}`, `{{a.b}}`: a value; `{{.}}`: the value of the innermost section.
/// - `{{name|filter}}`, `{{name|filter:argument|filter}}`: a value through filters, see `TemplateFilter`.
/// - `{{#name}}…{{/name}}`: once for every item of a list, or once for a value that is present, not empty and not
///   false; the item or value is the scope inside.
/// - `{{^name}}…{{/name}}`: when the value is absent, empty or false.
///
/// A section's tag alone on a line takes no line of its own. Values are escaped, so they print as themselves.
package struct Template: Sendable {
  let nodes: [TemplateNode]

  /// Reads a template.
  /// - Throws: `TemplateError` at the first tag that can't be understood.
  package init(_ source: String) throws(TemplateError) {
    var parser = TemplateParser(source)
    nodes = try parser.parse()
  }

  /// Reads a template file.
  /// - Throws: `TemplateError` for what is not UTF-8, and at the first tag that can't be understood.
  package init(utf8 bytes: [UInt8]) throws(TemplateError) {
    guard let source = String(validating: bytes, as: UTF8.self) else {
      throw .whole(id: "bukan teks UTF-8", en: "not a text in UTF-8")
    }
    try self.init(source)
  }

  /// The template with the values in their places.
  /// - Throws: `TemplateError` when a value is not there or a filter can't read it.
  package func fill(
    _ values: TemplateValue, as form: TemplateForm = .markup, in context: FillContext = FillContext()
  ) throws(TemplateError) -> String {
    try filled(with: values, as: form, in: context).text
  }

  /// The markup with the values in their places, and the places.
  func filled(
    with values: TemplateValue, as form: TemplateForm = .markup, in context: FillContext
  ) throws(TemplateError) -> FilledMarkup {
    var filler = TemplateFiller(form: form, context: context)
    try filler.fill(nodes, scopes: [values])
    return filler.markup
  }
}

/// A piece of a parsed template.
enum TemplateNode: Sendable {
  /// Markup of one line, its end included, and where it stands.
  case literal(String, line: Int, column: Int)
  case value(TemplateTag, place: Escaping.Place)
  case section(TemplateTag, inverted: Bool, [TemplateNode])
}

/// What stands between `{{` and `}}`, and where.
struct TemplateTag: Sendable {
  let path: TemplatePath
  let filters: [TemplateFilter]
  let line: Int
  let column: Int

  func error(id: String, en: String) -> TemplateError {
    TemplateError(line: line, column: column, message: Message(id: id, en: en))
  }
}

/// A dotted name; empty for `.`, the scope itself.
struct TemplatePath: Sendable {
  let names: [String]

  /// Nil when the text is not a name: letters, digits and underscores between dots.
  init?(_ text: String) {
    guard text != "." else {
      names = []
      return
    }
    names = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let isName = names.allSatisfy { name in
      !name.isEmpty && name.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == 0x5F || $0.isDigit }
    }
    guard isName else { return nil }
  }

  var text: String { names.isEmpty ? "." : names.joined(separator: ".") }

  /// The value in the innermost scope that knows the first name; nil when there is none.
  func value(in scopes: [TemplateValue]) -> TemplateValue? {
    guard let first = names.first else { return scopes.last }
    for scope in scopes.reversed() {
      guard case .object(let members) = scope, var value = members[first] else { continue }
      for name in names.dropFirst() {
        guard case .object(let members) = value, let member = members[name] else { return nil }
        value = member
      }
      return value
    }
    return nil
  }
}

extension UInt8 {
  /// Whether it is an ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}
