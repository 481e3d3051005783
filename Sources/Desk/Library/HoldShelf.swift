import Calendars
import Circulation
import Records
import SQLite

/// The copies that lie at the desk for those who reserved them.
struct HoldShelf: Sendable {
  let library: Library

  /// The members of a line who may not borrow today, by their ids.
  /// - Throws: a database error.
  func barred(among holds: [Hold], in entry: Entry) throws -> Set<String> {
    let today = library.zone.date(of: entry.now)
    let members = try holds.compactMap { try Members.find(id: $0.member, in: entry.transaction)?.member }
    return Set(members.filter { !$0.refusals(on: today).isEmpty }.map(\.id))
  }

  /// Gives a copy to the first who waits for its title, with a mail, or back to its shelf.
  ///
  /// - Parameter mail: the id of the mail, should there be one.
  /// - Returns: the hold that caught it; nil where nobody waits.
  /// - Throws: a database error.
  @discardableResult
  func pass(_ item: String, of title: String, mail: String, in entry: Entry) throws -> CaughtHold? {
    let line = try Holds.open(title: title, in: entry.transaction).map(\.hold)
    let caught = CatchHold.decide(
      item, holds: line, barred: try barred(among: line, in: entry), rules: library.rules, calendar: library.calendar,
      today: library.zone.date(of: entry.now))
    try Items.set(caught == nil ? .available : .onHoldShelf, of: item, in: entry)
    return try caught.flatMap { try keep($0, mail: mail, in: entry) }
  }

  /// Writes down that a copy lies at the desk, and tells its member.
  ///
  /// - Parameter mail: the id of the mail, should there be one.
  /// - Throws: a database error.
  func keep(_ ready: Hold, mail: String, in entry: Entry) throws -> CaughtHold? {
    try Holds.update(ready, in: entry)
    guard let entitled = try Holds.find(ready.id, in: entry.transaction),
      let member = try Members.find(id: ready.member, in: entry.transaction)?.member
    else { return nil }
    let isMailed = try LibraryMail(library: library).holdReady(
      ready, title: entitled.title, to: member, as: mail, in: entry)
    return CaughtHold(entitled: entitled, isMailed: isMailed)
  }

  /// Whoever a copy lay at the desk for waits again, in front: it is gone from there.
  /// - Throws: a database error.
  func release(_ item: String, among holds: [Hold], in entry: Entry) throws {
    guard let hold = holds.first(where: { $0.item == item })?.waitingAgain() else { return }
    try Holds.update(hold, in: entry)
    try Holds.move(hold, to: 1, in: entry)
  }
}

/// A hold that has just caught a copy.
struct CaughtHold: Sendable {
  let entitled: Holds.Entitled
  /// Whether word is on its way to the member.
  let isMailed: Bool

  /// SQL for the contract's `Hold`, as JSON text.
  var json: SQL {
    let hold = entitled.hold
    return """
      json_object(
        'id', \(hold.id), 'title', \(entitled.title), 'titleID', \(hold.title),
        'placedAt', \(JSON.rfc3339(hold.placedAt)), 'state', \(hold.state), 'position', \(entitled.position),
        'item', \(hold.item), 'readyUntil', \(hold.readyUntil?.description), 'nip', \(entitled.memberNumber),
        'member', \(entitled.memberName), 'mailed', json(\(isMailed ? "true" : "false"))
      )
      """
  }
}
