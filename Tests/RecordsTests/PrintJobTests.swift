import Foundation
import SQLite
import Testing
import TicketCore

@testable import Records

@Suite("The print spool's table") struct PrintJobTests {
  private let test: TestLedger
  private var ledger: Ledger { test.ledger }
  private var spool: Spool { Spool(ledger) }

  init() throws {
    test = try TestLedger()
    let ticket = try test.ledger.issue("kppn-konsultasi").ticket.id
    try test.ledger.record { entry in
      for id in ["j1", "j2"] {
        try PrintJobs.insert(
          id: id, ticket: ticket, restricted: false, use: .ticket, target: nil, template: "t",
          contents: "json_object('copy', NULL)", in: entry)
      }
    }
  }

  private func job(_ id: String) throws -> PrintJob? { try ledger.read { try PrintJobs.find(id, in: $0) } }

  private func share(_ printer: String, _ uses: [PrintUse], paper: String = "80 mm") -> Spool.Share {
    Spool.Share(printer: printer, paper: paper, uses: uses, known: ["p", "q", #"meja "2""#])
  }

  /// Claims whatever is next of a share; its id.
  private func claim(_ share: Spool.Share) throws -> String? {
    guard let job = try spool.next(of: share) else { return nil }
    return try spool.claim(job.id, of: share, document: [1]) ? job.id : nil
  }

  private func change(_ change: PrintJobChange, _ id: String) throws -> PrintJobChange.Outcome {
    let job = try #require(try job(id))
    return try ledger.record { try change.apply(to: job, in: $0) }
  }

  @Test("a job is claimed once, oldest first, and only for a use that comes to the printer")
  func claim() throws {
    #expect(try claim(share("p", [.stamp])) == nil)
    #expect(try claim(share("p", [.stamp, .ticket])) == "j1")
    #expect(try spool.claim("j1", of: share("p", [.ticket]), document: [1]) == false)
    #expect(try claim(share("p", [.ticket])) == "j2")
    #expect(try claim(share("p", [.ticket])) == nil)
    #expect(try spool.unfinished(of: "p").map(\.id) == ["j1", "j2"])
    #expect(try spool.unfinished(of: "q").isEmpty)
  }

  @Test(
    "a job with a printer of its own goes there alone, and to whoever takes its use when that printer is gone",
    arguments: [("q", nil, "j1"), (#"meja "2""#, nil, nil), ("dulu", "j1", nil)] as [(String, String?, String?)])
  func target(chosen: String, atP: String?, atQ: String?) throws {
    _ = try change(.move(printer: chosen), "j1")
    _ = try change(.cancel, "j2")
    #expect(try spool.next(of: share("p", [.ticket]))?.id == atP)
    #expect(try spool.next(of: share("q", []))?.id == atQ)
  }

  @Test("the document stays the same from try to try, but not for another paper")
  func document() throws {
    let (share, narrow) = (share("p", [.ticket]), share("p", [.ticket], paper: "58 mm"))
    _ = try spool.claim("j1", of: share, document: [7, 8])
    #expect(try spool.document(of: "j1", for: share) == [7, 8])
    #expect(try spool.document(of: "j1", for: narrow) == nil)
    try spool.requeue("j1", trouble: nil)
    #expect(try spool.document(of: "j1", for: share) == [7, 8])
    _ = try spool.claim("j1", of: narrow, document: [9])
    #expect(try spool.document(of: "j1", for: narrow) == [9])
    #expect(try spool.document(of: "j1", for: share) == nil)
  }

  @Test("with its end, whichever that is, the document of a job is gone", arguments: ["sent", "cancelled", "expired"])
  func documentEnds(end: String) throws {
    let share = share("p", [.ticket])
    _ = try spool.claim("j1", of: share, document: [7])
    if end == "sent" {
      try spool.finish("j1", as: .sent)
    } else {
      try spool.requeue("j1", trouble: nil)
      if end == "cancelled" { _ = try change(.cancel, "j1") } else { try spool.expire(share, after: -1) }
    }
    #expect(try job("j1")?.finishedAt != nil)
    #expect(try spool.document(of: "j1", for: share) == nil)
  }

  @Test("states and troubles are kept until the end")
  func states() throws {
    _ = try claim(share("p", [.ticket]))
    try spool.requeue("j1", trouble: "offline")
    #expect(try job("j1")?.state == .queued)
    #expect(try job("j1")?.trouble == "offline")
    #expect(try claim(share("p", [.ticket])) == "j1")
    #expect(try job("j1")?.attempts == 2)
    try spool.sent("j1", delivery: "{}")
    #expect(try job("j1")?.trouble == nil)
    try spool.finish("j1", as: .failed, trouble: "macet")
    #expect(try job("j1")?.state == .failed)
    #expect(try job("j1")?.finishedAt != nil)
    #expect(try spool.unfinished(of: "p").isEmpty)
  }

  @Test("what a person wishes of a queued job is done, of one at a printer it is noted, of one at its end refused")
  func changes() throws {
    #expect(try change(.seen, "j1") == .wrongState)
    #expect(try change(.retry(printer: nil), "j1") == .wrongState)
    #expect(try change(.cancel, "j1") == .done)
    #expect(try job("j1")?.state == .failed)
    #expect(try job("j1")?.trouble == "cancelled")
    #expect(try change(.cancel, "j1") == .wrongState)
    #expect(try change(.retry(printer: "q"), "j1") == .done)
    #expect(try job("j1")?.place == "q")
    #expect(try job("j1")?.finishedAt == nil)
    _ = try spool.claim("j2", of: share("p", [.ticket]), document: [1])
    #expect(try change(.move(printer: "q"), "j2") == .noted)
    #expect(try job("j2")?.wish == .move)
    #expect(try job("j2")?.place == "p")
    #expect(try change(.cancel, "j2") == .noted)
    // Taken back from the printer, it does not wait again: that is what was wished.
    try spool.requeue("j2", trouble: "offline")
    #expect(try job("j2")?.state == .failed)
    #expect(try job("j2")?.trouble == "cancelled")
    #expect(try job("j2")?.wish == nil)
    #expect(try change(.retry(printer: nil), "j2") == .done)
    _ = try spool.claim("j2", of: share("q", []), document: [1])
    try spool.sent("j2", delivery: "{}")
    try spool.finish("j2", as: .unknown, trouble: "vanished")
    #expect(try change(.retry(printer: nil), "j2") == .wrongState)
    #expect(try change(.move(printer: "p"), "j2") == .wrongState)
    #expect(try change(.seen, "j2") == .done)
    #expect(try job("j2")?.state == .confirmed)
  }

  @Test("what waits for a printer in trouble goes to its stand-in, once, and only what that is used for")
  func redirect() throws {
    let share = share("p", [.ticket])
    try spool.redirect(share, to: "q", uses: [.slip], except: "uji")
    #expect(try job("j1")?.place == nil)
    try spool.redirect(share, to: "q", uses: [.ticket], except: "t")
    #expect(try job("j1")?.place == nil)
    try spool.redirect(share, to: "q", uses: [.ticket], except: "uji")
    #expect(try job("j1")?.place == "q")
    #expect(try job("j1")?.movedFrom == "p")
    try spool.redirect(self.share("q", []), to: "p", uses: [.ticket], except: "uji")
    #expect(try job("j1")?.place == "q")
  }

  @Test("the list shows what is open, what a person has to look at today, and what a printer has")
  func list() throws {
    func ids(_ filter: PrintJobs.Filter) throws -> [String] {
      try ledger.read { try PrintJobs.list(filter, restricted: false, before: .max, limit: 9, in: $0).map(\.job.id) }
    }
    var filter = PrintJobs.Filter()
    filter.openSince = ledger.now.addingTimeInterval(-60)
    #expect(try ids(filter) == ["j2", "j1"])
    _ = try claim(share("p", [.ticket]))
    filter.printer = "p"
    #expect(try ids(filter) == ["j1"])
    try spool.finish("j1", as: .unknown)
    #expect(try ids(filter) == ["j1"])
    filter.openSince = ledger.now.addingTimeInterval(60)
    #expect(try ids(filter).isEmpty)
    let waiting = try ledger.read { try PrintJobs.waiting(in: $0) }
    #expect(waiting.map(\.count) == [1])
    #expect(waiting.map(\.printer) == [nil])
  }

  @Test("copies are numbered, also copies of copies; the same copy again is the same, another job's is refused")
  func copies() throws {
    func copy(_ job: String, as id: String) throws -> PrintJobs.CopyOutcome {
      try ledger.record { try PrintJobs.copy(job, as: id, target: "q", in: $0) }
    }
    guard case .made(let first) = try copy("j1", as: "c1"), case .made(let second) = try copy("c1", as: "c2") else {
      Issue.record("no copies")
      return
    }
    #expect(first.copy == 1)
    #expect(first.target == "q")
    #expect(second.copy == 2)
    #expect(first.contents == #"{"copy":1}"#)
    #expect(second.original == "j1")
    #expect(try copy("j1", as: "c1") == .there(first))
    #expect(try copy("j2", as: "c1") == .reused)
    #expect(try copy("j1", as: "j2") == .reused)
    #expect(try copy("nix", as: "c9") == .missing)
  }
}
