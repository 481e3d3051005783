import Calendars
import Circulation
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

  /// Takes back what an act did with a copy: the hold that it fulfilled or caught waits again, and the copy is where it
  /// was before. Where the one for whom it lay at the desk has no use for it any more, the next in line gets it.
  ///
  /// - Parameter mail: the id of the mail, should there be one.
  /// - Throws: a database error.
  static func restore(_ event: LibraryEvents.Record, of item: Item, mail: String, library: Library, in entry: Entry)
    throws
  {
    guard let former = event.former else { throw DeskProblem.undoTooLate }
    if let done = try hold(event.hold, in: entry), [.ready, .fulfilled].contains(done.state) {
      try Holds.update(done.waitingAgain(), in: entry)
    }
    guard former == .onHoldShelf else { return try Items.set(former, of: item.inventoryNumber, in: entry) }
    guard let until = event.heldUntil, let waiting = try hold(event.heldFor, in: entry), waiting.state == .waiting
    else {
      try HoldShelf(library: library).pass(item.inventoryNumber, of: item.title, mail: mail, in: entry)
      return
    }
    try Holds.update(waiting.ready(with: item.inventoryNumber, until: until), in: entry)
    try Items.set(.onHoldShelf, of: item.inventoryNumber, in: entry)
  }

  private static func hold(_ id: String?, in entry: Entry) throws -> Hold? {
    try id.flatMap { try Holds.find($0, in: entry.transaction)?.hold }
  }
}
