import Foundation
import HTTP
import Records
import SQLite
import Testing

@testable import Desk

@Suite("What an office writes to the visitor of a case") struct CaseMailTests {
  private let bench: CaseBench

  init() throws { bench = try CaseBench() }

  @Test("an answer is mailed on the channels that have no answer of their own, to whoever has an address")
  func channels() throws {
    for channel in ["web", "phone", "letter", "message"] {
      let id = try bench.issue(
        "lkpp-konsultasi", channel: channel, ["requesterType": "individual", "fields": Self.fields[channel] ?? [:]])
      for receiver in channel == "letter" ? Self.chain : [] {
        try bench.act("disposed", on: id, ["to": receiver, "instruction": "Mohon ditindaklanjuti"])
      }
      try bench.act("answered", on: id, ["text": "Bisa."])
    }
    #expect(try bench.templates() == ["answer", "answer"])
    #expect(try bench.mails().allSatisfy { $0.recipient == "budi@contoh.id" && $0.ticket != nil })
  }

  private static let chain = [
    "Deputi", "Direktur", "Koordinator", "Sub Koordinator", "Staf", "Sub Koordinator", "Koordinator", "Direktur",
    "Pengguna Layanan",
  ]
  private static let fields: [String: [String: String]] = [
    "web": ["account": "budi"], "letter": ["signature": "true", "letterhead": "true", "stamp": "true"],
  ]

  @Test("a call to PRIME is summed up once, and a fraud report writes nothing")
  func summary() throws {
    let call = try bench.issue("kli-prime", channel: "phone", ["fields": ["profile": "Pegawai"]])
    try bench.act("answered", on: call, ["text": "Bisa."])
    try bench.act("resolved", on: call, ["text": "Selesai"])
    let short = try bench.issue("kli-prime", channel: "phone", ["fields": ["profile": "Pegawai"]])
    try bench.act("resolved", on: short, ["text": "Diarahkan ke situs web"])
    _ = try bench.issue("kli-prime", channel: "phone", ["kind": "fraud", "fields": ["profile": "Pegawai"]])
    #expect(try bench.templates() == ["summary", "summary"])
  }

  @Test("a call whose end says nothing is not resolved: its summary would be empty")
  func emptySummary() throws {
    let call = try bench.issue("kli-prime", channel: "phone", ["fields": ["profile": "Pegawai"]])
    let officer = try bench.test.session("petugas")
    for text in [nil, "", " \n "] {
      let body = ["type": "resolved", "text": text].compactMapValues(\.self)
      let refused = try bench.test.ask(.put, "/api/tickets/\(call)/events/\(newID())", body, as: officer)
      #expect(refused.status == 422 && refused.fields == ["/text"])
    }
    #expect(try bench.templates() == [])
  }

  @Test("who hears of an end after the time for a reply is told of a new ticket, and of no day that is over")
  func lateClosing() throws {
    for (away, replyUntil) in [(4.0, "2026-12-04T16:59:59.000Z"), (20, nil)] {
      let bench = try CaseBench()
      _ = try bench.answered()
      bench.test.advance(minutes: away * CaseBench.day)
      try bench.run()
      let closed = try #require(try bench.mails().last)
      let told = try values(closed)
      #expect(closed.template == "case-closed" && told["replyUntil"] as? String == replyUntil)
      #expect(told["replyIsOver"] as? Bool == (replyUntil == nil))
    }
  }

  @Test("the words of a result are mailed as an answer is, and what was told at the counter is not")
  func result() throws {
    let web = try bench.issue("lkpp-konsultasi")
    try bench.act("resolved", on: web, ["text": "Sudah tayang."])
    try bench.act("resolved", on: try bench.issue("lkpp-konsultasi"))
    let visit = try bench.issue("kppn-konsultasi", channel: "walkIn", ["print": false])
    try bench.serve(visit)
    try bench.act("resolved", on: visit, ["text": "Sudah dijelaskan."])
    let later = try bench.issue("kppn-konsultasi", channel: "walkIn", ["print": false])
    try bench.serve(later)
    try bench.act("progress", on: later, ["text": "Kami periksa dulu."])
    try bench.act("resolved", on: later, ["text": "Sudah kami perbaiki."])
    #expect(try bench.templates() == ["answer", "closed", "progress", "answer"])
    #expect(try bench.mails().map { try values($0)["lines"] as? [String] }.first == ["Sudah tayang."])
  }

