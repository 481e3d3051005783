import Foundation
import Testing
import TicketCore

/// standards.md on `lpdp-bantuan` (KEP-58/SJ/2024), from the receipt to the closed case.
@Suite("LPDP: help by CRM ticket")
struct LPDPScenarios {
  func answered(_ channel: Channel = .web, at moment: String = "2026-04-07T10:00:00+07:00") throws -> Story {
    var story = try Story("lpdp-bantuan", channel)
    if channel == .walkIn { try story.serve() }
    try story.on(moment)
    try story.say("answered")
    return story
  }

  func escalated(at moment: String = "2026-05-11T10:00:00+07:00") throws -> Story {
    var story = try Story("lpdp-bantuan", .web, at: "2026-05-08T09:00:00+07:00")
    try story.on(moment)
    try story.give("escalated")
    return story
  }

  @Test("the first tier's answer within three working days keeps the promise, a minute after them breaks it")
  func firstTier() throws {
    for (moment, state) in [("2026-04-09T16:00:00+07:00", "tier1 met"), ("2026-04-09T16:01:00+07:00", "tier1 missed")] {
      #expect(try answered(at: moment).promises == [state])
      #expect(try answered(.walkIn, at: moment).promises == [state])
    }
  }

  @Test("what is not in the knowledge base goes to the unit's officer with three working days of its own")
  func secondTier() throws {
    var story = try Story("lpdp-bantuan", .web)
    try story.act("assigned") { $0.staff = "budi" }
    try story.on("2026-04-08T10:00:00+07:00")
    #expect(try wrongPlaces { try story.act("escalated") } == ["/reason"])
    try story.give("escalated")
    #expect(story.ticket.state == .escalated && story.ticket.tier == 2 && story.ticket.file.assignee == nil)
    #expect(story.promises == ["tier1 replaced", "tier2 running"])
    #expect(try story.ticket.due == moment("2026-04-13T16:00:00+07:00"))
    try story.on("2026-04-13T15:59:00+07:00")
    try story.say("answered")
    #expect(story.promises == ["tier1 replaced", "tier2 met"])
    #expect(try story.folded() == story.ticket)
  }

  @Test("the third tier keeps the second's time, and there is no fourth")
  func thirdTier() throws {
    var story = try escalated()
    let due = story.ticket.due
    try story.on("2026-05-13T10:00:00+07:00")
    try story.give("escalated")
    #expect(story.ticket.tier == 3 && story.ticket.due == due)
    #expect(try refusal { try story.give("escalated") } == .noNextTier)
    try story.on("2026-05-18T16:01:00+07:00")
    try story.say("answered")
    #expect(story.promises == ["tier1 replaced", "tier2 missed"])
  }

  @Test("an escalation after the first tier's time does not undo that it was missed")
  func lateEscalation() throws {
    var story = try Story("lpdp-bantuan", .web)
    try story.on("2026-04-10T08:00:00+07:00")
    try story.give("escalated")
    #expect(story.promises == ["tier1 missed", "tier2 running"])
  }

  @Test("leadership direction takes fourteen working days instead, from the escalation; pending is its clock")
  func direction() throws {
    var story = try escalated()
    try story.on("2026-05-13T10:00:00+07:00")
    #expect(try wrongPlaces { try story.act("pended") } == ["/reason"])
    try story.give("pended")
    #expect(story.ticket.state == .pending)
    #expect(story.promises == ["tier1 replaced", "tier2 replaced", "direction running"])
    #expect(try story.ticket.due == moment("2026-06-05T16:30:00+07:00"))
    // The third tier keeps this time, too, and never does a pending case close by itself.
    try story.on("2026-06-04T10:00:00+07:00")
    #expect(try story.closing == nil && story.fallen == [])
    try story.give("escalated")
    #expect(try story.ticket.due == moment("2026-06-05T16:30:00+07:00"))
    try story.say("answered")
    #expect(story.promises.last == "direction met")
    #expect(try story.folded() == story.ticket)
  }

  @Test("direction is waited for by the unit, and a second tier's time that is over stays missed")
  func pendingLimits() throws {
    var first = try Story("lpdp-bantuan", .web)
    #expect(try refusal { try first.give("pended") } == .pendingTooEarly)
    var late = try escalated()
    try late.on("2026-05-20T08:00:00+07:00")
    try late.give("pended")
    #expect(late.promises == ["tier1 replaced", "tier2 missed", "direction running"])
    #expect(try late.ticket.due == moment("2026-06-05T16:30:00+07:00"))
  }

  @Test("while documents are waited for the clock stands, and their time is added")
  func documents() throws {
    var story = try Story("lpdp-bantuan", .web)
    try story.on("2026-04-07T10:00:00+07:00")
    try story.ask()
    #expect(story.ticket.state == .awaitingVisitor && story.promises == ["tier1 paused"] && story.ticket.due == nil)
    #expect(try refusal { try story.give("escalated") } == .visitorAwaited)
    try story.on("2026-04-13T10:00:00+07:00")
    try story.act("documentReceived")
    #expect(story.ticket.state == .open && story.ticket.file.documents == [])
    // Four working days went by: seven of the receipt.
    #expect(try story.ticket.due == moment("2026-04-15T16:00:00+07:00"))
    #expect(try refusal { try story.act("documentReceived") } == .notAwaited)
    #expect(try story.folded() == story.ticket)
  }

