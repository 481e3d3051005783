import Calendars
import Circulation
import Foundation
import Records

/// Whether the loan rules know every member type that the database has: members of a type that is gone borrow by no
/// limit of their own.
struct LoanRulesCheck {
  let rules: LoanRules
  let data: DataFolder

  var findings: [Finding] {
    guard FileManager.default.fileExists(atPath: data.database), let types = try? types() else { return [] }
    let known = rules.memberTypes.map(\.id)
    return types.filter { !known.contains($0.type) }.map { type, count in
      Finding(
        .trouble, Phrase("Aturan pinjam", "Loan rules"),
        Phrase(
          "\(count) anggota berjenis \(type), yang tidak ada di rules.json; kembalikan jenis itu, atau ubah anggotanya",
          "\(count) members are of type \(type), which rules.json has not; put that type back, or change the members"))
    }
  }

  private func types() throws -> [(type: String, count: Int)] {
    let ledger = try Ledger(at: data.database)
    defer { ledger.close() }
    return try ledger.read { try Members.types(in: $0) }
  }
}
