import Calendars
import Foundation
import Testing
import TicketCore

/// standards.md on `lpse-pengaduan`, from the receipt to the closed case.
@Suite("LPSE: complaints, problems and suggestions")
struct LPSEScenarios {
  private func promise(_ story: inout Story, by due: String) throws {
    try story.act("promised") { $0.due = try? moment(due) }
  }

  @Test("the officer states the date by the difficulty; until then there is no promise yet, and it says so")
  func stated() throws {
    var story = try Story("lpse-pengaduan", .web)
    #expect(story.ticket.due == nil && story.ticket.shownPromise?.reason == .notStated)
    story.after(60)
    try promise(&story, by: "2026-04-20T12:00:00+07:00")
    #expect(try story.ticket.due == moment("2026-04-20T12:00:00+07:00"))
    #expect(story.promises == ["handling running"])
    try story.on("2026-04-20T12:00:00+07:00")
    try story.say("answered")
    #expect(story.promises == ["handling met"])
    #expect(try story.folded() == story.ticket)
  }

  @Test("a date is one that is to come, and a queued ticket has none before it was taken")
  func goodDates() throws {
    var story = try Story("lpse-pengaduan", .web)
    #expect(try wrongPlaces { try story.act("promised") } == ["/due"])
    #expect(try wrongPlaces { try promise(&story, by: mondayMorning) } == ["/due"])
    var queued = try Story("lpse-pengaduan")
    #expect(try refusal { try promise(&queued, by: "2026-04-20T12:00:00+07:00") } == .stillQueued)
    try queued.serve()
    try promise(&queued, by: "2026-04-20T12:00:00+07:00")
  }

  @Test("a stated date is owed to nobody who did not come after a hand-over, and is later by their absence once called")
  func absent() throws {
    var story = try Story("lpse-pengaduan")
    try story.serve()
    try promise(&story, by: "2026-04-20T12:00:00+07:00")
    try story.act("transferred") { request in
      request.counter = 2
      request.reason = "Ke Admin PPE"
    }
    try story.call(2)
    try story.act("noShow")
    #expect(story.ticket.due == nil)
    story.after(5)
    try story.act("recalled")
    #expect(story.ticket.promises.map(\.state) == [.running])
    #expect(try story.ticket.due == moment("2026-04-20T13:05:00+07:00"))
    #expect(try story.folded() == story.ticket)
  }

  @Test(
    "a date beyond a year or outside the service hours is a slip of the pen, and the nearest that could be meant is told",
    arguments: [
      ("2026-04-19T03:00:00+07:00", "2026-04-20 pukul 07:30"), ("2026-04-18T03:00:00+07:00", "2026-04-17 pukul 16:30"),
      ("2026-04-20T12:20:00+07:00", "2026-04-20 pukul 12:00"), ("2026-04-06T07:00:00+07:00", "2026-04-06 pukul 07:30"),
      ("2027-04-08T09:00:00+07:00", "satu tahun"), ("9999-12-31T03:00:00+07:00", "satu tahun"),
    ])
  func slips(due: String, told: String) throws {
    var story = try Story("lpse-pengaduan", .web, at: "2026-04-05T09:00:00+07:00")
    do {
      try promise(&story, by: due)
      Issue.record("promised")
    } catch let input as InvalidInput {
      #expect(input.problems.map(\.pointer) == ["/due"])
      #expect(input.problems.first?.message(in: .indonesian).contains(told) == true, "\(input)")
    }
  }

  @Test("the last moment of a day's service can be promised, and any of a year whose calendar has not come")
  func edges() throws {
    for due in ["2026-04-20T12:00:00+07:00", "2026-04-20T07:30:00+07:00", "2026-04-20T16:00:00+07:00"] {
      var story = try Story("lpse-pengaduan", .web)
      try promise(&story, by: due)
      #expect(try story.ticket.due == moment(due))
    }
    var story = try Story("lpse-pengaduan", .web, at: "2027-12-01T09:00:00+07:00")
    try promise(&story, by: "2028-01-02T03:00:00+07:00")
    #expect(story.promises == ["handling running"])
  }

  @Test("another date takes the place of the first, whose missing it never undoes")
  func restated() throws {
    for (moment, first) in [("2026-04-20T11:00:00+07:00", "replaced"), ("2026-04-20T13:00:00+07:00", "missed")] {
      var story = try Story("lpse-pengaduan", .phone)
      try promise(&story, by: "2026-04-20T12:00:00+07:00")
      try story.on(moment)
      try promise(&story, by: "2026-04-24T11:00:00+07:00")
      #expect(story.promises == ["handling \(first)", "handling running"])
      try story.act("resolved")
      #expect(story.promises == ["handling \(first)", "handling met"])
    }
  }

