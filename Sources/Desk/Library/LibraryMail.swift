import Calendars
import Circulation
import Foundation
import Records
import SQLite

/// What the library writes to its members: the values of `Templates/mail`. Nobody without an address gets any.
struct LibraryMail: Sendable {
  let library: Library

  /// A confirmation of a return; answers whether one is on its way.
  /// - Throws: a database error.
  func returned(
    _ loan: Loans.Entitled, by member: Member, at moment: Date, lateDays: Int, as id: String, in entry: Entry
  ) throws -> Bool {
    try send(
      "returned", to: member, as: id, loan: loan.loan.id,
      values: """
        'title', \(loan.title), 'inventoryNumber', \(loan.loan.item), 'returnedAt', \(JSON.rfc3339(moment)),
        'due', \(library.noon(of: loan.loan.due)), 'lateDays', \(lateDays)
        """, in: entry)
  }

  /// Word that a reserved title lies at the desk.
  /// - Throws: a database error.
  func holdReady(_ hold: Hold, title: String, to member: Member, as id: String, in entry: Entry) throws {
    _ = try send(
      "hold-ready", to: member, as: id, loan: nil,
      values: "'title', \(title), 'until', \(hold.readyUntil.map(library.noon))", in: entry)
  }

  private func send(
    _ template: String, to member: Member, as id: String, loan: String?, values: SQL, in entry: Entry
  ) throws -> Bool {
    guard library.sendsMail, let address = member.email else { return false }
    let shared: SQL = "json_object('library', \(library.name), 'timeZone', \(library.zone.identifier), "
    try Mails.insert(
      id: id, template: template, to: address, contents: shared + "'name', \(member.name), " + values + ")",
      loan: loan, in: entry)
    return true
  }
}
