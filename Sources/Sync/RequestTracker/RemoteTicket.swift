import Calendars
import Foundation

extension RequestTracker {
  /// A ticket as Request Tracker holds it.
  struct RemoteTicket: Sendable, Equatable {
    /// Its number.
    let id: String
    /// Its status, in its lifecycle's own word.
    let status: String
    /// The custom fields that hold something.
    let fields: [String: String]
    /// The dates that are set.
    let dates: [String: String]
    /// The requestors' addresses, in small letters.
    let requestors: Set<String>
    /// The account that wrote last.
    let lastWriter: Int?
    /// The account that made it, as it is called.
    let maker: String

    /// A ticket of an answer; nil for what is none.
    ///
    /// - Parameter dates: the dates that were asked for.
    fileprivate init?(_ item: JSONTree, dates: [String]) {
      guard let id = item["id"]?.text, let status = item["Status"]?.text else { return nil }
      (self.id, self.status) = (id, status)
      fields = RequestTracker.fields(item)
      self.dates = Dictionary(
        uniqueKeysWithValues: dates.map { ($0, Moment.read(item[$0]?.text).map(Moment.text) ?? Moment.none) })
      lastWriter = item["LastUpdatedBy"]?["id"]?.text.flatMap(Int.init)
      let accounts = item["Requestor"]?.elements ?? []
      requestors = Set(accounts.compactMap { ($0["EmailAddress"] ?? $0["id"])?.text?.lowercased() })
      maker = item["Creator"]?["id"]?.text ?? ""
    }

    /// Whether an address is a requestor's; so is none at all.
    func isRequestor(_ address: String?) -> Bool { address.map { requestors.contains($0.lowercased()) } ?? true }

    /// What lacks, so that the ticket says what a letter says; nil for nothing.
    ///
    /// - Parameter withRequestor: whether its requestor is to be the letter's.
    func lacks(of letter: Letter, withRequestor: Bool = false) -> Lack? {
      var lack = Lack()
      if withRequestor, let address = letter.requestor, !isRequestor(address) {
        lack.note("Requestor", .string(address))
      }
      if status != letter.status { lack.note("Status", .string(letter.status)) }
      for (name, value) in dates where letter.dates[name] != nil && value != letter.dates[name] {
        lack.note(name, .string(letter.dates[name] ?? Moment.none))
      }
      for (name, value) in letter.fields where fields[name] != value {
        lack.note(field: name, value.map(JSONTree.string) ?? .null)
      }
      return lack.names.isEmpty ? nil : lack
    }
  }

  /// What a ticket lacks.
  struct Lack: Sendable, Equatable {
    /// The fields' names.
    private(set) var names: [String] = []
    private var members: [String: JSONTree] = [:]
    private var fields: [String: JSONTree] = [:]

    /// Notes a member of the ticket.
    mutating func note(_ name: String, _ value: JSONTree) {
      names.append(name)
      members[name] = value
    }

    /// Notes a custom field; null empties it.
    mutating func note(field name: String, _ value: JSONTree) {
      names.append(name)
      fields[name] = value
    }

    /// The body of the request that makes it good.
    var body: JSONTree { .object(members.merging(["CustomFields": .object(fields)]) { $1 }) }
  }

  /// The first ticket that a query finds; nil for none.
  func ticket(where query: String) throws(Client.Failure) -> RemoteTicket? { try tickets(where: query, most: 1).first }

  /// The first tickets that a query finds.
  func tickets(where query: String, most: Int) throws(Client.Failure) -> [RemoteTicket] {
    let dates = Set([mapping.ticket, mapping.loan].compactMap { $0 }.flatMap(\.dates).map(\.name)).sorted()
    let answer = try client.get(
      "/tickets",
      [
        "query": query, "orderby": "id", "per_page": String(most),
        "fields": (["Status", "Creator", "LastUpdatedBy", "Requestor", "CustomFields"] + dates).joined(separator: ","),
        "fields[LastUpdatedBy]": "id", "fields[Requestor]": "EmailAddress",
      ])
    guard case .array(let items)? = answer["items"] else { throw .unreadable }
    var tickets: [RemoteTicket] = []
    for item in items {
      guard let ticket = RemoteTicket(item, dates: dates) else { throw .unreadable }
      tickets.append(ticket)
    }
    return tickets
  }

  /// The custom fields of a ticket that hold something, by name.
  static func fields(_ item: JSONTree) -> [String: String] {
    let fields = item["CustomFields"]?.elements ?? []
    return fields.reduce(into: [:]) { values, field in
      guard let name = field["name"]?.text, let value = field["values"]?.elements.first?.text else { return }
      if !value.isEmpty { values[name] = value }
    }
  }
}

extension RequestTracker.Client.Failure {
  /// An answer that Request Tracker does not give; somebody in between does.
  static var unreadable: Self { Self(outcome: .retryable(after: nil)) }
}
