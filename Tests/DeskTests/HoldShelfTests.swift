import Foundation
import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("What lies at the desk, and what an undo puts back") struct HoldShelfTests {
  private let bench: LibraryBench

  init() throws {
    bench = try LibraryBench()
    try bench.member("T-1", "Tono")
  }

  @discardableResult
  private func hold(_ nip: String, _ title: String = LibraryBench.title) throws -> Response {
    try bench.put("/api/holds/\(newID())", ["nip": nip, "title": title])
  }

  @discardableResult
  private func event(_ item: String, _ type: String, id: String = newID()) throws -> Response {
    try bench.put("/api/items/\(item)/events/\(id)", ["type": type])
  }

  private func undo(_ act: String) throws -> Response { try bench.put("/api/undos/\(newID())", ["act": act]) }

  /// The open holds: who, how far, and with which copy.
  private func line() throws -> [String] {
    let holds = try #require(try bench.get("/api/holds")["items"] as? [[String: Any]])
    return holds.map { "\($0["member"] ?? "") \($0["state"] ?? "") \($0["item"] ?? "-")" }
  }

  /// Both copies out; Budi and Tono wait, and B-001 comes back for Budi.
  private func setAsideForBudi() throws {
    for item in ["B-001", "B-002"] { #expect(try bench.lend(item, to: LibraryBench.siti).status == 201) }
    try hold(LibraryBench.budi)
    try hold("T-1")
    #expect(try bench.takeBack("B-001").status == 201)
    #expect(try line() == ["Budi ready B-001", "Tono waiting -"])
  }

  @Test("who borrows another copy than the one set aside leaves that one to the next in line")
  func passedOn() throws {
    try setAsideForBudi()
    #expect(try bench.put("/api/items/B-009", ["title": LibraryBench.title]).status == 201)
    #expect(try bench.lend("B-009", to: LibraryBench.budi).status == 201)
    #expect(try line() == ["Tono ready B-001"])
    #expect(try bench.status(of: "B-001") == "onHoldShelf")
  }

  @Test("a copy lent over somebody's hold no longer lies there for them: they wait again, in front")
  func lentOver() throws {
    try setAsideForBudi()
    let loan = newID()
    #expect(try bench.lend("B-001", to: "T-1", ["override": "izin kepala"], id: loan).status == 201)
    #expect(try line() == ["Budi waiting -"])
    #expect(try undo(loan).status == 201)
    #expect(try line() == ["Budi ready B-001", "Tono waiting -"])
    #expect(try bench.status(of: "B-001") == "onHoldShelf")
  }

  @Test("a loan taken back puts the copy and the hold where they were")
  func fetchedByMistake() throws {
    try setAsideForBudi()
    let loan = newID()
    #expect(try bench.lend("B-001", to: LibraryBench.budi, id: loan).status == 201)
    #expect(try line() == ["Tono waiting -"])
    #expect(try undo(loan).status == 201)
    #expect(try line() == ["Budi ready B-001", "Tono waiting -"])
    let until = (try bench.get("/api/holds")["items"] as? [[String: Any]])?.first?["readyUntil"] as? String
    #expect(until == "2026-11-26")
    #expect(try bench.status(of: "B-001") == "onHoldShelf")
  }

  @Test("a loan taken back of a copy that did not lie at the desk lets its member wait again")
  func lentFromTheShelf() throws {
    let (loan, item) = (newID(), "B-003")
    try hold(LibraryBench.budi, LibraryBench.other)
    #expect(try bench.put("/api/items/\(item)", ["title": LibraryBench.other, "status": "inTransit"]).status == 200)
    #expect(try bench.lend(item, to: LibraryBench.budi, id: loan).status == 201)
    #expect(try line().isEmpty)
    #expect(try undo(loan).status == 201)
    #expect(try line() == ["Budi waiting -"])
    #expect(try bench.status(of: item) == "inTransit")
  }

  @Test("losses, damages and finds are taken back too, with the loan or the hold that they ended")
  func mistakenEvents() throws {
    try setAsideForBudi()
    let (lost, damaged, found) = (newID(), newID(), newID())
    try event("B-002", "lost", id: lost)
    #expect(try undo(lost).status == 201)
    #expect(try bench.status(of: "B-002") == "onLoan")
    #expect(try bench.loans(of: LibraryBench.siti).count == 1)
    try event("B-001", "damaged", id: damaged)
    #expect(try line() == ["Budi waiting -", "Tono waiting -"])
    #expect(try undo(damaged).status == 201)
    #expect(try line() == ["Budi ready B-001", "Tono waiting -"])
    try event("B-001", "lost")
    try event("B-001", "found", id: found)
    #expect(try line() == ["Budi ready B-001", "Tono waiting -"])
    #expect(try undo(found).status == 201)
    #expect(try bench.status(of: "B-001") == "lost")
    #expect(try line() == ["Budi waiting -", "Tono waiting -"])
  }

  @Test("a return says whether the member whose hold it caught was mailed")
  func mailed() throws {
    for (nip, isMailed) in [(LibraryBench.budi, true), ("T-1", false)] {
      #expect(try bench.lend("B-003", to: LibraryBench.siti).status == 201)
      try hold(nip, LibraryBench.other)
      let caught = try #require(try bench.takeBack("B-003").json["hold"] as? [String: Any])
      #expect(caught["mailed"] as? Bool == isMailed)
      #expect(caught["nip"] as? String == nip)
      #expect(try bench.lend("B-003", to: nip).status == 201)
      #expect(try bench.takeBack("B-003").status == 201)
    }
  }

  @Test("a hold on what stands on its shelf says where, and the copy is set aside for the first in line by a scan")
  func setAside() throws {
    #expect(try event("B-003", "setAside").type == "title-not-held")
    let answer = try hold(LibraryBench.budi, LibraryBench.other)
    let shelf = try #require(answer.json["onShelf"] as? [String: Any])
    #expect(shelf["inventoryNumber"] as? String == "B-003")
    #expect(shelf["shelf"] as? String == "Lantai 2, 330.1")
    let act = newID()
    let aside = try event("B-003", "setAside", id: act)
    #expect(aside.json["status"] as? String == "onHoldShelf")
    #expect((aside.json["hold"] as? [String: Any])?["member"] as? String == "Budi")
    #expect(try line() == ["Budi ready B-003"])
    #expect(try event("B-003", "setAside").type == "item-not-lendable")
    #expect(try undo(act).status == 201)
    #expect(try line() == ["Budi waiting -"])
    #expect(try bench.status(of: "B-003") == "available")
    #expect(try bench.lend("B-003", to: LibraryBench.budi).status == 201)
    #expect(try hold("T-1", LibraryBench.other).json["onShelf"] is NSNull)
    #expect(try event("B-003", "setAside").type == "item-on-loan")
  }

  @Test("a copy tells title, place and state, and who has it or whom it lies there for")
  func copy() throws {
    #expect(try bench.put("/api/items/B-003", ["title": LibraryBench.other, "barcode": "899-3"]).status == 200)
    #expect(try bench.lend("B-003", to: LibraryBench.siti).status == 201)
    let out = try bench.get("/api/items/899-3")
    #expect(out["inventoryNumber"] as? String == "B-003")
    #expect(out["title"] as? String == "Hukum Keuangan Negara")
    #expect(out["dueDate"] as? String == "2026-11-30")
    #expect((out["holder"] as? [String: Any])?["nip"] as? String == LibraryBench.siti)
    try hold(LibraryBench.budi, LibraryBench.other)
    #expect(try bench.takeBack("B-003").status == 201)
    let ready = try bench.get("/api/items/B-003")
    #expect((ready["heldFor"] as? [String: Any])?["member"] as? String == "Budi")
    #expect(ready["waiting"] as? Int == 0)
    #expect(ready["holder"] == nil)
    #expect(try bench.test.ask(.get, "/api/items/X-1", as: bench.session).status == 404)
  }
}
