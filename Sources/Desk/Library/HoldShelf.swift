import Calendars
import Circulation
import Records

/// The copies that lie at the desk for those who reserved them.
struct HoldShelf: Sendable {
  let library: Library

  /// Gives a copy to the first who waits for its title, with a mail, or back to its shelf.
  ///
  /// - Parameter mail: the id of the mail, should there be one.
  /// - Throws: a database error.
  func pass(_ item: String, of title: String, mail: String, in entry: Entry) throws {
    let line = try Holds.open(title: title, in: entry.transaction)
    let caught = CatchHold.decide(
      item, holds: line.map(\.hold), rules: library.rules, calendar: library.calendar,
      today: library.zone.date(of: entry.now))
    guard let caught, let name = line.first?.title else { return try Items.set(.available, of: item, in: entry) }
    try Items.set(.onHoldShelf, of: item, in: entry)
    try keep(caught, title: name, mail: mail, in: entry)
  }

  /// Writes down that a copy lies at the desk, and tells its member.
  ///
  /// - Parameters:
  ///   - title: the title's words.
  ///   - mail: the id of the mail, should there be one.
  /// - Throws: a database error.
  func keep(_ ready: Hold, title: String, mail: String, in entry: Entry) throws {
    try Holds.update(ready, in: entry)
    guard let member = try Members.find(id: ready.member, in: entry.transaction)?.member else { return }
    try LibraryMail(library: library).holdReady(ready, title: title, to: member, as: mail, in: entry)
  }
}
