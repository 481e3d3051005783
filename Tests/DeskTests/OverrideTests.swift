import Foundation
import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("A librarian's word goes over the rule that stands in the way, and over no other") struct OverrideTests {
  private let bench: LibraryBench

  init() throws { bench = try LibraryBench() }

  private func extend(_ more: [String: Any] = [:]) throws -> [[String: Any]] {
    let answer = try bench.put("/api/extensions/\(newID())", ["nip": LibraryBench.siti].merging(more) { $1 })
    return try #require(answer.json["items"] as? [[String: Any]])
  }

  private func type(_ result: [String: Any]?) -> String? { (result?["refusal"] as? [String: Any])?["type"] as? String }

  /// What the log says of the newest act of a kind.
  private func logged(_ kind: String) throws -> [String: Any] {
    let body: String? = try bench.test.ledger.read { connection in
      try connection.first("SELECT body FROM library_events WHERE type = \(kind) ORDER BY seq DESC LIMIT 1") {
        try $0[0]
      }
    }
    return try #require(try JSONSerialization.jsonObject(with: Data((body ?? "").utf8)) as? [String: Any])
  }

  @Test("the end of the membership stays on the stamp, a dry run says the same, unless it is what is gone over")
  func membershipEnd() throws {
    try bench.member(LibraryBench.siti, "Siti", more: ["validUntil": "2026-11-26"])
    let dry = try bench.lend("B-001", to: LibraryBench.siti, ["dryRun": true])
    #expect(dry.json["dueDate"] as? String == "2026-11-26")
    let lent = try bench.lend("B-001", to: LibraryBench.siti, ["override": "untuk apa saja"])
    #expect(lent.json["dueDate"] as? String == "2026-11-26")
    try bench.member(LibraryBench.siti, "Siti", more: ["validUntil": "2026-11-22"])
    let over = ["override": "sedang diurus"]
    #expect(try bench.lend("B-003", to: LibraryBench.siti, over).json["dueDate"] as? String == "2026-11-30")
  }

  @Test("an extension that gains nothing is not made by anybody's word, and says that the membership ends")
  func withoutGain() throws {
    try bench.member(LibraryBench.siti, "Siti", more: ["validUntil": "2026-11-26"])
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    for more in [[:], ["override": "izin kepala"]] {
      let result = try extend(more).first
      #expect(type(result) == "extension-without-gain")
      let message = (result?["refusal"] as? [String: Any])?["message"] as? String
      #expect(message?.contains("Keanggotaan berakhir") == true)
      #expect(result?["dueDate"] as? String == "2026-11-26")
    }
  }

  @Test("the log says which rule an extension went over, and why; nothing where none stood in the way")
  func log() throws {
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    let reason = String(repeating: "a", count: 5_000)
    #expect(try extend(["override": reason]).first?["extended"] as? Bool == true)
    #expect(try logged("extended")["over"] as? String == "")
    #expect(try logged("extended")["reason"] is NSNull)
    #expect(try extend().first.flatMap(type) == "extension-limit")
    #expect(try extend(["override": reason]).first?["extended"] as? Bool == true)
    #expect(try logged("extended")["over"] as? String == "extension-limit")
    #expect((try logged("extended")["reason"] as? String)?.count == 200)
  }

  @Test("a copy that is named twice is extended once")
  func twice() throws {
    #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
    let results = try extend(["inventoryNumbers": ["B-001", "b-001"], "override": "izin kepala"])
    #expect(results.count == 1)
    #expect(try bench.loans(of: LibraryBench.siti).first?["dueDate"] as? String == "2026-12-07")
  }

  @Test("what is noted of a copy is one line of 200 characters, and an empty note is none")
  func notes() throws {
    let long = "\u{1B}sobek\r\n" + String(repeating: "x", count: 300)
    let cut = "sobek " + String(repeating: "x", count: 194)
    func giveBack(_ damaged: String) throws -> String? {
      #expect(try bench.lend("B-001", to: LibraryBench.siti).status == 201)
      return try bench.takeBack("B-001", ["damaged": damaged]).json["status"] as? String
    }
    #expect(try giveBack(" \t") == "available")
    #expect(try logged("returned")["damaged"] is NSNull)
    #expect(try giveBack(long) == "repair")
    #expect(try logged("returned")["damaged"] as? String == cut)
    let path = "/api/items/B-001/events/"
    #expect(try bench.put(path + newID(), ["type": "lost", "text": long]).status == 201)
    #expect(try logged("lost")["text"] as? String == cut)
  }

  @Test("a title is reserved over a block at the desk, which is logged, but not on the public page")
  func hold() throws {
    try bench.member(LibraryBench.siti, "Siti", email: "siti@contoh.id", more: ["blocked": "klarifikasi"])
    let wish = ["nip": LibraryBench.siti, "title": LibraryBench.title]
    func place(_ more: [String: String], at path: String = "/api/holds") throws -> Response {
      try bench.put("\(path)/\(newID())", wish.merging(more) { $1 })
    }
    let refused = try place([:])
    #expect(refused.type == "membership-blocked")
    #expect(refused.json["overridable"] as? Bool == true)
    let proof = ["contact": "siti@contoh.id", "override": "saya sendiri"]
    let open = try place(proof, at: "/api/catalogue/holds")
    #expect(open.type == "membership-blocked")
    #expect(open.json["overridable"] == nil)
    #expect(try place(["override": "izin kepala"]).status == 201)
    #expect(try logged("held")["over"] as? String == "membership-blocked")
    #expect(try logged("held")["reason"] as? String == "izin kepala")
  }

  @Test("who asks on the public page is spoken to, not of")
  func publicWords() throws {
    let wish = ["nip": LibraryBench.siti, "title": LibraryBench.title, "contact": "siti@contoh.id"]
    #expect(try bench.put("/api/catalogue/holds/\(newID())", wish).status == 201)
    let again = try bench.put("/api/catalogue/holds/\(newID())", wish)
    #expect(again.type == "already-held")
    #expect((again.json["detail"] as? String)?.hasPrefix("Anda sudah") == true)
  }
}
