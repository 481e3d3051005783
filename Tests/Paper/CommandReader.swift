/// ESC/POS bytes → what the printer does.
struct CommandReader {
  /// Where in a job the reader is.
  private enum Stage {
    case outside, inJob, printed
    /// After a question at a job's end.
    case asked
  }

  let nativeQR: Bool
  /// Width of the paper in dots.
  let dots: Int
  private(set) var offset = 0
  var codes = CodeSettings()
  private(set) var alignment = Alignment.left
  private let bytes: [UInt8]
  private var items: [Item] = []
  private var stage = Stage.outside
  private var table: PrinterTable?
  private var style = Style()
  private var line: [Fragment] = []
  private var lineDots = 0

  init(_ bytes: [UInt8], columns: Int, nativeQR: Bool) {
    self.bytes = bytes
    self.nativeQR = nativeQR
    dots = columns * Font.width
  }

  mutating func read() throws(Refused) -> [Item] {
    while offset < bytes.count { try step() }
    guard line.isEmpty else { throw refused("the last line is not ended") }
    return items
  }

  // MARK: Bytes

  /// A refusal of the byte before the next one, or of the end.
  func refused(_ reason: String) -> Refused { Refused(offset: max(0, offset - 1), reason: reason) }

  mutating func take(_ count: Int) throws(Refused) -> ArraySlice<UInt8> {
    guard offset + count <= bytes.count else {
      offset = bytes.count + 1
      throw refused("the command is not complete")
    }
    defer { offset += count }
    return bytes[offset..<(offset + count)]
  }

  mutating func byte(_ allowed: ClosedRange<UInt8> = 0...255) throws(Refused) -> UInt8 {
    guard let byte = try take(1).first, allowed.contains(byte) else { throw refused("parameter out of range") }
    return byte
  }

  /// A number of two bytes, the lower first.
  mutating func number() throws(Refused) -> Int { Int(try byte()) + Int(try byte()) * 256 }

  // MARK: Commands

  private mutating func step() throws(Refused) {
    let first = try byte()
    switch first {
    case 0x0A: try endLine()
    case 0x10: try statusQuery()
    case 0x1B: try escape()
    case 0x1D: try group()
    default: try print(first)
    }
  }

  private mutating func escape() throws(Refused) {
    switch try byte() {
    case 0x40: try begin()
    case 0x74:
      try betweenLines()
      table = PrinterTable.selected(by: try byte())
      if table == nil { throw refused("code page outside the profiles") }
    case 0x45: style.emphasis = try byte(0...1) == 1
    case 0x2D: style.underline = try byte(0...1) == 1
    case 0x61:
      try betweenLines()
      alignment = Alignment(rawValue: try byte(0...2)) ?? .left
    case 0x64: try add(.feed(Int(try byte(1...255))))
    default: throw refused("unknown ESC command")
    }
    if stage == .outside { throw refused("a job begins with ESC @") }
  }

  private mutating func group() throws(Refused) {
    switch try byte() {
    case 0x42: style.invert = try byte(0...1) == 1
    case 0x21:
      let size = try byte()
      guard 0...5 ~= size & 0x0F, 0...5 ~= size >> 4 else { throw refused("size out of range") }
      (style.widthScale, style.heightScale) = (Int(size >> 4) + 1, Int(size & 0x0F) + 1)
    case 0x56:
      _ = try byte(66...66)
      _ = try byte()
      try add(.cut)
    case 0x68: codes.height = Int(try byte(24...240))
    case 0x77: codes.module = Int(try byte(2...4))
    case 0x48:
      let position = try byte(0...2)
      guard position != 1 else { throw refused("figures above a barcode") }
      codes.showsFigures = position == 2
    case 0x6B: try add(.code(barcode()))
    case 0x72: try add(query: [0x1D, 0x72, try byte(1...2)])
    case 0x76: try add(.raster(raster(), alignment: alignment))
    case 0x28: try extended()
    default: throw refused("unknown GS command")
    }
  }

  private mutating func extended() throws(Refused) {
    switch try byte() {
    case 0x48:
      guard try number() == 6, try byte() == 48, try byte() == 48 else { throw refused("unknown GS ( H function") }
      let id = try take(4)
      guard id.allSatisfy({ 32...126 ~= $0 }) else { throw refused("process id out of range") }
      try add(query: [0x1D, 0x28, 0x48, 6, 0, 48, 48] + id)
    case 0x6B:
      guard nativeQR else { throw refused("the profile has no GS ( k") }
      if let code = try symbolFunction() { try add(.code(code)) }
    default: throw refused("unknown GS ( command")
    }
  }

  private mutating func statusQuery() throws(Refused) {
    guard try byte() == 4 else { throw refused("unknown DLE command") }
    try add(query: [0x10, 0x04, try byte(1...4)])
  }

  // MARK: Jobs

  private mutating func begin() throws(Refused) {
    try betweenLines()
    table = PrinterTable.selected(by: 0)
    (style, alignment, codes) = (Style(), .left, CodeSettings())
    stage = .inJob
  }

  private func betweenLines() throws(Refused) {
    guard line.isEmpty else { throw refused("in the middle of a line") }
  }

  private mutating func add(query: [UInt8]) throws(Refused) {
    try betweenLines()
    items.append(.query(query))
    if stage == .printed { stage = .asked }
  }

  private mutating func add(_ item: Item) throws(Refused) {
    try betweenLines()
    try print()
    items.append(item)
  }

  private mutating func print() throws(Refused) {
    switch stage {
    case .inJob, .printed: stage = .printed
    case .outside: throw refused("a job begins with ESC @")
    case .asked: throw refused("a question in the middle of a job")
    }
  }

  // MARK: Lines

  private mutating func print(_ byte: UInt8) throws(Refused) {
    try print()
    guard let character = table?.character(of: byte) else { throw refused("a control or a gap in the code page") }
    lineDots += style.widthScale * Font.width
    guard lineDots <= dots else { throw refused("the line is wider than the paper") }
    if line.last?.style == style {
      line[line.count - 1].text.append(character)
    } else {
      line.append(Fragment(text: String(character), style: style))
    }
  }

  private mutating func endLine() throws(Refused) {
    try print()
    items.append(.line(line, alignment: alignment))
    (line, lineDots) = ([], 0)
  }

  /// `GS v 0`, at most 256 rows, nothing dark beside the paper.
  private mutating func raster() throws(Refused) -> Picture {
    _ = try byte(0x30...0x30)
    _ = try byte(0...0)
    let stride = try number()
    let rows = try number()
    guard 1...256 ~= rows, 1...((dots + 7) / 8) ~= stride else { throw refused("raster too large") }
    let picture = Picture(stride: stride, bytes: try take(stride * rows))
    guard picture.width <= dots || (0..<rows).allSatisfy({ y in (dots..<picture.width).allSatisfy { !picture[$0, y] } })
    else { throw refused("raster wider than the paper") }
    return picture
  }
}
