import Calendars
import Foundation
import Testing
import TicketCore

/// standards.md on `lkpp-konsultasi` (26 TAHUN 2022), all but the letters.
@Suite("LKPP: consultation on e-catalogue and online shop")
struct LKPPScenarios {
  private func missed(_ channel: Channel = .walkIn, kind: Kind = .consultation, minutes: Double = 31) throws -> Story {
    var story = try Story("lkpp-konsultasi", channel, kind: kind)
    if [.walkIn, .phone].contains(channel) { try story.serve() }
    story.after(minutes)
    try story.act("resolved")
    return story
  }

  @Test(
    "each channel's own time is kept or missed to the minute",
    arguments: [
      (Channel.walkIn, "2026-04-06T09:30:00+07:00"), (.phone, "2026-04-06T09:30:00+07:00"),
      (.web, "2026-04-09T16:00:00+07:00"), (.message, "2026-04-06T10:00:00+07:00"),
    ])
  func times(channel: Channel, due: String) throws {
    for (late, state) in [(0.0, Promise.State.met), (1, .missed)] {
      var story = try Story("lkpp-konsultasi", channel)
      if [.walkIn, .phone].contains(channel) { try story.serve() }
      #expect(try story.ticket.due == moment(due))
      try story.on(due)
      story.after(late)
      try story.say("answered")
      #expect(story.ticket.promises.map(\.state) == [state])
    }
  }

  @Test("a call is served at no counter, and its thirty minutes count from its start")
  func call() throws {
    var story = try Story("lkpp-konsultasi", .phone)
    story.after(10)
    try story.act("started")
    #expect(story.ticket.state == .serving && story.ticket.counter == nil)
    #expect(try story.ticket.due == moment("2026-04-06T09:40:00+07:00"))
    try story.act("resolved")
    #expect(story.promises == ["service met"])
    var walkIn = try Story("lkpp-konsultasi")
    try walkIn.call()
    #expect(try wrongPlaces { try walkIn.act("started") } == ["/counter"])
  }

  @Test("the receptionist's ticket has a copy for the officer; web and message cases go by category of authority")
  func ways() throws {
    let standard = try standard("lkpp-konsultasi")
    #expect(standard.channels.filter { $0.value.officerCopy }.map(\.key) == [.walkIn])
    #expect(Set(standard.channels.filter { $0.value.routedByCategory }.map(\.key)) == [.web, .message])
    #expect(standard.categories.count == 4)
  }

  @Test("a phone case without an answer is directed to the website or a visit, which is its outcome and no miss")
  func redirected() throws {
    for destination in RedirectRule.Destination.allCases {
      var story = try Story("lkpp-konsultasi", .phone)
      try story.act("redirected") { $0.to = destination.rawValue }
      #expect(story.ticket.state == .resolved && story.ticket.file.redirectedTo == destination)
      #expect(story.promises == ["service void"])
      #expect(try story.fallen == [] && story.folded() == story.ticket)
    }
    var story = try Story("lkpp-konsultasi", .web)
    #expect(try refusal { try story.act("redirected") { $0.to = "visit" } } == .redirectNotOffered)
    var phone = try Story("lkpp-konsultasi", .phone)
    #expect(try wrongPlaces { try phone.act("redirected") { $0.to = "bulan" } } == ["/to"])
  }

  @Test("complaints, suggestions and input are followed up within 5 working days, whatever else was promised")
  func followUp() throws {
    for kind in [Kind.complaint, .serviceComplaint, .suggestion] {
      for (moment, state) in [
        ("2026-04-13T16:00:00+07:00", "followUp met"), ("2026-04-13T16:01:00+07:00", "followUp missed"),
      ] {
        var story = try Story("lkpp-konsultasi", .message, kind: kind)
        try story.on(moment)
        try story.say("answered")
        #expect(story.promises == [state])
        // Compensation is for the time of completion.
        #expect(try story.fallen == [])
      }
    }
  }

