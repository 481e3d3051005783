import Foundation
import HTTP
import Records
import Testing
import TicketCore

@testable import Desk

@Suite("The visitor's own page by its code") struct TrackRouteTests {
  private let test: TestDesk
  private let desk: String
  private let officer: String

  init() throws {
    test = try TestDesk()
    desk = try test.session("resepsionis")
    officer = try test.session("petugas")
    try test.register(desk)
  }

  private struct Case {
    let id: String
    let code: String
  }

  private func issue(_ changes: [String: Any] = [:]) throws -> Case {
    let id = newID()
    let answer = try test.ask(.put, "/api/tickets/\(id)", TestDesk.request.merging(changes) { $1 }, as: desk)
    return Case(id: id, code: try #require(answer.json["code"] as? String, "\(answer.text)"))
  }

  /// A case that came by the web: nobody queues.
  private func webCase(_ standard: String = "lpdp-bantuan") throws -> Case {
    try issue(["standard": standard, "channel": "web", "category": "umum"])
  }

  @discardableResult
  private func act(_ type: String, on ticket: Case, _ rest: [String: Any] = [:]) throws -> Response {
    let body = rest.merging(["type": type]) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(ticket.id)/events/\(newID())", body, as: officer)
    #expect(answer.status == 201, "\(answer.text)")
    return answer
  }

  private func track(_ code: String) throws -> Response { try test.ask(.get, "/api/track/\(code)") }

  private func reply(_ text: String, to ticket: Case, id: String = newID()) throws -> Response {
    try test.ask(.put, "/api/track/\(ticket.code)/replies/\(id)", ["text": text])
  }

  private func close(_ ticket: Case, _ rating: String? = nil) throws -> Response {
    try test.ask(.put, "/api/track/\(ticket.code)/closure", rating.map { ["rating": $0] } ?? [:])
  }

  private func entries(_ answer: Response) -> [[String: Any]] { answer.json["entries"] as? [[String: Any]] ?? [] }

  private func types(_ answer: Response) -> [String] { entries(answer).compactMap { $0["type"] as? String } }

  @Test("who waits sees the place in the line, and when called the counter, however the code is typed")
  func inLine() throws {
    _ = try issue()
    let second = try issue()
    let typed = "\(second.code.prefix(4))-\(second.code.suffix(4))".lowercased().replacing("0", with: "o")
    let answer = try track(typed)
    #expect(answer.json["position"] as? Int == 2)
    #expect(answer.json["state"] as? String == "waiting")
    #expect(answer.json["canReply"] as? Bool == false)
    #expect(answer.json["canClose"] as? Bool == false)
    #expect(try reply("Halo", to: second).type == "still-queued")
    #expect(try close(second).type == "still-queued")
    let open = ["state": "open", "services": ["kppn-konsultasi"]] as [String: Any]
    #expect(try test.ask(.put, "/api/counters/1", open, as: officer).status == 200)
    _ = try test.ask(.put, "/api/counters/1/calls/\(newID())", [:] as [String: Any], as: officer)
    #expect(try track(second.code).json["position"] as? Int == 1)
    // Yesterday's line is nobody's any more.
    test.advance(minutes: 24 * 60)
    #expect(try track(second.code).json["position"] is NSNull)
  }

  @Test("who is being served has the officer's ear: neither a reply nor an end by the code is taken")
  func served() throws {
    let ticket = try issue()
    let open = ["state": "open", "services": ["kppn-konsultasi"]] as [String: Any]
    #expect(try test.ask(.put, "/api/counters/1", open, as: officer).status == 200)
    _ = try test.ask(.put, "/api/counters/1/calls/\(newID())", [:] as [String: Any], as: officer)
    try act("started", on: ticket, ["counter": 1])
    let seen = try track(ticket.code)
    #expect(seen.json["canReply"] as? Bool == false && seen.json["canClose"] as? Bool == false)
    #expect(try reply("Halo", to: ticket).type == "still-served")
    #expect(try close(ticket, "positive").type == "still-served")
    #expect(try track(ticket.code).json["state"] as? String == "serving")
  }

  @Test("nor of one who did not come")
  func notCome() throws {
    let ticket = try issue()
    let open = ["state": "open", "services": ["kppn-konsultasi"]] as [String: Any]
    #expect(try test.ask(.put, "/api/counters/1", open, as: officer).status == 200)
    _ = try test.ask(.put, "/api/counters/1/calls/\(newID())", [:] as [String: Any], as: officer)
    try act("noShow", on: ticket)
    #expect(try reply("Halo", to: ticket).type == "ticket-closed")
    #expect(try close(ticket).type == "ticket-closed")
  }

  @Test("from the question to the closed and rated case; every word is the visitor's to see, and nobody's name is")
  func wholeLife() throws {
    let ticket = try webCase()
    try act("assigned", on: ticket, ["staff": "petugas"])
    try act("note", on: ticket, ["text": "RAHASIA"])
    try act("documentRequested", on: ticket, ["documents": ["KTP", "Surat tugas"]])
    var seen = try track(ticket.code)
    #expect(seen.json["documents"] as? [String] == ["KTP", "Surat tugas"])
    #expect(seen.json["state"] as? String == "awaitingVisitor")
    let words = "<script>alert(1)</script>\nSudah saya kirim"
    #expect(try reply(words, to: ticket).status == 201)
    try act("documentReceived", on: ticket)
    try act("escalated", on: ticket, ["reason": "RAHASIA"])
    try act("progress", on: ticket, ["text": "Sedang dicek"])
    try act("answered", on: ticket, ["text": "Bisa."])
    seen = try track(ticket.code)
    #expect(
      types(seen) == [
        "issued", "documentRequested", "replied", "documentReceived", "escalated", "progress", "answered",
      ])
    #expect(entries(seen)[2]["text"] as? String == words)
    #expect(entries(seen)[6]["text"] as? String == "Bisa.")
    #expect(["RAHASIA", "petugas", "Budi", "budi@", "Revisi", "Bagaimana"].allSatisfy { !seen.text.contains($0) })
    #expect(seen.json["canClose"] as? Bool == true && seen.json["canRate"] as? Bool == true)
    // Three days, the first uncounted, to midnight in the office's zone.
    #expect(seen.json["closesAt"] as? String == "2026-11-26T17:00:00.000Z")
    seen = try close(ticket, "positive")
    #expect(seen.status == 200)
    #expect(seen.json["state"] as? String == "closed" && seen.json["rating"] as? String == "positive")
    #expect(entries(seen).last?["by"] as? String == "visitor")
    #expect(seen.json["canClose"] as? Bool == false && seen.json["canRate"] as? Bool == false)
    // The rating is no entry, but the officers see who gave it.
    let events = try test.ask(.get, "/api/tickets/\(ticket.id)", as: officer).json["events"] as? [[String: Any]] ?? []
    #expect(events.suffix(2).map { $0["type"] as? String } == ["closed", "rated"])
    #expect(events.suffix(2).allSatisfy { $0["role"] as? String == "visitor" })
  }

