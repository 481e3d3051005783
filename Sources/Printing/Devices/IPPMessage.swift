import CCUPS

/// An IPP request (RFC 8011 §4.1) in the making.
final class IPPRequest {
  /// Whom jobs belong to. CUPS shows a job's name only to its owner, so this never changes with the account we run under.
  private static let user = "loket"

  /// libcups' message; lives as long as this object.
  let message: OpaquePointer?

  /// `target` is what the operation is about: the attribute `printer-uri` or `job-uri`, and its value.
  init(_ operation: ipp_op_t, _ target: (name: String, uri: String)?) {
    message = ippNewRequest(operation)
    if let target { add(IPP_TAG_URI, target.name, [target.uri]) }
    add(IPP_TAG_NAME, "requesting-user-name", [Self.user])
  }

  deinit { ippDelete(message) }

  /// Adds an attribute of one or more strings to the operation, or to the job that it makes.
  func add(_ tag: ipp_tag_t, _ name: String, _ values: [String], to group: ipp_tag_t = IPP_TAG_OPERATION) {
    var attribute: OpaquePointer?
    for value in values {
      if attribute == nil {
        attribute = ippAddString(message, group, tag, name, nil, value)
      } else {
        ippSetString(message, &attribute, ippGetCount(attribute), value)
      }
    }
  }

  /// Adds the size of a job's paper in hundredths of a millimetre: printers know the keywords of their own sizes alone.
  func addMedia(width: Int32, length: Int32) {
    let (size, media) = (ippNew(), ippNew())
    defer {
      ippDelete(size)
      ippDelete(media)
    }
    ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", width)
    ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", length)
    ippAddCollection(media, IPP_TAG_ZERO, "media-size", size)
    ippAddCollection(message, IPP_TAG_JOB, "media-col", media)
  }

  /// Asks for these attributes alone.
  func ask(for names: [String]) {
    add(IPP_TAG_KEYWORD, "requested-attributes", names)
  }

  /// Adds an integer to the operation.
  func add(_ name: String, _ value: Int) {
    ippAddInteger(message, IPP_TAG_OPERATION, IPP_TAG_INTEGER, name, Int32(clamping: value))
  }

  /// Adds a boolean to the operation.
  func add(_ name: String, _ value: Bool) {
    ippAddBoolean(message, IPP_TAG_OPERATION, name, value ? 1 : 0)
  }
}

/// An IPP answer, read into values: nothing of libcups' memory is left in it.
struct IPPResponse {
  /// The status code, RFC 8011 appendix B.
  let status: ipp_status_t
  /// The groups of attributes of jobs and printers in their order, one for each.
  let groups: [IPPAttributes]
  /// The printer's words, or the standard's name of the status.
  let words: String

  init(_ message: OpaquePointer) {
    status = ippGetStatusCode(message)
    var operation = IPPAttributes()
    var groups: [IPPAttributes] = []
    var current: ipp_tag_t?
    var attribute = ippFirstAttribute(message)
    while let found = attribute {
      // An attribute without a name parts two groups.
      if let name = ippGetName(found) {
        let tag = ippGetGroupTag(found)
        if tag == IPP_TAG_OPERATION {
          operation.read(found, as: String(cString: name))
        } else if tag != IPP_TAG_UNSUPPORTED_GROUP {
          if current != tag { groups.append(IPPAttributes()) }
          current = tag
          groups[groups.count - 1].read(found, as: String(cString: name))
        }
      } else {
        current = nil
      }
      attribute = ippNextAttribute(message)
    }
    self.groups = groups
    words = operation.string("status-message") ?? String(cString: ippErrorString(status))
  }

  /// The attributes of the one job or printer that was asked for.
  var attributes: IPPAttributes { groups.first ?? IPPAttributes() }

  /// RFC 8011 §4.1.8: everything below 0x0100 is a success of some kind.
  var succeeded: Bool { status.rawValue >= 0 && status.rawValue < 0x0100 }
}

/// The attributes of one job or printer, by name.
struct IPPAttributes {
  private var strings: [String: [String]] = [:]
  private var numbers: [String: [Int]] = [:]

  /// All values of a keyword, name, text, URI or MIME type; none when it is absent.
  func all(_ name: String) -> [String] { strings[name] ?? [] }

  /// The first of them.
  func string(_ name: String) -> String? { strings[name]?.first }

  /// The first value of an integer, an enum or a boolean (0 or 1).
  func integer(_ name: String) -> Int? { numbers[name]?.first }

  /// All values of an integer or an enum; none when it is absent.
  func integers(_ name: String) -> [Int] { numbers[name] ?? [] }

  /// The first of a name counts, as libcups has it: ippeveprinter tells its formats a second time, and wrongly.
  fileprivate mutating func read(_ attribute: OpaquePointer, as name: String) {
    guard numbers[name] == nil, strings[name] == nil else { return }
    switch ippGetValueTag(attribute) {
    case IPP_TAG_INTEGER, IPP_TAG_ENUM:
      numbers[name] = (0..<ippGetCount(attribute)).map { Int(ippGetInteger(attribute, $0)) }
    case IPP_TAG_BOOLEAN: numbers[name] = [ippGetBoolean(attribute, 0) == 0 ? 0 : 1]
    case IPP_TAG_TEXT, IPP_TAG_TEXTLANG, IPP_TAG_NAME, IPP_TAG_NAMELANG, IPP_TAG_KEYWORD, IPP_TAG_URI, IPP_TAG_MIMETYPE:
      strings[name] = (0..<ippGetCount(attribute)).compactMap { index in
        ippGetString(attribute, index, nil).map { String(cString: $0) }
      }
    default: break
    }
  }
}
