import Foundation
import Testing
import TicketCore

/// standards.md on `kppn-konsultasi` (Asia/Makassar), from the receipt to the closed case.
@Suite("KPPN: stakeholder consultation")
struct KPPNScenarios {
  private func served(visitor: VisitorInput = fullInput) throws -> Story {
    var story = try Story(visitor: visitor, at: "2026-04-06T10:00:00+08:00")
    try story.serve()
    return story
  }

  @Test("solved on the spot within 20 minutes, nothing is owed for later")
  func onTheSpot() throws {
    for (minutes, state) in [(20.0, "met"), (21, "missed")] {
      var story = try served()
      story.after(minutes)
      try story.say("resolved")
      #expect(story.promises == ["service \(state)", "solutionAfterVisit void"])
      #expect(story.ticket.state == .resolved)
    }
  }

  @Test(
    "unsolved, the visitor leaves with a progress report, and the solution follows within 3 working days of it",
    arguments: [(20.0, "met"), (21, "missed")])
  func unsolved(minutes: Double, service: String) throws {
    var story = try served()
    story.after(minutes)
    try story.say("progress", "Perlu memeriksa peraturan")
    #expect(story.ticket.state == .open && story.ticket.endedAt == story.now)
    #expect(story.promises == ["service \(service)", "solutionAfterVisit running"])
    #expect(try story.ticket.due == moment("2026-04-09T16:00:00+08:00"))
    try story.on("2026-04-09T16:00:00+08:00")
    try story.say("answered")
    #expect(story.promises == ["service \(service)", "solutionAfterVisit met"])
    #expect(try story.folded() == story.ticket)
  }

  @Test("the section head concerned keeps the 3 working days of the consultation")
  func sectionHead() throws {
    var story = try served()
    story.after(10)
    try story.give("escalated")
    #expect(story.ticket.state == .escalated && story.ticket.tier == 2)
    #expect(story.promises == ["service met", "solutionAfterVisit running"])
    try story.on("2026-04-09T16:01:00+08:00")
    try story.act("resolved")
    #expect(story.promises == ["service met", "solutionAfterVisit missed"])
    #expect(try refusal { try story.give("escalated") } == .ticketClosed)
  }

  @Test("supporting documents asked for at the counter stop the solution's clock, and not the service's")
  func documents() throws {
    var story = try served()
    story.after(15)
    try story.ask()
    #expect(story.promises == ["service met", "solutionAfterVisit paused"])
    try story.on("2026-04-08T09:00:00+08:00")
    try story.act("documentReceived")
    #expect(story.ticket.state == .open)
    #expect(try story.ticket.due == moment("2026-04-13T16:00:00+08:00"))
    #expect(try story.folded() == story.ticket)
  }

  @Test("a visitor who comes back with the documents is served anew, and the service's time is that of this visit")
  func again() throws {
    var story = try served()
    story.after(15)
    try story.ask()
    try story.on("2026-04-07T09:00:00+08:00")
    try story.act("documentReceived")
    try story.start(2)
    story.after(5)
    try story.act("resolved")
    #expect(story.ticket.endedAt == story.now && story.ticket.startedAt == story.now - 300)
    #expect(story.promises == ["service met", "solutionAfterVisit met"])
    #expect(try story.folded() == story.ticket)
  }

  @Test("contact details are demanded as soon as the answer follows later, and not for an answer on the spot")
  func contact() throws {
    var unknown = fullInput
    (unknown.email, unknown.phone) = (nil, nil)
    let acts: [(inout Story) throws -> Void] = [
      { try $0.say("progress") }, { try $0.give("escalated") }, { try $0.ask() },
    ]
    for act in acts {
      var story = try served(visitor: unknown)
      #expect(try wrongPlaces { try act(&story) } == ["/visitor/email"])
      #expect(story.ticket.state == .serving)
      var reachable = unknown
      reachable.phone = "081234567890"
      story = try served(visitor: reachable)
      try act(&story)
      #expect(story.ticket.state != .serving)
    }
    var solved = try served(visitor: unknown)
    try solved.act("resolved")
    #expect(solved.ticket.state == .resolved)
  }

