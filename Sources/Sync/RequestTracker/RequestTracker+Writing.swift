import Calendars
import Foundation

extension RequestTracker {
  /// Looks for the subject first, where that was not done just now, and makes it only where it is not there.
  package func create(_ delivery: Delivery) -> SyncOutcome {
    let subject = delivery.record.subject
    return creations.take(subject) {
      outcome { () throws(Client.Failure) in
        guard !creations.takeAbsence(of: subject), let known = try ticket(of: subject) else {
          if delivery.isDoubtful { discovered.watch(subject) }
          return .created(remote: try make(delivery))
        }
        if try has(delivery, known) {
          try mend(known, after: letter(delivery, isFirst: false))
          return .duplicateFound(remote: known.id)
        }
        try say(letter(delivery, isFirst: false), to: known.id)
        return .created(remote: known.id)
      }
    }
  }

  package func append(_ delivery: Delivery, to remote: String?) -> SyncOutcome { tell(delivery, to: remote) }

  /// A comment like any other: each record has to be found there again by its id.
  package func update(_ delivery: Delivery, of remote: String?) -> SyncOutcome { tell(delivery, to: remote) }

  private func tell(_ delivery: Delivery, to remote: String?) -> SyncOutcome {
    guard let remote, Int(remote) != nil else { return create(delivery) }
    return outcome { () throws(Client.Failure) in
      let letter = try letter(delivery, isFirst: false)
      switch try standing(of: remote, as: delivery.record.subject) {
      case .own: try say(letter, to: remote)
      case .merged: try say(letter, to: remote, wordsAlone: true)
      case .foreign: return create(delivery)
      }
      return .updated
    }
  }

  private func make(_ delivery: Delivery) throws(Client.Failure) -> String {
    let letter = try letter(delivery, isFirst: true)
    var fields = letter.fields.compactMapValues { $0 }.mapValues(JSONTree.string)
    // Said once: what is told to a ticket that was merged must not make the other one this subject's.
    fields[mapping.identity.subject] = .string(letter.subject)
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
      let ticket = try ticket(where: "id=\(id)")
      let identity = mapping.identity
      for (field, value) in [(identity.subject, letter.subject), (identity.record, letter.record)]
      where ticket?.fields[field] != value { throw .notKept(field) }
      acquaintances.note(id, letter.subject)
      if let ticket { try mend(ticket, after: letter) }
    }
    return id
  }

  /// - Parameter wordsAlone: whether the fields there are left as they are.
  private func say(_ letter: Letter, to remote: String, wordsAlone: Bool = false) throws(Client.Failure) {
    var body: [String: JSONTree] = [
      "Subject": .string(letter.mark), "Content": .string(letter.text), "ContentType": .string("text/plain"),
      "TxnCustomFields": .object([mapping.identity.event: .string(letter.record)]),
    ]
    if !wordsAlone {
      body["Status"] = .string(letter.status)
      body["CustomFields"] = .object(letter.fields.compactMapValues { $0 }.mapValues(JSONTree.string))
    }
    let path = "/ticket/\(remote)/\(letter.isCorrespondence ? "correspond" : "comment")"
    _ = try aside { () throws(Client.Failure) in try client.send("POST", path, .object(body)) }
    try afterwards { () throws(Client.Failure) in
      if let ticket = try ticket(remote, with: letter) {
        acquaintances.note(remote, letter.subject)
        return try mend(ticket, after: letter)
      }
      acquaintances.forget(remote)
      guard let other = try survivor(of: remote, with: letter) else { throw .notKept(mapping.identity.event) }
      if !wordsAlone { try giveBack(other, after: letter) }
    }
  }

  /// A ticket that has a letter's words; nil where it has them not.
  func ticket(_ id: String, with letter: Letter) throws(Client.Failure) -> RemoteTicket? {
    try ticket(where: "id=\(id) AND TxnCF.{\(mapping.identity.event)}=\(Client.literal(letter.record))")
  }

  /// What Request Tracker answers with success it may not have done, and dates and empty fields don't travel with a
  /// message. What somebody there has changed since then is left.
  func mend(_ ticket: RemoteTicket, after letter: Letter) throws(Client.Failure) {
    noteStaleAddress(of: ticket, after: letter)
    guard let lack = ticket.lacks(of: letter, withRequestor: mapping.mails), !isForeign(ticket) else { return }
    let answer = try client.send("PUT", "/ticket/\(ticket.id)", lack.body)
    guard let mended = try self.ticket(where: "id=\(ticket.id)"), let rest = mended.lacks(of: letter) else { return }
    guard !isForeign(mended) else { return }
    let words = answer.elements.compactMap(\.text)
    throw .notKept("\(rest.names.sorted().joined(separator: ", ")): \(words.joined(separator: "; "))")
  }

  /// Whoever becomes a requestor later can't be kept from Request Tracker's mails by REST 2.0 – it squelches only when it
  /// makes a ticket – so where it is to mail nobody the address that it has stays, and people are told.
  private func noteStaleAddress(of ticket: RemoteTicket, after letter: Letter) {
    guard !mapping.mails, let fact = letter.requestorFact, !ticket.isRequestor(letter.requestor) else { return }
    let theirs = ticket.requestors.sorted().joined(separator: ", ")
    discovered.note(Discovery(.stale(fact, theirs: theirs), of: letter.subject, author: ticket.maker))
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
