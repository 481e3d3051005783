import Foundation
import HTTP
import Receipts
import Records
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
      try bench.act("answered", on: id, ["text": "Bisa."])
    }
    #expect(try bench.templates() == ["answer", "answer"])
    #expect(try bench.mails().allSatisfy { $0.recipient == "budi@contoh.id" && $0.ticket != nil })
  }

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

  @Test("documents asked for and an officer's closing are told; the visitor's own closing is not")
  func others() throws {
    let ticket = try bench.issue("lpdp-bantuan")
    try bench.act("documentRequested", on: ticket, ["documents": ["KTP", "Surat \"tugas\""]])
    try bench.act("answered", on: ticket, ["text": "Bisa."])
    try bench.act("closed", on: ticket)
    let own = try bench.answered()
    _ = try bench.test.ask(.put, "/api/track/\(try bench.code(own))/closure", [:] as [String: Any])
    #expect(try bench.templates() == ["documents", "answer", "closed", "answer"])
  }

  @Test("every mail that is written fills its template, line by line, and nothing in it is markup")
  func filled() throws {
    let ticket = try bench.answered()
    try bench.live(days: 4)
    let values = try TemplateValue(json: Array(try #require(try bench.mails().first).contents.utf8))
    guard case .object(let members) = values, case .list(let lines)? = members["lines"] else {
      Issue.record("no lines")
      return
    }
    #expect(lines == ["Bisa.", "", "Ajukan \"di\" menu <b>Penundaan</b>."])
    #expect(members["link"] == .text("https://loket.example/t/\(try bench.code(ticket))"))
    #expect(members["closesOn"] == nil)
    let closing = try TemplateValue(json: Array(try bench.mails()[1].contents.utf8))
    if case .object(let members) = closing { #expect(members["closesOn"] == .text("2026-11-26T16:59:59.000Z")) }
  }
}
