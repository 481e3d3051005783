/// Nodes and values → markup.
struct TemplateFiller {
  let form: TemplateForm
  let context: FillContext
  private(set) var markup = FilledMarkup()

  init(form: TemplateForm, context: FillContext) {
    self.form = form
    self.context = context
  }

  mutating func fill(_ nodes: [TemplateNode], scopes: [TemplateValue]) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .literal(let text, let line, let column): markup.append(text, line: line, column: column, isValue: false)
      case .value(let tag, let place):
        let value = Escaping.escape(try text(of: tag, in: scopes), for: place, in: form)
        markup.append(value, line: tag.line, column: tag.column, isValue: true)
      case .section(let tag, let inverted, let inner):
        let value = tag.path.value(in: scopes) ?? .null
        guard value.isShown != inverted else { continue }
        if inverted {
          try fill(inner, scopes: scopes)
        } else if case .list(let items) = value {
          for item in items { try fill(inner, scopes: scopes + [item]) }
        } else {
          try fill(inner, scopes: scopes + [value])
        }
      }
    }
  }

  private func text(of tag: TemplateTag, in scopes: [TemplateValue]) throws(TemplateError) -> String {
    guard var value = tag.path.value(in: scopes) else {
      throw tag.error(id: "nama tidak dikenal: \(tag.path.text)", en: "unknown name: \(tag.path.text)")
    }
    for filter in tag.filters {
      guard let filtered = filter.apply(to: value, scopes: scopes, context: context) else {
        throw tag.error(
          id: "nilai \(tag.path.text) tidak cocok untuk filter \(filter.name)",
          en: "the value of \(tag.path.text) does not suit the filter \(filter.name)")
      }
      value = filtered
    }
    guard let text = value.plainText else {
      throw tag.error(
        id: "\(tag.path.text) bukan teks atau angka", en: "\(tag.path.text) is neither a text nor a number")
    }
    return text
  }
}

extension TemplateValue {
  /// How the value prints without a filter; nil for what has no text (true and false, lists, objects).
  var plainText: String? {
    switch self {
    case .text(let text): text
    case .number(let number):
      Int(exactly: number).map(String.init) ?? "\(number)".replacing(".", with: ",")
    case .null: ""
    case .bool, .list, .object: nil
    }
  }
}
