import Calendars

/// Who acts or looks, by duty. Raw values are stored with every event.
package enum Role: String, CaseIterable, Codable, Sendable {
  /// Receptionist: registers and issues.
  case resepsionis
  /// Service officer.
  case petugas
  /// Librarian.
  case pustakawan
  /// Section head (kepala seksi).
  case kasi
  /// Administrator of the installation.
  case admin
  /// Self-service device.
  case anjungan
  /// Reads, changes nothing.
  case auditor
  /// The holder of a tracking code.
  case visitor
  /// The desk itself: its clock and its workers.
  case system

  /// The name that people read.
  package var label: Phrase {
    switch self {
    case .resepsionis: Phrase("resepsionis", "receptionist")
    case .petugas: Phrase("petugas layanan", "service officer")
    case .pustakawan: Phrase("pustakawan", "librarian")
    case .kasi: Phrase("kepala seksi", "section head")
    case .admin: Phrase("administrator", "administrator")
    case .anjungan: Phrase("anjungan mandiri", "self-service device")
    case .auditor: Phrase("auditor", "auditor")
    case .visitor: Phrase("pemohon", "visitor")
    case .system: Phrase("sistem", "system")
    }
  }

  /// The roles that a staff account may have; the others act without one.
  package static let accounts: [Role] = [.resepsionis, .petugas, .pustakawan, .kasi, .admin, .anjungan, .auditor]
}
