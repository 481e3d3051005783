import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads MARCXML (the Library of Congress' `MARC21/slim`), with any prefix, record by record as the file comes in.
final class MARCXMLReader: NSObject, XMLParserDelegate {
  private let each: (Int, MARCRecord?) throws -> Void
  private var record: MARCRecord?
  private var line = 0
  private var field: MARCRecord.Field?
  private var tag = ""
  private var code: Character?
  private var text = ""
  private var failure: (any Error)?
  private var damagedAt: Int?

  private init(_ each: @escaping (Int, MARCRecord?) throws -> Void) { self.each = each }

  /// Reads a file; each record with the line on which it begins. What is no XML any more is told as a damaged record,
  /// after which nothing can be read.
  /// - Throws: what `source` or `each` throws.
  static func read(_ source: @escaping ByteSource, each: (Int, MARCRecord?) throws -> Void) throws {
    try withoutActuallyEscaping(each) { each in
      let stream = PieceStream(source)
      let parser = XMLParser(stream: stream)
      let reader = MARCXMLReader(each)
      parser.delegate = reader
      _ = parser.parse()
      if let failure = reader.failure ?? stream.failure { throw failure }
      if let line = reader.damagedAt { try each(line, nil) }
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    text = ""
    switch Self.local(name) {
    case "record":
      record = MARCRecord()
      line = parser.lineNumber
    case "controlfield": tag = attributes["tag"] ?? ""
    case "datafield": field = MARCRecord.Field(tag: attributes["tag"] ?? "", subfields: [])
    case "subfield": code = attributes["code"]?.first
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch Self.local(name) {
    case "leader": record?.leader = text
    case "controlfield": record?.controls[tag] = text
    case "subfield":
      if let code { field?.subfields.append(MARCRecord.Subfield(code: code, value: text)) }
    case "datafield":
      if let field { record?.fields.append(field) }
    case "record": finish(parser)
    default: break
    }
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { damagedAt = max(parser.lineNumber, 1) }

  private func finish(_ parser: XMLParser) {
    defer { record = nil }
    do {
      try each(line, record)
    } catch {
      failure = error
      parser.abortParsing()
    }
  }

  private static func local(_ name: String) -> Substring { name.split(separator: ":").last ?? "" }
}

/// A file that comes in pieces, as the stream that the XML parser reads.
private final class PieceStream: InputStream {
  private let source: ByteSource
  private var rest: ArraySlice<UInt8> = []
  private(set) var failure: (any Error)?

  init(_ source: @escaping ByteSource) {
    self.source = source
    super.init(data: Data())
  }

  override func open() {}
  override func close() {}
  override var hasBytesAvailable: Bool { true }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
    if rest.isEmpty {
      do {
        rest = try source()[...]
      } catch {
        failure = error
        return -1
      }
    }
    let piece = rest.prefix(length)
    unsafe buffer.update(from: Array(piece), count: piece.count)
    rest = rest.dropFirst(length)
    return piece.count
  }
}
