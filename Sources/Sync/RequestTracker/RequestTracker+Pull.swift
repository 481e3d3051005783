import Calendars
import Foundation

extension RequestTracker {
  /// What others did to the tickets that this account made, wherever they lie by now.
  package func changes(after cursor: String?) -> Pull {
    do {
      if fieldNames.isEmpty { fieldNames.learn(try client.get("/queue/\(Client.escape(queue))")) }
      guard let cursor = cursor.flatMap(Cursor.init) else {
        let start = Cursor(last: try lastTransaction(), told: [])
        return .changes([], cursor: start.moved(over: try transactions(after: start)).text)
      }
      let all = try transactions(after: cursor)
      let new = all.filter { !cursor.told.contains($0.id) }
      let subjects = try subjects(of: Set(new.map(\.ticket)))
      var changes: [RemoteChange] = []
      for transaction in new {
        guard let subject = subjects[transaction.ticket], let act = try act(transaction) else { continue }
        changes.append(
          RemoteChange(
            id: String(transaction.id), subject: subject, at: transaction.at, author: transaction.author, act: act))
      }
      return .changes(changes, cursor: cursor.moved(over: all).text)
    } catch {
      return .failed(error.outcome)
    }
  }

  private var ownTickets: String { "ObjectType='RT::Ticket' AND TicketCreator=\(client.account ?? 0)" }

  /// The number of the youngest transaction; 0 where there is none.
  private func lastTransaction() throws(Client.Failure) -> Int {
    let answer = try client.get(
      "/transactions", ["query": ownTickets, "orderby": "id", "order": "DESC", "per_page": "1"])
    guard case .array(let items)? = answer["items"] else { throw .unreadable }
    return items.first?["id"]?.text.flatMap(Int.init) ?? 0
  }

  /// What others did, in order. It is asked for by number: times in a query are read in the time zone of the account,
  /// which an office does not know.
  private func transactions(after cursor: Cursor) throws(Client.Failure) -> [Transaction] {
    let kinds = ["Correspond", "Comment", "Status", "CustomField", "Set"].map { "Type='\($0)'" }
    let query = """
      \(ownTickets) AND Creator!=\(client.account ?? 0) AND Creator!='RT_System' AND id>\(cursor.from) \
      AND (\(kinds.joined(separator: " OR ")))
      """
    var found: [Transaction] = []
    for page in 1... {
      let answer = try client.get(
        "/transactions",
        [
          "query": query, "orderby": "id", "per_page": "100", "page": String(page),
          "fields": "Type,Field,NewValue,Creator,Created,ObjectId",
        ])
      guard case .array(let items)? = answer["items"] else { throw .unreadable }
      found += items.compactMap(Transaction.init)
      // How many there are in all it often does not say.
      if items.count < 100 { break }
    }
    return found
  }

  /// The subjects of tickets that have one, by the tickets' numbers.
  private func subjects(of tickets: Set<String>) throws(Client.Failure) -> [String: String] {
    var subjects: [String: String] = [:]
    var rest = tickets.filter { Int($0) != nil }.sorted()[...]
    while !rest.isEmpty {
      let query = rest.prefix(25).map { "id=\($0)" }.joined(separator: " OR ")
      rest = rest.dropFirst(25)
      let answer = try client.get("/tickets", ["query": query, "per_page": "100", "fields": "CustomFields"])
      for item in answer["items"]?.elements ?? [] {
        guard let id = item["id"]?.text else { continue }
        subjects[id] = Self.fields(item)[mapping.identity.subject]
      }
    }
    return subjects
  }

  /// What a transaction means here; nil for what concerns nobody here.
  private func act(_ transaction: Transaction) throws(Client.Failure) -> RemoteChange.Act? {
    switch transaction.type {
    case "Correspond": return try words(of: transaction.id).map { .answer($0) }
    case "Comment": return try words(of: transaction.id).map { .note($0) }
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

  /// The words of a message; nil for none. Where it has plain ones these are taken.
  private func words(of transaction: Int) throws(Client.Failure) -> String? {
    let answer = try client.get(
      "/transaction/\(transaction)/attachments", ["fields": "ContentType,Content,Filename", "per_page": "100"])
    let parts = (answer["items"]?.elements ?? []).filter { ($0["Filename"]?.text ?? "").isEmpty }
    func first(_ type: String) -> String? {
      parts.first { $0["ContentType"]?.text == type && $0["Content"]?.text?.isEmpty == false }?["Content"]?.text
    }
    let words = first("text/plain") ?? first("text/html").map(HypertextWords.plain)
    let trimmed = words?.trimmingCharacters(in: .whitespacesAndNewlines)
    return trimmed.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// One thing that somebody did to a ticket.
  fileprivate struct Transaction {
    let id: Int
    let ticket: String
    let type: String
    let field: String
    let value: String
    let author: String
    let at: Date

    init?(_ item: JSONTree) {
      guard let id = item["id"]?.text.flatMap(Int.init), let ticket = item["ObjectId"]?.text,
        let type = item["Type"]?.text, let at = Moment.read(item["Created"]?.text)
      else { return nil }
      self.id = id
      self.ticket = ticket
      self.type = type
      self.at = at
      field = item["Field"]?.text ?? ""
      value = item["NewValue"]?.text ?? ""
      author = item["Creator"]?["id"]?.text ?? ""
    }
  }

  /// Up to where was asked, and what of the last thousand numbers was told: a transaction gets its number when it
  /// begins, so it may be seen later than a younger one.
  fileprivate struct Cursor {
    let last: Int
    let told: Set<Int>

    private static let overlap = 1000

    /// Behind which number to ask.
    var from: Int { max(0, last - Self.overlap) }

    /// As text: `1796;57,58`.
    var text: String { "\(last);\(told.sorted().map(String.init).joined(separator: ","))" }

    init(last: Int, told: Set<Int>) {
      self.last = last
      self.told = told
    }

    init?(_ text: String) {
      let parts = text.split(separator: ";", omittingEmptySubsequences: false)
      guard parts.count == 2, let last = Int(parts[0]) else { return nil }
      self.init(last: last, told: Set(parts[1].split(separator: ",").compactMap { Int($0) }))
    }

    /// Where to go on after these.
    func moved(over transactions: [Transaction]) -> Cursor {
      let next = Cursor(last: max(last, transactions.last?.id ?? 0), told: [])
      return Cursor(last: next.last, told: Set(transactions.map(\.id).filter { $0 > next.from }))
    }
  }
}
