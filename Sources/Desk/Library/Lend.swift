import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/loans/{id}`: a member takes a copy home.
struct Lend: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    let nip: String?
    let inventoryNumber: String?
    let override: String?
    let dryRun: Bool?
  }

  let desk: CirculationDesk
  let wish: Wish
  let printer: PrinterChoice
  // Made before the writer's turn, since its closure may run twice and must then do the same again.
  private let stamp = UUIDv7.make()
  private let mail = UUIDv7.make()

  init(_ wish: Wish, at desk: CirculationDesk, printer: PrinterChoice) {
    self.desk = desk
    self.wish = wish
    self.printer = printer
  }

  /// Lends the copy and answers SQL for the act's JSON: loan, stamp job, events in one transaction.
  /// - Throws: `DeskProblem` for the first rule that says no, `InvalidInput` for a number that is nobody's.
  func perform(in entry: Entry) throws -> SQL {
    let (checkOut, title) = try question(in: entry)
    let library = desk.library
    let outcome: CheckOut.Outcome
    do throws(CirculationRefusal) {
      outcome = try checkOut.decide(
        id: desk.id, overrides: desk.line(wish.override) != nil, rules: library.rules, calendar: library.calendar,
        today: desk.today(entry), now: entry.now)
    } catch {
      throw DeskProblem(error, current: try holder(of: checkOut, in: entry))
    }
    let loan = outcome.loan
    try Loans.insert(loan, in: entry)
    try Items.set(.onLoan, of: loan.item, in: entry)
    try settle(outcome, of: checkOut, in: entry)
    try desk.log(
      .lent, member: loan.member, item: loan.item, loan: loan.id,
      body: FormerPlace(of: checkOut.item, among: checkOut.holds).body(
        hold: outcome.hold,
        """
        'due', \(loan.due.description), 'stamp', \(stamp), 'freed', \(outcome.freed),
        'freedUntil', \(outcome.hold?.readyUntil?.description),
        \(sql: desk.goneOver(outcome.overridden, wish.override))
        """), in: entry)
    try PrintJobs.insert(
      id: stamp, ticket: nil, restricted: false, use: .stamp, target: try printer.target(in: entry),
      template: DateDueStamp.template,
      contents: DateDueStamp.contents(loan, title: title, member: checkOut.member, library: library), in: entry)
    try desk.endTicket(in: entry)
    return """
      json_object(
        'loan', \(loan.id), 'inventoryNumber', \(loan.item), 'title', \(title.title),
        'dueDate', \(loan.due.description), 'stampJob', \(stamp)
      )
      """
  }

  /// The member's hold is fulfilled, and the copy that lay at the desk for it goes on to the next in line. A copy lent
  /// over somebody else's hold does not lie there for them any more.
  private func settle(_ outcome: CheckOut.Outcome, of checkOut: CheckOut, in entry: Entry) throws {
    let (item, shelf) = (checkOut.item, HoldShelf(library: desk.library))
    if let hold = outcome.hold { try Holds.update(hold.fulfilled(by: item.inventoryNumber), in: entry) }
    if let freed = outcome.freed {
      try shelf.pass(freed, of: item.title, mail: mail, in: entry)
    }
    let others = checkOut.holds.filter { $0.id != outcome.hold?.id }
    try shelf.release(item.inventoryNumber, among: others, in: entry)
  }

  /// What would happen, with everything that speaks against it; nothing is changed.
  /// - Throws: `InvalidInput` for a number that is nobody's.
  func rehearse(in entry: Entry, language: Language) throws -> LentAnswer {
    let (checkOut, title) = try question(in: entry)
    let library = desk.library
    let outcome = try? checkOut.decide(
      id: desk.id, overrides: true, rules: library.rules, calendar: library.calendar, today: desk.today(entry),
      now: entry.now)
    let refusals = checkOut.refusals(library.rules, on: desk.today(entry))
    return LentAnswer(
      inventoryNumber: checkOut.item.inventoryNumber, title: title.title,
      dueDate: outcome?.loan.due ?? checkOut.current?.due ?? desk.today(entry),
      refusals: refusals.map { RefusalAnswer($0, language: language) })
  }

  private func question(in entry: Entry) throws -> (CheckOut, Title) {
    let transaction = entry.transaction
    let item = try desk.item(wish.inventoryNumber, in: entry)
    let member = try desk.member(wish.nip, in: entry)
    let title = try desk.title(of: item, in: entry)
    let copies = try Items.of(title: item.title, in: transaction).map(\.item)
    let holds = try Holds.open(title: item.title, in: transaction).map(\.hold)
    let ready: [ItemStatus] = [.available, .inTransit]
    let checkOut = CheckOut(
      member: member, loans: try Loans.out(member: member.id, in: transaction).map(\.loan), item: item,
      kind: title.kind, current: try Loans.out(item: item.inventoryNumber, in: transaction)?.loan,
      holds: holds, barred: try HoldShelf(library: desk.library).barred(among: holds, in: entry),
      copiesAvailable: copies.filter { ready.contains($0.status) }.count)
    return (checkOut, title)
  }

  /// Who has the copy, for the colleague who wanted it.
  private func holder(of checkOut: CheckOut, in entry: Entry) throws -> HolderAnswer? {
    guard let loan = checkOut.current,
      let holder = try Members.find(id: loan.member, in: entry.transaction)?.member
    else { return nil }
    return HolderAnswer(holder, until: loan.due)
  }
}

/// What a dry run answers.
struct LentAnswer: Encodable, Sendable {
  let inventoryNumber: String
  let title: String
  let dueDate: LocalDate
  let stampJob = Nullable<String>(nil)
  let refusals: [RefusalAnswer]
}
