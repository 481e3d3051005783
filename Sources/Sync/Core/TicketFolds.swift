import Records
import Synchronization
import TicketCore

/// Tickets as they were after an event. Each is folded on from where it was last asked for, since records of a ticket come
/// in order: a long backlog is read once, and not once for each of its records.
final class TicketFolds: Sendable {
  private let known = Mutex<[String: Ticket]>([:])

  private static let most = 1000

  /// A ticket after its event of that version.
  ///
  /// - Parameter events: reads the ticket's events behind a version, up to the wanted one.
  /// - Returns: nil where the core of today does not take what was taken then; the row has to do.
  /// - Throws: what `events` throws but for decoding.
  func ticket(
    _ id: String, after version: Int, events: (_ after: Int) throws -> [TicketEvent]
  ) throws -> Ticket? {
    let start = known.withLock { $0[id] }.flatMap { $0.version <= version ? $0 : nil }
    guard let ticket = try fold(start, events), ticket.version == version else { return nil }
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[id] = ticket
    }
    return ticket
  }

  private func fold(_ start: Ticket?, _ events: (_ after: Int) throws -> [TicketEvent]) throws -> Ticket? {
    do {
      var ticket = start
      for event in try events(start?.version ?? 0) { ticket = try Ticket.apply(event, to: ticket).ticket }
      return ticket
    } catch is Refusal {
      return nil
    } catch is DecodingError {
      return nil
    }
  }
}
