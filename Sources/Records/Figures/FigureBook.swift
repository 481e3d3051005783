import Calendars
import SQLite
import TicketCore

/// Keeps the figures in the days of the office's own zone: counted from the log where the database comes from before
/// they were kept, and anew where the office has moved to another zone.
package enum FigureBook {
  /// Brings the figures to a zone, before anybody is served; does nothing where they are in it already. The whole log
  /// is read on the writer, which nobody else needs by then.
  /// - Throws: `DatabaseError`.
  package static func bring(_ ledger: Ledger, to zone: OfficeZone) throws {
    let kept: String? = try ledger.read { try $0.first("SELECT zone FROM figures_zone") { try $0[0] } }
    guard kept != zone.identifier else { return }
    try ledger.record { entry in try count(in: zone, entry.transaction) }
  }

  private static func count(in zone: OfficeZone, _ transaction: Transaction) throws {
    try transaction.execute("DELETE FROM figures WHERE figure <> \(Figure.survey)")
    let tickets: [String] = try transaction.query("SELECT id FROM tickets WHERE restricted = 0") { try $0[0] }
    for ticket in tickets { try Figures.add(try story(of: ticket, in: zone, transaction), in: transaction) }
    try transaction.execute("REPLACE INTO figures_zone (only, zone) VALUES (1, \(zone.identifier))")
  }

  /// The mark of a ticket's rating, of which figures count the last one alone; nil for none.
  /// - Throws: `DatabaseError`.
  package static func rating(of ticket: String, in zone: OfficeZone, _ transaction: Transaction) throws -> FigureMark? {
    try story(of: ticket, in: zone, transaction).last { $0.isRating }
  }

  /// A ticket's marks, event by event. What an earlier version's rules allowed and today's do not ends its story: there
  /// is nothing more to be known of it.
  private static func story(of id: String, in zone: OfficeZone, _ transaction: Transaction) throws -> [FigureMark] {
    var marks: [FigureMark] = []
    var ticket: Ticket?
    for recorded in try TicketEvents.of(ticket: id, in: transaction) {
      guard let event = try? recorded.event(of: id), let after = try? Ticket.apply(event, to: ticket).ticket else {
        break
      }
      let more = event.figures(from: ticket, to: after, in: zone)
      if more.contains(where: \.isRating), let former = marks.last(where: \.isRating) { marks.append(former.takenBack) }
      marks += more
      ticket = after
    }
    return marks
  }
}

extension FigureMark {
  fileprivate var isRating: Bool { figure == .rating && count > 0 }
}
