import Calendars
import Foundation

extension RequestTracker {
  /// How much is read in one go: the rest comes with the next question, and what is read is safe by then.
  private static let (most, mostMessages) = (100, 25)

  /// What others did to the tickets that this account made, wherever they lie by now.
  package func changes(after cursor: String?) -> Pull {
    do {
      try learnFieldNames()
      var cursor = cursor.flatMap(Cursor.init) ?? .start
      var all = try transactions(after: cursor)
      if try isFromOlderCopy(cursor, all) {
        cursor = .start
        all = try transactions(after: cursor)
      }
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

  /// Whether Request Tracker came back from an older copy since it was last asked: it gives out the numbers anew, so the
  /// youngest that was seen is not there or something else. One that is not shown may just be in a queue that is not.
  private func isFromOlderCopy(_ cursor: Cursor, _ shown: [Transaction]) throws(Client.Failure) -> Bool {
    guard cursor.last > 0 else { return false }
    if let same = shown.first(where: { $0.id == cursor.last }) { return same.second != cursor.at ?? same.second }
    do {
      let same = try client.get("/transaction/\(cursor.last)")
      guard let at = cursor.at, let theirs = Moment.read(same["Created"]?.text) else { return false }
      return Int(theirs.timeIntervalSince1970) != at
    } catch {
      guard let status = error.status else { throw error }
      // What is not there it answers with 500.
      return status == 403 ? false : try newest() < cursor.last
    }
  }

  private func newest() throws(Client.Failure) -> Int {
    let answer = try client.get(
      "/transactions",
      ["query": "ObjectType='RT::Ticket'", "orderby": "id", "order": "DESC", "per_page": "100", "fields": "Type"])
    guard case .array(let items)? = answer["items"] else { throw .unreadable }
    return items.compactMap { $0["id"]?.text.flatMap(Int.init) }.max() ?? 0
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
    var (new, messages) = (0, 0)
    try pages(
      "/transactions",
      [
        "query": query, "orderby": "id", "per_page": "100", "fields": "Type,Field,NewValue,Creator,Created,ObjectId",
        // By number: a name of digits alone would be taken for one.
        "fields[Creator]": "id,Name,EmailAddress",
      ]
    ) { items in
      for transaction in items.compactMap(Transaction.init) {
        found.append(transaction)
        guard !cursor.told.contains(transaction.id) else { continue }
        new += 1
        messages += transaction.isMessage ? 1 : 0
        if new == Self.most || messages == Self.mostMessages { return false }
      }
      return true
    }
    return found
  }

  /// What a transaction means here. A ticket's fields are its own case's.
  private func told(_ transaction: Transaction, of known: RemoteCase) throws(Client.Failure) -> [RemoteChange] {
    if transaction.isMessage { return try said(transaction, of: known) }
    guard let subject = known.subject, let act = changed(transaction) else { return [] }
    return [transaction.change(act, on: subject)]
  }

  /// Words concern the cases that had led to the ticket by then: a visitor's own those of the same visitor, and an
  /// answer others only where they are the same visitor's as the ticket's own.
  private func said(_ transaction: Transaction, of known: RemoteCase) throws(Client.Failure) -> [RemoteChange] {
    guard let words = try words(of: transaction.id) else { return [] }
    let isVisitors = known.requestors.contains(transaction.account)
    // Whoever is neither may be anybody: people have to look.
    let isKnown = isVisitors ? true : try isStaff(transaction.account)
    let act: RemoteChange.Act =
      isVisitors ? .reply(words.text) : transaction.type == "Comment" ? .note(words.text) : .answer(words.text)
    let author = RemoteChange.Visitor.address(transaction.address)
    func change(on subject: String, for visitor: RemoteChange.Visitor?, isKnown: Bool) -> RemoteChange {
      transaction.change(act, on: subject, isWhole: words.isWhole && isKnown, visitor: visitor)
    }
    var changes: [RemoteChange] = []
    if let subject = known.subject {
      changes.append(change(on: subject, for: isVisitors && known.isMerged ? author : nil, isKnown: isKnown))
    }
    for merged in known.merged where merged.since < transaction.id {
      let visitor = isVisitors ? author : known.subject.map(RemoteChange.Visitor.ofCase)
      changes.append(change(on: merged.subject, for: visitor, isKnown: isKnown && visitor != nil))
    }
    return changes
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
  fileprivate func change(
    _ act: RemoteChange.Act, on subject: String, isWhole: Bool = true, visitor: RemoteChange.Visitor? = nil
  ) -> RemoteChange {
    RemoteChange(
      id: String(id), subject: subject, at: at, author: author, act: act, isWhole: isWhole, visitor: visitor)
  }
}
