import Calendars
import Foundation

extension RequestTracker {
  /// One thing that somebody did to a ticket, as Request Tracker tells of it.
  struct Transaction: Sendable {
    /// Its number.
    let id: Int
    /// The ticket's number.
    let ticket: String
    /// What was done, such as `Correspond`.
    let type: String
    /// The field that was set: a name, or a custom field's number.
    let field: String
    /// The field's value from then on.
    let value: String
    /// Who did it, as accounts are called.
    let author: String
    /// The number of the account.
    let account: String
    /// The account's address.
    let address: String
    /// When.
    let at: Date

    /// A transaction of an answer; nil for what is none.
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
      account = item["Creator"]?["id"]?.text ?? ""
      author = item["Creator"]?["Name"]?.text ?? account
      // Accounts that mails have made are called by their address.
      address = item["Creator"]?["EmailAddress"]?.text ?? author
    }

    /// When, in seconds since 1970.
    var second: Int { Int(at.timeIntervalSince1970) }

    /// Whether it says something.
    var isMessage: Bool { type == "Correspond" || type == "Comment" }
  }

  /// Up to where was asked, and what of the last thousand numbers was told: a transaction gets its number when it
  /// begins, so it may be seen later than a younger one.
  struct Cursor: Sendable {
    /// The youngest number that was seen.
    let last: Int
    /// When that was done, in seconds since 1970; nil where it was not kept.
    let at: Int?
    /// The numbers that were told, of those that are asked for again.
    let told: Set<Int>

    /// Before all.
    static let start = Cursor(last: 0, at: nil, told: [])
    private static let overlap = 1000

    /// Behind which number to ask.
    var from: Int { max(0, last - Self.overlap) }

    /// As text: `1796@1795400000;57,58`.
    var text: String {
      "\(last)\(at.map { "@\($0)" } ?? "");\(told.sorted().map(String.init).joined(separator: ","))"
    }

    private init(last: Int, at: Int?, told: Set<Int>) {
      self.last = last
      self.at = at
      self.told = told
    }

    /// A cursor from its text; nil for what is none.
    init?(_ text: String) {
      let parts = text.split(separator: ";", omittingEmptySubsequences: false)
      let youngest = parts[0].split(separator: "@").map { Int($0) }
      guard parts.count == 2, let last = youngest.first ?? nil else { return nil }
      let at = youngest.count == 2 ? youngest[1] : nil
      self.init(last: last, at: at, told: Set(parts[1].split(separator: ",").compactMap { Int($0) }))
    }

    /// Where to go on after these.
    func moved(over transactions: [Transaction]) -> Cursor {
      let youngest = transactions.last.flatMap { $0.id >= last ? $0 : nil }
      let next = Cursor(last: youngest?.id ?? last, at: youngest?.second ?? at, told: [])
      return Cursor(
        last: next.last, at: next.at, told: told.union(transactions.map(\.id)).filter { $0 > next.from })
    }
  }
}
