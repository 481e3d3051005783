import Calendars
import Circulation
import Foundation
import Records
import SQLite

/// Where a copy was before an act, kept with the act's event, so that an undo puts it back.
struct FormerPlace: Sendable {
  let status: ItemStatus
  /// For whom it lay at the desk.
  let hold: Hold?

  /// - Parameter holds: the open holds of its title.
  init(of item: Item, among holds: [Hold]) {
    status = item.status
    hold = holds.first { $0.item == item.inventoryNumber }
  }

  /// SQL for the event's body: the place, the hold that the act fulfilled or that caught the copy, and what else is to
  /// be known.
  ///
  /// - Parameter others: name and value pairs for `json_object`.
  func body(hold done: Hold?, _ others: SQL) -> SQL {
    """
    json_object(
      'former', \(status), 'heldFor', \(hold?.id), 'heldUntil', \(hold?.readyUntil?.description), 'hold', \(done?.id),
      \(sql: others)
    )
    """
  }

  /// Takes back what an act did with a copy: the hold that it fulfilled or caught waits again (with the copy that lay
  /// at the desk for it, if that one is still free), and the copy is where it was before. Where the one for whom it lay
  /// at the desk has no use for it any more, the next in line gets it.
  ///
  /// - Parameter mail: the id of the mail, should there be one.
  /// - Throws: a database error.
  static func restore(_ event: LibraryEvents.Record, of item: Item, mail: String, library: Library, in entry: Entry)
    throws
  {
    guard let former = event.former else { throw DeskProblem.undoTooLate }
    if let done = try hold(event.hold, in: entry), [.ready, .fulfilled].contains(done.state) {
      try Holds.update(done.waitingAgain(), in: entry)
      try setAsideAgain(event, for: done, in: entry)
    }
    guard former == .onHoldShelf else { return try Items.set(former, of: item.inventoryNumber, in: entry) }
    guard let until = event.heldUntil, let waiting = try hold(event.heldFor, in: entry), waiting.state == .waiting
    else {
      try HoldShelf(library: library).pass(item.inventoryNumber, of: item.title, mail: mail, in: entry)
      return
    }
    try lay(item.inventoryNumber, for: waiting, until: until, since: event.at, in: entry)
  }

  /// What lay at the desk for the borrower of another copy lies there again, unless it went on in the meantime.
  private static func setAsideAgain(_ event: LibraryEvents.Record, for hold: Hold, in entry: Entry) throws {
    guard let freed = event.freed, let until = event.freedUntil,
      try Items.find(freed, in: entry.transaction)?.item.status == .available
    else { return }
    try lay(freed, for: hold, until: until, since: event.at, in: entry)
  }

  /// Lays a copy back to the desk as if it had never left; word of it that was kept back since goes out after all.
  private static func lay(_ item: String, for hold: Hold, until day: LocalDate, since: Date, in entry: Entry) throws {
    try Holds.update(hold.ready(with: item, until: day), in: entry)
    try Items.set(.onHoldShelf, of: item, in: entry)
    try Mails.revive(about: .hold(hold.id), droppedSince: since, in: entry)
  }

  private static func hold(_ id: String?, in entry: Entry) throws -> Hold? {
    try id.flatMap { try Holds.find($0, in: entry.transaction)?.hold }
  }
}
