import Calendars

extension RequestTracker {
  /// The ticket that a number's was merged into, where the words went; nil where they went nowhere.
  func survivor(of id: String, with letter: Letter) throws(Client.Failure) -> RemoteTicket? {
    guard let other = Self.survivor(try client.get("/ticket/\(id)")), Int(other) != nil, other != id
    else { return nil }
    return try ticket(other, with: letter)
  }

  /// Gives a ticket its own fields back where a letter for one that was merged into it has overwritten them: that it was
  /// merged is seen only when the words are looked for. What somebody has changed since then is left.
  func giveBack(_ ticket: RemoteTicket, after letter: Letter) throws(Client.Failure) {
    var lack = Lack()
    for (name, former) in try overwritten(in: ticket, by: letter) {
      let field = letter.fields[name] ?? nil
      if name == Self.status, ticket.status == letter.status { lack.note(name, .string(former)) }
      if let field, ticket.fields[name] == field { lack.note(field: name, former.isEmpty ? .null : .string(former)) }
    }
    if !lack.names.isEmpty { _ = try client.send("PUT", "/ticket/\(ticket.id)", lack.body) }
  }

  private static let status = "Status"

  /// What stood in the fields before a letter's words, by name: what this account has set behind them and before the next
  /// words is the letter's.
  private func overwritten(in ticket: RemoteTicket, by letter: Letter) throws(Client.Failure) -> [String: String] {
    let place = "ObjectType='RT::Ticket' AND ObjectId=\(ticket.id)"
    let mark = "CF.{\(mapping.identity.event)}=\(Client.literal(letter.record))"
    let words = try client.get("/transactions", ["query": "\(place) AND \(mark)", "per_page": "1"])
    guard let words = words["items"]?.elements.first?["id"]?.text.flatMap(Int.init) else { return [:] }
    try learnFieldNames()
    let kinds = ["Comment", "Correspond", Self.status, "CustomField"].map { "Type='\($0)'" }.joined(separator: " OR ")
    var former: [String: String] = [:]
    try pages(
      "/transactions",
      [
        "query": "\(place) AND Creator=\(client.account ?? 0) AND id>\(words) AND (\(kinds))", "orderby": "id",
        "per_page": "100", "fields": "Type,Field,OldValue",
      ]
    ) { items in
      for item in items {
        guard let type = item["Type"]?.text, type == Self.status || type == "CustomField" else { return false }
        let name = type == Self.status ? type : item["Field"]?.text.flatMap { fieldNames[$0] }
        if let name, former[name] == nil { former[name] = item["OldValue"]?.text ?? "" }
      }
      return true
    }
    return former
  }
}
