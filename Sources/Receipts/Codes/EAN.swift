/// EAN-13, EAN-8, UPC-A and UPC-E (ISO/IEC 15420). The check digit may be left out; a wrong one is refused.
enum EAN {
  /// 12 or 13 digits for EAN-13, 7 or 8 for EAN-8.
  static func encode(_ data: String) -> Barcode? {
    guard let digits = data.digits else { return nil }
    switch digits.count {
    case 12, 13: return completed(digits, length: 13).map { thirteen($0, caption: $0) }
    case 7, 8: return completed(digits, length: 8).map(eight)
    default: return nil
    }
  }

  /// 11 or 12 digits for UPC-A, 6 to 8 for UPC-E (6: without the leading zero of number system 0).
  static func encodeUPC(_ data: String) -> Barcode? {
    guard let digits = data.digits else { return nil }
    switch digits.count {
    case 11, 12: return completed(digits, length: 12).map { thirteen([0] + $0, caption: $0) }
    case 6: return short([0] + digits, check: nil)
    case 7: return short(digits, check: nil)
    case 8: return short(Array(digits.dropLast()), check: digits.last)
    default: return nil
    }
  }

  /// Modulo 10 with weights 3 and 1 from the right.
  static func checkDigit(_ digits: [Int]) -> Int {
    let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1) }
    return (10 - sum % 10) % 10
  }

  private static func completed(_ digits: [Int], length: Int) -> [Int]? {
    let body = Array(digits.prefix(length - 1))
    let check = checkDigit(body)
    return digits.count < length || digits.last == check ? body + [check] : nil
  }

  private static func thirteen(_ digits: [Int], caption: [Int]) -> Barcode {
    let left = zip(digits[1...6], parities[digits[0]]).flatMap { leftHand($0, isEven: $1 == "G") }
    let right = digits[7...12].flatMap { patterns[$0] }
    return Barcode(modules: guardBars + left + centreBars + right + guardBars, caption: text(caption))
  }

  private static func eight(_ digits: [Int]) -> Barcode {
    let left = digits[..<4].flatMap { patterns[$0] }
    let right = digits[4...].flatMap { patterns[$0] }
    return Barcode(modules: guardBars + left + centreBars + right + guardBars, caption: text(digits))
  }

  private static func short(_ digits: [Int], check given: Int?) -> Barcode? {
    guard digits.first == 0 else { return nil }
    let body = Array(digits.dropFirst())
    let check = checkDigit([0] + expanded(body))
    guard given == nil || given == check else { return nil }
    // UPC-E tells its check digit by the parities, with even and odd changing places against EAN-13.
    let parity = shortParities[check]
    let middle = zip(body, parity).flatMap { leftHand($0, isEven: $1 == "G") }
    return Barcode(modules: guardBars + middle + [1, 1, 1, 1, 1, 1], caption: text(digits + [check]))
  }

  /// The ten digits of UPC-A that the six of UPC-E stand for.
  private static func expanded(_ body: [Int]) -> [Int] {
    let zeros = Array(repeating: 0, count: 5)
    switch body[5] {
    case 0...2: return body[0...1] + [body[5]] + zeros[..<4] + body[2...4]
    case 3: return body[0...2] + zeros + body[3...4]
    case 4: return body[0...3] + zeros + [body[4]]
    default: return body[0...4] + zeros[..<4] + [body[5]]
    }
  }

  private static func leftHand(_ digit: Int, isEven: Bool) -> [Int] {
    isEven ? patterns[digit].reversed() : patterns[digit]
  }

  private static func text(_ digits: [Int]) -> String { digits.map(String.init).joined() }

  private static let guardBars = [1, 1, 1]
  private static let centreBars = [1, 1, 1, 1, 1]
  private static let patterns = [
    [3, 2, 1, 1], [2, 2, 2, 1], [2, 1, 2, 2], [1, 4, 1, 1], [1, 1, 3, 2], [1, 2, 3, 1], [1, 1, 1, 4], [1, 3, 1, 2],
    [1, 2, 1, 3], [3, 1, 1, 2],
  ]
  private static let parities = [
    "LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL",
  ]
  private static let shortParities = [
    "GGGLLL", "GGLGLL", "GGLLGL", "GGLLLG", "GLGGLL", "GLLGGL", "GLLLGG", "GLGLGL", "GLGLLG", "GLLGLG",
  ]
}
