import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// What stands on a date-due stamp: the values of `Templates/loans/stamp.receipt`.
enum DateDueStamp {
  static let template = "loans/stamp"

  /// SQL for the values as JSON.
  static func contents(_ loan: Loan, title: Title, member: Member, library: Library) -> SQL {
    """
    json_object(
      'library', \(library.name), 'due', \(library.noon(of: loan.due)), 'timeZone', \(library.zone.identifier),
      'borrower', \(member.name), 'inventoryNumber', \(loan.item), 'title', \(title.title)
    )
    """
  }
}

/// `PUT /api/members/{nip}/papers/{id}`: what a member takes along, once the acts at the desk are done.
struct MemberPaper: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    let paper: String
    /// The loans that it is about.
    let loans: [String]?
  }

  /// The kinds of paper, each with its template.
  enum Kind: String, CaseIterable {
    case loans, returns, extensions, card, registration

    var template: String {
      switch self {
      case .loans: "loans/slip"
      case .returns: "loans/return"
      case .extensions: "loans/extension"
      case .card: "members/card"
      case .registration: "members/registration"
      }
    }
  }

  let desk: CirculationDesk
  let number: String
  let kind: Kind
  let loans: [String]
  let printer: PrinterChoice

  /// - Throws: `InvalidInput` for a kind that is none.
  init(_ wish: Wish, of number: String, at desk: CirculationDesk, printer: PrinterChoice) throws(InvalidInput) {
    guard let kind = Kind(rawValue: wish.paper) else {
      let choices = Kind.allCases.map(\.rawValue)
      throw InvalidInput([Problem("/paper", .unknown(Phrase("Cetakan", "Paper"), choices: choices))])
    }
    self.desk = desk
    self.number = number
    self.kind = kind
    loans = (wish.loans ?? []).prefix(50).map { $0.lowercased() }
    self.printer = printer
  }

  /// Writes the job down and answers SQL for the act's JSON.
  /// - Throws: `InvalidInput` for a number that is nobody's, a database error.
  func perform(in entry: Entry) throws -> SQL {
    let member = try desk.member(number, in: entry)
    let found = try loans.compactMap { try Loans.find($0, in: entry.transaction) }.filter {
      $0.loan.member == member.id
    }
    let out = try Loans.out(member: member.id, in: entry.transaction)
    try PrintJobs.insert(
      id: desk.id, ticket: nil, restricted: false, use: .slip, target: try printer.target(in: entry),
      template: kind.template, contents: try contents(member, found, out: out.count, in: entry), in: entry)
    return PrintJobs.answer(naming: desk.id)
  }

  private func contents(
    _ member: Member, _ loans: [Loans.Entitled], out: Int, in entry: Entry
  ) throws -> SQL {
    let library = desk.library
    // A NIP is masked, since papers lie about; a number of the library's own says nothing of its member.
    let own = (try? NIP(member.number)) == nil ? member.number : nil
    let (now, type) = (JSON.rfc3339(entry.now), library.rules.type(member.type)?.label.id ?? member.type)
    let items = jsonArray(of: try loans.map { try line($0, in: entry) })
    return """
      json_object(
        'library', \(library.name), 'timeZone', \(library.zone.identifier), 'member', \(member.name),
        'nip', \(member.number), 'number', \(own), 'unit', \(member.unit), 'type', \(type), 'validUntil',
        \(member.validUntil.map(library.noon)), 'printedAt', \(now), 'loanedAt', \(now), 'returnedAt', \(now),
        'extendedAt', \(now), 'count', \(loans.count), 'remaining', \(out == 0 ? nil : out), 'rules', json_array(),
        'next', json_array(), 'items', \(sql: items)
      )
      """
  }

  private func line(_ entitled: Loans.Entitled, in entry: Entry) throws -> SQL {
    let (loan, library) = (entitled.loan, desk.library)
    let former = try LibraryEvents.formerDue(ofLoan: loan.id, in: entry.transaction)
    return """
      json_object(
        'inventoryNumber', \(loan.item), 'title', \(entitled.title), 'due', \(library.noon(of: loan.due)),
        'late', \(entitled.lateDays == 0 ? nil : entitled.lateDays),
        'oldDue', \(library.noon(of: former ?? loan.due)), 'newDue', \(former == nil ? nil : library.noon(of: loan.due))
      )
      """
  }
}
