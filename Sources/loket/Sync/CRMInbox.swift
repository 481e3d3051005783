import Desk
import Records
import Sync
import TicketCore

/// Brings what was said in the CRM to the desk's tickets.
struct CRMInbox: CaseInbox {
  let words: CRMWords

  func take(_ change: RemoteChange, on ticket: Ticket, in entry: Entry) throws -> String {
    let (text, isAnswer) =
      switch change.act {
      case .answer(let text): (text, true)
      case .note(let text): (text, false)
      // A field is compared and never taken over; see `Puller`.
      case .changed(_, let value): (value, false)
      }
    return try words.take(text, isAnswer: isAnswer, as: change.id, on: ticket, in: entry)
  }
}
