import Calendars

/// What a visitor comes with. Raw values are the contract's.
package enum Kind: String, CaseIterable, Codable, Sendable {
  /// A question for information.
  case question
  /// A complaint about a matter of the office.
  case complaint
  /// Something that does not work.
  case incident
  /// A complaint about the service itself.
  case serviceComplaint
  /// A report of a violation; see `ServiceStandard.restrictedKinds`.
  case fraud
  /// A suggestion or other input.
  case suggestion
  /// A consultation with an officer.
  case consultation

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .question: Phrase("pertanyaan", "question")
    case .complaint: Phrase("keluhan", "complaint")
    case .incident: Phrase("insiden", "incident")
    case .serviceComplaint: Phrase("pengaduan layanan", "service complaint")
    case .fraud: Phrase("pengaduan pelanggaran", "fraud report")
    case .suggestion: Phrase("saran dan masukan", "suggestion")
    case .consultation: Phrase("konsultasi", "consultation")
    }
  }
}
