/// What an attached file is, told from its content. Raw values are the contract's and the endings of file names.
package enum AttachmentKind: String, CaseIterable, Codable, Sendable {
  /// PDF.
  case pdf
  /// A PNG picture.
  case png
  /// A JPEG picture.
  case jpg
  /// A text document of Office Open XML.
  case docx
  /// A spreadsheet of Office Open XML.
  case xlsx
  /// A text document of OpenDocument.
  case odt
  /// A spreadsheet of OpenDocument.
  case ods
  /// Plain text in UTF-8.
  case txt

  /// The media type (IANA).
  package var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .png: "image/png"
    case .jpg: "image/jpeg"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .ods: "application/vnd.oasis.opendocument.spreadsheet"
    case .txt: "text/plain; charset=utf-8"
    }
  }

  /// The kind of a file; nil for anything else, whatever its name says.
  ///
  /// - Parameter name: tells the office documents apart, which are all ZIP files.
  package init?(of content: [UInt8], name: String) {
    if content.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if content.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpg
    } else if content.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      guard let office = Self.office(name) else { return nil }
      self = office
    } else if Self.isText(content) {
      self = .txt
    } else {
      return nil
    }
  }

  // Those with macros have endings of their own, and are not among them.
  private static func office(_ name: String) -> AttachmentKind? {
    [.docx, .xlsx, .odt, .ods].first { name.lowercased().hasSuffix(".\($0.rawValue)") }
  }

  private static func isText(_ content: [UInt8]) -> Bool {
    guard let text = String(validating: content, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\r" || $0 == "\t" }
  }
}
