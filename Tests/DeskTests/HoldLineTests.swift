import Foundation
import HTTP
import Testing

@testable import Desk

@Suite("The line of a title with members who may not borrow") struct HoldLineTests {
  private let bench: LibraryBench

  /// Siti has the only copy; Budi and then Tono wait for it.
  init() throws {
    bench = try LibraryBench()
    try bench.member("T-1", "Tono")
    #expect(try bench.lend("B-003", to: LibraryBench.siti).status == 201)
    for nip in [LibraryBench.budi, "T-1"] { #expect(try hold(nip).status == 201) }
  }

  private func hold(_ nip: String) throws -> Response {
    try bench.put("/api/holds/\(newID())", ["nip": nip, "title": LibraryBench.other])
  }

  private func bar(_ nip: String, _ name: String, until end: String? = nil) throws {
    try bench.member(nip, name, more: end.map { ["validUntil": $0] } ?? ["blocked": "klarifikasi"])
  }

  private func line() throws -> [String] {
    let holds = try #require(try bench.get("/api/holds?title=\(LibraryBench.other)")["items"] as? [[String: Any]])
    return holds.map { "\($0["member"] ?? "") \($0["state"] ?? "")" }
  }

  @Test("a copy passes over who is blocked or whose membership ended, and they keep their place")
  func passedOver() throws {
    try bar(LibraryBench.budi, "Budi")
    let caught = try #require(try bench.takeBack("B-003").json["hold"] as? [String: Any])
    #expect(caught["nip"] as? String == "T-1")
    #expect(try line() == ["Budi waiting", "Tono ready"])
    #expect(try bench.put("/api/items/B-003/events/\(newID())", ["type": "lost"]).status == 201)
    try bar("T-1", "Tono", until: "2026-11-22")
    let found = try bench.put("/api/items/B-003/events/\(newID())", ["type": "found"])
    #expect(found.json["status"] as? String == "available")
    #expect(found.json["hold"] is NSNull)
    #expect(try line().sorted() == ["Budi waiting", "Tono waiting"])
  }

  @Test("where nobody in the line may borrow, others may, and nothing is set aside")
  func nobodyElse() throws {
    try bar(LibraryBench.budi, "Budi")
    try bar("T-1", "Tono", until: "2026-11-22")
    let more = try bench.put("/api/extensions/\(newID())", ["nip": LibraryBench.siti])
    #expect((more.json["items"] as? [[String: Any]])?.first?["extended"] as? Bool == true)
    #expect(try bench.takeBack("B-003").json["status"] as? String == "available")
    let aside = try bench.put("/api/items/B-003/events/\(newID())", ["type": "setAside"])
    #expect(aside.type == "title-not-held")
    #expect(try bench.lend("B-003", to: LibraryBench.siti).status == 201)
  }
}
