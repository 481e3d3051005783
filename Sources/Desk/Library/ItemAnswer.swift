import Calendars
import Circulation
import Records
import SQLite

/// A copy as the librarian sees it: what it is, where it is, and who has it or waits for it.
struct ItemAnswer: Encodable, Sendable {
  let inventoryNumber: String
  let version: Int
  let barcode: String?
  let location: String?
  let shelf: String?
  let status: String
  let title: String
  let titleID: String
  let kind: String
  let dueDate: LocalDate?
  let holder: HolderAnswer?
  let heldFor: HoldAnswer?
  let waiting: Int

  /// The copy that a scanner reads so; nil for nobody's number.
  /// - Throws: a database error.
  init?(scanned number: String, in connection: Connection) throws {
    guard let record = try Items.scan(number, in: connection),
      let title = try Titles.find(record.item.title, in: connection)?.title
    else { return nil }
    let item = record.item
    let loan = try Loans.out(item: item.inventoryNumber, in: connection)?.loan
    let line = try Holds.open(title: item.title, in: connection)
    inventoryNumber = item.inventoryNumber
    version = record.version
    barcode = item.barcode
    location = item.location
    shelf = item.shelf
    status = item.status.rawValue
    self.title = title.title
    titleID = title.id
    kind = title.kind.rawValue
    dueDate = loan?.due
    holder = try loan.flatMap { loan in
      try Members.find(id: loan.member, in: connection).map { HolderAnswer($0.member, until: loan.due) }
    }
    heldFor = line.first { $0.hold.item == item.inventoryNumber }.map(HoldAnswer.init)
    waiting = line.count { $0.hold.state == .waiting }
  }
}

/// Who has a copy, and until when.
struct HolderAnswer: Encodable, Sendable {
  let nip: String
  let name: String
  let dueDate: LocalDate

  init(_ member: Member, until due: LocalDate) {
    nip = member.number
    name = member.name
    dueDate = due
  }
}
