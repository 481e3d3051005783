import Calendars

/// Why a visitor is served before others. Raw values are the contract's.
package enum PriorityClass: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Sixty years or older (UU 13/1998).
  case elderly
  /// A person with a disability (UU 8/2016).
  case disability
  /// Pregnant, or with an infant in arms.
  case pregnancy
  /// A promise of an earlier service was missed (LKPP). Given by the desk, never asked for.
  case compensation

  /// The classes that a visitor can belong to (UU 25/2009 art. 29: people with special needs).
  package static let needs: [PriorityClass] = [.elderly, .disability, .pregnancy]

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .elderly: Phrase("lanjut usia", "elderly")
    case .disability: Phrase("penyandang disabilitas", "disability")
    case .pregnancy: Phrase("ibu hamil atau membawa bayi", "pregnancy or infant in arms")
    case .compensation: Phrase("kompensasi janji yang terlewat", "compensation for a missed promise")
    }
  }
}
