import Calendars

/// Who asks. Raw values are the contract's.
package enum RequesterType: String, CaseIterable, Codable, Sendable {
  /// A natural person.
  case individual
  /// A public body (badan publik).
  case publicBody
  /// A legal entity (badan hukum).
  case legalEntity
  /// A community organisation (organisasi kemasyarakatan).
  case communityOrganisation

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .individual: Phrase("orang perseorangan", "individual")
    case .publicBody: Phrase("badan publik", "public body")
    case .legalEntity: Phrase("badan hukum", "legal entity")
    case .communityOrganisation: Phrase("organisasi kemasyarakatan", "community organisation")
    }
  }
}
