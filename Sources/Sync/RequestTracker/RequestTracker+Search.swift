import Calendars
import Foundation

extension RequestTracker {
  /// A delivery that is there, but not whole, is made whole: Request Tracker may have been killed between the words and
  /// the fields.
  package func find(_ delivery: Delivery) -> Search {
    let asked = ContinuousClock.now
    let record = delivery.record.id
    do {
      let found = try search(delivery)
      if case .found(_, hasDelivery: true) = found {
        doubts.forget(record)
      } else if delivery.isDoubtful, !doubts.isOver(record, asked: asked) {
        return .failed(.undecided)
      }
      return found
    } catch {
      return .failed(error.outcome)
    }
  }

  private func search(_ delivery: Delivery) throws(Client.Failure) -> Search {
    guard let known = try ticket(of: delivery.record.subject) else { return try absent(delivery) }
    acquaintances.note(known.id, delivery.record.subject)
    if try has(delivery, known) {
      try mend(known, after: letter(delivery, isFirst: false))
      return .found(remote: known.id, hasDelivery: true)
    }
    // The fields there are those of the one that carried it, by now.
    return .found(remote: known.id, hasDelivery: try wasCarried(delivery, by: known))
  }

  /// The subject's ticket, in whichever queue it lies by now; the first, should there be several.
  func ticket(of subject: String) throws(Client.Failure) -> RemoteTicket? { try tickets(of: subject).first }

  /// The subject's tickets. There should be one at most; what is found beyond it people are told of.
  func tickets(of subject: String) throws(Client.Failure) -> [RemoteTicket] {
    let all = try tickets(where: "CF.{\(mapping.identity.subject)}=\(Client.literal(subject))", most: 2)
    if all.count > 1, let last = all.last {
      discovered.note(Discovery(.doubled(remotes: all.map(\.id)), of: subject, author: last.maker))
    }
    return all
  }

  /// A ticket that was merged into another one is not found any more; what was said to it lies there.
  private func absent(_ delivery: Delivery) throws(Client.Failure) -> Search {
    if delivery.isDoubtful {
      guard let remote = try transaction(mark(delivery))?["ObjectId"]?.text else { return .absent }
      let letter = try letter(delivery, isFirst: false)
      if let other = try ticket(remote, with: letter) { try giveBack(other, after: letter) }
      return .found(remote: remote, hasDelivery: true)
    }
    creations.noteAbsence(of: delivery.record.subject)
    return .absent
  }

  /// Whether a ticket has a delivery's words, by either mark.
  func has(_ delivery: Delivery, _ ticket: RemoteTicket) throws(Client.Failure) -> Bool {
    let record = delivery.record.id
    if ticket.fields[mapping.identity.record] == record { return true }
    let marks = "(\(mark(delivery)) OR Subject LIKE \(Client.literal(record)))"
    return try transaction("ObjectId=\(ticket.id) AND \(marks)") != nil
  }

  /// Whether a field update travelled with words that came after it, as its record brought back from an older copy does not
  /// know. It is named in those alone, and Request Tracker searches in words only where it keeps an index of them.
  private func wasCarried(_ delivery: Delivery, by ticket: RemoteTicket) throws(Client.Failure) -> Bool {
    let record = delivery.record
    guard delivery.isDoubtful, !record.isMessage else { return false }
    // Not by their time: an office may have been offline for days, and its clock be wrong.
    let kinds = ["Create", "Comment", "Correspond"].map { "Type='\($0)'" }.joined(separator: " OR ")
    var words: [String] = []
    try pages(
      "/transactions",
      [
        "query": "ObjectType='RT::Ticket' AND ObjectId=\(ticket.id) AND Creator=\(client.account ?? 0) AND (\(kinds))",
        "orderby": "id", "per_page": "100", "fields": "Type",
      ]
    ) { items in
      words += items.compactMap { $0["id"]?.text }
      return true
    }
    for id in words.reversed() {
      let parts = try client.get("/transaction/\(id)/attachments", ["fields": "Content", "per_page": "1"])
      let text = parts["items"]?.elements.first?["Content"]?.text ?? ""
      if text.contains("[\(record.id)]") { return true }
    }
    return false
  }

  private func mark(_ delivery: Delivery) -> String {
    "CF.{\(mapping.identity.event)}=\(Client.literal(delivery.record.id))"
  }

  private func transaction(_ condition: String) throws(Client.Failure) -> JSONTree? {
    let query = "ObjectType='RT::Ticket' AND \(condition)"
    let answer = try client.get("/transactions", ["query": query, "per_page": "1", "fields": "ObjectId"])
    guard case .array(let items)? = answer["items"] else { throw .unreadable }
    return items.first
  }
}
