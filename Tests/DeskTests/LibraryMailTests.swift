import Calendars
import Foundation
import HTTP
import Records
import Testing

@testable import Desk

@Suite("The library's mails and its days") struct LibraryMailTests {
  private let bench: LibraryBench
  private let jobs: LibraryDayJobs
  private static let day = 24.0 * 60

  init() throws {
    bench = try LibraryBench()
    let desk = bench.test.desk
    jobs = LibraryDayJobs(library: desk.library, office: desk.office, ledger: desk.ledger)
  }

  private struct Written: Equatable {
    let template: String
    let state: String
  }

  /// All that was written, oldest first.
  private func mails() throws -> [Written] {
    let items = try #require(try bench.get("/api/mails?limit=200")["items"] as? [[String: Any]])
    return items.reversed().map {
      Written(template: $0["template"] as? String ?? "", state: $0["state"] as? String ?? "")
    }
  }

  private func queued(_ template: String) throws -> Int {
    try mails().count { $0 == Written(template: template, state: "queued") }
  }

  /// Lets the mail system take what waits.
  private func send() throws {
    let spool = MailSpool(bench.test.ledger)
    for mail in try spool.waiting(limit: 200) {
      _ = try spool.claim(mail.id)
      try spool.sent(mail.id)
    }
  }

  /// Lets days pass, each with its round at the same hour, and answers what was written on each.
  private func live(days: Int) throws -> [[String]] {
    try (0..<days).map { _ in
      let before = try mails().count
      bench.test.advance(minutes: Self.day)
      _ = try jobs.run(after: nil)
      _ = try jobs.run(after: nil)
      try send()
      return try mails().dropFirst(before).map(\.template)
    }
  }

