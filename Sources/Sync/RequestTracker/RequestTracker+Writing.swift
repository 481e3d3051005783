import Calendars
import Foundation

extension RequestTracker {
  /// Looks for the subject and, once more, makes it only where it is not there.
  package func create(_ delivery: Delivery) -> SyncOutcome {
    creations.take(delivery.record.subject) {
      outcome { () throws(Client.Failure) in
        if let known = try ticket(of: delivery.record.subject) {
          if try has(delivery, known) { return .duplicateFound(remote: known.id) }
          try say(delivery, to: known.id)
          return .created(remote: known.id)
        }
        return .created(remote: try make(delivery))
      }
    }
  }

  package func append(_ delivery: Delivery, to remote: String?) -> SyncOutcome { tell(delivery, to: remote) }

  /// A comment like any other: each record has to be found there again by its id.
  package func update(_ delivery: Delivery, of remote: String?) -> SyncOutcome { tell(delivery, to: remote) }

  private func tell(_ delivery: Delivery, to remote: String?) -> SyncOutcome {
    guard let remote, Int(remote) != nil else { return create(delivery) }
    return outcome { () throws(Client.Failure) in
      try say(delivery, to: remote)
      return .updated
    }
  }

  private func make(_ delivery: Delivery) throws(Client.Failure) -> String {
    let letter = try letter(delivery, isFirst: true)
    var fields = letter.fields.compactMapValues { $0 }.mapValues(JSONTree.string)
    fields[mapping.identity.record] = .string(letter.record)
    var body: [String: JSONTree] = [
      "Queue": .string(queue), "Subject": .string(letter.title), "Content": .string(letter.text),
      "ContentType": .string("text/plain"), "Status": .string(letter.status), "CustomFields": .object(fields),
    ]
    for (name, date) in letter.dates where date != Moment.none { body[name] = .string(date) }
    if let requestor = letter.requestor {
      body["Requestor"] = .string(requestor)
      // A list of them would be dropped without a word.
      if !mapping.mails { body["SquelchMailTo"] = .string(requestor) }
    }
    let made = try client.send("POST", "/ticket", .object(body))
    guard let id = made["id"]?.text else { throw Client.Failure(outcome: .unknown) }
    try afterwards { () throws(Client.Failure) in
      guard let ticket = try ticket(where: "id=\(id)"), ticket.fields[mapping.identity.record] == letter.record else {
        throw .notKept(mapping.identity.record)
      }
      try mend(ticket, after: letter)
    }
    return id
  }

  private func say(_ delivery: Delivery, to remote: String) throws(Client.Failure) {
    let letter = try letter(delivery, isFirst: false)
    let body: JSONTree = .object([
      "Subject": .string(letter.mark), "Content": .string(letter.text), "ContentType": .string("text/plain"),
      "Status": .string(letter.status),
      "CustomFields": .object(letter.fields.compactMapValues { $0 }.mapValues(JSONTree.string)),
      "TxnCustomFields": .object([mapping.identity.event: .string(letter.record)]),
    ])
    _ = try client.send("POST", "/ticket/\(remote)/\(letter.isCorrespondence ? "correspond" : "comment")", body)
    try afterwards { () throws(Client.Failure) in
      let event = mapping.identity.event
      let query = "id=\(remote) AND TxnCF.{\(event)}=\(Client.literal(letter.record))"
      guard let ticket = try ticket(where: query) else { throw .notKept(event) }
      try mend(ticket, after: letter)
    }
  }

  /// What Request Tracker answers with success it may not have done, and dates and empty fields don't travel with a
  /// message. What somebody there has changed since then is left.
  func mend(_ ticket: RemoteTicket, after letter: Letter) throws(Client.Failure) {
    guard let lack = ticket.lacks(of: letter), !isForeign(ticket) else { return }
    let answer = try client.send("PUT", "/ticket/\(ticket.id)", lack.body)
    guard let mended = try self.ticket(where: "id=\(ticket.id)"), let rest = mended.lacks(of: letter) else { return }
    guard !isForeign(mended) else { return }
    let words = answer.elements.compactMap(\.text)
    throw .notKept("\(rest.names.sorted().joined(separator: ", ")): \(words.joined(separator: "; "))")
  }

  /// Whether somebody else wrote last; what Request Tracker does by itself (its account 1) follows from our words.
  private func isForeign(_ ticket: RemoteTicket) -> Bool {
    guard let account = client.account, let writer = ticket.lastWriter else { return false }
    return writer != account && writer != 1
  }

  /// What comes after the words were taken: any trouble but a refusal leaves in doubt what has arrived.
  private func afterwards(_ body: () throws(Client.Failure) -> Void) throws(Client.Failure) {
    do {
      try body()
    } catch {
      if case .rejected = error.outcome { throw error }
      throw Client.Failure(outcome: .unknown, status: error.status)
    }
  }

  private func outcome(_ body: () throws(Client.Failure) -> SyncOutcome) -> SyncOutcome {
    do {
      return try body()
    } catch {
      return error.outcome
    }
  }
}
