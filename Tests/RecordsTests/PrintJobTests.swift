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
          id: id, ticket: ticket, restricted: false, use: .ticket, template: "t", contents: "json_object('copy', NULL)",
          in: entry)
      }
    }
  }

  private func job(_ id: String) throws -> PrintJob? { try ledger.read { try PrintJobs.find(id, in: $0) } }

  @Test("a job is claimed once, oldest first, and only for a use that the printer serves")
  func claim() throws {
    #expect(try spool.claim(for: "p", uses: [.stamp]) == nil)
    #expect(try spool.claim(for: "p", uses: [.stamp, .ticket])?.id == "j1")
    #expect(try spool.claim(for: "p", uses: [.ticket])?.id == "j2")
    #expect(try spool.claim(for: "p", uses: [.ticket]) == nil)
    #expect(try spool.unfinished(of: "p").map(\.id) == ["j1", "j2"])
    #expect(try spool.unfinished(of: "q").isEmpty)
  }

  @Test("states and troubles are kept until the end")
  func states() throws {
    _ = try spool.claim(for: "p", uses: [.ticket])
    try spool.requeue("j1", trouble: "offline")
    #expect(try job("j1")?.state == .queued)
    #expect(try job("j1")?.trouble == "offline")
    #expect(try spool.claim(for: "p", uses: [.ticket])?.attempts == 2)
    try spool.sent("j1", delivery: "{}", sha256: "ab")
    #expect(try job("j1")?.trouble == nil)
    try spool.finish("j1", as: .failed, trouble: "macet")
    #expect(try job("j1")?.state == .failed)
    #expect(try job("j1")?.finishedAt != nil)
    #expect(try spool.unfinished(of: "p").isEmpty)
  }

  @Test("copies are numbered, also copies of copies; the same copy again is the same, another job's is refused")
  func copies() throws {
    func copy(_ job: String, as id: String) throws -> PrintJobs.CopyOutcome {
      try ledger.record { try PrintJobs.copy(job, as: id, in: $0) }
    }
    guard case .made(let first) = try copy("j1", as: "c1"), case .made(let second) = try copy("c1", as: "c2") else {
      Issue.record("no copies")
      return
    }
    #expect(first.copy == 1)
    #expect(second.copy == 2)
    #expect(first.contents == #"{"copy":1}"#)
    #expect(second.original == "j1")
    #expect(try copy("j1", as: "c1") == .there(first))
    #expect(try copy("j2", as: "c1") == .reused)
    #expect(try copy("j1", as: "j2") == .reused)
    #expect(try copy("nix", as: "c9") == .missing)
  }
}
