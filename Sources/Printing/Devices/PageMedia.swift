import CCUPS

/// The paper that a PDF's first page asks for, so that a roll is cut at the ticket's end and nothing is scaled.
struct PageMedia {
  /// In hundredths of a millimetre, as IPP counts (PWG 5101.1).
  let width: Int32
  let length: Int32

  /// Reads the first `/MediaBox [0 0 width height]` (ISO 32000 §7.7.3.3) in plain sight; nil when there is none.
  init?(pdf bytes: [UInt8]) {
    guard let start = bytes.firstRange(of: Array("/MediaBox".utf8))?.upperBound,
      let open = bytes[start...].prefix(8).firstIndex(of: UInt8(ascii: "[")),
      let close = bytes[open...].prefix(128).firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    let numbers = bytes[(open + 1)..<close].split(separator: UInt8(ascii: " ")).compactMap {
      Double(String(decoding: $0, as: UTF8.self))
    }
    guard numbers.count == 4 else { return nil }
    let points = (width: numbers[2] - numbers[0], length: numbers[3] - numbers[1])
    // 14,400 points is the format's own limit.
    guard 1...14_400 ~= points.width, 1...14_400 ~= points.length else { return nil }
    width = Int32((points.width * 2540 / 72).rounded())
    length = Int32((points.length * 2540 / 72).rounded())
  }

  /// How a paper is asked for.
  enum Choice: Equatable {
    /// One of the sizes that there are, by its keyword.
    case named(String)
    /// Any other that fits, in hundredths of a millimetre.
    case custom(width: Int32, length: Int32)
  }

  /// This size among those that are supported, or a custom one where that is; nil when the page fits none.
  /// - Parameter supported: the keywords of `media-supported`.
  func choice(among supported: [String]) -> Choice? {
    // One point of difference is rounding.
    let tolerance: Int32 = 35
    let exact = supported.first { keyword in
      guard !keyword.hasPrefix("custom_"), let size = Self.size(keyword) else { return false }
      return abs(size.width - width) <= tolerance && abs(size.length - length) <= tolerance
    }
    if let exact { return .named(exact) }
    guard let least = supported.first(where: { $0.hasPrefix("custom_min_") }).flatMap(Self.size),
      let most = supported.first(where: { $0.hasPrefix("custom_max_") }).flatMap(Self.size),
      let width = Self.fit(width, least.width, most.width, tolerance),
      let length = Self.fit(length, least.length, most.length, tolerance)
    else { return nil }
    return .custom(width: width, length: length)
  }

  /// A length moved into what the printer takes, if rounding alone kept it out: printers refuse a hundredth too much.
  private static func fit(_ value: Int32, _ least: Int32, _ most: Int32, _ tolerance: Int32) -> Int32? {
    guard least <= most, value >= least - tolerance, value <= most + tolerance else { return nil }
    return min(max(value, least), most)
  }

  private static func size(_ keyword: String) -> (width: Int32, length: Int32)? {
    guard let media = pwgMediaForPWG(keyword) else { return nil }
    return (media.pointee.width, media.pointee.length)
  }
}
