import Calendars
import Foundation
import Records
import TicketCore

/// Where words go that were said in the CRM.
package protocol CaseInbox: Sendable {
  /// Makes an event of words on a ticket, in one transaction with all that it brings about.
  ///
  /// - Returns: the event's id.
  /// - Throws: `Refusal` or `InvalidInput` where the ticket does not take them, before anything is written; a database
  ///   error.
  func take(_ change: RemoteChange, on ticket: Ticket, in entry: Entry) throws -> String
}

/// What a sync worker works with.
package struct SyncSettings: Sendable {
  /// What is pulled, and where it goes.
  package struct Pulling: Sendable {
    let inbox: any CaseInbox
    let tiers: Set<Int>

    /// Words on tickets of these tiers, and where they go.
    package init(inbox: any CaseInbox, tiers: Set<Int>) {
      self.inbox = inbox
      self.tiers = tiers
    }
  }

  let connector: any Connector
  let identity: String
  let reader: RecordReader
  let pulling: Pulling?

  /// Settings as given.
  ///
  /// - Parameters:
  ///   - identity: what the records go to, in one line without secrets; another one is another CRM.
  ///   - pulling: nil where nothing is asked of the CRM.
  package init(connector: any Connector, identity: String, reader: RecordReader, pulling: Pulling?) {
    self.connector = connector
    self.identity = identity
    self.reader = reader
    self.pulling = pulling
  }
}

/// What a test puts in the place of clock and chance.
package struct SyncOutside: Sendable {
  /// A clock that nobody can set.
  let clock: @Sendable () -> ContinuousClock.Instant
  /// 0–1, by chance.
  let chance: @Sendable () -> Double
  /// Told in one line what went wrong; never with personal data.
  let log: @Sendable (Phrase) -> Void

  /// The real clock and chance, unless given.
  package init(
    clock: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    chance: @escaping @Sendable () -> Double = { .random(in: 0...1) }, log: @escaping @Sendable (Phrase) -> Void
  ) {
    self.clock = clock
    self.chance = chance
    self.log = log
  }
  /// Says that the outbox could not be used.
  func logUnusable(_ error: any Error) {
    log(Phrase("crm: kotak keluar bermasalah: \(error)", "crm: trouble with the outbox: \(error)"))
  }
}
