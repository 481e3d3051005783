import Calendars
import Foundation

extension RequestTracker {
  /// How much is read in one go: the rest comes with the next question, and what is read is safe by then.
  private static let (most, mostMessages) = (100, 25)

  /// What others did to the tickets that this account made, wherever they lie by now.
  package func changes(after cursor: String?) -> Pull {
    do {
      if fieldNames.isEmpty { fieldNames.learn(try client.get("/queue/\(queue.percentEncoded)")) }
      let cursor = cursor.flatMap(Cursor.init) ?? .start
      let all = try transactions(after: cursor)
      let new = all.filter { !cursor.told.contains($0.id) }
      let cases = try cases(of: Set(new.map(\.ticket)))
      var changes: [RemoteChange] = []
      for transaction in new {
        if let known = cases[transaction.ticket] { changes += try told(transaction, of: known) }
      }
      return .changes(changes, cursor: cursor.moved(over: all).text)
    } catch {
      return .failed(error.outcome)
    }
  }

  /// What others did, in order, as much as is read in one go. It is asked for by number: times in a query are read in the
  /// time zone of the account, which an office does not know.
  private func transactions(after cursor: Cursor) throws(Client.Failure) -> [Transaction] {
    let kinds = ["Correspond", "Comment", "Status", "CustomField", "Set"].map { "Type='\($0)'" }
    let account = client.account ?? 0
    let query = """
      ObjectType='RT::Ticket' AND TicketCreator=\(account) AND Creator!=\(account) AND Creator!='RT_System' \
      AND id>\(cursor.from) AND (\(kinds.joined(separator: " OR ")))
      """
    var found: [Transaction] = []
    var (new, messages, emptyPages) = (0, 0, 0)
    // How many there are in all it often does not say, and what this account may not see it leaves out of a page only
    // afterwards: neither a short page nor an empty one is the last for certain.
    for page in 1... {
      let answer = try client.get(
        "/transactions",
        [
          "query": query, "orderby": "id", "per_page": "100", "page": String(page),
          "fields": "Type,Field,NewValue,Creator,Created,ObjectId",
          // By number: a name of digits alone would be taken for one.
          "fields[Creator]": "id,Name",
        ])
      guard case .array(let items)? = answer["items"] else { throw .unreadable }
      emptyPages = items.isEmpty ? emptyPages + 1 : 0
      if emptyPages == 2 { break }
      for transaction in items.compactMap(Transaction.init) {
        found.append(transaction)
        guard !cursor.told.contains(transaction.id) else { continue }
        new += 1
        messages += transaction.isMessage ? 1 : 0
        if new == Self.most || messages == Self.mostMessages { return found }
      }
    }
    return found
  }

  /// The cases of tickets, by the tickets' numbers.
  private func cases(of tickets: Set<String>) throws(Client.Failure) -> [String: RemoteCase] {
    var cases: [String: RemoteCase] = [:]
    var rest = tickets.filter { Int($0) != nil }.sorted()[...]
    while !rest.isEmpty {
      // The latter names the ticket itself, too, but not one that was merged.
      let query = rest.prefix(25).map { "id=\($0) OR EffectiveId=\($0)" }.joined(separator: " OR ")
      rest = rest.dropFirst(25)
      let answer = try client.get(
        "/tickets",
        [
          "query": query, "per_page": "100", "fields": "CustomFields,EffectiveId,Requestor",
          "fields[Requestor]": "id",
        ])
      for item in answer["items"]?.elements ?? [] {
        guard let id = item["id"]?.text else { continue }
        let subject = Self.fields(item)[mapping.identity.subject]
        cases[id, default: RemoteCase()].subject = subject
        cases[id]?.requestors = Self.accounts(item["Requestor"])
        guard let survivor = Self.survivor(item), survivor != id, let subject else { continue }
        cases[survivor, default: RemoteCase()].merged.append(subject)
      }
    }
    return cases
  }

  /// The number of the ticket that one was merged into; its own for one that was not.
  static func survivor(_ item: JSONTree) -> String? {
    let survivor = item["EffectiveId"]
    return survivor?["id"]?.text ?? survivor?.text
  }

  private static func accounts(_ list: JSONTree?) -> Set<String> {
    Set((list?.elements ?? []).compactMap { $0["id"]?.text })
  }

  /// What a transaction means here. Words concern every case that led to the ticket; its fields are its own case's.
  private func told(_ transaction: Transaction, of known: RemoteCase) throws(Client.Failure) -> [RemoteChange] {
    if transaction.isMessage {
      guard let words = try words(of: transaction.id) else { return [] }
      let isVisitors = known.requestors.contains(transaction.account)
      // Whoever is neither may be anybody: people have to look.
      let isKnown = isVisitors ? true : try isStaff(transaction.account)
      let isWhole = words.isWhole && isKnown
      let act: RemoteChange.Act =
        isVisitors ? .reply(words.text) : transaction.type == "Comment" ? .note(words.text) : .answer(words.text)
      return ([known.subject].compactMap { $0 } + known.merged).map {
        transaction.change(act, on: $0, isWhole: isWhole)
      }
    }
    guard let subject = known.subject, let act = changed(transaction) else { return [] }
    return [transaction.change(act, on: subject)]
  }

  /// A field that this office writes and somebody changed; nil for others.
  private func changed(_ transaction: Transaction) -> RemoteChange.Act? {
    switch transaction.type {
    case "Status": return .changed(mapping.ticket.status.fact, to: transaction.value)
    case "CustomField":
      let name = fieldNames[transaction.field]
      let field = mapping.ticket.fields.first { $0.name == name }
      return field.map { .changed($0.value.fact, to: transaction.value) }
    default:
      let date = mapping.ticket.dates.first { $0.name == transaction.field }
      return date.map { .changed($0.value.fact, to: transaction.value == Moment.none ? "" : transaction.value) }
    }
  }
}

extension RequestTracker.Transaction {
  fileprivate func change(_ act: RemoteChange.Act, on subject: String, isWhole: Bool = true) -> RemoteChange {
    RemoteChange(id: String(id), subject: subject, at: at, author: author, act: act, isWhole: isWhole)
  }
}