  @Test("what is promised follows the kind that a correction says it is, from the same receipt")
  func corrected() throws {
    var story = try Story("lkpp-konsultasi", .web)
    try story.on("2026-04-07T09:00:00+07:00")
    try story.act("corrected") { ($0.kind, $0.reason) = ("complaint", "Ternyata pengaduan") }
    #expect(story.promises == ["webAnswer replaced", "followUp running"])
    #expect(try story.ticket.due == moment("2026-04-13T16:00:00+07:00"))
    try story.act("corrected") { ($0.kind, $0.reason) = ("question", "Bukan pengaduan") }
    #expect(story.promises == ["webAnswer replaced", "followUp replaced", "webAnswer running"])
    #expect(try story.ticket.due == moment("2026-04-09T16:00:00+07:00"))
    #expect(try story.folded() == story.ticket)
    var served = try Story("lkpp-konsultasi", kind: .suggestion)
    try served.serve()
    let started = served.now
    served.after(10)
    try served.act("corrected") { ($0.kind, $0.reason) = ("consultation", "Ternyata konsultasi") }
    #expect(served.promise("service")?.due == started + 30 * 60)
    // What else was put right leaves the promises.
    try served.act("corrected") { ($0.subject, $0.reason) = ("Etalase", "Salah ketik") }
    #expect(served.promises == ["followUp replaced", "service running"])
    var asked = try Story("lkpp-konsultasi", .web)
    try asked.ask()
    try asked.act("corrected") { ($0.kind, $0.reason) = ("suggestion", "Ternyata saran") }
    #expect(asked.promises == ["webAnswer replaced", "followUp paused"])
    var absent = try Story("lkpp-konsultasi")
    try absent.call()
    try absent.act("noShow")
    try absent.act("corrected") { ($0.kind, $0.reason) = ("suggestion", "Ternyata saran") }
    #expect(absent.promises == ["service replaced", "followUp paused"])
  }

  @Test("what is given up late was broken before, and earns what a miss earns; what was never asked for owes nothing")
  func givenUpLate() throws {
    for (type, state) in [("cancelled", "missed"), ("voided", "void")] {
      var story = try Story("lkpp-konsultasi", .web)
      try story.on("2026-04-09T16:01:00+07:00")
      try story.give(type)
      #expect(story.promises == ["webAnswer \(state)"])
      #expect(try story.fallen.map(\.duty) == (state == "missed" ? [.compensate(promise: 0)] : []))
    }
    var early = try Story("lkpp-konsultasi", .web)
    try early.give("cancelled")
    #expect(early.promises == ["webAnswer void"])
  }

