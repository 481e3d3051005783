import Calendars

/// The answers that every standard can ask for: the visitor's own, and what the consultation form says.
package enum Answer: String, CaseIterable, Codable, Sendable {
  /// The visitor's own, kept with the visitor.
  case name, requesterType, email, phone, address, organisation, nip, identity
  /// The ticket's; subject and question make the consultation form.
  case category, subject, question

  /// The name that people read on the form.
  package var label: Phrase {
    switch self {
    case .name: Phrase("Nama lengkap", "Full name")
    case .requesterType: Phrase("Jenis pemohon", "Requester type")
    case .email: Phrase("Alamat surel", "E-mail address")
    case .phone: Phrase("Nomor telepon", "Phone number")
    case .address: Phrase("Alamat", "Address")
    case .organisation: Phrase("Instansi atau unit kerja", "Organisation or unit")
    case .nip: Phrase("NIP", "NIP (civil servant number)")
    case .identity: Phrase("Tanda pengenal", "Identity document")
    case .category: Phrase("Kategori", "Category")
    case .subject: Phrase("Perihal", "Subject")
    case .question: Phrase("Pertanyaan atau permasalahan", "Question or problem")
    }
  }

  /// Where the answer stands in a ticket's request (JSON Pointer); the visitor's answers are under `/visitor`.
  package var pointer: String {
    switch self {
    case .category, .subject, .question: "/\(rawValue)"
    case .name, .requesterType, .email, .phone, .address, .organisation, .nip, .identity: "/visitor/\(rawValue)"
    }
  }

  /// The longest text that is accepted, in characters.
  package var limit: Int {
    switch self {
    case .question: 4000
    case .address: 500
    case .name, .organisation, .subject: 200
    case .email: 254
    case .requesterType, .phone, .nip, .identity, .category: 64
    }
  }
}
