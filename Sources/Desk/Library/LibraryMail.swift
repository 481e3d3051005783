import Calendars
import Circulation
import Foundation
import Records
import SQLite

/// What the library writes to its members: the values of `Templates/mail`. Nobody without an address gets any.
package struct LibraryMail: Sendable {
  /// A mail's kind, by the name of its template below `mail`.
  enum Template: String, CaseIterable {
    case returned, overdue
    case holdReady = "hold-ready"
    case dueSoon = "due-soon"
  }

  /// The names of the templates of all that the library writes.
  package static let templates = Template.allCases.map(\.rawValue)

  /// The kinds of mail that ask for a loan.
  private static let reminders: [Template] = [.dueSoon, .overdue]

  let library: Library

  /// Lets out after all the reminders of a loan that an act has kept back, since the act is taken back: the loan's row
  /// says that they went out, so that no new one would come.
  /// - Throws: a database error.
  static func reviveReminders(ofLoan loan: String, droppedSince moment: Date, in entry: Entry) throws {
    for template in reminders {
      try Mails.revive(template.rawValue, about: .loan(loan), droppedSince: moment, in: entry)
    }
  }

  /// A confirmation of a return; answers whether one is on its way.
  /// - Throws: a database error.
  func returned(
    _ loan: Loans.Entitled, by member: Member, at moment: Date, lateDays: Int, as id: String, in entry: Entry
  ) throws -> Bool {
    try send(
      .returned, to: member, as: id, about: .loan(loan.loan.id),
      values: """
        'title', \(loan.title), 'inventoryNumber', \(loan.loan.item), 'returnedAt', \(JSON.rfc3339(moment)),
        'due', \(library.noon(of: loan.loan.due)), 'lateDays', nullif(\(lateDays), 0)
        """, in: entry)
  }

  /// Word that a reserved title lies at the desk; answers whether it is on its way.
  /// - Throws: a database error.
  func holdReady(_ hold: Hold, title: String, to member: Member, as id: String, in entry: Entry) throws -> Bool {
    try send(
      .holdReady, to: member, as: id, about: .hold(hold.id),
      values: "'title', \(title), 'until', \(hold.readyUntil.map(library.noon))", in: entry)
  }

  /// A reminder of a loan: that it is soon to be back, or that it is overdue.
  /// - Throws: a database error.
  func reminder(_ loan: Loans.Entitled, to member: Member, on today: LocalDate, as id: String, in entry: Entry) throws {
    let days = loan.loan.due.dayNumber - today.dayNumber
    let shared: SQL = """
      'title', \(loan.title), 'inventoryNumber', \(loan.loan.item), 'due', \(library.noon(of: loan.loan.due))
      """
    let distance: SQL = days < 0 ? ", 'lateDays', \(-days)" : ", 'when', \(Self.words(days))"
    _ = try send(
      days < 0 ? .overdue : .dueSoon, to: member, as: id, about: .loan(loan.loan.id), values: shared + distance,
      in: entry)
  }

  /// How far off a day is, as a mail says it.
  private static func words(_ days: Int) -> String {
    switch days {
    case 0: "hari ini"
    case 1: "besok"
    default: "dalam \(days) hari"
    }
  }

  private func send(
    _ template: Template, to member: Member, as id: String, about subject: Mails.Subject, values: SQL, in entry: Entry
  ) throws -> Bool {
    guard library.sendsMail, let address = member.email else { return false }
    let shared: SQL = "json_object('library', \(library.name), 'timeZone', \(library.zone.identifier), "
    try Mails.insert(
      id: id, template: template.rawValue, to: address, of: member.id, about: subject,
      contents: shared + "'name', \(member.name), " + values + ")", in: entry)
    return true
  }
}
