/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed, so that a demo is the same everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers of one thing among many: of the twelfth member, say, whoever came before.
  init(_ stream: UInt64, _ index: Int) {
    state = stream &* 0xD1B5_4A32_D192_ED03 &+ UInt64(truncatingIfNeeded: index) &* 0x8CB9_2BA7_2F3D_8DD7
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of the words; empty where there is none.
  mutating func pick(_ words: [String]) -> String { words.randomElement(using: &self) ?? "" }

  /// A whole number of a range.
  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(0..<100) < percent }
}
