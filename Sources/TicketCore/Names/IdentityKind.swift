import Calendars

/// The identity documents that the desk accepts. Raw values are the contract's.
package enum IdentityKind: String, CaseIterable, Codable, Sendable {
  /// Resident identity card; its number is the NIK.
  case ktp
  /// Driving licence.
  case sim
  /// Passport of any country.
  case passport

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .ktp: Phrase("KTP", "resident identity card (KTP)")
    case .sim: Phrase("SIM", "driving licence (SIM)")
    case .passport: Phrase("paspor", "passport")
    }
  }
}
