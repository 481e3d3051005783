import Calendars
import Circulation
import Exchange
import Foundation
import Records
import TicketCore

/// A member of a file on the way into the library.
struct CheckedMember: CheckedRow {
  let line: Int
  /// The number as the file has it: the member is found by it ever after.
  let written: String
  let member: Member
  /// Whether the file names a type that the rules have.
  let hasType: Bool
  let notes: [RowNote]
  let officeDate: LocalDate
  private let event = UUIDv7.make()

  /// Checks a row by what the desk's form checks.
  static func of(_ row: MemberRow, line: Int, notes: [RowNote], rules: LoanRules, officeDate: LocalDate)
    -> any CheckedRow
  {
    var notes = notes
    let written = CirculationDesk.number(row.number)
    let number = ownNumber(written)
    if number != written.uppercased() {
      notes.append(RowNote(line: line, .changed, numberChanged))
    }
    let type = rules.type(called: row.type)
    if type == nil, !row.type.isEmpty, let first = rules.memberTypes.first {
      notes.append(
        RowNote(
          line: line, .doubtful,
          Phrase(
            "Jenis anggota tidak dikenal; dicatat sebagai \(first.label.id) kecuali sudah terdaftar.",
            "The member type is not known; recorded as \(first.label.en) unless registered already.")))
    }
    let isEndless = row.validUntil.hasPrefix("0000")
    if isEndless { notes.append(RowNote(line: line, .doubtful, endless)) }
    let input = MemberInput(
      number: nil, name: row.name, unit: row.unit, email: row.email, phone: row.phone, type: type?.id,
      validUntil: isEndless ? nil : row.validUntil, blocked: row.blocked, expect: nil)
    let (checked, more) = mended(input, line: line) { input throws(InvalidInput) in
      try input.member(at: number, id: UUIDv7.make(), rules: rules)
    }
    notes += more
    guard let checked else { return SkippedRow(notes: notes) }
    notes += checked.warnings.map {
      RowNote(line: line, .doubtful, Phrase($0.message(in: .indonesian), $0.message(in: .english)))
    }
    return CheckedMember(
      line: line, written: written, member: checked.member, hasType: type != nil, notes: notes, officeDate: officeDate)
  }

  private static let endless = Phrase(
    "Tanggal berlaku 0000-00-00: keanggotaan dicatat tanpa akhir kecuali akhirnya sudah tercatat.",
    "Valid until 0000-00-00: the membership is recorded without an end unless one is recorded already.")
  private static let numberChanged = Phrase(
    "Nomor anggota disesuaikan dengan bentuk di Loket (tanpa NIP diawali A-); nomor lama tetap dikenali.",
    "The member number was put into Loket's form (without a NIP it begins with A-); the old number still works.")

  /// A number that can't be a NIP becomes one of the library's own, which has a letter in it. One that is nearly as
  /// long as a NIP stays, so that the check says what is wrong with it.
  private static func ownNumber(_ written: String) -> String {
    guard !written.isEmpty else { return written }
    let allowed = written.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-./".contains($0)) ? $0 : "-" }
    let digits = written.filter(\.isNumber).count
    guard !written.contains(where: \.isLetter), digits < 15 else {
      return digits >= 15 ? written : String(allowed).uppercased()
    }
    return "A-" + String(allowed)
  }

  func record(in entry: Entry) throws -> RowOutcome {
    let present = try
      (Members.find(written, in: entry.transaction) ?? Members.find(member.number, in: entry.transaction))?
      .member
    let wanted = present.map(merged) ?? member
    if let present, wanted != present,
      try LibraryEvents.isCorrectedAtDesk(.member(present.id), in: entry.transaction)
    {
      return try done(.unchanged, present, nil, notes + [.kept(line, wanted.differences(from: present))], in: entry)
    }
    switch try Members.put(wanted, as: present?.number ?? member.number, expect: nil, in: entry) {
    case .registered(let record): return try done(.added, record.member, .registered, notes, in: entry)
    case .corrected(let record):
      let fields = present.map { record.member.differences(from: $0) } ?? []
      return try done(.changed, record.member, .corrected, notes + [.updated(line, fields)], in: entry)
    case .unchanged(let record): return try done(.unchanged, record.member, nil, notes, in: entry)
    case .stale, .numberTaken:
      let reason = Phrase("Nomor ini milik anggota lain.", "This number is another member's.")
      return RowOutcome(effect: .skipped, notes: notes + [RowNote(line: line, .skipped, reason)])
    }
  }

  private func done(
    _ effect: RowOutcome.Effect, _ member: Member, _ kind: LibraryEvents.Kind?, _ notes: [RowNote], in entry: Entry
  ) throws -> RowOutcome {
    if written != member.number { try Members.alias(written, of: member.id, in: entry) }
    if let kind {
      try LibraryEvents.append(
        kind, id: event, member: member.id, officeDate: officeDate, by: Actor(name: "loket import", role: .system),
        in: entry)
    }
    return RowOutcome(effect: effect, notes: notes)
  }

  /// What is recorded with what the file says more; an empty cell takes nothing away, and a number that the desk has
  /// corrected stays so.
  private func merged(_ present: Member) -> Member {
    Member(
      id: present.id, number: present.number, name: member.name, unit: member.unit ?? present.unit,
      email: member.email ?? present.email, phone: member.phone ?? present.phone,
      type: hasType ? member.type : present.type, validUntil: member.validUntil ?? present.validUntil,
      blocked: member.blocked ?? present.blocked)
  }
}

extension LoanRules {
  /// The member type with that id or label.
  fileprivate func type(called name: String) -> MemberType? {
    let name = CleanText.clean(name).lowercased()
    return memberTypes.first { [$0.id, $0.label.id, $0.label.en].contains { $0.lowercased() == name } }
  }
}

extension Member {
  /// The fields in which two members differ.
  fileprivate func differences(from other: Member) -> [Phrase] {
    [
      (name != other.name, Phrase("nama", "name")), (unit != other.unit, Phrase("unit", "unit")),
      (email != other.email, Phrase("surel", "e-mail")), (phone != other.phone, Phrase("telepon", "phone")),
      (type != other.type, Phrase("jenis anggota", "member type")),
      (validUntil != other.validUntil, Phrase("berlaku sampai", "valid until")),
      (blocked != other.blocked, Phrase("blokir", "block")),
    ].filter(\.0).map(\.1)
  }
}

extension RowNote {
  /// The desk has the last word: a file may be older than its correction.
  static func kept(_ line: Int, _ fields: [Phrase]) -> RowNote {
    RowNote(
      line: line, .doubtful,
      Phrase(
        "Sudah dikoreksi di meja; tidak diubah: \(fields.map(\.id).joined(separator: ", ")).",
        "Corrected at the desk since; left alone: \(fields.map(\.en).joined(separator: ", "))."))
  }

  /// Something recorded was changed.
  static func updated(_ line: Int, _ fields: [Phrase]) -> RowNote {
    RowNote(
      line: line, .changed,
      Phrase(
        "Diperbarui: \(fields.map(\.id).joined(separator: ", ")).",
        "Updated: \(fields.map(\.en).joined(separator: ", "))."))
  }
}