  @Test("contact details are demanded, too, where a case done at the counter goes on, but not on the visitor's page")
  func contactLater() throws {
    var unknown = fullInput
    (unknown.email, unknown.phone) = (nil, nil)
    for ending in ["answered", "resolved"] {
      let acts: [(inout Story, VisitorInput) throws -> Void] = [
        { try $0.act("replied", visitor: $1) { $0.text = "Belum jelas" } },
        {
          try $0.act(ending == "answered" ? "documentRequested" : "reopened", visitor: $1) { $0.documents = ["KTP"] }
        },
      ]
      for act in acts {
        var story = try served(visitor: unknown)
        try story.say(ending)
        let done = story.ticket
        #expect(try wrongPlaces { try act(&story, unknown) } == ["/visitor/email"], "\(ending)")
        #expect(story.ticket == done)
        try act(&story, fullInput)
        #expect(story.ticket.state != done.state)
      }
      var own = try served(visitor: unknown)
      try own.say(ending)
      try own.act("replied", isByStaff: false) { $0.text = "Belum jelas" }
      #expect(own.ticket.state == .open && own.promises.last == "solutionAfterVisit running")
    }
  }

  @Test("online the 3 working days count from the receipt, by the date in WITA")
  func online() throws {
    var story = try Story("kppn-konsultasi", .web, at: "2026-04-06T23:30:00+07:00")
    #expect(try story.ticket.due == moment("2026-04-10T16:30:00+08:00"))
    try story.say("answered")
    #expect(story.promises == ["service void", "solution met"])
  }

  @Test("progress is reported on every working day; a day without raises a reminder, and the next report ends it")
  func progress() throws {
    for channel in [Channel.walkIn, .web] {
      var story = try Story("kppn-konsultasi", channel, at: "2026-04-09T10:00:00+08:00")
      if channel == .walkIn {
        try story.serve()
        try story.say("progress")
      }
      // Friday closes at half past four; the 3 working days end on Tuesday.
      try story.on("2026-04-10T16:29:00+08:00")
      #expect(try story.fallen == [])
      try story.on("2026-04-13T09:00:00+08:00")
      let friday = FallenDue(duty: .remindProgress, at: try moment("2026-04-10T16:30:00+08:00"))
      #expect(try story.fallen == [friday])
      var silent = story
      try silent.on("2026-04-20T09:00:00+08:00")
      #expect(
        try silent.fallen.map(\.at) == [friday.at]
          + ["2026-04-13", "2026-04-14"].map { try moment("\($0)T16:00:00+08:00") })
      try story.say("progress")
      #expect(try story.fallen == [])
      try story.on("2026-04-14T16:00:00+08:00")
      #expect(try story.fallen.map(\.at) == [story.now])
      try story.say("answered")
      #expect(try story.fallen == [])
    }
  }

  @Test("no progress is owed while the visitor is waited for, nor by a standard that knows no such duty")
  func noDuty() throws {
    var story = try Story("kppn-konsultasi", .web, at: "2026-04-06T10:00:00+08:00")
    try story.ask()
    try story.on("2026-04-20T09:00:00+08:00")
    #expect(try story.fallen == [])
    // The days on which the visitor was waited for stay free of it when the work goes on.
    var back = try Story("kppn-konsultasi", .web, at: "2026-04-06T10:00:00+08:00")
    try back.ask()
    try back.on("2026-04-08T08:30:00+08:00")
    try back.act("documentReceived")
    #expect(try back.fallen == [])
    try back.on("2026-04-08T17:00:00+08:00")
    #expect(try back.fallen == [FallenDue(duty: .remindProgress, at: moment("2026-04-08T16:00:00+08:00"))])
    var lpdp = try Story("lpdp-bantuan", .web)
    lpdp.after(24 * 60 * 2)
    #expect(try lpdp.fallen == [])
  }

  @Test("progress never resolves, and is none of a ticket that waits or is over")
  func neverResolves() throws {
    var story = try Story("kppn-konsultasi", .web)
    for _ in 0..<5 {
      try story.say("progress")
      #expect(story.ticket.state == .open)
    }
    try story.give("escalated")
    try story.say("progress")
    #expect(story.ticket.state == .escalated && story.ticket.file.progress.count == 6)
    try story.act("resolved")
    #expect(try refusal { try story.say("progress") } == .ticketClosed)
    var queued = try Story()
    #expect(try refusal { try queued.say("progress") } == .stillQueued)
    #expect(try wrongPlaces { try story.say("note", " ") } == ["/text"])
  }

  @Test("never closes by itself; a rating is offered at the end")
  func closing() throws {
    var story = try Story("kppn-konsultasi", .web)
    try story.say("answered")
    try story.on("2027-04-06T09:00:00+08:00")
    #expect(try story.closing == nil && story.fallen == [])
    try story.closeByVisitor()
    try story.act("rated") { $0.rating = "positive" }
    #expect(story.ticket.file.rating == .positive)
  }
}
