import Circulation
import Foundation
import HTTP
import Records
import Testing

@testable import Desk

/// A desk with a small library: three members, two titles with three copies.
final class LibraryBench {
  static let siti = "198503142009122003"
  static let budi = "198609262015051001"
  static let title = "01930a20-0000-7000-8000-000000000001"
  static let other = "01930a20-0000-7000-8000-000000000002"

  let test: TestDesk
  let session: String

  /// - Parameters:
  ///   - rules: the library's; nil = the shipped ones.
  ///   - tells: the acts that the CRM is told of.
  init(rules: LoanRules? = nil, tells: Set<LibraryEvents.Kind> = []) throws {
    test = try TestDesk(rules: rules, tells: tells)
    session = try test.session("pustakawan")
    try member(Self.siti, "Siti", email: "siti@contoh.id")
    try member(Self.budi, "Budi", email: "budi@contoh.id")
    try title(Self.title, "Pengantar Ilmu Ekonomi", items: ["B-001", "B-002"])
    try title(Self.other, "Hukum Keuangan Negara", items: ["B-003"])
  }

  func put(_ path: String, _ body: [String: Any]) throws -> Response { try test.ask(.put, path, body, as: session) }

  func get(_ path: String) throws -> [String: Any] { try test.ask(.get, path, as: session).json }

  func member(_ nip: String, _ name: String, email: String? = nil, more: [String: Any] = [:]) throws {
    var body: [String: Any] = ["name": name, "email": email ?? NSNull()]
    body.merge(more) { $1 }
    let answer = try put("/api/members/\(nip)", body)
    #expect([200, 201].contains(answer.status), "\(answer.text)")
  }

  func title(_ id: String, _ name: String, items: [String], kind: String = "book") throws {
    #expect(try put("/api/titles/\(id)", ["title": name, "kind": kind, "classification": "330"]).status == 201)
    for item in items {
      let body = ["title": id, "location": "Lantai 2", "shelf": "330.1"]
      #expect(try put("/api/items/\(item)", body).status == 201)
    }
  }

  func lend(_ item: String, to nip: String, _ more: [String: Any] = [:], id: String = newID()) throws -> Response {
    try put("/api/loans/\(id)", ["nip": nip, "inventoryNumber": item].merging(more) { $1 })
  }

  func takeBack(_ item: String, _ more: [String: Any] = [:]) throws -> Response {
    try put("/api/returns/\(newID())", ["inventoryNumber": item].merging(more) { $1 })
  }

  func loans(of nip: String) throws -> [[String: Any]] {
    try get("/api/members/\(nip)")["loans"] as? [[String: Any]] ?? []
  }

  func status(of item: String) throws -> String? {
    for id in [Self.title, Self.other] {
      let items = try get("/api/titles/\(id)")["items"] as? [[String: Any]] ?? []
      if let found = items.first(where: { $0["inventoryNumber"] as? String == item }) {
        return found["status"] as? String
      }
    }
    return nil
  }
}
