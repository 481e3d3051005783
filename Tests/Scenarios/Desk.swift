import Foundation
import TestServices
import Testing

/// What a scenario's receptionist fills in.
struct Desk {
  var visitor: [String: Any]
  var ticket: [String: Any]

  static var kppn: Desk {
    Desk(
      visitor: [
        "name": "Budi Santoso", "identity": ["kind": "ktp", "number": "6301012609860001"], "phone": "081234500002",
      ],
      ticket: [
        "standard": "kppn-konsultasi", "channel": "walkIn", "kind": "consultation", "category": "umum",
        "subject": "Revisi DIPA", "question": "Bagaimana cara merevisi halaman III DIPA?",
      ])
  }

  static var lkpp: Desk {
    Desk(
      visitor: [
        "name": "Siti Rahmawati", "email": "siti@contoh.id", "phone": "081234500001",
        "identity": ["kind": "ktp", "number": "1376014503900001"],
      ],
      ticket: [
        "standard": "lkpp-konsultasi", "channel": "walkIn", "kind": "consultation", "category": "umum",
        "subject": "Toko daring", "question": "Bagaimana mendaftar sebagai penyedia?",
      ])
  }

  func with(name: String) -> Desk {
    var copy = self
    copy.visitor["name"] = name
    return copy
  }
}

extension WireClient {
  /// Registers the visitor and issues the ticket, as two acts.
  func issue(_ desk: Desk) throws -> [String: Any] {
    let visitor = Self.newID()
    let registered = try send("PUT", "/api/visitors/\(visitor)", json: desk.visitor)
    try #require(registered.status == 201, "\(registered.text)")
    var ticket = desk.ticket
    ticket["visitor"] = visitor
    let issued = try send("PUT", "/api/tickets/\(Self.newID())", json: ticket)
    try #require(issued.status == 201, "\(issued.text)")
    return issued.json
  }

  func job(_ id: String) throws -> [String: Any]? {
    try send("GET", "/api/print-jobs?limit=200").items.first { $0["id"] as? String == id }
  }

  func waitForJob(_ id: String, in states: Set<String>, on cups: CUPSServer) throws {
    try cups.wait("job is in \(states)") {
      try job(id).flatMap { $0["state"] as? String }.map(states.contains) ?? false
    }
  }
}
