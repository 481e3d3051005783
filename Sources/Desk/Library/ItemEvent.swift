import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/items/{inventoryNumber}/events/{event}`: a copy is lost, damaged, there again, or set aside.
struct ItemEvent: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    enum Kind: String, CaseIterable { case lost, damaged, found, setAside }

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

  /// Changes the copy and answers SQL for the act's JSON. A copy that its member lost ends their loan; whoever waited
  /// for a copy that lay at the desk waits again, in front.
  /// - Throws: `DeskProblem` for a copy whose state forbids it, `InvalidInput` for an unknown type or number.
  func perform(in entry: Entry) throws -> SQL {
    let item = try desk.item(number, in: entry)
    guard let kind = Wish.Kind(rawValue: wish.type) else {
      let choices = Wish.Kind.allCases.map(\.rawValue)
      throw InvalidInput([Problem("/type", .unknown(Phrase("Tindakan", "Act"), choices: choices))])
    }
    let loan = try Loans.out(item: item.inventoryNumber, in: entry.transaction)?.loan
    let line = try Holds.open(title: item.title, in: entry.transaction).map(\.hold)
    let barred = try HoldShelf(library: desk.library).barred(among: line, in: entry)
    let isWanted = line.contains { $0.waits(besides: barred) }
    if let refusal = refusal(kind, item, loan, isWanted: isWanted) { throw DeskProblem(refusal) }
    let caught = try move(item, kind, line, in: entry)
    if var ended = loan {
      ended.returnedAt = entry.now
      try Loans.end(ended, lateDays: 0, in: entry)
    }
    try desk.log(
      kind.event, member: loan?.member ?? caught?.entitled.hold.member, item: item.inventoryNumber, loan: loan?.id,
      body: FormerPlace(of: item, among: line).body(
        hold: caught?.entitled.hold, "'text', \(desk.line(wish.text))"), in: entry)
    let status = try Items.find(item.inventoryNumber, in: entry.transaction)?.item.status
    return """
      json_object(
        'inventoryNumber', \(item.inventoryNumber), 'status', \(status), 'hold', json(\(sql: caught?.json ?? "'null'"))
      )
      """
  }

  private func refusal(_ kind: Wish.Kind, _ item: Item, _ loan: Loan?, isWanted: Bool) -> CirculationRefusal? {
    if let loan, kind != .lost { return .itemOnLoan(until: loan.due) }
    switch kind {
    case .lost, .damaged: return item.status == .withdrawn ? .itemNotLendable(item.status) : nil
    case .found: return [.lost, .repair, .inTransit].contains(item.status) ? nil : .itemNotLendable(item.status)
    case .setAside:
      guard [.available, .inTransit].contains(item.status) else { return .itemNotLendable(item.status) }
      return isWanted ? nil : .titleNotHeld
    }
  }

  private func move(_ item: Item, _ kind: Wish.Kind, _ line: [Hold], in entry: Entry) throws -> CaughtHold? {
    let shelf = HoldShelf(library: desk.library)
    switch kind {
    case .found where try LibraryEvents.isReference(item.inventoryNumber, in: entry.transaction):
      try Items.set(.referenceOnly, of: item.inventoryNumber, in: entry)
      return nil
    case .found, .setAside: return try shelf.pass(item.inventoryNumber, of: item.title, mail: mail, in: entry)
    case .lost, .damaged:
      try Items.set(kind == .lost ? .lost : .repair, of: item.inventoryNumber, in: entry)
      try shelf.release(item.inventoryNumber, among: line, in: entry)
      return nil
    }
  }
}

extension ItemEvent.Wish.Kind {
  fileprivate var event: LibraryEvents.Kind {
    switch self {
    case .lost: .lost
    case .damaged: .damaged
    case .found: .found
    case .setAside: .setAside
    }
  }
}