  @Test("a borrower is reminded the day before and 1, 7 and 14 days after, once each, and never after the return")
  func reminders() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    let first = try live(days: 14)
    #expect(first.map { $0.count } == [0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1])
    #expect(first.flatMap { $0 } == ["due-soon", "overdue", "overdue"])
    _ = try bench.takeBack("B-001")
    #expect(try live(days: 20).flatMap { $0 }.isEmpty)
  }

  @Test("an extension starts afresh, and a reminder of the former date that is still here is dropped")
  func extended() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    #expect(try live(days: 5).flatMap { $0 }.isEmpty)
    bench.test.advance(minutes: Self.day)
    _ = try jobs.run(after: nil)
    #expect(try queued("due-soon") == 1)
    _ = try bench.put("/api/extensions/\(newID())", ["nip": LibraryBench.siti])
    #expect(try mails() == [Written(template: "due-soon", state: "dropped")])
    #expect(try live(days: 9).flatMap { $0 } == ["due-soon", "overdue"])
  }

  @Test("after a downtime only the newest step is sent, and it replaces one that never got out")
  func downtime() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    bench.test.advance(minutes: 8 * Self.day)
    _ = try jobs.run(after: nil)
    bench.test.advance(minutes: 12 * Self.day)
    _ = try jobs.run(after: nil)
    #expect(
      try mails() == [Written(template: "overdue", state: "dropped"), Written(template: "overdue", state: "queued")])
  }

  @Test("a return drops the overdue mail that waits, and the confirmation goes out")
  func returned() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    bench.test.advance(minutes: 8 * Self.day)
    _ = try jobs.run(after: nil)
    _ = try bench.takeBack("B-001")
    #expect(
      try mails() == [Written(template: "overdue", state: "dropped"), Written(template: "returned", state: "queued")])
  }

  @Test("nothing is sent before the library opens, nor while the clock can't be right")
  func hours() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    // From 09.15 on Monday to 06.15 on the last Monday of November.
    bench.test.advance(minutes: 6 * Self.day + 21 * 60)
    #expect(try jobs.run(after: nil) == .early)
    bench.test.advance(minutes: 3 * 60)
    let today = try #require(LocalDate("2026-11-30"))
    #expect(try jobs.run(after: nil) == .done(today))
    #expect(try queued("due-soon") == 1)
    bench.test.advance(minutes: -2 * Self.day)
    #expect(try jobs.run(after: nil) == .waiting(.behind))
    #expect(try bench.get("/api/mails")["clock"] as? String == "behind")
    bench.test.advance(minutes: 300 * Self.day)
    #expect(try jobs.run(after: nil) == .waiting(.ahead))
    _ = try bench.takeBack("B-001")
    #expect(try jobs.run(after: nil) != .waiting(.ahead))
  }

  @Test("a copy that nobody fetches goes to the next in line with a mail, and then back to its shelf")
  func unfetched() throws {
    _ = try bench.lend("B-003", to: LibraryBench.siti)
    let third = "197501012000031001"
    try bench.member(third, "Tono", email: "tono@contoh.id")
    for nip in [LibraryBench.budi, third] {
      #expect(try bench.put("/api/holds/\(newID())", ["nip": nip, "title": LibraryBench.other]).status == 201)
    }
    _ = try bench.takeBack("B-003")
    try send()
    // It lies there up to Thursday, three open days after Monday.
    #expect(try live(days: 3).flatMap { $0 }.isEmpty)
    #expect(try live(days: 1) == [["hold-ready"]])
    #expect(try bench.status(of: "B-003") == "onHoldShelf")
    #expect(try bench.lend("B-003", to: LibraryBench.budi).type == "item-on-hold")
    #expect(try live(days: 7).flatMap { $0 }.isEmpty)
    #expect(try bench.status(of: "B-003") == "available")
    #expect((try bench.get("/api/holds")["items"] as? [Any])?.isEmpty == true)
  }

  @Test("who says that a copy is lost is not reminded of it any more")
  func lost() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    bench.test.advance(minutes: 8 * Self.day)
    _ = try jobs.run(after: nil)
    _ = try bench.put("/api/items/B-001/events/\(newID())", ["type": "lost"])
    #expect(try mails() == [Written(template: "overdue", state: "dropped")])
    #expect(try live(days: 14).flatMap { $0 }.isEmpty)
  }

  @Test("an undone return keeps back its own mail and the one of the hold that it caught, or says that it is too late")
  func undone() throws {
    _ = try bench.lend("B-003", to: LibraryBench.siti)
    _ = try bench.put("/api/holds/\(newID())", ["nip": LibraryBench.budi, "title": LibraryBench.other])
    for isSent in [false, true] {
      let act = newID()
      _ = try bench.put("/api/returns/\(act)", ["inventoryNumber": "B-003"])
      #expect(Set(try mails().suffix(2).map(\.template)) == ["hold-ready", "returned"])
      if isSent { try send() }
      bench.test.advance(minutes: 1)
      let undone = try bench.put("/api/undos/\(newID())", ["act": act])
      #expect(undone.json["mail"] as? String == (isSent ? "sent" : "dropped"))
      #expect(Set(try mails().suffix(2).map(\.state)) == [isSent ? "sent" : "dropped"])
      bench.test.advance(minutes: 1)
    }
    let loan = newID()
    _ = try bench.lend("B-001", to: LibraryBench.siti, id: loan)
    #expect(try bench.put("/api/undos/\(newID())", ["act": loan]).json["mail"] as? String == "none")
  }

  @Test(
    "a reminder that a return, a loss or an extension kept back goes out after all once that is undone",
    arguments: ["returned", "lost", "extended"])
  func reminderAfterAll(kind: String) throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    // Due tomorrow, so that it may still be extended; or overdue.
    bench.test.advance(minutes: (kind == "extended" ? 6 : 8) * Self.day)
    _ = try jobs.run(after: nil)
    let reminder = kind == "extended" ? "due-soon" : "overdue"
    #expect(try mails() == [Written(template: reminder, state: "queued")])
    let act = newID()
    let done =
      switch kind {
      case "returned": try bench.put("/api/returns/\(act)", ["inventoryNumber": "B-001"])
      case "lost": try bench.put("/api/items/B-001/events/\(act)", ["type": "lost"])
      default: try bench.put("/api/extensions/\(act)", ["nip": LibraryBench.siti])
      }
    #expect(done.status == 201)
    #expect(try mails().first?.state == "dropped")
    bench.test.advance(minutes: 1)
    #expect(try bench.put("/api/undos/\(newID())", ["act": act]).status == 201)
    #expect(try mails().map(\.state) == (kind == "returned" ? ["queued", "dropped"] : ["queued"]))
  }

  @Test("a reminder under way at a return that is undone is tried again where the mail system fails")
  func underWay() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    bench.test.advance(minutes: 8 * Self.day)
    _ = try jobs.run(after: nil)
    let spool = MailSpool(bench.test.ledger)
    let mail = try #require(try spool.waiting(limit: 1).first)
    #expect(try spool.claim(mail.id))
    let act = newID()
    _ = try bench.put("/api/returns/\(act)", ["inventoryNumber": "B-001"])
    bench.test.advance(minutes: 1)
    #expect(try bench.put("/api/undos/\(newID())", ["act": act]).status == 201)
    try spool.postpone(mail.id, nil)
    #expect(
      try mails() == [Written(template: "overdue", state: "queued"), Written(template: "returned", state: "dropped")])
  }

  @Test("the spool shows the member's number and neither address nor words; the desk sends again or keeps back")
  func seen() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    _ = try bench.takeBack("B-001")
    let response = try bench.test.ask(.get, "/api/mails?state=queued", as: bench.session)
    let item = try #require((response.json["items"] as? [[String: Any]])?.first)
    #expect(item["member"] as? String == LibraryBench.siti)
    #expect(response.json["sends"] as? Bool == true)
    #expect(["contoh.id", "Siti", "Ekonomi"].allSatisfy { !response.text.contains($0) })
    let id = try #require(item["id"] as? String)
    let path = "/api/mails/\(id)/events/"
    #expect(try bench.put(path + newID(), ["type": "dibuang"]).fields == ["/type"])
    #expect(try bench.put(path + newID(), ["type": "cancelled"]).status == 201)
    #expect(try bench.put(path + newID(), ["type": "retried"]).type == "mail-state")
    #expect(try bench.put("/api/mails/\(newID())/events/\(newID())", ["type": "retried"]).status == 404)
    let metrics = try bench.test.ask(.get, "/metrics").text
    #expect(metrics.contains("loket_mails{state=\"queued\"} 0.0"))
  }
}
