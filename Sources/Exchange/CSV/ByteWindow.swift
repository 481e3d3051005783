/// The part of a file that is being looked at: pieces come in behind as they are needed, and what was read leaves in
/// front.
struct ByteWindow {
  /// The line of the first byte, from 1.
  private(set) var line = 1
  private let source: ByteSource
  private var bytes: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var isFresh = true

  init(_ source: @escaping ByteSource) { self.source = source }

  /// The byte of that place, counted from the first; it must be there.
  subscript(place: Int) -> UInt8 { bytes[start + place] }

  /// The bytes of those places; they must be there.
  subscript(places: Range<Int>) -> ArraySlice<UInt8> {
    bytes[(start + places.lowerBound)..<(start + places.upperBound)]
  }

  /// Whether there is a byte at a place, for which more of the file is fetched if need be.
  mutating func hasByte(at place: Int) throws -> Bool {
    while start + place >= bytes.count {
      guard !isAtEnd else { return false }
      try fetch()
    }
    return true
  }

  /// Lets so many bytes go.
  mutating func drop(_ count: Int) {
    line += Self.breaks(in: self[0..<count])
    start += count
  }

  /// Lets the first line go.
  mutating func dropLine() throws {
    var place = 0
    while try hasByte(at: place), !self[place].isBreak { place += 1 }
    if try hasByte(at: place + 1), self[place] == .carriageReturn, self[place + 1] == .lineFeed { place += 1 }
    drop(try hasByte(at: place) ? place + 1 : place)
  }

  /// The first line without its break.
  mutating func firstLine() throws -> ArraySlice<UInt8> {
    var place = 0
    while try hasByte(at: place), !self[place].isBreak { place += 1 }
    return self[0..<place]
  }

  private mutating func fetch() throws {
    let piece = try source()
    isAtEnd = piece.isEmpty
    bytes.removeFirst(start)
    start = 0
    bytes += isFresh && piece.starts(with: [0xEF, 0xBB, 0xBF]) ? piece.dropFirst(3) : piece[...]
    isFresh = false
  }

  /// Line breaks: LF, CR, or both as one.
  private static func breaks(in bytes: ArraySlice<UInt8>) -> Int {
    var (count, last): (Int, UInt8) = (0, 0)
    for byte in bytes {
      if byte == .carriageReturn || (byte == .lineFeed && last != .carriageReturn) { count += 1 }
      last = byte
    }
    return count
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Whether a line ends with it.
  var isBreak: Bool { self == .lineFeed || self == .carriageReturn }
}
