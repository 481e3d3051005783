/// Reads PNG pictures (ISO/IEC 15948): all colour types, depths up to 8 bits, not interlaced.
struct PNG {
  /// Widest paper and a long one: larger pictures are refused.
  private static let (maximumWidth, maximumHeight) = (1152, 4096)

  let width: Int
  let height: Int
  /// Brightness of each pixel on white paper, 0 black to 255 white, row by row.
  let brightness: [UInt8]

  /// Nil when the bytes are no such picture.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    var header: Header?
    var palette: [UInt8] = []
    var transparency: [UInt8] = []
    var packed: [UInt8] = []
    var rest = bytes.dropFirst(8)
    while rest.count >= 12 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard rest.count >= length + 12 else { return nil }
      let kind = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      let body = Array(rest.dropFirst(8).prefix(length))
      switch kind {
      case "IHDR": header = Header(body)
      case "PLTE": palette = body
      case "tRNS": transparency = body
      case "IDAT": packed += body
      default: break
      }
      rest = rest.dropFirst(length + 12)
    }
    guard let header, header.width <= Self.maximumWidth, header.height <= Self.maximumHeight,
      let raw = Inflate.unpack(zlib: packed, limit: (header.stride + 1) * header.height),
      let rows = Self.unfilter(raw, header)
    else { return nil }
    width = header.width
    height = header.height
    let pixels = Pixels(header: header, palette: palette, transparency: transparency)
    brightness = rows.flatMap(pixels.brightness(ofRow:))
  }

  struct Header {
    let width, height, depth, channels: Int
    let isPalette, hasAlpha: Bool

    init?(_ body: [UInt8]) {
      guard body.count == 13, body[10] == 0, body[11] == 0, body[12] == 0, body[8] <= 8, [1, 2, 4, 8].contains(body[8])
      else { return nil }
      width = body[0..<4].reduce(0) { $0 << 8 | Int($1) }
      height = body[4..<8].reduce(0) { $0 << 8 | Int($1) }
      depth = Int(body[8])
      guard let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][body[9]], width > 0, height > 0, channels == 1 || depth == 8
      else { return nil }
      self.channels = channels
      isPalette = body[9] == 3
      hasAlpha = body[9] >= 4
    }

    /// Bytes of a row without its filter.
    var stride: Int { (width * channels * depth + 7) / 8 }
    /// Bytes between a byte and its neighbour on the left for the filters.
    var step: Int { max(1, channels * depth / 8) }
  }

  private static func unfilter(_ raw: [UInt8], _ header: Header) -> [[UInt8]]? {
    let stride = header.stride
    guard raw.count == (stride + 1) * header.height else { return nil }
    var rows: [[UInt8]] = []
    var above = Array(repeating: UInt8(0), count: stride)
    for y in 0..<header.height {
      let start = y * (stride + 1)
      var row = Array(raw[(start + 1)..<(start + 1 + stride)])
      guard raw[start] <= 4 else { return nil }
      for x in 0..<stride {
        let left = x >= header.step ? Int(row[x - header.step]) : 0
        let corner = x >= header.step ? Int(above[x - header.step]) : 0
        let up = Int(above[x])
        let predicted =
          switch raw[start] {
          case 1: left
          case 2: up
          case 3: (left + up) / 2
          case 4: paeth(left, up, corner)
          default: 0
          }
        row[x] &+= UInt8(predicted)
      }
      rows.append(row)
      above = row
    }
    return rows
  }

  private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> Int {
    let (toLeft, toUp, toCorner) = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
    if toLeft <= toUp && toLeft <= toCorner { return left }
    return toUp <= toCorner ? up : corner
  }
}

/// Samples of a row → brightness on white paper.
private struct Pixels {
  let header: PNG.Header
  let palette: [UInt8]
  let transparency: [UInt8]

  func brightness(ofRow row: [UInt8]) -> [UInt8] {
    (0..<header.width).map { x in
      let samples = (0..<header.channels).map { sample(row, x * header.channels + $0) }
      if header.isPalette {
        let index = samples[0]
        guard index * 3 + 2 < palette.count else { return 255 }
        let alpha = index < transparency.count ? Int(transparency[index]) : 255
        return blend(luminance(palette[(index * 3)...].prefix(3).map(Int.init)), alpha)
      }
      let scaled = samples.map { $0 * 255 / (1 << header.depth - 1) }
      let isClear =
        !header.hasAlpha && transparency.count == samples.count * 2 && zip(samples, clearSamples).allSatisfy(==)
      let alpha = header.hasAlpha ? scaled[header.channels - 1] : isClear ? 0 : 255
      return blend(luminance(scaled), alpha)
    }
  }

  /// The one colour that counts as clear, two bytes a sample.
  private var clearSamples: [Int] {
    stride(from: 0, to: transparency.count - 1, by: 2).map { Int(transparency[$0]) << 8 | Int(transparency[$0 + 1]) }
  }

  private func sample(_ row: [UInt8], _ index: Int) -> Int {
    let bit = index * header.depth
    return Int(row[bit / 8]) >> (8 - header.depth - bit % 8) & (1 << header.depth - 1)
  }

  private func luminance(_ samples: [Int]) -> Int {
    samples.count < 3 ? samples[0] : (samples[0] * 299 + samples[1] * 587 + samples[2] * 114) / 1000
  }

  private func blend(_ luminance: Int, _ alpha: Int) -> UInt8 {
    UInt8(clamping: (luminance * alpha + 255 * (255 - alpha)) / 255)
  }
}
