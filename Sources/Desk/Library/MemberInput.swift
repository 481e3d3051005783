import Calendars
import Circulation
import Foundation
import Records
import TicketCore

/// A member as the API takes it, before anything was checked.
struct MemberInput: Decodable, Sendable {
  /// Another number for the same member, where the old one was wrong.
  var number: String?
  var name: String?
  var unit: String?
  var email: String?
  var phone: String?
  var type: String?
  var validUntil: String?
  var blocked: String?
  var expect: Int?

  private static let longest = 200

  /// The checked member, and what is worth a second look.
  ///
  /// - Parameters:
  ///   - path: the number in the address.
  ///   - id: of the member, should it be a new one.
  /// - Throws: everything that is wrong.
  func member(
    at path: String, id: String, rules: LoanRules
  ) throws(InvalidInput) -> (member: Member, warnings: [Problem]) {
    var problems: [Problem] = []
    var warnings: [Problem] = []
    let number = checkedNumber(CirculationDesk.number(number ?? path), &problems, &warnings)
    let person = VisitorInput(name: name, email: email, phone: phone, organisation: unit)
    var checked: Visitor?
    do {
      let (visitor, doubts) = try person.visitor(id: id)
      checked = visitor
      warnings += doubts
    } catch {
      problems += error.problems.map { $0.pointer == "/organisation" ? Problem("/unit", $0.kind) : $0 }
    }
    let kind = type ?? rules.memberTypes.first?.id ?? ""
    if rules.type(kind) == nil {
      problems.append(
        Problem("/type", .unknown(Phrase("Jenis anggota", "Member type"), choices: rules.memberTypes.map(\.id))))
    }
    let end = date(&problems)
    let reason = CleanText.clean(blocked ?? "")
    if !CleanText.fits(reason, limit: Self.longest) {
      problems.append(Problem("/blocked", .tooLong(Phrase("Alasan blokir", "Reason"), limit: Self.longest)))
    }
    guard problems.isEmpty, let checked else { throw InvalidInput(problems) }
    let member = Member(
      id: id, number: number, name: checked.name, unit: checked.organisation, email: checked.email,
      phone: checked.phone, type: kind, validUntil: end, blocked: reason.isEmpty ? nil : reason)
    return (member, warnings)
  }

  /// A NIP, or a number of the library's own: a letter in front tells them apart.
  private func checkedNumber(_ text: String, _ problems: inout [Problem], _ warnings: inout [Problem]) -> String {
    let pointer = "/number"
    let label = Phrase("NIP atau nomor anggota", "NIP or member number")
    guard !text.isEmpty else {
      problems.append(Problem(pointer, .missing(label)))
      return text
    }
    guard text.contains(where: \.isLetter) else {
      let check = VisitorInput(name: "x", nip: text)
      do {
        let (visitor, doubts) = try check.visitor(id: "")
        warnings += doubts.map { Problem(pointer, $0.kind) }
        return visitor.nip ?? text
      } catch {
        problems += error.problems.map { Problem(pointer, $0.kind) }
        return text
      }
    }
    let isPlain =
      text.utf8.count <= 24 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-./".contains($0)) }
    if !isPlain {
      let remedy = Phrase(
        "pakai huruf, angka, titik, garis miring dan tanda hubung, paling panjang 24",
        "use letters, digits, dots, slashes and hyphens, at most 24")
      problems.append(Problem(pointer, .malformed(label, remedy: remedy)))
    }
    return text.uppercased()
  }

  private func date(_ problems: inout [Problem]) -> LocalDate? {
    guard let text = validUntil, !text.isEmpty else { return nil }
    if let date = LocalDate(text) { return date }
    let remedy = Phrase("tulis seperti 2027-12-31", "write it like 2027-12-31")
    problems.append(Problem("/validUntil", .malformed(Phrase("Berlaku sampai", "Valid until"), remedy: remedy)))
    return nil
  }
}
