import Calendars

/// Why something out of the ordinary was done, or what is to be done, in the words of who did it.
enum Reason {
  /// The longest reason, in characters.
  static let limit = 500

  /// The cleaned reason.
  ///
  /// - Parameter label: what it is called where it was asked for.
  /// - Throws: that it is missing or too long, at the place it was asked for.
  static func clean(
    _ input: String?, at pointer: String, as label: Phrase = Phrase("Alasan", "Reason")
  ) throws(InvalidInput) -> String {
    let text = CleanText.clean(input ?? "", multiline: true)
    guard !text.isEmpty else { throw InvalidInput([Problem(pointer, .missing(label))]) }
    guard CleanText.fits(text, limit: limit) else {
      throw InvalidInput([Problem(pointer, .tooLong(label, limit: limit))])
    }
    return text
  }
}