  @Test("a mail says that files came with the answer, and where they are")
  func enclosed() throws {
    let ticket = try bench.issue("lkpp-konsultasi")
    let file = newID()
    let content = Data("%PDF-1.7 surat".utf8).base64EncodedString()
    try bench.attach(["name": "surat.pdf", "content": content], as: file, to: ticket)
    try bench.act("answered", on: ticket, ["text": "Terlampir.", "attachments": [file]])
    let mail = try #require(try bench.mails().first)
    let lines = try #require(try values(mail)["lines"] as? [String])
    #expect(lines.first == "Terlampir." && lines.last?.contains("(1) dapat diunduh") == true)
  }

  @Test("what was written to the visitor stands with the case for its officer, and a mailbox problem with it")
  func withTheCase() throws {
    let ticket = try bench.answered()
    let mail = try #require(try bench.mails().first)
    try bench.test.ledger.record {
      try $0.transaction.execute("UPDATE mails SET state = 'failed', trouble = 'address' WHERE id = \(mail.id)")
    }
    let officer = try bench.test.session("petugas")
    let whole = try bench.test.ask(.get, "/api/tickets/\(ticket)", as: officer)
    let mails = try #require(whole.json["mails"] as? [[String: Any]])
    #expect(mails.map { $0["template"] as? String } == ["case-answer"])
    #expect(mails[0]["state"] as? String == "failed" && mails[0]["trouble"] as? String == "address")
    #expect(mails[0]["recipient"] == nil && mails[0]["contents"] == nil)
  }

  @Test("documents asked for and an officer's end are told; the visitor's own closing is not")
  func others() throws {
    let ticket = try bench.issue("lpdp-bantuan")
    try bench.act("documentRequested", on: ticket, ["documents": ["KTP", "Surat \"tugas\""]])
    try bench.act("answered", on: ticket, ["text": "Bisa."])
    try bench.act("resolved", on: ticket)
    let own = try bench.answered()
    _ = try bench.test.ask(.put, "/api/track/\(try bench.code(own))/closure", [:] as [String: Any])
    #expect(try bench.templates() == ["documents", "answer", "closed", "answer"])
  }

  @Test("an answer is kept line by line, with the way to the visitor's own page")
  func lines() throws {
    let ticket = try bench.answered()
    try bench.live(days: 3)
    let answer = try values(try bench.mails()[0])
    #expect(answer["lines"] as? [String] == ["Bisa.", "", "Ajukan \"di\" menu <b>Penundaan</b>."])
    #expect(answer["link"] as? String == "https://loket.example/t/\(try bench.code(ticket))")
    #expect(try values(try bench.mails()[1])["closesOn"] as? String == "2026-11-26T16:59:59.000Z")
  }

  @Test("every kind of mail is written with the values that its template was proven with")
  func proven() throws {
    let call = try bench.issue("kli-prime", channel: "phone", ["fields": ["profile": "Pegawai"]])
    try bench.act("answered", on: call, ["text": "Bisa."])
    let consultation = try bench.issue("kppn-konsultasi")
    try bench.act("progress", on: consultation, ["text": "Sedang diperiksa."])
    try bench.act("documentRequested", on: consultation, ["documents": ["KTP"]])
    _ = try bench.answered()
    try bench.live(days: 4)
    let mails = try bench.mails()
    #expect(Set(mails.map(\.template)) == Set(CaseMail.templates))
    for mail in mails {
      let file = try TestDesk.files("Templates/mail").first { $0.name == "\(mail.template).json" }
      let samples = try JSONSerialization.jsonObject(with: Data(try #require(file).bytes)) as? [[String: Any]]
      let sample = try #require(samples?.first?["values"] as? [String: Any])
      #expect(Set(try values(mail).keys) == Set(sample.keys), "\(mail.template)")
    }
  }

  private func values(_ mail: Mail) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(mail.contents.utf8)) as? [String: Any])
  }
}
