import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/items/{inventoryNumber}/events/{event}`: a copy is lost, damaged, or there again.
struct ItemEvent: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    enum Kind: String, CaseIterable { case lost, damaged, found }

    let type: String
    let text: String?
  }

  let desk: CirculationDesk
  let number: String
  let wish: Wish
  private let mail = UUIDv7.make()

  init(_ wish: Wish, of number: String, at desk: CirculationDesk) {
    self.desk = desk
    self.number = number
    self.wish = wish
  }

  /// Changes the copy and answers SQL for the act's JSON. A copy that its member lost ends their loan; whoever waited for a
  /// copy that lay at the desk waits again, in front.
  /// - Throws: `DeskProblem` for a copy whose state forbids it, `InvalidInput` for an unknown type or number.
  func perform(in entry: Entry) throws -> SQL {
    let item = try desk.item(number, in: entry)
    let loan = try Loans.out(item: item.inventoryNumber, in: entry.transaction)
    let text = CleanText.clean(wish.text ?? "")
    guard let kind = Wish.Kind(rawValue: wish.type) else {
      let choices = Wish.Kind.allCases.map(\.rawValue)
      throw InvalidInput([Problem("/type", .unknown(Phrase("Tindakan", "Act"), choices: choices))])
    }
    let (status, event): (ItemStatus, LibraryEvents.Kind) =
      switch kind {
      case .lost: (.lost, .lost)
      case .damaged: (.repair, .damaged)
      case .found: (.available, .found)
      }
    if kind == .damaged, let loan { throw DeskProblem(.itemOnLoan(until: loan.loan.due)) }
    if kind == .found, ![.lost, .repair, .inTransit].contains(item.status) {
      throw DeskProblem(.itemNotLendable(item.status))
    }
    try Items.set(status, of: item.inventoryNumber, in: entry)
    try desk.log(
      event, member: loan?.loan.member, item: item.inventoryNumber, loan: loan?.loan.id,
      body: "json_object('text', \(text))", in: entry)
    if var ended = loan?.loan {
      ended.returnedAt = entry.now
      try Loans.end(ended, lateDays: 0, in: entry)
    }
    try free(item, kind, in: entry)
    return "json_object('inventoryNumber', \(item.inventoryNumber), 'status', \(status))"
  }

  private func free(_ item: Item, _ kind: Wish.Kind, in entry: Entry) throws {
    if kind == .found {
      return try HoldShelf(library: desk.library).pass(item.inventoryNumber, of: item.title, mail: mail, in: entry)
    }
    let line = try Holds.open(title: item.title, in: entry.transaction).map(\.hold)
    guard let hold = line.first(where: { $0.item == item.inventoryNumber })?.waitingAgain() else { return }
    try Holds.update(hold, in: entry)
    try Holds.move(hold, to: 1, in: entry)
  }
}
