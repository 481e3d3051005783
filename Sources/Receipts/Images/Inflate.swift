/// Unpacks DEFLATE data in a zlib wrapper (RFC 1950, RFC 1951).
struct Inflate {
  private var input: ArraySlice<UInt8>
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let limit: Int

  /// Nil when the data are damaged or unpack to more than `limit` bytes.
  static func unpack(zlib data: [UInt8], limit: Int) -> [UInt8]? {
    guard data.count > 2, data[0] & 0x0F == 8, (Int(data[0]) * 256 + Int(data[1])).isMultiple(of: 31),
      data[1] & 0x20 == 0
    else { return nil }
    var inflate = Inflate(input: data[2...], limit: limit)
    return inflate.run() ? inflate.output : nil
  }

  private init(input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
  }

  private mutating func run() -> Bool {
    while true {
      guard let isLast = take(1), let kind = take(2) else { return false }
      let isRead =
        switch kind {
        case 0: stored()
        case 1: compressed(literals: Self.fixedLiterals, distances: Self.fixedDistances)
        case 2: dynamic()
        default: false
        }
      guard isRead else { return false }
      if isLast == 1 { return true }
    }
  }

  private mutating func take(_ count: Int) -> Int? {
    while bitCount < count {
      guard let byte = input.popFirst() else { return nil }
      bits |= UInt32(byte) << UInt32(bitCount)
      bitCount += 8
    }
    let value = bits & (1 << UInt32(count) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func stored() -> Bool {
    bits = 0
    bitCount = 0
    guard let length = take(16), let check = take(16), length ^ check == 0xFFFF, input.count >= length,
      output.count + length <= limit
    else { return false }
    output += input.prefix(length)
    input = input.dropFirst(length)
    return true
  }

  private mutating func dynamic() -> Bool {
    guard let literalCount = take(5), let distanceCount = take(5), let lengthCount = take(4) else { return false }
    var lengths = Array(repeating: 0, count: 19)
    for index in 0..<(lengthCount + 4) {
      guard let length = take(3) else { return false }
      lengths[Self.lengthOrder[index]] = length
    }
    let code = Huffman(lengths: lengths)
    let total = literalCount + 257 + distanceCount + 1
    var read: [Int] = []
    while read.count < total {
      guard let symbol = next(code) else { return false }
      switch symbol {
      case 16:
        guard let last = read.last, let extra = take(2) else { return false }
        read += Array(repeating: last, count: 3 + extra)
      case 17, 18:
        guard let extra = take(symbol == 17 ? 3 : 7) else { return false }
        read += Array(repeating: 0, count: (symbol == 17 ? 3 : 11) + extra)
      default: read.append(symbol)
      }
    }
    guard read.count == total else { return false }
    return compressed(
      literals: Huffman(lengths: Array(read[..<(literalCount + 257)])),
      distances: Huffman(lengths: Array(read[(literalCount + 257)...])))
  }

  private mutating func compressed(literals: Huffman, distances: Huffman) -> Bool {
    while true {
      guard let symbol = next(literals) else { return false }
      if symbol == 256 { return true }
      if symbol < 256 {
        guard output.count < limit else { return false }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol <= 285, let lengthExtra = take(Self.lengthBits[symbol - 257]), let distanceCode = next(distances),
        distanceCode < 30, let distanceExtra = take(Self.distanceBits[distanceCode])
      else { return false }
      let length = Self.lengthBases[symbol - 257] + lengthExtra
      let distance = Self.distanceBases[distanceCode] + distanceExtra
      guard distance <= output.count, output.count + length <= limit else { return false }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func next(_ code: Huffman) -> Int? {
    var value = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      guard let bit = take(1) else { return nil }
      value |= bit
      let count = code.counts[length]
      if value - first < count { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  /// A canonical Huffman code: how many codes have each length, and the symbols in the codes' order.
  private struct Huffman {
    let counts: [Int]
    let symbols: [Int]

    init(lengths: [Int]) {
      counts = lengths.reduce(into: Array(repeating: 0, count: 16)) { counts, length in
        if length > 0 { counts[length] += 1 }
      }
      symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
    }
  }

  private static let fixedLiterals = Huffman(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = Huffman(lengths: Array(repeating: 5, count: 30))
  private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12_289, 16_385, 24_577,
  ]
}
