/// A queue that takes at its end and gives at its beginning in the same short time, however long it is.
struct FirstInFirstOut<Element> {
  private var elements: [Element] = []
  private var first = 0

  /// Whether there is nothing in it.
  var isEmpty: Bool { first == elements.count }

  /// Puts one at the end.
  mutating func append(_ element: Element) { elements.append(element) }

  /// Takes the first; nil where there is none.
  mutating func popFirst() -> Element? {
    guard first < elements.count else { return nil }
    defer {
      first += 1
      // Moved up now and then, so that what is gone takes no room.
      if first > 64, first * 2 > elements.count {
        elements.removeFirst(first)
        first = 0
      }
    }
    return elements[first]
  }
}
