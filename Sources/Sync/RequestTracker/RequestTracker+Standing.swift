import Calendars

extension RequestTracker {
  /// What a number that once was a subject's stands for by now.
  enum Standing {
    /// The subject's ticket.
    case own
    /// It was merged into another ticket: words go there, but that one's fields tell of another subject.
    case merged
    /// Somebody else's, or nobody's: Request Tracker came back from an older copy and has given out the number again.
    case foreign
  }

  /// What a number stands for; asked again after a minute, and after each outage.
  func standing(of remote: String, as subject: String) throws(Client.Failure) -> Standing {
    if acquaintances.has(remote, subject) { return .own }
    // By its subject, so that it is seen when there are several.
    let known = try aside { () throws(Client.Failure) in try tickets(of: subject) }
    if known.contains(where: { $0.id == remote }) {
      acquaintances.note(remote, subject)
      return .own
    }
    let found = try aside { () throws(Client.Failure) in try ticket(where: "id=\(remote)") }
    if let found { return found.fields[mapping.identity.subject] == subject ? .own : .foreign }
    let item: JSONTree
    do {
      item = try aside { () throws(Client.Failure) in try client.get("/ticket/\(remote)") }
    } catch {
      guard error.status == 404 else { throw error }
      return .foreign
    }
    if let survivor = Self.survivor(item), survivor != remote { return .merged }
    return Self.fields(item)[mapping.identity.subject] == subject ? .own : .foreign
  }

  /// One ticket that may not be read or written to, moved to another queue perhaps, must not stop the others.
  func aside<Value>(_ body: () throws(Client.Failure) -> Value) throws(Client.Failure) -> Value {
    do {
      return try body()
    } catch {
      guard error.status == 403, probe() == .ready else { throw error }
      throw Client.Failure(outcome: .rejected(Rejection(.refused, status: 403, words: error.words)), status: 403)
    }
  }
}
