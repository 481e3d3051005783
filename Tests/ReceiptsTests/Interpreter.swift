import Receipts

/// Reads ESC/POS as a printer with the small profile of formats.md §7.2 would, and refuses everything else.
struct Interpreter {
  enum Item: Equatable {
    case line([Fragment])
    case picture(Picture)
    case barcode(system: UInt8, data: [UInt8])
    case qrCode([UInt8])
    case feed(Int)
    case cut
  }

  struct Fragment: Equatable {
    var text: [UInt8]
    let style: Style
  }

  struct Style: Equatable {
    var emphasis: UInt8 = 0
    var underline: UInt8 = 0
    var invert: UInt8 = 0
    var size: UInt8 = 0

    var cells: Int { Int(size >> 4) + 1 }
  }

  struct Refused: Error {
    let offset: Int
  }

  private(set) var items: [Item] = []
  private let bytes: [UInt8]
  private var offset = 0
  private var style = Style()
  private var line: [Fragment] = []
  private var stored: [UInt8] = []

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    while offset < bytes.count { try step() }
    guard line.isEmpty else { throw Refused(offset: offset) }
  }

  /// The lines' texts, an ASCII sign for each cell.
  var lines: [String] {
    items.compactMap { item in
      guard case .line(let fragments) = item else { return nil }
      return fragments.map { fragment in
        fragment.text.map { byte in
          let sign = byte < 0x7F ? String(Unicode.Scalar(byte)) : "#"
          return sign + String(repeating: " ", count: fragment.style.cells - 1)
        }.joined()
      }.joined()
    }
  }

  /// The pictures, one below the other.
  var picture: Picture {
    var whole = Picture(width: 0, rows: [])
    for case .picture(let picture) in items {
      whole = Picture(width: max(whole.width, picture.width), rows: whole.rows + picture.rows)
    }
    return whole
  }

  private mutating func take(_ count: Int = 1) throws -> ArraySlice<UInt8> {
    guard offset + count <= bytes.count else { throw Refused(offset: offset) }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  private mutating func byte(_ allowed: ClosedRange<UInt8> = 0...255) throws -> UInt8 {
    guard let byte = try take().first, allowed.contains(byte) else { throw Refused(offset: offset - 1) }
    return byte
  }

  private mutating func step() throws {
    let first = try byte()
    switch first {
    case 0x0A:
      items.append(.line(line))
      line = []
    case 0x1B: try escape()
    case 0x1D: try group()
    case 0x20...0x7E, 0x80...0xFF:
      if line.last?.style == style {
        line[line.count - 1].text.append(first)
      } else {
        line.append(Fragment(text: [first], style: style))
      }
    default: throw Refused(offset: offset - 1)
    }
  }

  private mutating func escape() throws {
    switch try byte() {
    case 0x40: style = Style()
    case 0x74: _ = try byte(0...19)
    case 0x45: style.emphasis = try byte(0...1)
    case 0x2D: style.underline = try byte(0...1)
    case 0x61: _ = try byte(0...2)
    case 0x64: items.append(.feed(Int(try byte())))
    default: throw Refused(offset: offset - 1)
    }
  }

  private mutating func group() throws {
    switch try byte() {
    case 0x42: style.invert = try byte(0...1)
    case 0x21:
      style.size = try byte()
      guard style.size & 0x88 == 0 else { throw Refused(offset: offset - 1) }
    case 0x56:
      _ = try byte(66...66)
      _ = try byte()
      items.append(.cut)
    case 0x68: _ = try byte(1...255)
    case 0x77: _ = try byte(2...6)
    case 0x48: _ = try byte(0...3)
    case 0x6B:
      let system = try byte(65...73)
      let count = Int(try byte(1...255))
      items.append(.barcode(system: system, data: Array(try take(count))))
    case 0x76: try raster()
    case 0x28: try symbol()
    default: throw Refused(offset: offset - 1)
    }
  }

  private mutating func raster() throws {
    _ = try byte(0x30...0x30)
    _ = try byte(0...0)
    let stride = Int(try byte()) + Int(try byte()) * 256
    let rows = Int(try byte()) + Int(try byte()) * 256
    guard 1...256 ~= rows, 1...144 ~= stride else { throw Refused(offset: offset) }
    var picture = Picture(width: stride * 8, rows: [])
    for _ in 0..<rows {
      let row = try take(stride)
      picture.rows.append(row.flatMap { byte in (0..<8).map { byte & (0x80 >> UInt8($0)) != 0 } })
    }
    items.append(.picture(picture))
  }

  private mutating func symbol() throws {
    _ = try byte(0x6B...0x6B)
    let count = Int(try byte()) + Int(try byte()) * 256
    _ = try byte(49...49)
    let function = try byte(65...81)
    let body = Array(try take(count - 2))
    switch function {
    case 65, 67, 69: break
    case 80: stored = Array(body.dropFirst())
    case 81: items.append(.qrCode(stored))
    default: throw Refused(offset: offset)
    }
  }
}

/// Dots, true where the paper is dark.
struct Picture: Equatable {
  var width: Int
  var rows: [[Bool]]

  /// The picture as PGM with white around it.
  var pgm: [UInt8] {
    let margin = 40
    let side = width + 2 * margin
    var bytes = Array("P5\n\(side) \(rows.count + 2 * margin)\n255\n".utf8)
    let white = Array(repeating: UInt8(255), count: side * margin)
    bytes += white
    for row in rows {
      bytes += white.prefix(margin)
      bytes += (0..<width).map { $0 < row.count && row[$0] ? 0 : 255 }
      bytes += white.prefix(margin)
    }
    return bytes + white
  }
}
