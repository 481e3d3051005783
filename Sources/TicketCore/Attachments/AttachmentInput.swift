import Calendars
import Foundation

/// A file that is to be attached to a ticket, as the API is given it.
package struct AttachmentInput: Decodable, Sendable {
  /// The most bytes of one file.
  package static let largest = 4 << 20
  /// The most files of one ticket.
  package static let most = 20
  private static let longestName = 150

  private let name: String
  private let content: String

  private enum Key: CodingKey { case name, content }

  /// Reads a request; what is not there is empty, so that both are told at once.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
    content = try container.decodeIfPresent(String.self, forKey: .content) ?? ""
  }

  /// The file as it can be kept.
  ///
  /// - Throws: everything that is wrong with its name and content, by field and remedy.
  package func checked() throws(InvalidInput) -> AttachedFile {
    let title = fileName
    let bytes = Data(base64Encoded: content).map { [UInt8]($0) } ?? []
    let kind = AttachmentKind(of: bytes, name: title)
    let problems = nameProblems(title) + contentProblems(bytes, kind)
    guard problems.isEmpty, let kind else { throw InvalidInput(problems) }
    let endings = kind == .jpg ? ["jpg", "jpeg"] : [kind.rawValue]
    let hasEnding = endings.contains { title.lowercased().hasSuffix(".\($0)") }
    return AttachedFile(name: hasEnding ? title : "\(title).\(kind.rawValue)", kind: kind, content: bytes)
  }

  // A browser of old sends the whole path.
  private var fileName: String {
    CleanText.clean(name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "")
  }

  private func nameProblems(_ title: String) -> [Problem] {
    let label = Phrase("Nama berkas", "File name")
    if title.isEmpty { return [Problem("/name", .missing(label))] }
    return CleanText.fits(title, limit: Self.longestName)
      ? [] : [Problem("/name", .tooLong(label, limit: Self.longestName))]
  }

  private func contentProblems(_ bytes: [UInt8], _ kind: AttachmentKind?) -> [Problem] {
    let label = Phrase("Berkas", "File")
    if content.isEmpty { return [Problem("/content", .missing(label))] }
    let remedy: Phrase
    if bytes.isEmpty {
      remedy = Phrase("kirim isinya dalam base64", "send its content as base64")
    } else if bytes.count > Self.largest {
      remedy = Phrase("pilih berkas paling besar 4 MiB", "choose a file of 4 MiB at most")
    } else if kind == nil {
      remedy = Phrase(
        "pilih PDF, gambar PNG atau JPEG, DOCX, XLSX, ODT, ODS, atau teks",
        "choose PDF, a PNG or JPEG picture, DOCX, XLSX, ODT, ODS, or text")
    } else {
      return []
    }
    return [Problem("/content", .malformed(label, remedy: remedy))]
  }
}

/// A file that can be attached.
package struct AttachedFile: Sendable {
  /// Its name with the ending of its kind.
  package let name: String
  /// What it is.
  package let kind: AttachmentKind
  /// Its bytes.
  package let content: [UInt8]
}