  @Test(
    "a missed promise earns priority at the next service, once, as of when it was missed",
    arguments: [
      (Channel.walkIn, 31.0), (.phone, 31), (.web, 4 * 24 * 60), (.message, 61),
    ])
  func compensation(channel: Channel, minutes: Double) throws {
    var story = try missed(channel, minutes: minutes)
    let due = try #require(story.ticket.promises.first?.due)
    #expect(try story.fallen == [FallenDue(duty: .compensate(promise: 0), at: due)])
    try story.carryOut()
    #expect(story.ticket.file.grants == [CompensationGrant(promise: 0)])
    #expect(try story.fallen == [])
    #expect(
      try refusal { try story.take(.compensationGranted(Granting(promise: 0)), at: story.now) } == .alreadyCompensated)
    #expect(try story.folded() == story.ticket)
  }

  @Test("a promise that is missed while the work still goes on earns it at once; a kept or withdrawn one earns none")
  func whoEarns() throws {
    var running = try Story("lkpp-konsultasi", .web)
    try running.on("2026-04-09T16:01:00+07:00")
    #expect(try running.fallen.map(\.duty) == [.compensate(promise: 0)])
    try running.carryOut()
    try running.say("answered")
    #expect(try running.fallen == [])
    #expect(try missed(minutes: 30).fallen == [])
    var withdrawn = try Story("lkpp-konsultasi", .web)
    try withdrawn.on("2026-04-09T15:59:00+07:00")
    try withdrawn.give("cancelled")
    #expect(try withdrawn.fallen == [])
    // Broken, but never promised to anybody.
    var mistaken = try Story("lkpp-konsultasi", .web)
    try mistaken.on("2026-04-09T16:01:00+07:00")
    try mistaken.ask()
    try mistaken.give("voided")
    #expect(mistaken.promises == ["webAnswer missed"])
    #expect(try mistaken.fallen == [])
    var elsewhere = try Story("lpdp-bantuan", .web)
    try elsewhere.on("2026-04-20T16:01:00+07:00")
    try elsewhere.say("answered")
    #expect(elsewhere.promises == ["tier1 missed"])
    #expect(try elsewhere.fallen == [])
  }

  /// A visitor who was handed over after some minutes of service, and called to the other counter.
  private func handedOver(after minutes: Double) throws -> Story {
    var story = try Story("lkpp-konsultasi")
    try story.serve()
    story.after(minutes)
    try story.act("transferred") { request in
      request.counter = 2
      request.reason = "Ke petugas katalog"
    }
    try story.call(2)
    return story
  }

  @Test("whoever does not come after a hand-over was promised nothing meanwhile, and called again has the time left")
  func noShow() throws {
    var story = try handedOver(after: 5)
    try story.act("noShow")
    #expect(story.promises == ["service paused"])
    var gone = story
    gone.after(90)
    #expect(try gone.fallen == [])
    try gone.give("voided")
    #expect(gone.promises == ["service void"] && gone.ticket.file.grants.isEmpty)
    story.after(20)
    try story.act("recalled")
    try story.start(2)
    #expect(story.promises == ["service running"])
    #expect(try story.ticket.due == moment("2026-04-06T09:50:00+07:00"))
    #expect(try story.folded() == story.ticket)
    // Who left since the time was over was let down.
    var late = try handedOver(after: 31)
    try late.act("noShow")
    #expect(late.promises == ["service missed"])
    #expect(try late.fallen.map(\.duty) == [.compensate(promise: 0)])
  }

  @Test("the priority earned is spent once, on the ticket that it was given to")
  func spent() throws {
    var story = try missed()
    #expect(try refusal { try story.take(.compensationUsed(Link(ticket: "t2")), at: story.now) } == .nothingOwed)
    try story.carryOut()
    try story.take(.compensationUsed(Link(ticket: "t2")), at: story.now)
    #expect(story.ticket.file.grants == [CompensationGrant(promise: 0, spentOn: "t2")])
    #expect(try refusal { try story.take(.compensationUsed(Link(ticket: "t3")), at: story.now) } == .nothingOwed)
    #expect(try story.folded() == story.ticket)
  }

  @Test("the next ticket counts as earlier by the standard's weight, and says in its own words why")
  func priority() throws {
    let story = try Story("lkpp-konsultasi", isOwed: true)
    let place = try #require(story.ticket.place(in: story.standard.queueing))
    #expect(try place.key == moment("2026-04-06T08:40:00+07:00"))
    #expect(story.standard.compensation?.text.id.contains("prioritas") == true)
    #expect(try standard("kppn-konsultasi").compensation == nil)
  }

  @Test("never closes by itself, is taken up again without limit, and offers a rating at any end")
  func closing() throws {
    var story = try Story("lkpp-konsultasi", .web)
    try story.say("answered")
    try story.on("2027-04-06T09:00:00+07:00")
    #expect(try story.closing == nil)
    try story.act("resolved")
    try story.act("rated") { $0.rating = "positive" }
    try story.on("2027-12-06T09:00:00+07:00")
    try story.say("replied")
    #expect(story.ticket.state == .open)
  }
}
