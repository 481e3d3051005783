import Calendars

extension RequestTracker {
  /// The cases that a ticket there stands for.
  struct RemoteCase: Sendable {
    /// A case whose ticket was merged into this one.
    struct Merged: Sendable {
      /// Its id here.
      let subject: String
      /// The transaction by which it was: what was said before concerned this ticket alone.
      let since: Int
    }

    /// The ticket's own subject here; nil for none.
    var subject: String?
    /// The cases that were merged into it.
    var merged: [Merged] = []
    /// Who asked for it, by the numbers of their accounts. After a merge these are all of them.
    var requestors: Set<String> = []

    /// Whether it stands for more than its own case.
    var isMerged: Bool { !merged.isEmpty }
  }

  /// The cases of tickets, by the tickets' numbers.
  func cases(of tickets: Set<String>) throws(Client.Failure) -> [String: RemoteCase] {
    var cases: [String: RemoteCase] = [:]
    var gone: [(ticket: String, survivor: String, subject: String)] = []
    // The latter names the ticket itself, too, but not one that was merged.
    for query in Self.queries(about: tickets, { "id=\($0) OR EffectiveId=\($0)" }) {
      try pages(
        "/tickets",
        [
          "query": query, "orderby": "id", "per_page": "100", "fields": "CustomFields,EffectiveId,Requestor",
          "fields[Requestor]": "id",
        ]
      ) { items in
        for item in items {
          guard let id = item["id"]?.text else { continue }
          let subject = Self.fields(item)[mapping.identity.subject]
          cases[id, default: RemoteCase()].subject = subject
          cases[id]?.requestors = Self.accounts(item["Requestor"])
          if let survivor = Self.survivor(item), survivor != id, let subject { gone.append((id, survivor, subject)) }
        }
        return true
      }
    }
    let merges = try merges(of: Set(gone.map(\.ticket)))
    for (ticket, survivor, subject) in gone {
      let merged = RemoteCase.Merged(subject: subject, since: Self.moment(of: ticket, in: survivor, by: merges))
      cases[survivor, default: RemoteCase()].merged.append(merged)
    }
    return cases
  }

  package func hidden(_ remotes: Set<String>) -> Set<String> {
    do {
      let absent = try remotes.subtracting(cases(of: remotes).keys).filter { Int($0) != nil }
      var hidden: Set<String> = []
      for remote in absent {
        do throws(Client.Failure) {
          _ = try client.get("/ticket/\(remote)")
        } catch {
          if error.status == 403 { hidden.insert(remote) }
        }
      }
      // Where the office is let in nowhere, the connector says so.
      return hidden.isEmpty || probe() == .ready ? hidden : []
    } catch {
      return []
    }
  }

  /// The number of the ticket that one was merged into; its own for one that was not.
  static func survivor(_ item: JSONTree) -> String? {
    let survivor = item["EffectiveId"]
    return survivor?["id"]?.text ?? survivor?.text
  }

  private static func accounts(_ list: JSONTree?) -> Set<String> {
    Set((list?.elements ?? []).compactMap { $0["id"]?.text })
  }

  /// By which transaction each ticket was merged into which.
  private func merges(of tickets: Set<String>) throws(Client.Failure) -> [String: (into: String, by: Int)] {
    var merges: [String: (into: String, by: Int)] = [:]
    for query in Self.queries(about: tickets, { "ObjectId=\($0)" }) {
      let kind = "ObjectType='RT::Ticket' AND Type='AddLink' AND Field='MergedInto'"
      try pages(
        "/transactions",
        ["query": "\(kind) AND (\(query))", "orderby": "id", "per_page": "100", "fields": "ObjectId,NewValue"]
      ) { items in
        for item in items {
          guard let id = item["id"]?.text.flatMap(Int.init), let ticket = item["ObjectId"]?.text,
            let target = item["NewValue"]?.text?.split(separator: "/").last
          else { continue }
          // The same stands at the ticket that it was merged into.
          if target != ticket { merges[ticket] = (String(target), id) }
        }
        return true
      }
    }
    return merges
  }

  /// The last of the merges that led a ticket into another one, perhaps by way of a third.
  private static func moment(
    of ticket: String, in survivor: String, by merges: [String: (into: String, by: Int)]
  ) -> Int {
    var (last, place, seen) = (0, ticket, Set<String>())
    while place != survivor, seen.insert(place).inserted, let merge = merges[place] {
      (last, place) = (max(last, merge.by), merge.into)
    }
    return last
  }

  /// Questions about some tickets at a time.
  private static func queries(about tickets: Set<String>, _ condition: (String) -> String) -> [String] {
    let numbers = tickets.filter { Int($0) != nil }.sorted()
    return stride(from: 0, to: numbers.count, by: 25).map { start in
      numbers[start...].prefix(25).map(condition).joined(separator: " OR ")
    }
  }
}
