import Calendars
import Circulation
import Foundation
import Records
import TicketCore

/// A member as the librarian sees it.
struct MemberAnswer: Encodable, Sendable {
  let nip: String
  let version: Int
  let name: String
  let unit: String?
  let email: String?
  let phone: String?
  let type: String
  let validUntil: LocalDate?
  let blocked: String?
  let doubts: [ProblemDocument.FieldError]?

  init(_ record: MemberRecord, warnings: [Problem] = [], language: Language = .indonesian) {
    let member = record.member
    nip = member.number
    version = record.version
    name = member.name
    unit = member.unit
    email = member.email
    phone = member.phone
    type = member.type
    validUntil = member.validUntil
    blocked = member.blocked
    doubts = ProblemDocument.FieldError.doubts(warnings, in: language)
  }
}

/// A member with everything that is out and wished for.
struct MemberPageAnswer: Encodable {
  private struct Rest: Encodable {
    let loans: [LoanAnswer]
    let holds: [HoldAnswer]
    let past: [LoanAnswer]
    /// What speaks against another loan.
    let warnings: [String]
  }

  private let member: MemberAnswer
  private let rest: Rest

  init(
    _ record: MemberRecord, loans: [Loans.Entitled], holds: [Holds.Entitled], past: [Loans.Entitled], library: Library,
    today: LocalDate, language: Language
  ) {
    member = MemberAnswer(record)
    let item = Item(inventoryNumber: "", title: "")
    let checkOut = CheckOut(
      member: record.member, loans: loans.map(\.loan), item: item, kind: .book, current: nil, holds: [],
      barred: [], copiesAvailable: 1)
    rest = Rest(
      loans: loans.map { LoanAnswer($0, of: record.member, library: library, today: today) },
      holds: holds.map { HoldAnswer($0) },
      past: past.map { LoanAnswer($0, of: record.member, library: library, today: today) },
      warnings: checkOut.refusals(library.rules, on: today).map { $0.message(Library.words)[language] })
  }

  func encode(to encoder: any Encoder) throws {
    try member.encode(to: encoder)
    try rest.encode(to: encoder)
  }
}

/// A loan as the librarian sees it.
struct LoanAnswer: Encodable, Sendable {
  let id: String
  let inventoryNumber: String
  let title: String
  let lentAt: Date
  let dueDate: LocalDate
  let extensions: Int
  let overdue: Bool
  let returnedAt: Date?
  let lateDays: Int?

  init(_ entitled: Loans.Entitled, of member: Member, library: Library, today: LocalDate) {
    let loan = entitled.loan
    id = loan.id
    inventoryNumber = loan.item
    title = entitled.title
    lentAt = loan.lentAt
    dueDate = loan.due
    extensions = loan.extensions
    let rule = library.rules.ruleOfLoan(member.type, loan.kind)
    overdue = loan.returnedAt == nil && rule.isOverdue(loan.due, on: today)
    returnedAt = loan.returnedAt
    lateDays = entitled.lateDays
  }
}

/// A loan with who has it, for the overdue list.
struct OverdueAnswer: Encodable, Sendable {
  let loan: LoanAnswer
  let member: MemberAnswer
}

/// A hold as the librarian sees it.
struct HoldAnswer: Encodable, Sendable {
  let id: String
  let title: String
  let titleID: String
  let placedAt: Date
  let state: String
  let position: Int
  let item: String?
  let readyUntil: Nullable<LocalDate>
  let nip: String
  let member: String
  let onShelf: ShelvedAnswer?

  init(_ entitled: Holds.Entitled) {
    let hold = entitled.hold
    id = hold.id
    title = entitled.title
    titleID = hold.title
    placedAt = hold.placedAt
    state = hold.state.rawValue
    position = entitled.position
    item = hold.item
    readyUntil = Nullable(hold.readyUntil)
    nip = entitled.memberNumber
    member = entitled.memberName
    onShelf = entitled.onShelf.map(ShelvedAnswer.init)
  }
}

/// A copy that can be set aside for who waits.
struct ShelvedAnswer: Encodable, Sendable {
  let inventoryNumber: String
  let shelf: String

  init(_ copy: Holds.Shelved) {
    inventoryNumber = copy.item
    shelf = copy.place
  }
}

/// A title with its copies; the catalogue's public face, so that it says nothing of who has what.
struct TitleAnswer: Encodable, Sendable {
  struct Copy: Encodable, Sendable {
    let inventoryNumber: String
    let version: Int
    let barcode: String?
    let location: String?
    let shelf: String?
    let status: String
    let dueDate: LocalDate?
  }

  let id: String
  let version: Int
  let title: String
  let authors: [String]
  let publisher: String?
  let year: Int?
  let isbn: String?
  let classification: String?
  let callNumber: String?
  let subjects: [String]
  let kind: String
  let items: [Copy]
  let waiting: Int
  let doubts: [ProblemDocument.FieldError]?

  init(_ found: Catalogue.Entry, doubts: [Problem] = [], language: Language = .indonesian) {
    let title = found.record.title
    id = title.id
    version = found.record.version
    self.title = title.title
    authors = title.authors
    publisher = title.publisher
    year = title.year
    isbn = title.isbn
    classification = title.classification
    callNumber = title.callNumber
    subjects = title.subjects
    kind = title.kind.rawValue
    items = found.copies.map { copy in
      let item = copy.record.item
      return Copy(
        inventoryNumber: item.inventoryNumber, version: copy.record.version, barcode: item.barcode,
        location: item.location, shelf: item.shelf, status: item.status.rawValue, dueDate: copy.due)
    }
    waiting = found.waiting
    self.doubts = ProblemDocument.FieldError.doubts(doubts, in: language)
  }
}
