/// A sign of the markup that can't be printed.
struct Loss: Equatable {
  enum Kind {
    /// A `\` sequence that the standard does not know.
    case unknownEscape
    /// A control, or a sign that steers instead of printing.
    case control

    var message: Message {
      switch self {
      case .unknownEscape: Message(id: "urutan \\ tidak dikenal; dilewati", en: "unknown \\ escape; left out")
      case .control:
        Message(id: "tanda kendali atau tak terlihat; dilewati", en: "control or invisible sign; left out")
      }
    }
  }

  /// Index in the markup's scalars.
  let index: Int
  let kind: Kind
}
