import Desk
import Records
import Sync
import TicketCore

/// Brings what was said in the CRM to the desk's tickets.
struct CRMInbox: CaseInbox {
  let words: CRMWords

  func take(_ change: RemoteChange, on ticket: Ticket, in entry: Entry) throws -> String {
    let (text, kind): (String, CRMWords.Kind) =
      switch change.act {
      case .answer(let text): (text, .answered)
      case .note(let text): (text, .note)
      case .reply(let text): (text, .replied)
      // A field is compared and never taken over; see `Puller`.
      case .changed(_, let value): (value, .note)
      }
    return try words.take(text, kind, as: change.id, on: ticket, in: entry)
  }
}
