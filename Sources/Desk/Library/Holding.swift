import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/holds/{id}`: a member reserves a title.
struct Holding: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    let nip: String?
    let title: String?
    /// On the public page: the e-mail address or phone number that the library knows.
    let contact: String?
    /// At the desk: why a rule is gone over.
    let override: String?
  }

  /// What makes the member believed.
  enum Proof: Sendable {
    /// The librarian sees them.
    case desk
    /// Their contact: on the public page a number alone proves nothing. `isGiven` is told once it was the right one.
    case contact(isGiven: @Sendable () -> Void)
  }

  let desk: CirculationDesk
  let wish: Wish
  let proof: Proof

  /// Places the hold and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem` for the rule that says no, `InvalidInput` for what leads to nobody or nothing.
  func perform(in entry: Entry) throws -> SQL {
    let (member, isPublic) = try believed(in: entry)
    let id = wish.title.flatMap(UUID.init(uuidString:))?.uuidString.lowercased() ?? ""
    guard let title = try Titles.find(id, in: entry.transaction)?.title else {
      let remedy = Phrase("pilih judul yang ada", "choose a title that exists")
      throw InvalidInput([Problem("/title", .malformed(Phrase("Judul", "Title"), remedy: remedy))])
    }
    // No visitor goes over a rule.
    let override = isPublic ? nil : desk.line(wish.override)
    let homes = try LibraryEvents.homes(ofTitle: title.id, in: entry.transaction)
    let own = try Holds.open(member: member.id, in: entry.transaction).map(\.hold)
    let borrowed = try Loans.out(member: member.id, in: entry.transaction).contains { $0.titleID == title.id }
    let outcome: PlaceHold.Outcome
    do throws(CirculationRefusal) {
      outcome = try PlaceHold.decide(
        id: desk.id, title: title.id, copies: homes, member: member, own: own, borrowed: borrowed,
        overrides: override != nil, rules: desk.library.rules, today: desk.today(entry), now: entry.now)
    } catch {
      throw isPublic ? DeskProblem(toMember: error) : DeskProblem(error)
    }
    let hold = outcome.hold
    try Holds.insert(hold, in: entry)
    try desk.log(
      .held, member: member.id,
      body: "json_object('title', \(title.id), \(sql: desk.goneOver(outcome.overridden, override)))", in: entry)
    let placed = try Holds.find(hold.id, in: entry.transaction)
    let shelf: SQL =
      placed?.onShelf.map { "json_object('inventoryNumber', \($0.item), 'shelf', \($0.place))" } ?? "'null'"
    return """
      json_object(
        'id', \(hold.id), 'title', \(title.title), 'placedAt', \(JSON.rfc3339(hold.placedAt)),
        'position', \(placed?.position), 'readyUntil', NULL, 'onShelf', json(\(sql: shelf))
      )
      """
  }

  private func believed(in entry: Entry) throws -> (Member, isPublic: Bool) {
    guard case .contact(let isGiven) = proof else { return (try desk.member(wish.nip, in: entry), false) }
    let member = try proven(in: entry)
    isGiven()
    return (member, true)
  }

  /// The member of the public page: number and contact have to belong together. Which of them was wrong is not said.
  private func proven(in entry: Entry) throws -> Member {
    let number = CirculationDesk.number(wish.nip)
    let contact = CleanText.clean(wish.contact ?? "")
    let phone = PhoneNumber(contact)?.e164
    if let member = try Members.find(number, in: entry.transaction)?.member, !contact.isEmpty,
      member.email?.lowercased() == contact.lowercased() || (phone != nil && member.phone == phone)
    {
      return member
    }
    let label = Phrase("Nomor anggota dan kontak", "Member number and contact")
    let remedy = Phrase(
      "keduanya tidak cocok; isi seperti yang terdaftar, atau datang ke meja perpustakaan",
      "they do not belong together; give them as registered, or come to the library desk")
    throw InvalidInput([Problem("/contact", .malformed(label, remedy: remedy))])
  }
}

/// `PUT /api/holds/{id}/events/{event}`: a hold is withdrawn or moved in its line.
struct ChangeHold: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    let type: String
    let position: Int?
  }

  let desk: CirculationDesk
  let hold: String
  let wish: Wish
  private let mail = UUIDv7.make()

  init(_ wish: Wish, of hold: String, at desk: CirculationDesk) {
    self.desk = desk
    self.hold = hold
    self.wish = wish
  }

  /// Changes the hold and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem` where there is no such open hold, `InvalidInput` for an unknown type.
  func perform(in entry: Entry) throws -> SQL {
    guard let found = try Holds.find(hold, in: entry.transaction)?.hold, [.waiting, .ready].contains(found.state) else {
      throw DeskProblem.notFound
    }
    switch wish.type {
    case "cancelled":
      try withdraw(found, in: entry)
    case "moved":
      try Holds.move(found, to: wish.position ?? 1, in: entry)
      try desk.log(.holdMoved, member: found.member, in: entry)
    default:
      let choices = ["cancelled", "moved"]
      throw InvalidInput([Problem("/type", .unknown(Phrase("Tindakan", "Act"), choices: choices))])
    }
    return "json_object('id', \(hold))"
  }

  /// The copy that lay at the desk goes to the next in line, or back to its shelf.
  private func withdraw(_ hold: Hold, in entry: Entry) throws {
    var ended = hold
    ended.state = .cancelled
    try Holds.update(ended, in: entry)
    try desk.log(.holdCancelled, member: hold.member, item: hold.item, in: entry)
    if let item = hold.item { try HoldShelf(library: desk.library).pass(item, of: hold.title, mail: mail, in: entry) }
  }
}
