import Foundation
import HTTP
import SQLite
import Testing
import TicketCore

@testable import Desk
@testable import Records

@Suite("Files kept with a ticket") struct AttachmentTests {
  private let test: TestDesk
  private let officer: String
  private let ticket = newID()

  init() throws {
    test = try TestDesk()
    officer = try test.session("petugas")
    try test.register(officer)
    let asked = TestDesk.request.merging(["channel": "web", "print": false]) { $1 }
    #expect(try test.ask(.put, "/api/tickets/\(ticket)", asked, as: officer).status == 201)
  }

  private static let pdf = Array("%PDF-1.7 surat kuasa".utf8)

  private func attach(_ content: [UInt8], name: String, id: String = newID(), as session: String? = nil) throws
    -> Response
  {
    try test.ask(
      .put, "/api/tickets/\(ticket)/attachments/\(id)", ["name": name, "content": Data(content).base64EncodedString()],
      as: session ?? officer)
  }

  private func fetch(_ id: String, of other: String? = nil, as session: String? = nil) throws -> Response {
    try test.ask(.get, "/api/tickets/\(other ?? ticket)/attachments/\(id)", as: session ?? officer)
  }

  @Test("a file comes back byte by byte as a download, stands with its ticket, and sent twice is kept once")
  func keep() throws {
    let id = newID()
    let first = try attach(Self.pdf, name: #"C:\surat\Kuasa "asli".pdf"#, id: id)
    #expect(first.status == 201, "\(first.text)")
    #expect(first.json["name"] as? String == #"Kuasa "asli".pdf"#)
    #expect(try attach(Self.pdf, name: #"C:\surat\Kuasa "asli".pdf"#, id: id).body == first.body)
    #expect(try attach(Array("%PDF-lain".utf8), name: "lain.pdf", id: id).type == "id-reused")
    let file = try fetch(id)
    #expect(file.body == Self.pdf && file.contentType == "application/pdf" && file.attachment != nil)
    let shown = try test.ask(.get, "/api/tickets/\(ticket)", as: officer).json["attachments"] as? [[String: Any]]
    #expect(shown?.map { $0["id"] as? String } == [id])
    #expect(shown?.first?["size"] as? Int == Self.pdf.count)
  }

  @Test(
    "what a file is, its content says, not its name",
    arguments: [
      (Array("<script>alert(1)</script>".utf8), "foto.png", "foto.png.txt"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "pindaian", "pindaian.png"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "ktp.jpeg", "ktp.jpeg"), ([0x50, 0x4B, 0x03, 0x04], "surat.docx", "surat.docx"),
    ])
  func kinds(content: [UInt8], name: String, kept: String) throws {
    #expect(try attach(content, name: name).json["name"] as? String == kept)
  }

  @Test(
    "programs, archives, macros, emptiness and what is too large are refused by field",
    arguments: [
      (Array("\u{7F}ELF".utf8) + [0, 1], "surat.pdf"), ([0x50, 0x4B, 0x03, 0x04], "arsip.zip"),
      ([0x50, 0x4B, 0x03, 0x04], "makro.docm"), ([], "kosong.pdf"),
      (pdf + [UInt8](repeating: 0x20, count: AttachmentInput.largest), "besar.pdf"),
    ])
  func refused(content: [UInt8], name: String) throws {
    #expect(try attach(content, name: name).fields == ["/content"])
    #expect(try attach(content, name: "..").fields.contains("/content"))
    #expect(try test.ledger.read { try Attachments.count(of: ticket, in: $0) } == 0)
  }

  @Test("a ticket keeps so many files and no more")
  func many() throws {
    let last = newID()
    for n in 1..<AttachmentInput.most { #expect(try attach(Self.pdf, name: "\(n).pdf").status == 201) }
    #expect(try attach(Self.pdf, name: "akhir.pdf", id: last).status == 201)
    #expect(try attach(Array("%PDF-1.7 lagi".utf8), name: "lagi.pdf").fields == ["/content"])
    // What was refused left nothing behind, and what was taken can still be sent again.
    let kept = try FileManager.default.subpathsOfDirectory(atPath: test.folder.appending(path: "attachments").path)
    #expect(kept.count { $0.contains("/") } == 1)
    #expect(try attach(Self.pdf, name: "akhir.pdf", id: last).status == 200)
  }

  @Test("a file is seen by whoever may see its ticket, and under that ticket alone")
  func rights() throws {
    let id = newID()
    #expect(try attach(Self.pdf, name: "bukti.pdf", id: id, as: try test.session("resepsionis")).status == 201)
    #expect(try fetch(id, of: newID()).status == 404)
    #expect(try fetch(id, as: try test.session("anjungan")).status == 403)
    #expect(try fetch(id, as: "").status == 401)
    let ticket = ticket
    try test.ledger.record { try $0.transaction.execute("UPDATE tickets SET restricted = 1 WHERE id = \(ticket)") }
    #expect(try fetch(id).status == 404)
    #expect(try attach(Self.pdf, name: "lagi.pdf").status == 404)
  }
}
