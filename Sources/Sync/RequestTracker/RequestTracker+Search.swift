import Calendars
import Foundation

extension RequestTracker {
  /// A delivery that is there, but not whole, is made whole: Request Tracker may have been killed between the words and
  /// the fields.
  package func find(_ delivery: Delivery) -> Search {
    do {
      guard let known = try ticket(of: delivery.record.subject) else { return .absent }
      guard try has(delivery, known) else { return .found(remote: known.id, hasDelivery: false) }
      try mend(known, after: letter(delivery, isFirst: false))
      return .found(remote: known.id, hasDelivery: true)
    } catch {
      return .failed(error.outcome)
    }
  }

  /// The subject's ticket, in whichever queue it lies by now; the first, should there be several.
  func ticket(of subject: String) throws(Client.Failure) -> RemoteTicket? {
    try ticket(where: "CF.{\(mapping.identity.subject)}=\(Client.literal(subject))")
  }

  /// Whether a ticket has a delivery's words, by either mark.
  func has(_ delivery: Delivery, _ ticket: RemoteTicket) throws(Client.Failure) -> Bool {
    let record = delivery.record.id
    if ticket.fields[mapping.identity.record] == record { return true }
    let id = Client.literal(record)
    let query = """
      ObjectType='RT::Ticket' AND ObjectId=\(ticket.id) AND \
      (CF.{\(mapping.identity.event)}=\(id) OR Subject LIKE \(id))
      """
    guard case .array(let items)? = try client.get("/transactions", ["query": query, "per_page": "1"])["items"]
    else { throw .unreadable }
    return !items.isEmpty
  }
}
