/// Reed–Solomon codes over GF(2⁸) with the polynomial x⁸+x⁴+x³+x²+1 (ISO/IEC 18004, annex A).
enum ReedSolomon {
  private static let powers: [UInt8] = {
    var powers: [UInt8] = []
    var value = 1
    for _ in 0..<255 {
      powers.append(UInt8(value))
      value <<= 1
      if value > 0xFF { value ^= 0x11D }
    }
    return powers
  }()

  private static let logarithms: [Int] = {
    var logarithms = Array(repeating: 0, count: 256)
    for (exponent, power) in powers.enumerated() { logarithms[Int(power)] = exponent }
    return logarithms
  }()

  private static func multiply(_ left: UInt8, _ right: UInt8) -> UInt8 {
    left == 0 || right == 0 ? 0 : powers[(logarithms[Int(left)] + logarithms[Int(right)]) % 255]
  }

  /// The generator polynomial of a degree without its leading 1, the highest power first.
  static func divisor(degree: Int) -> [UInt8] {
    var divisor = Array(repeating: UInt8(0), count: degree - 1) + [1]
    for exponent in 0..<degree {
      for index in divisor.indices {
        divisor[index] = multiply(divisor[index], powers[exponent])
        if index + 1 < divisor.count { divisor[index] ^= divisor[index + 1] }
      }
    }
    return divisor
  }

  /// The correction codewords of a block.
  static func remainder(of data: some Sequence<UInt8>, divisor: [UInt8]) -> [UInt8] {
    var remainder = Array(repeating: UInt8(0), count: divisor.count)
    for byte in data {
      let factor = byte ^ remainder.removeFirst()
      remainder.append(0)
      for (index, coefficient) in divisor.enumerated() { remainder[index] ^= multiply(coefficient, factor) }
    }
    return remainder
  }
}
