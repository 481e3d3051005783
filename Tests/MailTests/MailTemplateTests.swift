import Calendars
import Foundation
import Receipts
import TestServices
import Testing
import TicketCore

@testable import Mail

@Suite("A mail's templates") struct MailTemplateTests {
  @Test("every shipped mail is filled with every sample, and no value is markup in its HTML")
  func shipped() throws {
    let templates = try MailBench.templates()
    let cases = ["answer", "documents", "progress", "summary", "closing", "closed"].map { "case-\($0)" }
    for name in ["returned", "hold-ready", "due-soon", "overdue"] + cases {
      let file = try #require(try MailBench.files().first { $0.name == "mail/\(name).json" })
      for sample in try TemplateSample.list(json: file.bytes ?? []) {
        let text = try templates.text(name, values: sample.values)
        #expect(!text.subject.isEmpty && !text.subject.contains("\n"))
        #expect(text.plain.contains("Yth. ") && text.html.contains("Yth. "))
        #expect(!text.html.contains("<Putri>"))
        if sample.name == "sulit" { #expect(text.plain.contains("<Putri>") && text.html.contains("&lt;Putri&gt;")) }
      }
    }
  }

  @Test("a value of many lines stays on its own, in the subject too")
  func oneLine() throws {
    let values: TemplateValue = [
      "library": "P", "timeZone": "Asia/Jakarta", "name": "S\r\nBcc: x@y.id", "title": "A\r\n\r\n<script>x</script>",
      "until": nil,
    ]
    let text = try MailBench.templates().text("hold-ready", values: values)
    #expect(text.subject == "Pesanan siap diambil: A <script>x</script>")
    #expect(text.plain.contains("Yth. S Bcc: x@y.id,\n"))
    #expect(!text.html.contains("<script>"))
  }

  @Test("whatever the values say, the head of the message has its own fields and no others")
  func head() throws {
    let templates = try MailBench.templates()
    var generator = SeededGenerator(state: 7)
    let pieces = [
      "\r\n", "\n", "\r", "\u{0}", "\u{2028}", "Bcc: x@y.id", ":", " ", "a", "é", "--loket-", "=?", "\u{202E}", "<b>",
    ]
    for _ in 0..<200 {
      func text() -> TemplateValue {
        .text(
          (0..<Int.random(in: 0...30, using: &generator)).map { _ in generator.pick(pieces, fallback: "") }.joined())
      }
      let values: TemplateValue = .object([
        "library": text(), "name": text(), "title": text(), "timeZone": "Asia/Jakarta", "until": nil,
      ])
      let message = MailMessage(
        id: "1", date: Date(timeIntervalSince1970: 0), zone: try #require(OfficeZone("Asia/Jakarta")),
        sender: values.plain("library"), from: try #require(EmailAddress("p@contoh.id")), replyTo: nil,
        to: try #require(EmailAddress("s@contoh.id")), text: try templates.text("hold-ready", values: values))
      let whole = String(decoding: message.bytes, as: UTF8.self)
      let head = try #require(whole.split(separator: "\n\n", maxSplits: 1).first)
      let fields = head.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
      #expect(
        fields == [
          "Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "Content-Language", "MIME-Version",
          "Content-Type",
        ])
      #expect(whole.utf8.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 < 0x7F })
      #expect(whole.components(separatedBy: "\n--loket-1").count == 4)
    }
  }

  @Test("an office's own text goes before the shipped one; a broken one is named and the shipped one is sent")
  func own() throws {
    func own(_ text: String) throws -> MailTemplates {
      try MailBench.templates(own: [("mail/overdue.txt", Array(text.utf8)), ("mail/overdu.txt", [])])
    }
    let values: TemplateValue = [
      "library": "P", "timeZone": "Asia/Jakarta", "name": "S", "title": "T", "inventoryNumber": "1",
      "due": "2026-12-17T05:00:00.000Z", "lateDays": 7,
    ]
    let good = try own("Buku {{title}}\n\nTerlambat {{lateDays}} hari.\n")
    #expect(try good.text("overdue", values: values).subject == "Buku T")
    #expect(good.refused.isEmpty)
    #expect(good.unknown == ["mail/overdu.txt"])
    for broken in ["Buku {{tittle}}\n\nx\n", "\n\nx\n", "Buku\n", "Buku\nlangsung\n", "{{#title}}"] {
      let bad = try own(broken)
      #expect(bad.refused.map(\.file) == ["mail/overdue.txt"], "\(broken)")
      #expect(try bad.text("overdue", values: values).subject == "Terlambat 7 hari: T")
    }
  }
}

extension TemplateValue {
  fileprivate func plain(_ name: String) -> String {
    guard case .object(let members) = self, case .text(let text)? = members[name] else { return "" }
    return text
  }
}
