import Calendars

/// Why a visitor is served before others (UU 25/2009 art. 29: people with special needs). Raw values are the contract's.
package enum PriorityClass: String, CaseIterable, Codable, Sendable {
  /// Sixty years or older (UU 13/1998).
  case elderly
  /// A person with a disability (UU 8/2016).
  case disability
  /// Pregnant, or with an infant in arms.
  case pregnancy

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .elderly: Phrase("lanjut usia", "elderly")
    case .disability: Phrase("penyandang disabilitas", "disability")
    case .pregnancy: Phrase("ibu hamil atau membawa bayi", "pregnancy or infant in arms")
    }
  }
}
