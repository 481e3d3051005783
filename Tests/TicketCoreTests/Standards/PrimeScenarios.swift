import Foundation
import Testing
import TicketCore

/// standards.md on `kli-prime`, from the receipt to the closed case.
@Suite("Kemenkeu PRIME: the contact centre")
struct PrimeScenarios {
  private func answered(_ kind: Kind, _ channel: Channel = .email) throws -> Story {
    var story = try Story("kli-prime", channel, kind: kind)
    story.after(30)
    try story.say("answered")
    return story
  }

  @Test("an e-mail answered within 45 service minutes keeps the promise, a minute later breaks it")
  func completion() throws {
    for (minutes, state) in [(45.0, "completion met"), (46, "completion missed")] {
      var story = try Story("kli-prime", .email)
      story.after(minutes)
      try story.say("answered")
      #expect(story.promises == [state])
    }
  }

  @Test("a call ends with an answer or a result in words, which is its summary; no other channel demands one")
  func callInWords() throws {
    var call = try Story("kli-prime", .phone)
    #expect(try wrongPlaces { try call.act("resolved") } == ["/text"])
    #expect(try wrongPlaces { try call.say("resolved", " \n") } == ["/text"])
    try call.say("answered")
    // What was said after the answer is owed one of its own.
    try call.say("replied")
    #expect(try wrongPlaces { try call.act("resolved") } == ["/text"])
    try call.say("answered")
    try call.act("resolved")
    var short = try Story("kli-prime", .phone)
    try short.say("resolved")
    var fraud = try Story("kli-prime", .phone, kind: .fraud)
    try fraud.act("resolved")
    var mail = try Story("kli-prime", .email)
    try mail.act("resolved")
    for story in [call, short, fraud, mail] { #expect(story.ticket.state == .resolved) }
  }

  @Test("an e-mail that came before it was typed in counts from its arrival")
  func receipt() throws {
    let story = try Story("kli-prime", .email) { $0.receivedAt = try? moment("2026-04-03T16:00:00+07:00") }
    // Good Friday; the minutes begin on Monday at half past seven.
    #expect(try story.ticket.due == moment("2026-04-06T08:15:00+07:00"))
  }

  @Test("the minutes that the visitor took are added, as far as they were service minutes")
  func documents() throws {
    for (start, asked, came, due) in [
      ("09:00", "09:20", "10:50", "11:15"), ("11:40", "11:50", "13:10", "13:45"), ("09:00", "09:20", "09:20", "09:45"),
    ] {
      func at(_ time: String) -> String { "2026-04-06T\(time):00+07:00" }
      var story = try Story("kli-prime", .web, at: at(start))
      try story.on(at(asked))
      try story.ask()
      try story.on(at(came))
      try story.act("documentReceived")
      #expect(try story.ticket.due == moment(at(due)), "\(start)")
    }
  }

  @Test(
    "what the knowledge base does not answer goes to the technical unit, whose own number is none until it is given")
  func technicalUnit() throws {
    var story = try Story("kli-prime", .email)
    story.after(10)
    try story.give("escalated")
    #expect(story.ticket.tier == 2 && story.promises == ["completion replaced"] && story.ticket.due == nil)
    #expect(try refusal { try story.give("escalated") } == .noNextTier)
    #expect(try refusal { try story.give("pended") } == .pendingNotOffered)
    var late = try Story("kli-prime", .email)
    late.after(46)
    try late.give("escalated")
    #expect(late.promises == ["completion missed"])
  }

  @Test("a technical unit's own number is data")
  func unitsNumber() throws {
    let text = try Self.file()
      .replacing(#""ownTime": true"#, with: #""promise": "unit""#)
      .replacing(
        "  ],\n  \"tiers\": [",
        with: """
          , {"name": "unit", "label": {"id": "Unit teknis", "en": "Technical unit"}, "unit": "workingDays", "amount": 5,
            "from": "escalated"}], "tiers": [
          """
      )
      .replacing("/tiers/1/ownTime", with: "/tiers/1/promise")
    let changed = try #require(try StandardSet.load(files: [("kli-prime.json", Array(text.utf8))]).all.first)
    var story = try Story("kli-prime", .email, standard: changed)
    story.after(10)
    try story.give("escalated")
    #expect(story.promises == ["completion replaced", "unit running"])
    #expect(try story.ticket.due == moment("2026-04-13T16:00:00+07:00"))
  }

  private static func file() throws -> String {
    let file = try #require(try kiosk("standards").first { $0.name == "kli-prime.json" })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test("no time is promised by phone, where a summary goes to the caller's e-mail")
  func phone() throws {
    var story = try Story("kli-prime", .phone)
    #expect(story.promises == [])
    try story.act("answered") { $0.text = "Dijelaskan lewat telepon" }
    try story.act("resolved")
    #expect(story.ticket.state == .resolved)
    let channels = story.standard.channels
    #expect(channels.filter { $0.value.emailSummary }.map(\.key) == [.phone])
  }

  @Test(
    "a question, complaint or incident without a reply closes after three days; other kinds wait on",
    arguments: [
      (Kind.question, true), (.complaint, true), (.incident, true), (.serviceComplaint, false), (.consultation, false),
    ])
  func autoClose(kind: Kind, closes: Bool) throws {
    for channel in [Channel.email, .web, .phone] {
      var story = try answered(kind, channel)
      try story.on("2026-04-09T00:00:00+07:00")
      #expect(try story.fallen.map(\.duty) == (closes ? [.warn] : []))
      try story.on("2026-04-10T00:00:00+07:00")
      #expect(try story.fallen.map(\.duty) == (closes ? [.close] : []))
      try story.carryOut()
      #expect(story.ticket.state == (closes ? .closed : .answered))
    }
  }

  @Test("a reply brings a closed case back however late, since the source names no limit")
  func noLimit() throws {
    var story = try answered(.question)
    try story.on("2026-04-12T00:00:00+07:00")
    try story.carryOut()
    #expect(try refusal { try story.act("rated") { $0.rating = "positive" } } == .ratingNotOffered)
    try story.on("2027-04-12T00:00:00+07:00")
    try story.say("replied")
    #expect(story.ticket.state == .open)
    try story.act("resolved")
    try story.act("rated") { $0.rating = "positive" }
    #expect(story.ticket.file.rating == .positive)
  }

  @Test(
    "a fraud complaint is handed to the technical unit at once: restricted, on no paper, never closed",
    arguments: [Channel.phone, .email, .web, .walkIn])
  func fraud(channel: Channel) throws {
    let standard = try standard("kli-prime")
    var wish = goodRequest(standard, channel, kind: .fraud)
    wish.print = true
    let issued = try issue(wish)
    #expect(issued.ticket.restricted && issued.ticket.state == .escalated && issued.ticket.tier == 2)
    #expect(issued.ticket.queuedAt == nil && issued.papers == [] && issued.effects == [.tellCRM])
    var story = try Story("kli-prime", channel, kind: .fraud)
    #expect(story.promises == [])
    try story.act("assigned") { $0.staff = "sari" }
    try story.say("answered")
    let last = try #require(story.events.last)
    #expect(try Ticket.apply(last, to: issued.ticket).effects == [.tellCRM])
    try story.on("2026-06-06T09:00:00+07:00")
    #expect(try story.closing == nil && story.fallen == [])
    // Neither the visitor's page nor the clock ends it, so its agent does; at no counter, where all would see it.
    #expect(try refusal { try story.act("started") { $0.counter = 1 } } == .notCalled)
    try story.act("closed")
    #expect(story.ticket.state == .closed && story.ticket.file.closedBy == .officer)
    #expect(try story.folded() == story.ticket)
  }

  @Test("a fraud complaint becomes nothing else, and nothing else becomes one")
  func fraudStays() throws {
    var fraud = try Story("kli-prime", .email, kind: .fraud)
    var other = try Story("kli-prime", .email, kind: .complaint)
    for (kind, change) in [
      ("question", { _ = try fraud.act("corrected", $0) }), ("fraud", { try other.act("corrected", $0) }),
    ]
      as [(String, ((inout EventRequest) -> Void) throws -> Void)]
    {
      let places = try wrongPlaces {
        try change { request in
          request.kind = kind
          request.reason = "Keliru"
        }
      }
      #expect(places == ["/kind"])
    }
  }

  @Test("a fraud complaint would not close by itself even where a file lets its kind close")
  func fraudNeverCloses() throws {
    let text = try Self.file().replacing(
      "\"kinds\": [\"question\", \"complaint\", \"incident\"]\n", with: "\"kinds\": [\"fraud\"]\n")
    let changed = try #require(try StandardSet.load(files: [("kli-prime.json", Array(text.utf8))]).all.first)
    #expect(changed.closing.autoClose?.kinds == [.fraud])
    var story = try Story("kli-prime", .email, kind: .fraud, standard: changed)
    try story.say("answered")
    #expect(try story.closing == nil)
  }
}