  @Test("what is answered without waiting any longer for the documents was answered in time: the clock stood")
  func answeredWhilePaused() throws {
    var story = try Story("lpdp-bantuan", .web)
    try story.ask()
    try story.on("2026-05-06T10:00:00+07:00")
    try story.say("answered")
    #expect(story.promises == ["tier1 met"] && story.ticket.file.documents == [])
    #expect(try story.closing == moment("2026-05-10T00:00:00+07:00"))
  }

  @Test("a reply brings the work back as of when it came, though the documents are still to come")
  func replyInstead() throws {
    var story = try Story("lpdp-bantuan", .web)
    try story.on("2026-04-07T10:00:00+07:00")
    try story.ask()
    try story.on("2026-04-10T10:00:00+07:00")
    try story.act("replied") { request in
      request.text = "Apakah boleh fotokopi?"
      request.channel = "email"
      request.at = try? moment("2026-04-08T20:00:00+07:00")
    }
    #expect(story.ticket.state == .open && story.ticket.file.documents == ["Surat kuasa"])
    // The visitor's one working day, not the officer's two until it was typed in.
    #expect(try story.ticket.due == moment("2026-04-10T16:30:00+07:00"))
  }

  @Test("documents asked for after the time was over do not undo that it was missed")
  func lateDocuments() throws {
    var story = try Story("lpdp-bantuan", .web)
    try story.on("2026-04-10T08:00:00+07:00")
    try story.ask()
    #expect(story.promises == ["tier1 missed"])
    #expect(story.ticket.due == nil)
    // The work is owed all the same, and late.
    try story.act("documentReceived")
    #expect(try story.ticket.due == moment("2026-04-09T16:00:00+07:00"))
    #expect(story.ticket.shownPromise?.state == .missed)
    try story.say("answered")
    #expect(story.ticket.due == nil && story.ticket.shownPromise == nil)
  }

  @Test("waiting for leadership direction erases none of the time in which the visitor was waited for")
  func pausedBeforePending() throws {
    var story = try Story("lpdp-bantuan", .web, at: "2026-05-08T09:00:00+07:00")
    try story.on("2026-05-11T09:00:00+07:00")
    try story.give("escalated")
    try story.on("2026-05-12T09:00:00+07:00")
    try story.ask()
    try story.on("2026-05-18T09:00:00+07:00")
    try story.act("documentReceived")
    #expect(try story.ticket.due == moment("2026-05-20T16:00:00+07:00"))
    try story.on("2026-05-19T09:00:00+07:00")
    try story.give("pended")
    // Two working days later than without the documents.
    #expect(try story.ticket.due == moment("2026-06-09T16:00:00+07:00"))
  }

  @Test("a visitor who gives up before an answer was promised nothing more, but what was late stays late")
  func givesUp() throws {
    for (hour, outcome) in [("2026-04-07T09:00:00+07:00", "tier1 void"), ("2026-04-20T09:00:00+07:00", "tier1 missed")]
    {
      var story = try Story("lpdp-bantuan", .web)
      try story.on(hour)
      let closure = Closure(by: .visitor, promises: story.ticket.promises.withdrawn(at: story.now))
      try story.take(.closed(closure), at: story.now)
      #expect(story.promises == [outcome])
    }
  }

  @Test("nothing more is noted on what is over")
  func noteAfterTheEnd() throws {
    var story = try Story("lpdp-bantuan", .web)
    try story.act("resolved")
    #expect(try refusal { try story.say("note") } == .ticketClosed)
    var voided = try Story("lpdp-bantuan", .web)
    try voided.give("voided")
    #expect(try refusal { try voided.say("note") } == .ticketVoided)
  }

  @Test("what the visitor wrote before the officer's end and is typed in after it brings nothing back")
  func typedInAfterTheEnd() throws {
    var story = try Story("lpdp-bantuan", .web)
    let before = story.now
    story.after(60)
    try story.act("resolved")
    try story.act("replied") { request in
      request.text = "Satu hal lagi"
      request.at = before
    }
    #expect(story.ticket.state == .resolved && story.promises == ["tier1 met"])
  }

  @Test("a case over the year's end: working days by the calendars of 2026 and 2027, three days by the wall's")
  func yearsEnd() throws {
    var story = try Story("lpdp-bantuan", .web, at: "2026-12-30T10:00:00+07:00")
    // 31 December; 4 and 6 January.
    #expect(try story.ticket.due == moment("2027-01-06T16:00:00+07:00"))
    try story.on("2027-01-04T09:00:00+07:00")
    try story.give("escalated")
    #expect(try story.ticket.due == moment("2027-01-08T16:30:00+07:00"))
    try story.say("answered")
    #expect(try story.closing == moment("2027-01-08T00:00:00+07:00"))
  }

  @Test("the time of each tier is kept through escalation, documents, an end and a reopening")
  func timePerTier() throws {
    var story = try Story("lpdp-bantuan", .web)
    story.after(60)
    try story.ask()
    story.after(30)
    try story.act("documentReceived")
    story.after(10)
    try story.give("escalated")
    #expect(try story.spent == ["1: 70+30", "2: 0+0"])
    story.after(20)
    try story.say("answered")
    story.after(15)
    try story.act("resolved")
    // The next day at the same time: 450 service minutes that are nobody's.
    story.after(24 * 60)
    try story.act("reopened")
    story.after(5)
    #expect(try story.spent == ["1: 70+30", "2: 25+15"])
  }
}
