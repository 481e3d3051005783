import Foundation
import Receipts

/// The consultation ticket with values to fill it.
enum Tickets {
  static func template() throws -> Template {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Templates/tickets/consultation.receipt")
    return try Template(String(contentsOf: file, encoding: .utf8))
  }

  static let minutes: TemplateValue = ["minutes": 20, "due": nil, "dueZone": nil, "unstated": false]
  static let due: TemplateValue = [
    "minutes": nil, "due": "2026-11-26T15:00:00+07:00", "dueZone": "Asia/Makassar", "unstated": false,
  ]
  static let unstated: TemplateValue = ["unstated": true]

  static let context = FillContext()

  static func values(
    office: String = "KPPN Pelaihari", promise: TemplateValue = minutes, copy: TemplateValue = nil,
    priority: TemplateValue = false
  ) -> TemplateValue {
    [
      "office": .text(office),
      "service": "Layanan Konsultasi Stakeholder",
      "number": "A-012",
      "issuedAt": "2026-11-23T01:15:00Z",
      "timeZone": "Asia/Makassar",
      "ahead": 4,
      "promise": promise,
      "code": "7K3M-9Q2X",
      "link": "https://loket.example/t/7K3M9Q2X",
      "complaintChannels": ["HAI-DJPb 14090", "pengaduan@kemenkeu.example", "www.lapor.go.id"],
      "copy": copy,
      "priority": priority,
    ]
  }

  static func receipt(_ values: TemplateValue) throws -> Receipt {
    try Receipt(template(), values: values)
  }
}
