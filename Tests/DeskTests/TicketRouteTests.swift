import Foundation
import HTTP
import Records
import SQLite
import Testing
import TicketCore

@testable import Desk

@Suite("Issuing a ticket") struct TicketRouteTests {
  private let test: TestDesk
  private let session: String

  init() throws {
    test = try TestDesk()
    session = try test.session("resepsionis")
    try test.register(session)
  }

  private func issue(
    _ changes: [String: Any] = [:], id: String = newID(), as other: String? = nil, language: String = "id"
  ) throws -> Response {
    try test.ask(
      .put, "/api/tickets/\(id)", TestDesk.request.merging(changes) { $1 }, as: other ?? session, language: language)
  }

  @Test(
    "under each of the six standards a walk-in visitor gets a number, a code, a place in the queue and a print job",
    arguments: ["lpdp-bantuan", "kli-prime", "kli-sirkulasi", "lpse-pengaduan", "kppn-konsultasi", "lkpp-konsultasi"])
  func six(standard: String) throws {
    let answer = try issue(["standard": standard, "category": "umum"])
    #expect(answer.status == 201, "\(answer.text)")
    #expect((answer.json["number"] as? String)?.wholeMatch(of: /[A-F]-001/) != nil)
    #expect((answer.json["code"] as? String)?.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{8}/) != nil)
    #expect(answer.json["state"] as? String == "waiting")
    #expect(answer.json["position"] as? Int == 1)
    let job = try #require(answer.json["printJob"] as? String)
    let text = try test.ask(.get, "/api/print-jobs/\(job).txt", as: session).text
    for part in ["Kantor Uji", "Senin, 23 November 2026", "09.15 WIB", "0 orang", "Tidak dipungut biaya", "Pengaduan"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test(
    "every ticket names the complaint channels of its own standard",
    arguments: [
      ("lpdp-bantuan", ["pengaduan.itjen@kemenkeu.go.id", "www.wise.kemenkeu.go.id", "www.lapor.go.id"]),
      ("kli-prime", ["134", "kemenkeu.prime@kemenkeu.go.id", "www.kemenkeu.go.id/hubungi-kami", "www.lapor.go.id"]),
      ("kli-sirkulasi", ["134", "kemenkeu.prime@kemenkeu.go.id", "www.wise.kemenkeu.go.id", "www.lapor.go.id"]),
      ("lpse-pengaduan", ["helpdesk", "Kotak saran", "(0752) 92317", "helpdesk.lpse.pyk@gmail.com", "LAPOR!"]),
      (
        "kppn-konsultasi",
        ["SP4N-LAPOR!", "wise.kemenkeu.go.id", "SMS", "pengaduandjpb.kemenkeu.go.id", "hai.kemenkeu.go.id"]
      ),
      (
        "lkpp-konsultasi", ["144", "021 2993 5577", "0857-0629-9434", "Direktur Pengembangan Sistem Katalog", "LAPOR!"]
      ),
    ])
  func complaintChannels(standard: String, channels: [String]) throws {
    let job = try #require(try issue(["standard": standard, "category": "umum"]).json["printJob"] as? String)
    let paper = try test.ask(.get, "/api/print-jobs/\(job).txt", as: session).text
    for channel in channels { #expect(paper.contains(channel), "\(channel) in \(paper)") }
  }

  @Test("the same PUT again gets the same bytes; another body, or another person, is told that the id is used")
  func again() throws {
    let id = newID()
    let first = try issue(id: id)
    let again = try issue(id: id)
    #expect(again.status == 200)
    #expect(again.body == first.body)
    #expect(try issue(["subject": "Lain"], id: id).type == "id-reused")
    let other = try test.session("petugas")
    #expect(try issue(id: id, as: other).type == "id-reused")
    let list = try test.ask(.get, "/api/tickets", as: session)
    #expect((list.json["items"] as? [Any])?.count == 1)
  }

  @Test(
    "everything that is missing is said at once, by field and remedy, in the reader's language, and nothing is written")
  func missing() throws {
    let bare = newID()
    _ = try test.ask(.put, "/api/visitors/\(bare)", ["name": "Ani"], as: session)
    let changes: [String: Any] = [
      "visitor": bare, "standard": "lkpp-konsultasi", "subject": "", "question": "", "category": "tidakada",
    ]
    let indonesian = try issue(changes)
    let english = try issue(changes, language: "en-GB,en;q=0.9")
    #expect(indonesian.status == 422)
    #expect(indonesian.contentType == "application/problem+json")
    for field in ["/visitor/email", "/visitor/phone", "/visitor/identity", "/category", "/question"] {
      #expect(indonesian.fields.contains(field), "\(field) in \(indonesian.fields)")
    }
    #expect(indonesian.fields == english.fields)
    #expect(zip(indonesian.messages, english.messages).allSatisfy { $0 != $1 })
    let counts = try test.ledger.read { connection in
      try connection.first(
        "SELECT (SELECT count(*) FROM tickets) + (SELECT count(*) FROM number_counters) + (SELECT count(*) FROM answers)"
      ) { try $0[0] as Int }
    }
    #expect(counts == 0)
  }

  @Test(
    "bad bodies get a clear answer", arguments: ["[]", "{", "\"x\"", "{\"standard\":1}", "{\"standard\":\"x\"}", ""])
  func malformed(body: String) throws {
    let request = HTTPRequest.put("/api/tickets/\(newID())", body: Array(body.utf8), cookies: session)
    guard case .response(let response) = test.desk.respond(to: request) else { return }
    #expect([400, 422].contains(response.status), "\(response.text)")
    #expect(response.status == 400 || !response.fields.isEmpty)
  }

  @Test("a value of the wrong shape is named by its place, without its words")
  func shape() throws {
    for (changes, field) in [
      (["standard": 5], "/standard"), (["fields": ["a": 5]], "/fields/a"), (["print": "rahasia"], "/print"),
      (["receivedAt": "rahasia"], "/receivedAt"),
    ] as [([String: Any], String)] {
      let answer = try issue(changes)
      #expect(answer.status == 422)
      #expect(answer.fields == [field], "\(answer.text)")
      #expect(!answer.text.contains("rahasia"))
    }
  }

  @Test("an id that is none, an unknown visitor and an unknown standard are named")
  func unknown() throws {
    #expect(try issue(id: "bukan-uuid").type == "malformed-request")
    #expect(try issue(["visitor": newID()]).fields == ["/visitor"])
    #expect(
      try issue(["visitor": newID(), "category": "nihil", "question": ""]).fields == [
        "/visitor", "/category", "/question",
      ])
    #expect(try issue(["standard": "nihil"]).fields == ["/standard"])
    let empty = try test.ask(.put, "/api/tickets/\(newID())", [:] as [String: Any], as: session)
    #expect(empty.fields == ["/standard", "/channel"])
    #expect(try test.ask(.get, "/api/tickets/\(newID())", as: session).type == "not-found")
  }

  @Test("a self-service device issues without a visitor: the intake is incomplete, and the counter will ask")
  func selfService() throws {
    let device = try test.session("anjungan")
    let id = newID()
    let answer = try test.ask(
      .put, "/api/tickets/\(id)", ["standard": "lkpp-konsultasi", "channel": "walkIn"], as: device)
    #expect(answer.status == 201, "\(answer.text)")
    let ticket = try test.ask(.get, "/api/tickets/\(id)", as: session)
    #expect(ticket.json["intake"] as? String == "incomplete")
    #expect(try issue(["visitor": NSNull()]).fields == ["/visitor"])
    let tooMuch = try issue(["channel": "letter", "receivedAt": "2026-01-05T08:00:00Z"], as: device)
    #expect(tooMuch.fields == ["/channel", "/visitor", "/receivedAt", "/subject", "/question"])
  }

  @Test(
    "a fraud report is 404 for everybody, stands in no queue, leaves no paper, and its record for the CRM says what it is"
  )
  func restricted() throws {
    let id = newID()
    let answer = try issue(["standard": "kli-prime", "kind": "fraud", "channel": "walkIn", "print": true], id: id)
    #expect(answer.status == 201, "\(answer.text)")
    #expect(answer.json["printJob"] is NSNull)
    #expect(answer.json["position"] is NSNull)
    for user in ["resepsionis", "petugas", "kasi", "admin"] {
      let other = try test.session(user)
      #expect(try test.ask(.get, "/api/tickets/\(id)", as: other).status == 404)
      #expect((try test.ask(.get, "/api/tickets", as: other).json["items"] as? [Any])?.isEmpty == true)
      #expect((try test.ask(.get, "/api/print-jobs", as: other).json["items"] as? [Any])?.isEmpty == true)
    }
    let records = try test.ledger.read { try Outbox.unfinished(after: 0, limit: 10, in: $0) }
    #expect(!records.isEmpty && records.allSatisfy { $0.subject == id && $0.isRestricted })
    #expect(try issue(["standard": "kli-prime"]).json["position"] as? Int == 1)
  }

  @Test("the promise on the ticket: minutes from the start of the service, a due date, or none yet")
  func promises() throws {
    func paper(_ changes: [String: Any]) throws -> String {
      let answer = try issue(changes.merging(["print": true]) { $1 })
      let job = try #require(answer.json["printJob"] as? String, "\(answer.text)")
      return try test.ask(.get, "/api/print-jobs/\(job).txt", as: session).text
    }
    #expect(try paper([:]).contains("20 menit sejak dilayani"))
    let due = try paper(["standard": "kli-sirkulasi"])
    #expect(due.contains("paling lambat") && due.contains("Selasa, 24 November 2026"))
    #expect(try paper(["standard": "lpse-pengaduan"]).contains("ditetapkan petugas"))
    #expect(try !paper(["standard": "kli-prime"]).contains("Janji layanan"))
    #expect(try paper(["standard": "kli-prime", "channel": "web"]).contains("NOMOR TIKET"))
  }

  @Test("the address in the QR code leads to a page for people, whatever the code")
  func trackingPage() throws {
    for path in ["/t/7K3M9Q2X", "/t/siapa"] {
      let page = try test.ask(.get, path)
      #expect(page.status == 200)
      #expect(page.contentType?.hasPrefix("text/html") == true)
    }
    #expect(try test.ask(.get, "/t/7K3M9Q2X/lain").status == 404)
    #expect(try test.ask(.put, "/t/7K3M9Q2X", [:] as [String: Any]).status == 404)
  }

  @Test("a copy says SALINAN and its count; the same copy again is the same job")
  func copies() throws {
    let job = try #require(try issue().json["printJob"] as? String)
    let id = newID()
    let path = "/api/print-jobs/\(job)/copies/\(id)"
    #expect(try test.ask(.put, path, [:] as [String: Any], as: session).status == 201)
    #expect(try test.ask(.put, path, [:] as [String: Any], as: session).status == 200)
    #expect(try test.ask(.get, "/api/print-jobs/\(id).txt", as: session).text.contains("SALINAN KE-1"))
    #expect(try !test.ask(.get, "/api/print-jobs/\(job).txt", as: session).text.contains("SALINAN"))
  }

  @Test("nothing of a visitor reaches the log, whatever goes wrong")
  func log() throws {
    _ = try issue(["question": String(repeating: "rahasia ", count: 5000)])
    test.ledger.close()
    #expect(try issue(["question": "rahasia"]).type == "storage-unavailable")
    #expect(!test.log.isEmpty)
    #expect(!test.log.joined().contains("rahasia"))
    #expect(!test.log.joined().contains("Budi"))
  }
}
