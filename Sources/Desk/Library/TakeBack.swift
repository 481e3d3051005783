import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/returns/{id}`: a copy comes back, named by itself or picked from its member's loans.
struct TakeBack: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    let inventoryNumber: String?
    let nip: String?
    let loan: String?
    /// When it came back, for what lay in the book drop.
    let at: Date?
    /// What is broken; nothing written down is nothing broken.
    let damaged: String?
  }

  let desk: CirculationDesk
  let wish: Wish
  private let mails = [UUIDv7.make(), UUIDv7.make()]

  init(_ wish: Wish, at desk: CirculationDesk) {
    self.desk = desk
    self.wish = wish
  }

  /// Ends the loan, catches a hold, queues the mails, and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem` for a copy that is not out, `InvalidInput` for what leads to none.
  func perform(in entry: Entry) throws -> SQL {
    let (entitled, item) = try loan(in: entry)
    guard let member = try Members.find(id: entitled.loan.member, in: entry.transaction)?.member else {
      throw RecordsError.missing(table: "members")
    }
    let (library, damage) = (desk.library, desk.line(wish.damaged))
    let holds = damage == nil ? try Holds.open(title: item.title, in: entry.transaction).map(\.hold) : []
    let outcome = CheckIn.decide(
      entitled.loan, item: item,
      isReference: try LibraryEvents.isReference(item.inventoryNumber, in: entry.transaction),
      memberType: member.type, holds: holds, barred: try HoldShelf(library: library).barred(among: holds, in: entry),
      at: try moment(entry, of: entitled.loan), rules: library.rules, calendar: library.calendar, zone: library.zone,
      now: entry.now)
    try Loans.end(outcome.loan, lateDays: outcome.lateDays, in: entry)
    let status: ItemStatus = damage == nil ? outcome.status : .repair
    try Items.set(status, of: item.inventoryNumber, in: entry)
    let returned = outcome.loan.returnedAt ?? entry.now
    try desk.log(
      .returned, member: member.id, item: item.inventoryNumber, loan: outcome.loan.id,
      body: FormerPlace(of: item, among: []).body(
        hold: outcome.hold,
        "'at', \(JSON.rfc3339(returned)), 'late', \(outcome.lateDays), 'damaged', \(damage)"), in: entry)
    let caught = try outcome.hold.flatMap { try HoldShelf(library: library).keep($0, mail: mails[0], in: entry) }
    let isMailed = try confirm(entitled, by: member, returned: returned, late: outcome.lateDays, in: entry)
    try desk.endTicket(in: entry)
    return """
      json_object(
        'loan', json_object(
          'id', \(outcome.loan.id), 'inventoryNumber', \(item.inventoryNumber), 'title', \(entitled.title),
          'lentAt', \(JSON.rfc3339(outcome.loan.lentAt)), 'dueDate', \(outcome.loan.due.description),
          'extensions', \(outcome.loan.extensions), 'returnedAt', \(JSON.rfc3339(returned)),
          'lateDays', \(outcome.lateDays)
        ),
        'nip', \(member.number), 'member', \(member.name), 'status', \(status),
        'shelf', \(item.place), 'mail', json(\(isMailed ? "true" : "false")),
        'hold', json(\(sql: caught?.json ?? "'null'"))
      )
      """
  }

  private func loan(in entry: Entry) throws -> (Loans.Entitled, Item) {
    let transaction = entry.transaction
    if let id = wish.loan?.lowercased() {
      let member = try desk.member(wish.nip, in: entry)
      guard let found = try Loans.find(id, in: transaction), found.loan.member == member.id,
        let item = try Items.find(found.loan.item, in: transaction)?.item
      else {
        let remedy = Phrase("pilih pinjaman anggota ini", "choose one of this member's loans")
        throw InvalidInput([Problem("/loan", .malformed(Phrase("Pinjaman", "Loan"), remedy: remedy))])
      }
      guard found.loan.returnedAt == nil else { throw DeskProblem(.itemNotOnLoan(item.status)) }
      return (found, item)
    }
    let item = try desk.item(wish.inventoryNumber, in: entry)
    guard let found = try Loans.out(item: item.inventoryNumber, in: transaction) else {
      throw DeskProblem(.itemNotOnLoan(item.status))
    }
    return (found, item)
  }

  /// When it came back. A day without its hour begins before the loan of the same day, which is meant all the same.
  private func moment(_ entry: Entry, of loan: Loan) throws -> Date {
    guard let at = wish.at else { return entry.now }
    let label = Phrase("Waktu kembali", "Time of return")
    guard at <= entry.now + 60 else { throw InvalidInput([Problem("/at", .inFuture(label))]) }
    guard at > entry.now - 31 * 86_400 else { throw InvalidInput([Problem("/at", .tooLongAgo(label, days: 31))]) }
    let (lent, zone) = (desk.library.zone.date(of: loan.lentAt), desk.library.zone)
    guard zone.date(of: at) >= lent else {
      let day = Library.words(lent)
      let remedy = Phrase(
        "koleksi ini baru dipinjam \(day); isi hari itu atau sesudahnya",
        "this item was lent on \(day); give that day or a later one")
      throw InvalidInput([Problem("/at", .malformed(label, remedy: remedy))])
    }
    return min(at, entry.now)
  }

  private func confirm(
    _ loan: Loans.Entitled, by member: Member, returned: Date, late: Int, in entry: Entry
  ) throws -> Bool {
    try LibraryMail(library: desk.library).returned(
      loan, by: member, at: returned, lateDays: late, as: mails[1], in: entry)
  }
}
