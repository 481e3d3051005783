import Foundation
import Receipts

/// What a mail says, its values in their places.
struct MailText: Equatable {
  /// One line.
  let subject: String
  /// The text for programs that show nothing else.
  let plain: String
  /// The same as HTML.
  let html: String
}

/// The templates of the mails, `mail/NAME.txt` and `mail/NAME.html`. The text's first line is the subject, its second is
/// empty. All have been filled with the samples beside the shipped ones, so that a mistake shows at the start.
package struct MailTemplates: Sendable {
  /// The office's own templates that are not used, since they are broken; the shipped ones are sent instead.
  package let refused: [TemplateSet.Broken]
  /// The names of the office's own files that nothing sends, ending included.
  package let unknown: [String]

  private static let folder = "mail/"
  private static let endings = [".txt", ".html"]
  private let templates: [String: Template]

  /// Reads and proves every template. An office's own one goes before the shipped one of the same name.
  /// - Parameters:
  ///   - shipped: templates (`.txt`, `.html`) and their samples (`.json`).
  ///   - own: the office's templates.
  /// - Throws: the first mistake in the shipped ones; those of the office's own are kept in `refused`.
  package init(
    shipped: [TemplateSet.File], own: [TemplateSet.File] = []
  ) throws(TemplateSet.Broken) {
    var samples: [String: [TemplateSample]] = [:]
    for file in shipped where file.name.hasPrefix(Self.folder) && file.name.hasSuffix(".json") {
      guard let list = try? TemplateSample.list(json: file.bytes ?? []) else {
        throw TemplateSet.Broken(file: file.name, cause: .whole(id: "bukan daftar contoh", en: "not a list of samples"))
      }
      samples[String(file.name.dropLast(".json".count))] = list
    }
    var (templates, refused, unknown) = ([String: Template](), [TemplateSet.Broken](), [String]())
    for file in shipped where Self.isTemplate(file.name) {
      templates[file.name] = try Self.proven(file, with: samples)
    }
    for file in own where Self.isTemplate(file.name) {
      guard templates[file.name] != nil else {
        unknown.append(file.name)
        continue
      }
      do throws(TemplateSet.Broken) {
        templates[file.name] = try Self.proven(file, with: samples)
      } catch {
        refused.append(error)
      }
    }
    self.templates = templates
    self.refused = refused
    self.unknown = unknown
  }

  /// The templates' file names in order.
  package var names: [String] { templates.keys.sorted() }

  /// Demands that there is a mail of a name, text and HTML.
  package func demand(_ name: String) throws(TemplateSet.Unknown) {
    for ending in Self.endings where templates[Self.folder + name + ending] == nil {
      throw TemplateSet.Unknown(name: Self.folder + name + ending)
    }
  }

  /// A mail filled with values.
  /// - Throws: `TemplateSet.Unknown`, `TemplateError` for values that do not suit the template.
  func text(_ name: String, values: TemplateValue) throws -> MailText {
    try demand(name)
    func fill(_ ending: String, _ form: TemplateForm) throws -> String {
      try templates[Self.folder + name + ending]?.fill(values, as: form) ?? ""
    }
    let (subject, plain) = Self.parts(of: try fill(".txt", .plainText))
    return MailText(subject: subject, plain: plain, html: try fill(".html", .html))
  }

  private static func isTemplate(_ name: String) -> Bool {
    name.hasPrefix(folder) && endings.contains(where: name.hasSuffix)
  }

  private static func parts(of text: String) -> (subject: String, plain: String) {
    let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let body = lines.dropFirst().first ?? ""
    return (String(lines.first ?? ""), String(body.drop { $0.isNewline }))
  }

  private static func proven(
    _ file: TemplateSet.File, with samples: [String: [TemplateSample]]
  ) throws(TemplateSet.Broken) -> Template {
    let isHTML = file.name.hasSuffix(".html")
    do throws(TemplateError) {
      guard let bytes = file.bytes else {
        throw .whole(id: "berkas tidak dapat dibaca", en: "the file can't be read")
      }
      let template = try Template(utf8: bytes)
      let name = String(file.name.dropLast(isHTML ? ".html".count : ".txt".count))
      for sample in samples[name] ?? [] {
        let text = try template.fill(sample.values, as: isHTML ? .html : .plainText)
        if !isHTML { try prove(parts(of: text), of: text) }
      }
      return template
    } catch {
      throw TemplateSet.Broken(file: file.name, cause: error)
    }
  }

  private static func prove(_ parts: (subject: String, plain: String), of text: String) throws(TemplateError) {
    let second = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first ?? ""
    guard !parts.subject.allSatisfy(\.isWhitespace), second.allSatisfy(\.isWhitespace) else {
      throw .whole(
        id: "baris pertama harus perihal, baris kedua kosong",
        en: "the first line must be the subject, the second empty")
    }
    guard !parts.plain.allSatisfy(\.isWhitespace) else {
      throw .whole(id: "suratnya kosong", en: "the mail is empty")
    }
  }
}