  @Test("the words of a result and the files that came with an answer are the visitor's, and no other file is")
  func enclosed() throws {
    let (ticket, other) = (try webCase(), try webCase())
    func attach(_ name: String, to ticket: Case) throws -> String {
      let (id, content) = (newID(), Data("%PDF-1.7 \(name)".utf8).base64EncodedString())
      let body = ["name": name, "content": content]
      #expect(try test.ask(.put, "/api/tickets/\(ticket.id)/attachments/\(id)", body, as: officer).status == 201)
      return id
    }
    let (given, kept) = (try attach("surat.pdf", to: ticket), try attach("RAHASIA.pdf", to: ticket))
    let foreign = try attach("lain.pdf", to: other)
    for wrong in [foreign, newID(), "bukan"] {
      let body: [String: Any] = ["type": "answered", "text": "Terlampir.", "attachments": [given, wrong]]
      let refused = try test.ask(.put, "/api/tickets/\(ticket.id)/events/\(newID())", body, as: officer)
      #expect(refused.fields == ["/attachments/1"])
    }
    try act("answered", on: ticket, ["text": "Terlampir.", "attachments": [given.uppercased()]])
    try act("resolved", on: ticket, ["text": "Suratnya sudah terbit."])
    let seen = try track(ticket.code)
    let files = try #require(entries(seen)[1]["attachments"] as? [[String: Any]])
    #expect(files.map { $0["name"] as? String } == ["surat.pdf"])
    #expect(entries(seen)[2]["text"] as? String == "Suratnya sudah terbit.")
    #expect(!seen.text.contains("RAHASIA") && entries(seen)[2]["attachments"] == nil)
    func fetch(_ id: String, by code: String) throws -> Response {
      try test.ask(.get, "/api/track/\(code)/attachments/\(id)")
    }
    let file = try fetch(given, by: ticket.code)
    #expect(file.text == "%PDF-1.7 surat.pdf" && file.contentType == "application/pdf" && file.attachment != nil)
    for (id, code) in [(kept, ticket.code), (given, other.code), (foreign, other.code), (given, "7K3M9Q2X")] {
      #expect(try fetch(id, by: code).status == 404)
    }
  }

  @Test("the same closing twice is one, another rating is refused, and one left out can be given later")
  func closingTwice() throws {
    let ticket = try webCase()
    try act("answered", on: ticket, ["text": "Bisa."])
    let before = try close(ticket)
    #expect(before.json["canRate"] as? Bool == true)
    #expect(try close(ticket).text == before.text)
    #expect(try close(ticket, "sangat puas").fields == ["/rating"])
    #expect(try close(ticket, "neutral").json["rating"] as? String == "neutral")
    #expect(try close(ticket, "neutral").status == 200)
    #expect(try close(ticket, "negative").type == "already-rated")
    #expect(types(try track(ticket.code)) == ["issued", "answered", "closed"])
  }

  @Test("a rating that is refused leaves the case open")
  func refusedRating() throws {
    let ticket = try webCase()
    #expect(try close(ticket, "bagus").fields == ["/rating"])
    #expect(try track(ticket.code).json["state"] as? String == "open")
  }

