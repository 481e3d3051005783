import Calendars
import Foundation
import Testing
import TicketCore

@Suite("At the counter")
struct CounterTests {
  @Test("a visitor is called, served and done; minutes count from the start of the service, and the promise was kept")
  func served() throws {
    var story = try Story()
    story.after(10)
    try story.call(2)
    #expect(story.ticket.state == .called && story.ticket.counter == 2)
    #expect(story.ticket.promise == nil)
    story.after(1)
    try story.start(2)
    #expect(story.ticket.state == .serving)
    #expect(try story.ticket.promise?.due == moment("2026-04-06T09:31:00+07:00"))
    story.after(20)
    try story.act("resolved") { $0.text = "  Dijelaskan.  " }
    #expect(story.ticket.state == .resolved && story.ticket.endedAt == story.now)
    #expect(story.ticket.promises.map(\.state) == [.met, .void])
    #expect(story.ticket.version == 4)
    #expect(try Ticket.fold(story.events) == story.ticket)
  }

  @Test("a service that took longer than promised was a promise missed")
  func missed() throws {
    var story = try Story()
    try story.call()
    try story.start()
    story.after(21)
    try story.act("resolved")
    #expect(story.ticket.promises.map(\.state) == [.missed, .void])
    #expect(story.ticket.due == nil)
  }

  @Test("who does not come can be called again within the standard's time, and not after it")
  func noShow() throws {
    var story = try Story()
    try story.call()
    try story.act("recalled")
    #expect(story.ticket.state == .called && story.ticket.counter == 1)
    var other = story
    #expect(throws: Refusal.notCalled) { try other.act("recalled") { $0.counter = 2 } }
    try story.act("noShow")
    #expect(story.ticket.state == .noShow)
    story.after(30)
    var late = story
    try story.act("recalled") { $0.counter = 3 }
    #expect(story.ticket.state == .called && story.ticket.counter == 3 && story.ticket.endedAt == nil)
    late.after(1)
    #expect(throws: Refusal.recallWindowOver) { try late.act("recalled") }
  }

  @Test("a visitor who is handed over waits under the same number, at the place that the waiting has earned")
  func handOver() throws {
    var story = try Story()
    let (number, place) = (story.ticket.number, story.ticket.place(in: story.standard.queueing))
    try story.call()
    try story.start()
    try story.act("assigned") { $0.staff = "budi" }
    try story.act("transferred") { request in
      request.counter = 3
      request.reason = "Perlu bagian perbendaharaan"
    }
    #expect(story.ticket.state == .waiting && story.ticket.counter == 3 && story.ticket.number == number)
    // Whose case it is, is settled by whoever serves the visitor next.
    #expect(story.ticket.file.assignee == nil)
    #expect(story.ticket.place(in: story.standard.queueing)?.key == place?.key)
    try story.call(3)
    try story.act("transferred") { request in
      request.standard = "kppn-konsultasi"
      request.reason = "Salah panggil"
    }
    #expect(story.ticket.state == .waiting && story.ticket.counter == nil && story.ticket.handedBackBy == 3)
    #expect(try Ticket.fold(story.events) == story.ticket)
  }

