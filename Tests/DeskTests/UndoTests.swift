import Calendars
import Foundation
import HTTP
import Records
import Testing

@testable import Desk

@Suite("What is taken back leaves no trace at the desk") struct UndoTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  private func undo(_ act: String) throws {
    #expect(try bench.put("/api/undos/\(newID())", ["act": act]).status == 201)
  }

  /// A copy lies at the desk for Budi, and word of it waits to go out.
  private func setAsideForBudi() throws {
    let wish = ["nip": LibraryBench.budi, "title": LibraryBench.title]
    #expect(try bench.put("/api/holds/\(newID())", wish).status == 201)
    #expect(try bench.put("/api/items/B-001/events/\(newID())", ["type": "setAside"]).status == 201)
    #expect(try mail() == "queued")
  }

  /// Where the word of the copy that lies at the desk is.
  private func mail() throws -> String? {
    let mails = try #require(try bench.get("/api/mails")["items"] as? [[String: Any]])
    return mails.first { $0["template"] as? String == "hold-ready" }?["state"] as? String
  }

  private func hold() throws -> [String: Any]? { (try bench.get("/api/holds")["items"] as? [[String: Any]])?.first }

  @Test("a loan that freed the copy that lay there for its member: it lies there again, and they hear of it")
  func setAsideAgain() throws {
    try setAsideForBudi()
    let until = try hold()?["readyUntil"] as? String
    let loan = newID()
    #expect(try bench.lend("B-002", to: LibraryBench.budi, id: loan).status == 201)
    #expect(try bench.status(of: "B-001") == "available")
    #expect(try mail() == "dropped")
    try undo(loan)
    #expect(try bench.status(of: "B-002") == "available")
    #expect(try bench.status(of: "B-001") == "onHoldShelf")
    #expect(try hold()?["item"] as? String == "B-001")
    #expect(try hold()?["readyUntil"] as? String == until)
    #expect(try mail() == "queued")
  }

  @Test("a copy that went on in the meantime stays where it went; its former member waits again")
  func goneOn() throws {
    try setAsideForBudi()
    let loan = newID()
    #expect(try bench.lend("B-002", to: LibraryBench.budi, id: loan).status == 201)
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    try undo(loan)
    #expect(try bench.status(of: "B-001") == "onLoan")
    #expect(try hold()?["state"] as? String == "waiting")
  }

  @Test("a loss by mistake: word of the copy at the desk goes out after all")
  func lossByMistake() throws {
    try setAsideForBudi()
    let lost = newID()
    #expect(try bench.put("/api/items/B-001/events/\(lost)", ["type": "lost"]).status == 201)
    #expect(try mail() == "dropped")
    bench.test.advance(minutes: 1)
    try undo(lost)
    #expect(try bench.status(of: "B-001") == "onHoldShelf")
    #expect(try mail() == "queued")
  }

  @Test("a loan: its stamp is not printed any more, and nobody reads of it later")
  func loan() throws {
    let loan = newID()
    let stamp = try #require(try bench.lend("B-001", to: LibraryBench.siti, id: loan).json["stampJob"] as? String)
    try undo(loan)
    #expect(try bench.get("/api/print-jobs/\(stamp)")["state"] as? String == "failed")
    #expect((try bench.get("/api/members/\(LibraryBench.siti)")["past"] as? [Any])?.isEmpty == true)
    #expect(try bench.test.ledger.read { try Loans.page(after: 0, limit: 10, in: $0) }.isEmpty)
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    #expect(try bench.takeBack("B-001").status == 201)
    #expect((try bench.get("/api/members/\(LibraryBench.siti)")["past"] as? [Any])?.count == 1)
  }

  @Test("an extension: no slip calls it one")
  func extension_() throws {
    let (loan, more) = (newID(), newID())
    #expect(try bench.lend("B-001", to: LibraryBench.siti, id: loan).status == 201)
    #expect(try bench.put("/api/extensions/\(more)", ["nip": LibraryBench.siti]).status == 201)
    func former() throws -> String? {
      try bench.test.ledger.read { try LibraryEvents.formerDue(ofLoan: loan, in: $0) }?.description
    }
    #expect(try former() == "2026-11-30")
    try undo(more)
    #expect(try former() == nil)
  }
}
