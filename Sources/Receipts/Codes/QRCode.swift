/// How much of a QR code may be lost (ISO/IEC 18004): 7, 15, 25 or 30 %.
enum QRLevel: String, Sendable, CaseIterable {
  case low = "l"
  case medium = "m"
  case quartile = "q"
  case high = "h"

  /// The two bits that name the level in the symbol.
  var formatBits: Int {
    switch self {
    case .low: 1
    case .medium: 0
    case .quartile: 3
    case .high: 2
    }
  }
}

/// QR code encoder (ISO/IEC 18004): byte mode, versions 1–40, the smallest version that holds the data. Text beyond
/// ASCII is announced as UTF-8 (ECI 26), since readers may take it for Latin-1 or guess.
enum QRCode {
  /// The symbol for these bytes; nil when even version 40 can't hold them.
  static func encode(_ data: [UInt8], level: QRLevel) -> QRMatrix? {
    guard let version = (1...40).first(where: { bits(for: data, version: $0) <= capacity($0, level) * 8 }) else {
      return nil
    }
    let codewords = interleave(dataCodewords(data, version: version, level: level), version: version, level: level)
    var best: QRMatrix?
    var lowest = Int.max
    let base = QRMatrix(version: version, codewords: codewords)
    for mask in 0..<8 {
      let masked = base.masked(mask, level: level)
      let penalty = QRPenalty.of(masked)
      if penalty < lowest { (best, lowest) = (masked, penalty) }
    }
    return best
  }

  // MARK: Capacity

  private static func bits(for data: [UInt8], version: Int) -> Int {
    (announcesUTF8(data) ? 12 : 0) + 4 + (version < 10 ? 8 : 16) + data.count * 8
  }

  private static func announcesUTF8(_ data: [UInt8]) -> Bool {
    !data.allSatisfy { $0 < 0x80 }
  }

  /// Modules left for codewords after all function patterns.
  private static func rawModules(_ version: Int) -> Int {
    var modules = (16 * version + 128) * version + 64
    if version >= 2 {
      let alignments = version / 7 + 2
      modules -= (25 * alignments - 10) * alignments - 55
      if version >= 7 { modules -= 36 }
    }
    return modules
  }

  private static func capacity(_ version: Int, _ level: QRLevel) -> Int {
    rawModules(version) / 8 - correctionCodewords(version, level) * blocks(version, level)
  }

  private static func correctionCodewords(_ version: Int, _ level: QRLevel) -> Int {
    QRTables.correctionCodewords(level)[version - 1]
  }

  private static func blocks(_ version: Int, _ level: QRLevel) -> Int {
    QRTables.blocks(level)[version - 1]
  }

  // MARK: Codewords

  private static func dataCodewords(_ data: [UInt8], version: Int, level: QRLevel) -> [UInt8] {
    let size = capacity(version, level)
    var bits = BitBuffer()
    if announcesUTF8(data) {
      bits.append(0b0111, count: 4)
      bits.append(26, count: 8)
    }
    bits.append(0b0100, count: 4)
    bits.append(data.count, count: version < 10 ? 8 : 16)
    for byte in data { bits.append(Int(byte), count: 8) }
    bits.append(0, count: min(4, size * 8 - bits.count))
    var codewords = bits.bytes
    for index in 0..<(size - codewords.count) { codewords.append(index.isMultiple(of: 2) ? 0xEC : 0x11) }
    return codewords
  }

  /// Blocks with their correction codewords, woven column by column; short blocks come first.
  private static func interleave(_ data: [UInt8], version: Int, level: QRLevel) -> [UInt8] {
    let count = blocks(version, level)
    let corrections = correctionCodewords(version, level)
    let total = rawModules(version) / 8
    let shortBlocks = count - total % count
    let shortLength = total / count - corrections
    let divisor = ReedSolomon.divisor(degree: corrections)
    var dataBlocks: [ArraySlice<UInt8>] = []
    var correctionBlocks: [[UInt8]] = []
    var rest = data[...]
    for index in 0..<count {
      let block = rest.prefix(shortLength + (index < shortBlocks ? 0 : 1))
      rest = rest.dropFirst(block.count)
      dataBlocks.append(block)
      correctionBlocks.append(ReedSolomon.remainder(of: block, divisor: divisor))
    }
    var woven: [UInt8] = []
    woven.reserveCapacity(total)
    for index in 0...shortLength {
      for block in dataBlocks where index < block.count { woven.append(block[block.startIndex + index]) }
    }
    for index in 0..<corrections {
      for block in correctionBlocks { woven.append(block[index]) }
    }
    return woven
  }
}

/// Bits, the highest first.
private struct BitBuffer {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  mutating func append(_ value: Int, count length: Int) {
    for bit in (0..<length).reversed() {
      if count.isMultiple(of: 8) { bytes.append(0) }
      if value >> bit & 1 == 1 { bytes[count / 8] |= 0x80 >> UInt8(count % 8) }
      count += 1
    }
  }
}
