import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/extensions/{id}`: a member keeps one, several or all loans longer; each has its own result.
struct Extend: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    let nip: String?
    let inventoryNumbers: [String]?
    let override: String?
  }

  let desk: CirculationDesk
  let wish: Wish
  let language: Language

  /// Extends what may be extended and answers SQL for the act's JSON.
  /// - Throws: `InvalidInput` for a number that is nobody's, or is not this member's loan.
  func perform(in entry: Entry) throws -> SQL {
    let member = try desk.member(wish.nip, in: entry)
    var results: SQL = "json_array()"
    var isExtended = false
    for (index, loan) in try loans(of: member, in: entry).enumerated() {
      let result = try extend(loan, of: member, in: entry)
      isExtended = isExtended || result.isExtended
      results = "json_insert(" + results + ", \("$[\(index)]"), json(" + result.json + "))"
    }
    if isExtended { try desk.endTicket(in: entry) }
    return "json_object('items', json(" + results + "))"
  }

  private func loans(of member: Member, in entry: Entry) throws -> [Loans.Entitled] {
    let all = try Loans.out(member: member.id, in: entry.transaction)
    guard let wanted = wish.inventoryNumbers else { return all }
    var seen: Set<String> = []
    let named = try wanted.enumerated().map { index, number in
      let pointer = "/inventoryNumbers/\(index)"
      let item = try desk.item(number, at: pointer, in: entry)
      guard let loan = all.first(where: { $0.loan.item == item.inventoryNumber }) else {
        let label = Phrase("Nomor inventaris", "Inventory number")
        let remedy = Phrase("anggota ini tidak sedang meminjamnya", "this member does not have it")
        throw InvalidInput([Problem(pointer, .malformed(label, remedy: remedy))])
      }
      return loan
    }
    return named.filter { seen.insert($0.loan.id).inserted }
  }

  private func extend(
    _ entitled: Loans.Entitled, of member: Member, in entry: Entry
  ) throws -> (isExtended: Bool, json: SQL) {
    let line = try Holds.open(title: entitled.titleID, in: entry.transaction).map(\.hold)
    let barred = try HoldShelf(library: desk.library).barred(among: line, in: entry)
    let isWanted = line.contains { $0.member != member.id && $0.waits(besides: barred) }
    let head: SQL = """
      'loan', \(entitled.loan.id), 'inventoryNumber', \(entitled.loan.item), 'title', \(entitled.title)
      """
    do {
      let outcome = try LoanExtension(loan: entitled.loan, member: member, isWanted: isWanted).decide(
        overrides: desk.line(wish.override) != nil, rules: desk.library.rules, calendar: desk.library.calendar,
        today: desk.today(entry))
      return (true, try record(outcome, from: entitled, head: head, in: entry))
    } catch let refusal as CirculationRefusal {
      return (false, refused(refusal, entitled, head: head))
    }
  }

  private func refused(_ refusal: CirculationRefusal, _ entitled: Loans.Entitled, head: SQL) -> SQL {
    "json_object(" + head + """
      , 'extended', json('false'), 'dueDate', \(entitled.loan.due.description), 'refusal', json_object(
        'type', \(refusal.type), 'message', \(refusal.message(Library.words)[language]), 'overridable',
        json(\(refusal.isOverridable ? "true" : "false"))
      ))
      """
  }

  private func record(
    _ outcome: LoanExtension.Outcome, from entitled: Loans.Entitled, head: SQL, in entry: Entry
  ) throws -> SQL {
    let loan = outcome.loan
    try Loans.extend(loan, in: entry)
    try desk.log(
      .extended, member: loan.member, item: loan.item, loan: loan.id,
      body: """
        json_object(
          'from', \(entitled.loan.due.description), 'due', \(loan.due.description),
          \(sql: desk.goneOver(outcome.overridden, wish.override))
        )
        """, in: entry)
    return "json_object(" + head + """
      , 'extended', json('true'), 'oldDueDate', \(entitled.loan.due.description), 'dueDate', \(loan.due.description))
      """
  }
}
