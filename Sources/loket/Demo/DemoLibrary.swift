import Calendars
import Circulation
import Desk
import Foundation
import Records
import TicketCore

/// Fills the demo's library: the same members and titles everywhere, and loans up to today.
struct DemoLibrary {
  /// How large it is. Raw values are the command's.
  enum Size: String, CaseIterable {
    case none
    /// For a newcomer to play with.
    case small
    /// Of an office's real size, for tests and benches.
    case large

    var members: Int { self == .large ? 5000 : 300 }
    var items: Int { self == .large ? 100_000 : 2000 }
    /// Days of history, and about how many loans were tried in them.
    var history: (days: Int, loans: Int) { self == .large ? (730, 60_000) : (60, 1200) }
    var holds: Int { self == .large ? 60 : 8 }
  }

  private static let rowsAtOnce = 500

  private let ledger: Ledger
  private let size: Size
  private let words: DemoWords
  private let rules: LoanRules
  private let zone: OfficeZone
  private let calendar: LibraryCalendar

  /// A library for a ledger.
  /// - Throws: where a file of the demo is broken.
  init(_ size: Size, in ledger: Ledger, from share: ShareFolder) throws {
    self.ledger = ledger
    self.size = size
    words = try DemoWords(from: share)
    rules = try share.loanRules()
    let holidays = try HolidayCalendars.load(files: try share.calendars())
    guard let standard = try share.loadedStandards().all.first(where: { $0.queueing.endedBy == .circulation }) else {
      throw CommandFailure("standar sirkulasi tidak ada", "the circulation standard is missing")
    }
    zone = standard.timeZone
    calendar = LibraryCalendar(WorkingCalendar(hours: standard.hours, holidays: holidays, zone: standard.timeZone))
  }

  /// Fills an empty library, or goes on with one whose filling was cut off; leaves any other alone.
  /// - Throws: a database error.
  func seed() throws {
    guard size != .none, try isWanted() else { return }
    let progress = ProgressBar(of: size.items)
    if size == .large {
      Terminal.say("Mengisi perpustakaan contoh yang besar …", "Filling the large demo library …")
    }
    defer { progress.clear() }
    let members = try seedMembers()
    let copies = try seedShelves(progress)
    try seedLoans(members, copies)
  }

  /// The loans are written last and at once: where the first demo title is without any, the filling was cut off.
  private func isWanted() throws -> Bool {
    try ledger.read { connection in
      if try !Loans.page(after: 0, limit: 1, in: connection).isEmpty { return false }
      if try Titles.find(DemoIDs.title(0), in: connection) != nil { return true }
      if try Members.find(id: DemoIDs.member(0), in: connection) != nil { return true }
      return try Titles.page(after: 0, limit: 1, in: connection).isEmpty
        && Members.page(after: 0, limit: 1, in: connection).isEmpty
    }
  }

  private func seedMembers() throws -> [Member] {
    let people = DemoPeople(words: words, rules: rules, today: zone.date(of: ledger.now))
    let members = (0..<size.members).map(people.member)
    for start in stride(from: 0, to: members.count, by: Self.rowsAtOnce) {
      let batch = members[start..<min(start + Self.rowsAtOnce, members.count)]
      try ledger.record { entry in
        for member in batch where try Members.find(id: member.id, in: entry.transaction) == nil {
          _ = try Members.put(member, as: member.number, expect: nil, in: entry)
        }
      }
    }
    return members
  }

  private func seedShelves(_ progress: ProgressBar) throws -> [(item: Item, kind: TitleKind)] {
    let shelves = DemoShelves(words: words)
    var copies: [(item: Item, kind: TitleKind)] = []
    var index = 0
    while copies.count < size.items {
      var batch: [(draft: TitleDraft, copies: [Item])] = []
      while batch.count < Self.rowsAtOnce, copies.count < size.items {
        let work = shelves.work(index, firstItem: copies.count + 1)
        batch.append((TitleDraft(work.title), work.copies))
        copies += work.copies.map { ($0, work.title.kind) }
        index += 1
      }
      let works = batch
      try ledger.record { entry in
        for work in works where try Titles.find(work.draft.title.id, in: entry.transaction) == nil {
          _ = try Titles.put(work.draft, expect: nil, in: entry)
          for copy in work.copies { _ = try Items.put(copy, expect: nil, in: entry) }
        }
      }
      progress.show(copies.count)
    }
    return copies
  }

  private func seedLoans(_ members: [Member], _ copies: [(item: Item, kind: TitleKind)]) throws {
    let now = ledger.now
    let events = DemoLoans(members: members, copies: copies, rules: rules, calendar: calendar, zone: zone)
      .events(days: size.history.days, count: size.history.loans, until: now)
    let out = Dictionary(grouping: events, by: \.loan.id).values.compactMap { $0.count == 1 ? $0[0].loan : nil }
      .sorted { $0.id < $1.id }
    let titles = Dictionary(copies.map { ($0.item.inventoryNumber, $0.item.title) }, uniquingKeysWith: { $1 })
    let holds = holds(members, out, titles, now)
    let (zone, actor) = (zone, Actor(name: "demo", role: .system))
    try ledger.record { entry in
      for event in events {
        let loan = event.loan
        switch event.kind {
        case .lent: try Loans.insert(loan, in: entry)
        case .returned: try Loans.end(loan, lateDays: event.lateDays, in: entry)
        }
        try LibraryEvents.append(
          event.kind == .lent ? .lent : .returned, id: loan.id, member: loan.member, item: loan.item, loan: loan.id,
          officeDate: zone.date(of: event.at), at: event.at, by: actor, in: entry)
      }
      for loan in out { try Items.set(.onLoan, of: loan.item, in: entry) }
      for hold in holds { try Holds.insert(hold, in: entry) }
    }
  }

  /// Members who wait for what is out, each for another title than they have.
  private func holds(_ members: [Member], _ out: [Loan], _ titles: [String: String], _ now: Date) -> [Hold] {
    var random = SplitMix(4, 0)
    var taken: Set<String> = []
    let waiting = members.filter { $0.blocked == nil && $0.validUntil == nil }
    return out.prefix(size.holds * 3).enumerated().compactMap { index, loan in
      guard index % 3 == 0, let title = titles[loan.item], !waiting.isEmpty else { return nil }
      let member = waiting[random.number(0..<waiting.count)]
      guard member.id != loan.member, taken.insert(title + member.id).inserted else { return nil }
      return Hold(
        id: DemoIDs.hold(index), member: member.id, title: title, placedAt: now - Double(random.number(600..<200_000)))
    }
  }
}
