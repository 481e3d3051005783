/// Why a device could not do as asked. Carries no personal data: a device is never told any.
package struct DeviceError: Error, Equatable {
  /// What to do about it.
  package enum Kind: Sendable, Equatable {
    /// Nobody answers there, or not before the document left us, so it has nothing: try again later.
    case unreachable
    /// The connection broke in the middle; what was under way may have arrived.
    case interrupted
    /// It said nothing within the time limit; what was under way may have arrived.
    case timedOut
    /// It takes nothing at present, whatever the document: no such queue, not accepting jobs, too many of them. Try
    /// again later; a person may have to mend the cause first.
    case declined
    /// It will never take this document, such as one in a language that it does not understand.
    case rejected
  }

  /// What to do about it.
  package let kind: Kind
  /// What happened, for the screen and the log: the device's own words, or ours in Indonesian.
  package let words: String

  /// Whether somebody answered, and said no.
  var isAnswer: Bool { kind == .declined || kind == .rejected }

  /// The same trouble, met before the document left us.
  var beforeSending: DeviceError { isAnswer ? self : DeviceError(.unreachable, words) }

  /// An error in somebody's words, which are cleaned.
  package init(_ kind: Kind, _ words: String) {
    self.kind = kind
    self.words = words.cleanedForScreen
  }
}

extension String {
  /// One line of at most 200 characters without control, format or direction characters: printers write what they like.
  var cleanedForScreen: String {
    let scalars = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: " "
      default: scalar
      }
    }
    let line = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    return String(line.prefix(200))
  }
}
