import Foundation
import HTTP
import Receipts
import Records
import Testing

@testable import Desk

@Suite("Lending and taking back over HTTP") struct CirculationRouteTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  @Test("a loan answers the due date and the stamp's job; the same again answers the same and lends once")
  func lent() throws {
    let id = newID()
    let first = try bench.lend("B-001", to: LibraryBench.siti, id: id)
    #expect(first.status == 201)
    #expect(first.json["dueDate"] as? String == "2026-11-30")
    let again = try bench.lend("B-001", to: LibraryBench.siti, id: id)
    #expect(again.status == 200)
    #expect(again.text == first.text)
    let job = try bench.get("/api/print-jobs/\(try #require(first.json["stampJob"] as? String))")
    #expect(job["template"] as? String == "loans/stamp")
    #expect(try bench.loans(of: LibraryBench.siti).count == 1)
    #expect(try bench.status(of: "B-001") == "onLoan")
  }

  @Test("the other desk is told by whom and until when, and the refusal's text names nobody")
  func onLoan() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    let refused = try bench.lend("B-001", to: LibraryBench.budi)
    #expect(refused.status == 409)
    #expect(refused.type == "item-on-loan")
    let holder = try #require(refused.json["current"] as? [String: Any])
    #expect(holder["name"] as? String == "Siti")
    #expect(holder["dueDate"] as? String == "2026-11-30")
    #expect((refused.json["detail"] as? String)?.contains("Siti") == false)
    #expect(refused.json["overridable"] == nil)
  }

  @Test("unknown numbers are named by their field; a NIP in groups, and a number without its capitals, is understood")
  func unknown() throws {
    #expect(try bench.lend("X-9", to: LibraryBench.siti).fields == ["/inventoryNumber"])
    #expect(try bench.lend("B-001", to: "199001012015011001").fields == ["/nip"])
    #expect(try bench.lend("B-001", to: "19850314 200912 2 003").status == 201)
    try bench.member("t-7", "Tuti")
    #expect(try bench.lend("b-002", to: "t-7").status == 201)
  }

  @Test("a rule is gone over with a reason, which is logged; a dry run says everything and changes nothing")
  func override() throws {
    try bench.member(LibraryBench.siti, "Siti", more: ["blocked": "menunggu klarifikasi"])
    let dry = try bench.lend("B-001", to: LibraryBench.siti, ["dryRun": true])
    #expect(dry.status == 200)
    let refusals = try #require(dry.json["refusals"] as? [[String: Any]])
    #expect(refusals.map { $0["type"] as? String } == ["membership-blocked"])
    #expect(try bench.loans(of: LibraryBench.siti).isEmpty)
    let refused = try bench.lend("B-001", to: LibraryBench.siti)
    #expect(refused.type == "membership-blocked")
    #expect(refused.json["overridable"] as? Bool == true)
    #expect(try bench.lend("B-001", to: LibraryBench.siti, ["override": "Izin kepala"]).status == 201)
  }

  @Test("a return tells shelf and mail, by the number or by member and loan; what is not out is answered helpfully")
  func returned() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    let loan = try #require(try bench.loans(of: LibraryBench.siti).first?["id"] as? String)
    let picked = try bench.put("/api/returns/\(newID())", ["nip": LibraryBench.siti, "loan": loan])
    #expect(picked.status == 201)
    #expect(picked.json["shelf"] as? String == "Lantai 2, 330.1")
    #expect(picked.json["mail"] as? Bool == true)
    #expect(picked.json["hold"] is NSNull)
    #expect(try bench.status(of: "B-001") == "available")
    let again = try bench.takeBack("B-001")
    #expect(again.type == "item-not-on-loan")
    #expect((again.json["detail"] as? String)?.contains("tersedia") == true)
  }

  @Test("what lay in the book drop counts from when it was put in, not before the loan and not in the future")
  func bookDrop() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    bench.test.advance(minutes: 60 * 24 * 9)
    #expect(try bench.takeBack("B-001", ["at": "2027-01-01T00:00:00Z"]).fields == ["/at"])
    let back = try bench.takeBack("B-001", ["at": "2026-11-30T03:00:00Z"])
    let loan = try #require(back.json["loan"] as? [String: Any])
    #expect(loan["lateDays"] as? Int == 0)
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    #expect(try bench.takeBack("B-001", ["at": "2026-12-01T03:00:00Z"]).fields == ["/at"])
    bench.test.advance(minutes: 60 * 24 * 9)
    let late = try bench.takeBack("B-001")
    #expect((late.json["loan"] as? [String: Any])?["lateDays"] as? Int == 2)
    // A day without its hour, on which it was lent as well.
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    #expect(try bench.takeBack("B-001", ["at": "2026-12-10T17:00:00Z"]).status == 201)
  }

  @Test("a hold is caught at the return and the waiting member gets the copy; others are refused it")
  func hold() throws {
    _ = try bench.lend("B-003", to: LibraryBench.siti)
    let hold = try bench.put("/api/holds/\(newID())", ["nip": LibraryBench.budi, "title": LibraryBench.other])
    #expect(hold.status == 201)
    #expect(hold.json["position"] as? Int == 1)
    let back = try bench.takeBack("B-003")
    #expect((back.json["hold"] as? [String: Any])?["member"] as? String == "Budi")
    #expect(try bench.status(of: "B-003") == "onHoldShelf")
    #expect(try bench.lend("B-003", to: LibraryBench.siti).type == "item-on-hold")
    #expect(try bench.lend("B-003", to: LibraryBench.budi).status == 201)
    #expect((try bench.get("/api/holds")["items"] as? [Any])?.isEmpty == true)
  }

  @Test("one, several or all loans are extended, each with its result and its reason")
  func extended() throws {
    for item in ["B-001", "B-003"] { _ = try bench.lend(item, to: LibraryBench.siti) }
    _ = try bench.put("/api/holds/\(newID())", ["nip": LibraryBench.budi, "title": LibraryBench.other])
    let answer = try bench.put("/api/extensions/\(newID())", ["nip": LibraryBench.siti])
    let items = try #require(answer.json["items"] as? [[String: Any]])
    #expect(items.map { $0["extended"] as? Bool } == [true, false])
    #expect(items.first?["dueDate"] as? String == "2026-12-07")
    #expect((items.last?["refusal"] as? [String: Any])?["type"] as? String == "item-on-hold")
    let wrong = try bench.put(
      "/api/extensions/\(newID())", ["nip": LibraryBench.siti, "inventoryNumbers": ["B-001", "B-002"]])
    #expect(wrong.fields == ["/inventoryNumbers/1"])
  }

  @Test("the last act is taken back: a loan, a return with the hold it caught, an extension; not what came before it")
  func undone() throws {
    let (loan, back, more) = (newID(), newID(), newID())
    _ = try bench.lend("B-003", to: LibraryBench.siti, id: loan)
    _ = try bench.put("/api/extensions/\(more)", ["nip": LibraryBench.siti])
    func undo(_ act: String) throws -> Response { try bench.put("/api/undos/\(newID())", ["act": act]) }
    #expect(try undo(loan).type == "undo-too-late")
    #expect(try undo(more).status == 201)
    #expect(try bench.loans(of: LibraryBench.siti).first?["dueDate"] as? String == "2026-11-30")
    _ = try bench.put("/api/holds/\(newID())", ["nip": LibraryBench.budi, "title": LibraryBench.other])
    _ = try bench.put("/api/returns/\(back)", ["inventoryNumber": "B-003"])
    #expect(try undo(back).status == 201)
    #expect(try bench.status(of: "B-003") == "onLoan")
    #expect((try bench.get("/api/holds")["items"] as? [[String: Any]])?.first?["state"] as? String == "waiting")
    let day = try bench.get("/api/library/days/2026-11-23")
    #expect(day["loans"] as? Int == 1)
    #expect(day["returns"] as? Int == 0)
    bench.test.advance(minutes: 16)
    let last = newID()
    _ = try bench.put("/api/returns/\(last)", ["inventoryNumber": "B-003"])
    bench.test.advance(minutes: 16)
    #expect(try undo(last).type == "undo-too-late")
  }

  @Test("a lost copy ends the loan, a damaged one goes to repair, a found one is there again")
  func itemEvents() throws {
    _ = try bench.lend("B-001", to: LibraryBench.siti)
    func event(_ item: String, _ type: String) throws -> Response {
      try bench.put("/api/items/\(item)/events/\(newID())", ["type": type, "text": "sampul sobek"])
    }
    #expect(try event("B-001", "damaged").type == "item-on-loan")
    #expect(try event("B-001", "lost").status == 201)
    #expect(try bench.loans(of: LibraryBench.siti).isEmpty)
    #expect(try bench.lend("B-001", to: LibraryBench.budi, ["override": "x"]).type == "item-not-lendable")
    #expect(try event("B-001", "found").status == 201)
    #expect(try bench.status(of: "B-001") == "available")
    #expect(try event("B-001", "dibuang").fields == ["/type"])
  }

  @Test("a copy at the desk goes on to the next in line; lost, its member waits again in front; found, they get it")
  func line() throws {
    let (first, second) = (newID(), newID())
    try bench.member("T-1", "Tono")
    _ = try bench.lend("B-003", to: LibraryBench.siti)
    for (id, nip) in [(first, LibraryBench.budi), (second, "T-1")] {
      #expect(try bench.put("/api/holds/\(id)", ["nip": nip, "title": LibraryBench.other]).status == 201)
    }
    func line() throws -> [String] {
      let holds = try #require(try bench.get("/api/holds")["items"] as? [[String: Any]])
      return holds.map { "\($0["nip"] ?? "") \($0["state"] ?? "") \($0["item"] ?? "-")" }
    }
    func event(_ type: String) throws {
      #expect(try bench.put("/api/items/B-003/events/\(newID())", ["type": type]).status == 201)
    }
    _ = try bench.takeBack("B-003")
    #expect(try line() == ["\(LibraryBench.budi) ready B-003", "T-1 waiting -"])
    try event("lost")
    #expect(try line() == ["\(LibraryBench.budi) waiting -", "T-1 waiting -"])
    try event("found")
    #expect(try line() == ["\(LibraryBench.budi) ready B-003", "T-1 waiting -"])
    #expect(try bench.put("/api/holds/\(first)/events/\(newID())", ["type": "cancelled"]).status == 201)
    #expect(try line() == ["T-1 ready B-003"])
    #expect(try bench.put("/api/holds/\(second)/events/\(newID())", ["type": "cancelled"]).status == 201)
    #expect(try line().isEmpty)
    #expect(try bench.status(of: "B-003") == "available")
  }

  @Test("a slip names the loans of this visit and no others")
  func slip() throws {
    for item in ["B-001", "B-003"] { _ = try bench.lend(item, to: LibraryBench.siti) }
    let id = try #require(try bench.loans(of: LibraryBench.siti).first?["id"] as? String)
    let answer = try bench.put(
      "/api/members/\(LibraryBench.siti)/papers/\(newID())", ["paper": "loans", "loans": [id, newID()]])
    let job = try #require(answer.json["printJob"] as? String)
    let kept = try #require(try bench.test.ledger.read { try PrintJobs.find(job, in: $0) })
    let contents = try #require(
      try JSONSerialization.jsonObject(with: Data(kept.contents.utf8)) as? [String: Any])
    #expect((contents["items"] as? [Any])?.count == 1)
    #expect(contents["count"] as? Int == 1)
    #expect(contents["remaining"] as? Int == 2)
  }

  @Test("the librarian's act is what the visitor of the queue came for: their ticket is done with it")
  func queueTicket() throws {
    let desk = try bench.test.session("resepsionis")
    try bench.test.register(desk)
    let request: [String: Any] = [
      "visitor": TestDesk.budi, "standard": "kli-sirkulasi", "channel": "walkIn", "print": false,
    ]
    let issued = try bench.test.ask(.put, "/api/tickets/\(newID())", request, as: desk)
    let ticket = try #require(issued.json["id"] as? String, "\(issued.text)")
    _ = try bench.put("/api/counters/1", ["state": "open"])
    _ = try bench.put("/api/counters/1/calls/\(newID())", [:])
    _ = try bench.put("/api/tickets/\(ticket)/events/\(newID())", ["type": "started", "counter": 1])
    #expect(try bench.get("/api/tickets/\(ticket)")["state"] as? String == "serving")
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    #expect(try bench.get("/api/tickets/\(ticket)")["state"] as? String == "resolved")
    // The next book of the same visit finds nobody at the counter and is lent all the same.
    #expect(try bench.lend("B-003", to: LibraryBench.siti).status == 201)
  }

  @Test(
    "every paper of the library can be made of what the desk gives it, and loses nothing on either roll",
    arguments: [nil, "loans", "returns", "extensions", "card", "registration"] as [String?])
  func papers(paper: String?) throws {
    let lent = try bench.lend("B-001", to: LibraryBench.siti)
    var job = try #require(lent.json["stampJob"] as? String)
    if let paper {
      _ = try bench.put("/api/extensions/\(newID())", ["nip": LibraryBench.siti])
      let loans = try bench.loans(of: LibraryBench.siti).compactMap { $0["id"] as? String }
      let path = "/api/members/\(LibraryBench.siti)/papers/\(newID())"
      job = try #require(try bench.put(path, ["paper": paper, "loans": loans]).json["printJob"] as? String)
    }
    let kept = try #require(try bench.test.ledger.read { try PrintJobs.find(job, in: $0) })
    let receipt = try bench.test.desk.templates.receipt(kept.template, json: kept.contents)
    for columns in [32, 48] {
      let page = receipt.page(columns: columns)
      #expect((receipt.diagnostics + page.diagnostics).isEmpty)
      let text = String(decoding: receipt.render(as: .text, columns: columns), as: UTF8.self)
      // A large name stands with blanks between its letters.
      #expect(text.replacing(" ", with: "").lowercased().contains("siti"), "\(text)")
    }
  }
}
