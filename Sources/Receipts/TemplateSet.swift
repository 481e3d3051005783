/// The templates of an installation by name: their path below `Templates`, without the ending.
package struct TemplateSet: Sendable {
  /// A template that can't be used: which file, and where in it.
  package struct Broken: Error, Sendable {
    /// The file's name.
    package let file: String
    /// What is wrong in it, with line and column.
    package let cause: TemplateError

    /// A template's file and its mistake.
    package init(file: String, cause: TemplateError) {
      self.file = file
      self.cause = cause
    }
  }

  /// No template has this name.
  package struct Unknown: Error, Equatable, Sendable {
    /// The name that was asked for.
    package let name: String
  }

  private static let ending = ".receipt"
  private let templates: [String: Template]

  /// Reads every file.
  /// - Throws: the first template that can't be understood.
  package init(files: [(name: String, bytes: [UInt8])]) throws(Broken) {
    var templates: [String: Template] = [:]
    for file in files where file.name.hasSuffix(Self.ending) {
      do {
        let template = try Template(String(decoding: file.bytes, as: UTF8.self))
        templates[String(file.name.dropLast(Self.ending.count))] = template
      } catch {
        throw Broken(file: file.name, cause: error)
      }
    }
    self.templates = templates
  }

  /// A template filled with values from JSON text.
  /// - Throws: `Unknown`, `TemplateError` for values that do not suit the template, `DecodingError` for what is not JSON.
  package func receipt(_ name: String, json: String) throws -> Receipt {
    guard let template = templates[name] else { throw Unknown(name: name) }
    return try Receipt(template, values: TemplateValue(json: Array(json.utf8)))
  }
}
