import Calendars
import Foundation
import Testing
import TicketCore

@Suite("When the visitor's word brings a case back, what is promised of it runs anew from that word")
struct RenewalTests {
  @Test("after an answer, and what was kept stays kept")
  func afterAnAnswer() throws {
    var story = try Story("lpdp-bantuan", .web, at: "2026-04-06T09:00:00+07:00")
    try story.on("2026-04-07T10:00:00+07:00")
    try story.say("answered")
    try story.on("2026-04-08T10:00:00+07:00")
    try story.say("replied", "Belum jelas")
    #expect(story.promises == ["tier1 met", "tier1 running"])
    #expect(try story.ticket.due == moment("2026-04-13T16:00:00+07:00"))
    try story.say("replied", "Tolong segera")
    #expect(story.promises == ["tier1 met", "tier1 running"])
    #expect(try story.folded() == story.ticket)
  }

  @Test("after the end, by a reply or by reopening", arguments: ["replied", "reopened"])
  func afterTheEnd(type: String) throws {
    var story = try Story("lpdp-bantuan", .web, at: "2026-04-06T09:00:00+07:00")
    try story.give("escalated")
    try story.say("resolved")
    try story.on("2026-04-08T10:00:00+07:00")
    try story.act(type) { $0.text = "Belum selesai" }
    #expect(story.promises == ["tier1 replaced", "tier2 met", "tier2 running"])
    #expect(try story.ticket.due == moment("2026-04-13T16:00:00+07:00"))
    #expect(try story.folded() == story.ticket)
  }

  @Test("also by documents that were asked for after the answer")
  func afterDocuments() throws {
    var story = try Story("lpdp-bantuan", .web, at: "2026-04-06T09:00:00+07:00")
    try story.say("answered")
    try story.ask()
    #expect(story.promises == ["tier1 met"])
    try story.on("2026-04-08T10:00:00+07:00")
    try story.act("documentReceived")
    #expect(story.promises == ["tier1 met", "tier1 running"])
  }

  @Test("a renewed promise can be escalated and set pending as the first")
  func escalatedAnew() throws {
    var story = try Story("lpdp-bantuan", .web, at: "2026-04-06T09:00:00+07:00")
    try story.say("answered")
    try story.say("replied")
    try story.give("escalated")
    try story.give("pended")
    #expect(story.promises == ["tier1 met", "tier1 replaced", "tier2 replaced", "direction running"])
  }

  @Test("at KPPN by the time for what the counter left unsolved")
  func leftTheCounter() throws {
    var story = try Story("kppn-konsultasi", at: "2026-04-06T09:00:00+07:00")
    try story.serve()
    try story.say("resolved")
    try story.on("2026-04-07T10:00:00+08:00")
    try story.act("reopened")
    #expect(story.promises == ["service met", "solutionAfterVisit void", "solutionAfterVisit running"])
  }

  @Test("at LPSE by a date that the officer has to state again")
  func stated() throws {
    var story = try Story("lpse-pengaduan", .web, at: "2026-04-06T09:00:00+07:00")
    let due = try moment("2026-04-10T15:00:00+07:00")
    try story.act("promised") { $0.due = due }
    try story.say("answered")
    try story.say("replied")
    #expect(story.promises == ["handling met", "handling waiting"])
  }

  @Test("a technical unit without a time of its own promises none")
  func withoutTime() throws {
    var story = try Story("kli-prime", .email, kind: .question, at: "2026-04-06T09:00:00+07:00")
    try story.give("escalated")
    try story.say("answered")
    try story.say("replied")
    #expect(story.promises == ["completion replaced"])
  }

  @Test("an event from before its promises were written down is read, and leaves them as they are")
  func oldEvent() throws {
    let old = try JSONDecoder().decode(TicketAct.self, from: Data(#"{"type":"reopened","reason":null}"#.utf8))
    var story = try Story("lpdp-bantuan", .web, at: "2026-04-06T09:00:00+07:00")
    try story.say("resolved")
    try story.take(old, at: story.now)
    #expect(story.ticket.state == .open && story.promises == ["tier1 met"])
  }

  @Test("a word from before the answer renews nothing")
  func earlier() throws {
    var story = try Story("lpdp-bantuan", .web, at: "2026-04-06T09:00:00+07:00")
    try story.on("2026-04-07T10:00:00+07:00")
    try story.say("answered")
    let before = try moment("2026-04-06T20:00:00+07:00")
    try story.act("replied") { request in
      request.text = "Satu hal lagi"
      request.at = before
    }
    #expect(story.promises == ["tier1 met"])
  }
}
