import Calendars

/// Reads records of ISO 2709, the exchange form of MARC 21, one by one.
struct ISO2709Reader {
  private static let recordEnd: UInt8 = 0x1D
  private static let fieldEnd: UInt8 = 0x1E
  private static let subfieldSign: UInt8 = 0x1F
  /// The leader's length says five digits.
  private static let longest = 99_999

  private var input: ByteWindow
  private var number = 0

  init(from source: @escaping ByteSource) { input = ByteWindow(source) }

  /// A record, or nil for one that can't be taken apart, with its number in the file; nil at the end.
  /// - Throws: what the source throws.
  mutating func next() throws -> (number: Int, record: MARCRecord?)? {
    // Some systems put line breaks between records.
    while try input.hasByte(at: 0), input[0].isBreak || input[0] == UInt8(ascii: " ") { input.drop(1) }
    guard try input.hasByte(at: 0) else { return nil }
    number += 1
    var end = 0
    while try end < Self.longest && input.hasByte(at: end), input[end] != Self.recordEnd { end += 1 }
    let bytes = Array(input[0..<end])
    input.drop(try input.hasByte(at: end) ? end + 1 : end)
    return (number, Self.record(bytes))
  }

  private static func record(_ bytes: [UInt8]) -> MARCRecord? {
    guard bytes.count > 25, let base = digits(bytes[12..<17]), base > 24, base <= bytes.count else { return nil }
    let isUnicode = bytes[9] == UInt8(ascii: "a")
    var record = MARCRecord(leader: String(decoding: bytes[0..<24], as: UTF8.self))
    // A directory entry: tag (3), length (4), start (5).
    for entry in stride(from: 24, through: base - 13, by: 12) {
      guard let length = digits(bytes[(entry + 3)..<(entry + 7)]),
        let start = digits(bytes[(entry + 7)..<(entry + 12)]),
        base + start + length <= bytes.count, length > 0
      else { return nil }
      let tag = String(decoding: bytes[entry..<(entry + 3)], as: UTF8.self)
      var field = bytes[(base + start)..<(base + start + length)]
      if field.last == fieldEnd { field.removeLast() }
      record.add(tag, field, isUnicode: isUnicode)
    }
    return record
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.allSatisfy { (0x30...0x39).contains($0) } ? bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }

  fileprivate static func subfields(_ bytes: ArraySlice<UInt8>, isUnicode: Bool) -> [MARCRecord.Subfield] {
    bytes.split(separator: subfieldSign).compactMap { part in
      guard let code = part.first else { return nil }
      return MARCRecord.Subfield(
        code: Character(Unicode.Scalar(code)), value: MARCText.decode(part.dropFirst(), isUnicode: isUnicode))
    }
  }
}

extension MARCRecord {
  fileprivate mutating func add(_ tag: String, _ bytes: ArraySlice<UInt8>, isUnicode: Bool) {
    guard !tag.hasPrefix("00") else {
      controls[tag] = MARCText.decode(bytes, isUnicode: isUnicode)
      return
    }
    // Two indicators stand in front.
    let subfields = ISO2709Reader.subfields(bytes.dropFirst(2), isUnicode: isUnicode)
    fields.append(Field(tag: tag, subfields: subfields))
  }
}
