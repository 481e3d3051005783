import Foundation
import HTTP
import Testing

@testable import Desk

@Suite("A copy to be read in the room") struct ReferenceCopyTests {
  private let bench: LibraryBench

  init() throws {
    bench = try LibraryBench()
    try set("referenceOnly")
  }

  private func set(_ status: String, of item: String = "B-003") throws {
    #expect(try bench.put("/api/items/\(item)", ["title": LibraryBench.other, "status": status]).status == 200)
  }

  @discardableResult
  private func event(_ type: String, id: String = newID()) throws -> Response {
    try bench.put("/api/items/B-003/events/\(id)", ["type": type])
  }

  private func hold(_ nip: String) throws -> Response {
    try bench.put("/api/holds/\(newID())", ["nip": nip, "title": LibraryBench.other])
  }

  /// The title gets a copy that is lent, and somebody waits for it.
  private func letBudiWait() throws {
    #expect(try bench.put("/api/items/B-004", ["title": LibraryBench.other]).status == 201)
    #expect(try hold(LibraryBench.budi).status == 201)
  }

  @Test("lent by a librarian's word, it comes back to be read in the room, and catches no hold")
  func lentOnce() throws {
    try letBudiWait()
    #expect(try bench.lend("B-003", to: LibraryBench.siti).type == "item-not-lendable")
    #expect(try bench.lend("B-003", to: LibraryBench.siti, ["override": "pameran"]).status == 201)
    let back = try bench.takeBack("B-003")
    #expect(back.json["status"] as? String == "referenceOnly")
    #expect(back.json["hold"] is NSNull)
    #expect(try bench.lend("B-003", to: LibraryBench.siti).type == "item-not-lendable")
  }

  @Test(
    "lost, damaged, lost on loan, or put into repair by hand, it is found to be read in the room",
    arguments: [["lost"], ["damaged"], ["damaged", "lost"], ["lend", "lost"], ["by hand"]])
  func found(acts: [String]) throws {
    try letBudiWait()
    for act in acts {
      switch act {
      case "lend": #expect(try bench.lend("B-003", to: LibraryBench.siti, ["override": "pameran"]).status == 201)
      case "by hand": try set("repair")
      default: #expect(try event(act).status == 201)
      }
    }
    let found = try event("found")
    #expect(found.json["status"] as? String == "referenceOnly")
    #expect(found.json["hold"] is NSNull)
  }

  @Test("made lendable by hand, it is lent, lost and found as any other")
  func opened() throws {
    #expect(try bench.lend("B-003", to: LibraryBench.siti, ["override": "pameran"]).status == 201)
    _ = try bench.takeBack("B-003")
    try set("available")
    #expect(try event("lost").status == 201)
    #expect(try event("found").json["status"] as? String == "available")
  }

  @Test("what left the collection is neither lost nor damaged")
  func withdrawn() throws {
    try set("withdrawn")
    for type in ["lost", "damaged", "found"] { #expect(try event(type).type == "item-not-lendable") }
    #expect(try bench.status(of: "B-003") == "withdrawn")
  }

  @Test("a title that has no other copies is not reserved, at the desk and on the public page")
  func reserved() throws {
    let refused = try hold(LibraryBench.budi)
    #expect(refused.type == "title-not-lendable")
    #expect(refused.json["overridable"] == nil)
    let wish = ["nip": LibraryBench.budi, "title": LibraryBench.other, "contact": "budi@contoh.id"]
    #expect(try bench.put("/api/catalogue/holds/\(newID())", wish).type == "title-not-lendable")
    #expect(try event("damaged").status == 201)
    #expect(try hold(LibraryBench.budi).type == "title-not-lendable")
    try letBudiWait()
  }
}
