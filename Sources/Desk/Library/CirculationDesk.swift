import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// What the acts of the library desk have in common: who acts, under which rules, and what they find.
struct CirculationDesk: Sendable {
  let library: Library
  let office: Office
  let caller: Caller
  /// The act's id, made by the client.
  let id: String

  /// The library's date.
  func today(_ entry: Entry) -> LocalDate { library.zone.date(of: entry.now) }

  /// The member with that number.
  /// - Throws: `InvalidInput` at `/nip` for nobody's, or a database error.
  func member(_ number: String?, in entry: Entry) throws -> Member {
    let label = Phrase("NIP atau nomor anggota", "NIP or member number")
    let typed = Self.number(number)
    guard !typed.isEmpty else { throw InvalidInput([Problem("/nip", .missing(label))]) }
    if let record = try Members.find(typed, in: entry.transaction) { return record.member }
    let remedy = Phrase(
      "tidak ada anggota dengan nomor ini; daftarkan dahulu", "no member has this number; register them first")
    throw InvalidInput([Problem("/nip", .malformed(label, remedy: remedy))])
  }

  /// The copy that a scanner reads so.
  /// - Throws: `InvalidInput` at `pointer` for nobody's, or a database error.
  func item(_ number: String?, at pointer: String = "/inventoryNumber", in entry: Entry) throws -> Item {
    let label = Phrase("Nomor inventaris", "Inventory number")
    let typed = Self.number(number)
    guard !typed.isEmpty else { throw InvalidInput([Problem(pointer, .missing(label))]) }
    if let record = try Items.scan(typed, in: entry.transaction) { return record.item }
    let remedy = Phrase(
      "tidak ada koleksi dengan nomor ini; periksa labelnya", "no item has this number; check its label")
    throw InvalidInput([Problem(pointer, .malformed(label, remedy: remedy))])
  }

  /// The title of a copy.
  /// - Throws: a database error.
  func title(of item: Item, in entry: Entry) throws -> Title {
    guard let record = try Titles.find(item.title, in: entry.transaction) else {
      throw RecordsError.missing(table: "titles")
    }
    return record.title
  }

  /// Writes down what happened, also for the central CRM where the office has chosen so.
  /// - Throws: a database error.
  func log(
    _ kind: LibraryEvents.Kind, member: String? = nil, item: String? = nil, loan: String? = nil, body: SQL = "'{}'",
    in entry: Entry
  ) throws {
    let place = try LibraryEvents.append(
      kind, id: id, member: member, item: item, loan: loan, body: body, officeDate: office.zone.date(of: entry.now),
      by: caller.actor, in: entry)
    guard let loan, library.tells.contains(kind) else { return }
    try Outbox.append(event: place, act: id, kind: kind, loan: loan, in: entry)
  }

  /// What a librarian notes of an act (why a rule is gone over, how a copy came back), as one line of 200 characters at
  /// most; nil when they note nothing.
  func line(_ typed: String?) -> String? {
    let text = CleanText.clean(typed ?? "")
    return text.isEmpty ? nil : String(text.prefix(200))
  }

  /// SQL for an event's body: the rules that an act went over, and why; without a rule, no reason.
  func goneOver(_ overridden: [CirculationRefusal], _ override: String?) -> SQL {
    let rules = overridden.map(\.type).joined(separator: ",")
    return "'over', \(rules), 'reason', \(overridden.isEmpty ? nil : line(override))"
  }

  /// Writes down that a copy's status was set by hand, if it was.
  /// - Throws: a database error.
  func logStatus(of item: Item, was former: ItemStatus, in entry: Entry) throws {
    guard item.status != former else { return }
    try log(
      .statusSet, item: item.inventoryNumber, body: "json_object('former', \(former), 'to', \(item.status))", in: entry)
  }

  /// Ends the queue ticket that the librarian is serving: the act at the desk is what its visitor came for.
  /// - Throws: a database error.
  func endTicket(in entry: Entry) throws {
    guard let standard = library.standard,
      let seat = try Seats.of(
        officer: caller.username, since: office.midnight(before: entry.now), in: entry.transaction),
      let current = try Queue.current(at: seat.number, in: entry.transaction),
      let ticket = try Tickets.find(current, for: caller.viewer, in: entry.transaction)?.ticket,
      ticket.standard == standard, ticket.state == .serving, let rules = office.standards[standard]
    else { return }
    let setting = EventSetting(
      standard: rules, holidays: office.holidays, counters: [seat.number], visitor: nil, today: today(entry),
      now: entry.now)
    let resolved = try EventRequest(type: "resolved").act(on: ticket, in: setting)
    try TicketChange(id: id, actor: caller.actor, office: office).apply(resolved, to: ticket, in: entry)
  }

  /// A number as a scanner or a hand brings it: blanks at the ends dropped, a number written in groups joined, also by
  /// the dots or hyphens of a NIP.
  static func number(_ typed: String?) -> String {
    let text = CleanText.clean(typed ?? "")
    if let nip = try? NIP(text) { return nip.digits }
    let isGrouped = text.allSatisfy { $0.isNumber || $0 == " " } && text.contains(" ")
    return isGrouped ? text.filter(\.isNumber) : text
  }
}

extension DeskProblem {
  /// A rule of the library that said no.
  ///
  /// - Parameter current: what stands in the way, for the screen.
  init(_ refusal: CirculationRefusal, current: (any Encodable & Sendable)? = nil) {
    self.init(
      refusal.type, 409, title: Phrase("Tidak dapat dilakukan", "Not possible"),
      detail: refusal.message(Library.words), current: current, isOverridable: refusal.isOverridable)
  }

  /// The same to the member themselves, who goes over no rule.
  init(toMember refusal: CirculationRefusal) {
    self.init(
      refusal.type, 409, title: Phrase("Tidak dapat dilakukan", "Not possible"),
      detail: refusal.messageToMember(Library.words))
  }
}

/// A refusal as a dry run and an extension's result tell it.
struct RefusalAnswer: Encodable, Sendable {
  let type: String
  let message: String
  let overridable: Bool

  init(_ refusal: CirculationRefusal, language: Language) {
    type = refusal.type
    message = refusal.message(Library.words)[language]
    overridable = refusal.isOverridable
  }
}
