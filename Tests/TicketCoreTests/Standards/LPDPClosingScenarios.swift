import Foundation
import Testing
import TicketCore

// standards.md on `lpdp-bantuan`, "Closing".
extension LPDPScenarios {
  @Test("three days without a reply close the answered case, with a warning the day before", arguments: [true, false])
  func autoClose(machineWasOn: Bool) throws {
    var story = try answered()
    let end = try moment("2026-04-11T00:00:00+07:00")
    #expect(try story.closing == end)
    try story.on("2026-04-09T23:59:00+07:00")
    #expect(try story.fallen == [])
    if machineWasOn {
      try story.on("2026-04-10T08:00:00+07:00")
      #expect(try story.fallen == [FallenDue(duty: .warn, at: moment("2026-04-10T00:00:00+07:00"))])
    }
    // What fell due while the machine was off happens once and as of then, without the warning that is too late.
    try story.on(machineWasOn ? "2026-04-11T00:00:00+07:00" : "2026-04-14T08:00:00+07:00")
    #expect(try story.fallen == [FallenDue(duty: .close, at: end)])
    try story.carryOut()
    #expect(story.ticket.state == .closed && story.ticket.file.closedBy == .clock)
    #expect(story.ticket.file.settledAt == end)
    #expect(try story.fallen == [])
    #expect(try story.folded() == story.ticket)
  }

  @Test("the clock closes nothing but what is answered")
  func clockClosesAnsweredOnly() throws {
    var story = try Story("lpdp-bantuan", .web)
    let closure = TicketAct.closed(Closure(by: .clock, promises: []))
    #expect(try refusal { try story.take(closure, at: story.now) } == .notAnswered)
    try story.ask()
    #expect(try refusal { try story.take(closure, at: story.now) } == .notAnswered)
  }

  @Test("an officer's end is resolved: closing is the visitor's or the clock's, answered or not")
  func officersEnd() throws {
    var story = try Story("lpdp-bantuan", .web)
    #expect(try refusal { try story.act("closed") } == .closingNotOfficers)
    try story.say("answered")
    #expect(try refusal { try story.act("closed") } == .closingNotOfficers)
    try story.act("resolved")
    #expect(try refusal { try story.act("closed") } == .closingNotOfficers)
    try story.closeByVisitor()
    #expect(story.ticket.file.closedBy == .visitor)
  }

  @Test("the three days count from the last answer, and a reply on any channel stops them", arguments: Channel.allCases)
  func reply(channel: Channel) throws {
    var story = try answered()
    try story.on("2026-04-09T09:00:00+07:00")
    try story.say("answered", "Lebih lengkap.")
    #expect(try story.closing == moment("2026-04-13T00:00:00+07:00"))
    try story.on("2026-04-10T21:00:00+07:00")
    try story.act("replied") { request in
      request.text = "Masih belum jelas"
      request.channel = channel.rawValue
    }
    #expect(story.ticket.state == .open && story.ticket.file.answeredAt == nil)
    try story.on("2026-05-10T21:00:00+07:00")
    #expect(try story.closing == nil && story.fallen == [])
  }

  @Test("an e-mail typed in late counts from its own time: it brings back what closed, or was no reply to the answer")
  func typedIn() throws {
    var closed = try answered()
    try closed.on("2026-04-30T08:00:00+07:00")
    try closed.carryOut()
    var early = closed
    try closed.act("replied") { request in
      request.text = "Belum puas"
      request.at = try? moment("2026-04-09T20:00:00+07:00")
    }
    #expect(closed.ticket.state == .open && closed.ticket.file.closedBy == nil)
    // What is known of the time is not undone by it: the work goes on after the end that it brings back.
    #expect(closed.ticket.file.clock.marks.map(\.from) == closed.ticket.file.clock.marks.map(\.from).sorted())
    #expect(try closed.ticket.file.clock.marks.last?.from == moment("2026-04-11T00:00:00+07:00"))
    try early.act("replied") { request in
      request.text = "Tambahan pertanyaan"
      request.at = try? moment("2026-04-07T09:59:00+07:00")
    }
    #expect(early.ticket.state == .closed)
    var waiting = try answered()
    let closing = try waiting.closing
    waiting.after(60)
    try waiting.act("replied") { request in
      request.text = "Tambahan pertanyaan"
      request.at = try? moment("2026-04-07T09:00:00+07:00")
    }
    #expect(waiting.ticket.state == .answered)
    #expect(try waiting.closing == closing)
    for at in ["2026-04-06T08:59:00+07:00", "2026-04-08T09:00:00+07:00"] {
      #expect(
        try wrongPlaces {
          try waiting.act("replied") { request in
            request.text = "x"
            request.at = try? moment(at)
          }
        } == ["/at"])
    }
  }

  @Test("seven calendar days after resolved or closed one can respond in the same ticket; later in a new, linked one")
  func reopening() throws {
    var resolved = try answered()
    try resolved.act("resolved")
    var byClock = try answered()
    try byClock.on("2026-04-20T08:00:00+07:00")
    try byClock.carryOut()
    // Counted from when it fell due, though the clock was carried out late.
    for (story, last) in [(resolved, "2026-04-15T00:00:00+07:00"), (byClock, "2026-04-19T00:00:00+07:00")] {
      for type in ["replied", "reopened"] {
        var inTime = story
        try inTime.on(last)
        try inTime.say(type)
        #expect(inTime.ticket.state == .open && inTime.ticket.file.settledAt == nil)
        #expect(inTime.promises == story.promises + ["tier1 running"])
        var late = inTime
        late = story
        try late.on(last)
        late.after(1)
        #expect(try refusal { try late.say(type) } == .reopenWindowOver)
        #expect(late.ticket == story.ticket)
      }
    }
    let follower = try Story("lpdp-bantuan", .web) { $0.follows = "t0" }
    #expect(follower.ticket.follows == "t0")
  }

  @Test("a reopened case goes on at the tier that had it")
  func reopenedTier() throws {
    var story = try escalated()
    try story.act("resolved")
    try story.act("reopened")
    #expect(story.ticket.state == .escalated && story.ticket.tier == 2)
  }

  @Test("the visitor who closes is asked how content, once; nobody else's end asks for it")
  func rating() throws {
    var story = try answered()
    try story.closeByVisitor()
    #expect(try wrongPlaces { try story.act("rated") { $0.rating = "bagus" } } == ["/rating"])
    for rating in Rating.allCases {
      var rated = story
      try rated.act("rated") { $0.rating = rating.rawValue }
      #expect(rated.ticket.file.rating == rating)
      #expect(try refusal { try rated.act("rated") { $0.rating = "neutral" } } == .alreadyRated)
    }
    var resolved = try answered()
    #expect(try refusal { try resolved.act("rated") { $0.rating = "positive" } } == .ratingNotOffered)
    try resolved.act("resolved")
    #expect(try refusal { try resolved.act("rated") { $0.rating = "positive" } } == .ratingNotOffered)
    var byClock = try answered()
    try byClock.on("2026-04-20T08:00:00+07:00")
    try byClock.carryOut()
    #expect(try refusal { try byClock.act("rated") { $0.rating = "positive" } } == .ratingNotOffered)
  }
}
