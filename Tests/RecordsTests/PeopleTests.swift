import Foundation
import SQLite
import Testing
import TicketCore

@testable import Records

@Suite("Visitors, staff and sessions") struct PeopleTests {
  private let test: TestLedger
  private var ledger: Ledger { test.ledger }

  init() throws { test = try TestLedger() }

  private func put(_ visitor: Visitor, expect: Int? = nil, keepsIdentity: Bool = false) throws -> Visitors.Outcome {
    try ledger.record { try Visitors.put(visitor, expect: expect, keepsIdentity: keepsIdentity, in: $0) }
  }

  @Test("registering, the same again, correcting, and a correction of what somebody else has changed")
  func put() throws {
    let visitor = Visitor.sample(name: "Budi")
    #expect(try put(visitor, expect: 0) == .registered(VisitorRecord(visitor: visitor, version: 1)))
    #expect(try put(visitor, expect: 0) == .unchanged(VisitorRecord(visitor: visitor, version: 1)))
    let corrected = Visitor.sample(id: visitor.id, name: "Budi Santoso")
    #expect(try put(corrected, expect: 1) == .corrected(VisitorRecord(visitor: corrected, version: 2)))
    let late = Visitor.sample(id: visitor.id, name: "Bude")
    #expect(try put(late, expect: 1) == .stale(VisitorRecord(visitor: corrected, version: 2)))
    let masked = Visitor(id: visitor.id, name: "Budi S.")
    let outcome = try put(masked, keepsIdentity: true)
    guard case .corrected(let record) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(record.visitor.identity == visitor.identity)
    #expect(record.visitor.email == nil)
  }

  @Test("a visitor is found by the beginnings of words, by phone as people say it, by NIP, and after a correction anew")
  func search() throws {
    let visitor = Visitor.sample(name: "Ni Luh Ayu Pramésti")
    _ = try put(visitor)
    func count(_ typed: String) throws -> Int {
      try ledger.read { try Visitors.search(typed, skip: 0, limit: 10, in: $0).count }
    }
    for typed in [
      "pra", "luh ayu", "PRAMESTI", "0812345", "+62812", "budi@contoh", "19860926", "dinas con", "0812 3450-0002",
      "+62 812 3450 0002", "19860926 201505 1 001",
    ] {
      #expect(try count(typed) == 1, "\(typed)")
    }
    for typed in ["", "  ", "xyz", "\"", "* OR name:*"] { #expect(try count(typed) == 0, "\(typed)") }
    _ = try put(Visitor.sample(id: visitor.id, name: "Kadek"))
    #expect(try count("kadek") == 1)
    #expect(try count("luh") == 0)
  }

  @Test("a session leads to its holder until it ends, is over, or the account is closed")
  func sessions() throws {
    let member = StaffMember(
      id: "s1", username: "rina", name: "Rina", role: .resepsionis, password: "$y$", isDisabled: false)
    let now = ledger.now
    try ledger.record { entry in
      try Staff.insert(member, in: entry)
      for token in ["a", "b"] {
        try Sessions.begin(token: token, staff: "s1", device: "meja 1", expires: entry.now + 60, in: entry)
      }
    }
    func holder(_ token: String, at moment: Date) throws -> String? {
      try ledger.read { try Sessions.holder(token: token, at: moment, in: $0)?.username }
    }
    #expect(try holder("a", at: now) == "rina")
    #expect(try holder("a", at: now + 61) == nil)
    try ledger.record { try Sessions.end(token: "a", in: $0) }
    #expect(try holder("a", at: now) == nil)
    #expect(try ledger.record { try Staff.disable(username: "rina", in: $0) })
    #expect(try holder("b", at: now) == nil)
    #expect(try !ledger.record { try Staff.disable(username: "siapa", in: $0) })
    #expect(throws: DatabaseError.self) { try ledger.record { try Staff.insert(member, in: $0) } }
  }
}