  @Test("a case that was done without a date is owed none, and one that goes on can be given another")
  func unstated() throws {
    var story = try Story("lpse-pengaduan", .web)
    try story.say("answered")
    #expect(story.promises == ["handling void"])
    try story.say("replied")
    try promise(&story, by: "2026-04-20T12:00:00+07:00")
    #expect(story.promises == ["handling void", "handling running"])
  }

  @Test("what the helpdesk can't answer goes to Admin PPE and from there to LKPP-RI; the stated date stands")
  func tiers() throws {
    for channel in [Channel.walkIn, .phone, .web] {
      var story = try Story("lpse-pengaduan", channel)
      if channel == .walkIn { try story.serve() }
      try promise(&story, by: "2026-04-20T12:00:00+07:00")
      try story.give("escalated")
      try story.give("escalated")
      #expect(story.ticket.tier == 3 && story.promises == ["handling running"])
      #expect(try refusal { try story.give("escalated") } == .noNextTier)
    }
    #expect(try standard("lpse-pengaduan").tiers.map(\.name.en).last == "LKPP-RI helpdesk by LPSE Support")
  }

  @Test("documents that are asked for stop the clock: a date that was stated moves by the time that they took")
  func documents() throws {
    var story = try Story("lpse-pengaduan", .web)
    try promise(&story, by: "2026-04-20T12:00:00+07:00")
    try story.on("2026-04-16T09:00:00+07:00")
    try story.ask()
    #expect(story.ticket.due == nil && story.promises == ["handling paused"])
    // Past the date that was stated, and over a weekend.
    try story.on("2026-04-21T09:00:00+07:00")
    try story.act("documentReceived")
    #expect(story.promises == ["handling running"])
    #expect(try story.ticket.due == moment("2026-04-23T12:00:00+07:00"))
    try story.say("answered")
    #expect(story.promises == ["handling met"])
    #expect(try story.folded() == story.ticket)
  }

  @Test("a caller whose Admin PPE can't be reached is asked to file on LPSE Support, and that is the outcome")
  func redirected() throws {
    var story = try Story("lpse-pengaduan", .phone)
    #expect(try wrongPlaces { try story.act("redirected") { $0.to = "visit" } } == ["/to"])
    try story.act("redirected") { $0.to = "web" }
    #expect(story.ticket.state == .resolved && story.ticket.file.redirectedTo == .web)
    var web = try Story("lpse-pengaduan", .web)
    #expect(try refusal { try web.act("redirected") { $0.to = "web" } } == .redirectNotOffered)
  }

  @Test("complaints about the service are answered directly and coordinated with the head of LPSE, others are not")
  func coordinated() throws {
    let standard = try standard("lpse-pengaduan")
    #expect(standard.coordination.map(\.kinds) == [[.serviceComplaint]])
    #expect(standard.coordination.map(\.with.en) == ["Head of LPSE"])
    var story = try Story("lpse-pengaduan", .phone, kind: .serviceComplaint)
    // Words alone are none: the entry says of itself what it is.
    try story.say("note", "Dikoordinasikan dengan Kepala LPSE")
    #expect(try refusal { try story.say("answered") } == .coordinationMissing)
    #expect(try refusal { try story.act("resolved") } == .coordinationMissing)
    #expect(try refusal { try story.act("redirected") { $0.to = "web" } } == .coordinationMissing)
    try story.act("note") {
      $0.text = "Kepala LPSE setuju dengan permohonan maaf."
      $0.coordination = true
    }
    try story.say("answered")
    #expect(story.ticket.state == .answered)
    #expect(try story.folded() == story.ticket)
    var direct = try Story("lpse-pengaduan", kind: .serviceComplaint)
    try direct.serve()
    try direct.act("resolved")
    // What was said at the counter is coordinated after it; nothing else is said in what is over.
    #expect(try refusal { try direct.say("note") } == .ticketClosed)
    try direct.act("note") { ($0.text, $0.coordination) = ("Kepala LPSE mengetahui.", true) }
    #expect(direct.ticket.file.coordinatedAt == direct.now && direct.ticket.state == .resolved)
    #expect(try direct.folded() == direct.ticket)
    var plain = try Story("lpse-pengaduan", .phone, kind: .complaint)
    try plain.say("answered")
  }

  @Test("never closes by itself; a rating is offered")
  func closing() throws {
    var story = try Story("lpse-pengaduan", .web)
    try story.say("answered")
    try story.on("2027-04-06T09:00:00+07:00")
    #expect(try story.closing == nil)
    try story.act("resolved")
    try story.act("rated") { $0.rating = "negative" }
    #expect(try story.folded() == story.ticket)
  }
}
