/// The templates of an installation by name: their path below `Templates`, without the ending. All have been filled with
/// the samples beside the shipped ones, so that a mistake shows at the start and not at the first visitor.
package struct TemplateSet: Sendable {
  /// A file by its path below `Templates`; no bytes where it can't be read.
  package typealias File = (name: String, bytes: [UInt8]?)

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

    /// The name that was asked for.
    package init(name: String) { self.name = name }
  }

  /// The office's own templates that are not used, since they are broken; the shipped ones print instead.
  package let refused: [Broken]
  /// The names of the office's own templates that nothing prints: there is no shipped one of that name.
  package let unknown: [String]

  private static let ending = ".receipt"
  private let templates: [String: Template]
  private let samples: [String: [TemplateSample]]

  /// Reads and proves every template. An office's own one goes before the shipped one of the same name.
  /// - Parameters:
  ///   - shipped: templates (`.receipt`) and their samples (`.json`).
  ///   - own: the office's templates.
  /// - Throws: the first mistake in the shipped ones; those of the office's own are kept in `refused`.
  package init(shipped: [File], own: [File] = []) throws(Broken) {
    samples = try Self.samples(in: shipped)
    var templates: [String: Template] = [:]
    for file in shipped {
      guard let name = Self.name(of: file, ending: Self.ending) else { continue }
      templates[name] = try Self.proven(file, with: samples[name] ?? [])
    }
    var refused: [Broken] = []
    var unknown: [String] = []
    for file in own {
      guard let name = Self.name(of: file, ending: Self.ending) else { continue }
      guard templates[name] != nil else {
        unknown.append(name)
        continue
      }
      do throws(Broken) {
        templates[name] = try Self.proven(file, with: samples[name] ?? [])
      } catch {
        refused.append(error)
      }
    }
    self.templates = templates
    self.refused = refused
    self.unknown = unknown
  }

  /// The templates' names in order.
  package var names: [String] { templates.keys.sorted() }

  /// Demands that there is a template of a name.
  package func demand(_ name: String) throws(Unknown) {
    guard templates[name] != nil else { throw Unknown(name: name) }
  }

  /// The samples shipped beside a template, the fullest first; empty where there are none.
  package func samples(of name: String) -> [TemplateSample] { samples[name] ?? [] }

  /// A template filled with values.
  /// - Throws: `Unknown`, `TemplateError` for values that do not suit the template.
  package func receipt(_ name: String, values: TemplateValue) throws -> Receipt {
    guard let template = templates[name] else { throw Unknown(name: name) }
    return try Receipt(template, values: values)
  }

  /// A template filled with values from JSON text.
  /// - Throws: `Unknown`, `TemplateError` for values that do not suit the template, `DecodingError` for what is not JSON.
  package func receipt(_ name: String, json: String) throws -> Receipt {
    try receipt(name, values: TemplateValue(json: Array(json.utf8)))
  }

  private static func name(of file: File, ending: String) -> String? {
    file.name.hasSuffix(ending) ? String(file.name.dropLast(ending.count)) : nil
  }

  private static func samples(in files: [File]) throws(Broken) -> [String: [TemplateSample]] {
    var samples: [String: [TemplateSample]] = [:]
    for file in files {
      guard let name = name(of: file, ending: ".json") else { continue }
      guard let list = try? TemplateSample.list(json: file.bytes ?? []) else {
        throw Broken(file: file.name, cause: .whole(id: "bukan daftar contoh", en: "not a list of samples"))
      }
      samples[name] = list
    }
    return samples
  }

  private static func proven(_ file: File, with samples: [TemplateSample]) throws(Broken) -> Template {
    do throws(TemplateError) {
      guard let bytes = file.bytes else {
        throw .whole(id: "berkas tidak dapat dibaca", en: "the file can't be read")
      }
      let template = try Template(utf8: bytes)
      try template.prove(with: samples)
      return template
    } catch {
      throw Broken(file: file.name, cause: error)
    }
  }
}
