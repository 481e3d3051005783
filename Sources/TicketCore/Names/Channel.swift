import Calendars

/// The way by which a visitor reaches the desk. Raw values are the contract's.
package enum Channel: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Face to face at the office.
  case walkIn
  /// A call.
  case phone
  /// An e-mail, typed in by an officer.
  case email
  /// A web form or account.
  case web
  /// A letter on paper.
  case letter
  /// A messaging app such as WhatsApp.
  case message

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .walkIn: Phrase("tatap muka", "walk-in")
    case .phone: Phrase("telepon", "phone")
    case .email: Phrase("surel", "e-mail")
    case .web: Phrase("situs web", "web")
    case .letter: Phrase("surat", "letter")
    case .message: Phrase("aplikasi pesan singkat", "message")
    }
  }
}
