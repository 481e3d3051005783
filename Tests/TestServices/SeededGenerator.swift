/// SplitMix64: the same random numbers in every run of a test.
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator that begins with this seed.
  package init(state: UInt64) { self.state = state }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of the elements; the fallback where there is none.
  package mutating func pick<Element>(_ elements: [Element], fallback: Element) -> Element {
    elements.randomElement(using: &self) ?? fallback
  }
}