  @Test("the same reply twice is one; an empty or endless one is refused by its field")
  func replies() throws {
    let ticket = try webCase()
    let id = newID()
    #expect(try reply("Halo", to: ticket, id: id).status == 201)
    #expect(try reply("Halo", to: ticket, id: id).status == 200)
    #expect(try reply("Lain", to: ticket, id: id).type == "id-reused")
    #expect(types(try track(ticket.code)) == ["issued", "replied"])
    #expect(try reply(" \u{7} ", to: ticket).fields == ["/text"])
    #expect(try reply(String(repeating: "a", count: 4001), to: ticket).fields == ["/text"])
    #expect(try test.ask(.put, "/api/track/\(ticket.code)/replies/\(newID())", [:] as [String: Any]).status == 422)
  }

  @Test("seven days after the end the visitor can respond in the same ticket, and then is led to a new one")
  func window() throws {
    let ticket = try webCase()
    try act("resolved", on: ticket)
    #expect(try track(ticket.code).json["replyUntil"] as? String == "2026-11-30T17:00:00.000Z")
    test.advance(minutes: 7 * 24 * 60)
    #expect(try reply("Masih ada satu hal", to: ticket).json["state"] as? String == "open")
    try act("resolved", on: ticket)
    test.advance(minutes: 8 * 24 * 60)
    #expect(try track(ticket.code).json["canReply"] as? Bool == false)
    #expect(try reply("Satu lagi", to: ticket).type == "reopen-window-over")
  }

  @Test("of a letter's way through the house the requester sees the answer that leaves it")
  func letter() throws {
    let letter = try issue([
      "standard": "lkpp-konsultasi", "channel": "letter",
      "fields": ["signature": "true", "letterhead": "true", "stamp": "true"],
    ])
    let way = ["Koordinator", "Sub Koordinator", "Staf", "Sub Koordinator", "Koordinator", "Direktur"]
    for receiver in way + ["Pengguna Layanan"] {
      try act("disposed", on: letter, ["to": receiver, "instruction": "RAHASIA"])
    }
    let seen = try track(letter.code)
    #expect(types(seen) == ["issued", "dispatched"] && !seen.text.contains("RAHASIA"))
    #expect(seen.json["state"] as? String == "answered")
  }

  @Test("a fraud report, an unknown code and what is no code are all not found")
  func hidden() throws {
    let fraud = try issue(["standard": "kli-prime", "channel": "web", "kind": "fraud"])
    for code in [fraud.code, "7K3M9Q2X", "x", "7K3M9Q2XX", "';--"] {
      #expect(try track(code).status == 404, "\(code)")
    }
    #expect(try reply("Halo", to: fraud).status == 404)
    #expect(try close(fraud, "negative").status == 404)
  }

  @Test("a row of wrong codes has to wait, while a ticket that was seen before stays in sight")
  func guessing() throws {
    let ticket = try webCase()
    #expect(try track(ticket.code).status == 200)
    let answers = try (0..<11).map { try track("7K3M9Q2" + String($0 % 10)).status }
    #expect(answers == Array(repeating: 404, count: 10) + [429])
    #expect(try track(ticket.code).status == 200)
    #expect(try track(try webCase().code).status == 429)
  }

  @Test("wrong codes are counted by address and overall, and grow back slowly")
  func throttle() {
    let throttle = TrackingThrottle()
    let start = ContinuousClock.now
    func tries(_ count: Int, from address: String, after seconds: Int) -> Int {
      (0..<count).count {
        throttle.begin("\(address)-\(seconds)-\($0)", from: address, at: start + .seconds(seconds)) == nil
      }
    }
    #expect(tries(20, from: "a", after: 0) == 10)
    #expect(throttle.begin("X", from: "a", at: start) == 10)
    #expect(tries(20, from: "b", after: 0) == 10)
    #expect(tries(20, from: "a", after: 30) == 3)
    // Ten addresses have used up what everybody may have wrong, except for what grew back meanwhile.
    #expect((0..<20).reduce(0) { $0 + tries(10, from: "n\($1)", after: 30) } == 87)
    #expect(tries(9, from: "fresh", after: 36) == 2)
  }

  @Test("a right code costs nothing")
  func right() {
    let throttle = TrackingThrottle()
    for number in 0..<1000 {
      #expect(throttle.begin("code \(number)", from: "a", at: .now) == nil)
      throttle.succeeded("code \(number)", from: "a")
    }
  }

  @Test("who floods a ticket with replies or with ends has to wait")
  func flood() throws {
    let ticket = try webCase()
    let answers = try (0..<12).map { try reply("Halo \($0)", to: ticket).status }
    #expect(answers == Array(repeating: 201, count: 10) + [429, 429])
    #expect(try close(ticket).status == 429)
    let other = try webCase()
    let ends = try (0..<12).map { _ in try close(other).status }
    #expect(ends == Array(repeating: 200, count: 10) + [429, 429])
  }
}