  @Test("a ticket of an earlier day can't join today's queue, where its number is somebody else's")
  func earlierDay() throws {
    var story = try Story()
    try story.call()
    try story.start()
    story.after(24 * 60)
    #expect(throws: Refusal.earlierDay) {
      try story.act("transferred") { request in
        request.counter = 2
        request.reason = "x"
      }
    }
    try story.act("resolved")
  }

  @Test("a hand-over names a counter of the office and a reason")
  func badHandOver() throws {
    var story = try Story()
    try story.call()
    func fields(_ change: (inout EventRequest) -> Void) throws -> [String]? {
      try #require(#expect(throws: InvalidInput.self) { try story.act("transferred", change) }).problems.map(\.pointer)
    }
    #expect(try fields { $0.counter = 2 } == ["/reason"])
    #expect(try fields { $0.reason = "x" } == ["/counter"])
    #expect(
      try fields {
        $0.reason = "x"
        $0.counter = 9
      } == ["/counter"])
    #expect(
      try fields {
        $0.reason = "x"
        $0.standard = "lain"
      } == ["/standard"])
  }

  @Test("a self-service ticket can't be started before what it lacks was asked for")
  func incomplete() throws {
    var story = try Story(intake: .incomplete)
    #expect(story.ticket.intake == .incomplete)
    try story.call()
    #expect(throws: Refusal.intakeIncomplete) { try story.start() }
    #expect(
      story.ticket.missing(under: story.standard, visitor: nil).map(\.pointer) == ["/visitor", "/question"])
    try story.act("corrected", visitor: fullInput) { $0.visitor = "v1" }
    #expect(story.ticket.intake == .incomplete && story.ticket.visitorID == "v1")
    try story.act("corrected") { $0.question = "Bagaimana?" }
    #expect(story.ticket.intake == .complete)
    try story.start()
    #expect(try Ticket.fold(story.events) == story.ticket)
  }

  @Test("every act is refused in every state that it does not belong to, by the rule that is broken")
  func refusals() throws {
    var stories: [TicketState: Story] = [:]
    var story = try Story()
    stories[.waiting] = story
    try story.call()
    stories[.called] = story
    var gone = story
    try gone.act("noShow")
    stories[.noShow] = gone
    try story.start()
    stories[.serving] = story
    try story.act("resolved")
    stories[.resolved] = story
    for (state, type) in [(TicketState.cancelled, "cancelled"), (.voided, "voided")] {
      var ended = try Story()
      try ended.act(type) { $0.reason = "Keliru" }
      stories[state] = ended
    }
    let allowed: [String: Set<TicketState>] = [
      "called": [.waiting], "recalled": [.called, .noShow], "started": [.called], "noShow": [.called],
      "transferred": [.called, .serving], "resolved": [.serving], "corrected": [.waiting, .called, .serving, .noShow],
      "cancelled": [.waiting, .called, .serving, .noShow], "voided": [.waiting, .called, .serving, .noShow],
    ]
    #expect(Set(allowed.keys).isSubset(of: EventRequest.types))
    for (type, states) in allowed {
      for (state, before) in stories {
        var story = before
        let refusal: Refusal? = try refusal {
          try story.act(type) { request in
            request.counter = 1
            request.reason = "Alasan"
            request.subject = "Lain"
          }
        }
        #expect((refusal == nil) == states.contains(state), "\(type) in \(state): \(String(describing: refusal))")
        if state == .resolved { #expect(refusal == .ticketClosed) }
        if [.cancelled, .voided].contains(state) { #expect(refusal == .ticketVoided) }
        if refusal != nil { #expect(story.ticket == before.ticket) }
      }
    }
  }

  @Test("a ticket withdrawn or voided owes nothing any more, and says why")
  func withdrawn() throws {
    var story = try Story("lpdp-bantuan")
    #expect(story.ticket.due != nil)
    #expect(throws: InvalidInput.self) { try story.act("voided") }
    try story.act("voided") { $0.reason = "Salah layanan" }
    #expect(story.ticket.due == nil && story.ticket.promises.allSatisfy { $0.state == .void })
    guard case .voided(let withdrawal) = story.events.last?.act else { throw Refusal.notIssued }
    #expect(withdrawal.reason == "Salah layanan")
  }

  @Test("events go through JSON unchanged")
  func coding() throws {
    var story = try Story("lkpp-konsultasi")
    try story.act("corrected") { request in
      request.subject = "Lain"
      request.reason = "Salah ketik"
    }
    try story.call()
    try story.act("noShow")
    try story.act("recalled")
    try story.start()
    try story.act("transferred") { request in
      request.counter = 2
      request.reason = "x"
    }
    try story.call(2)
    try story.start(2)
    try story.act("resolved") { $0.text = "Beres" }
    let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
    for event in story.events {
      #expect(try decoder.decode(TicketAct.self, from: encoder.encode(event.act)) == event.act, "\(event.act.type)")
    }
  }
}
