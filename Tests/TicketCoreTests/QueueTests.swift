import Calendars
import Foundation
import Testing
import TicketCore

@Suite("The queue")
struct QueuePlaceTests {
  private func place(_ minute: Int, _ priority: PriorityClass? = nil, counter: Int? = nil) throws -> QueuePlace {
    QueuePlace(
      since: try moment(mondayMorning) + Double(minute) * 60, priority: priority, counter: counter,
      in: try standard("lkpp-konsultasi").queueing)
  }

  @Test("is first come, first served; a priority class counts as twenty minutes earlier and overtakes nobody else")
  func order() throws {
    let places = [
      try place(0), try place(10), try place(15, .elderly), try place(31, .disability), try place(40, .compensation),
      try place(21),
    ]
    let order = places.enumerated().sorted { $0.element.key < $1.element.key }.map(\.offset)
    #expect(order == [2, 0, 1, 3, 4, 5])
  }

  @Test("tells the officer why this visitor is next, in the office's own time")
  func why() throws {
    let (zone, now) = (try #require(OfficeZone("Asia/Jakarta")), try moment("2026-04-06T09:59:00+07:00"))
    #expect(try place(0).why(at: now, in: zone).id == "Paling lama mengantre, sejak 09.00")
    #expect(
      try place(5, .elderly).why(at: now, in: zone).id
        == "Didahulukan 20 menit sebagai lanjut usia; mengantre sejak 09.05")
    #expect(try place(5, counter: 2).why(at: now, in: zone).en == "Handed over to counter 2; in line since 09:05")
    #expect(
      try place(0).why(at: now + 60, in: zone).en
        == "Waiting for more than 60 minutes, passed by nobody; in line since 09:00")
  }

  @Test("weighs each class by its own minutes; the stronger of two reasons counts, of two alike the compensation")
  func weights() throws {
    let text = StandardFileTests.seventh.replacing(
      "{\"channels\": [\"walkIn\"]}",
      with:
        "{\"channels\": [\"walkIn\"], \"weights\": {\"elderly\": 30, \"compensation\": 10}, \"patienceMinutes\": 45}")
    let queueing = try #require(try StandardSet.load(files: [("g.json", Array(text.utf8))]).all.first).queueing
    #expect(PriorityClass.allCases.map { queueing.headStart(of: $0) / 60 } == [30, 0, 0, 10])
    #expect(queueing.patience == 45 * 60)
    #expect(queueing.stronger(.elderly, isOwed: true) == .elderly)
    #expect(queueing.stronger(.disability, isOwed: true) == .compensation)
    #expect(queueing.stronger(nil, isOwed: true) == .compensation)
    #expect(queueing.stronger(.elderly, isOwed: false) == .elderly && queueing.stronger(nil, isOwed: false) == nil)
    #expect(try standard("lkpp-konsultasi").queueing.stronger(.elderly, isOwed: true) == .compensation)
  }

  @Test("gives the priority of an owed compensation at the issue, and to nobody who only asks for it")
  func owed() throws {
    #expect(try Story("lkpp-konsultasi", isOwed: true).ticket.priority == .compensation)
    #expect(try Story("lkpp-konsultasi", .web, isOwed: true).ticket.priority == nil)
    #expect(try Story("lkpp-konsultasi", isOwed: true) { $0.priority = "elderly" }.ticket.priority == .compensation)
    #expect(
      try wrongPlaces { _ = try Story("lkpp-konsultasi") { $0.priority = "compensation" } } == ["/priority"])
    var story = try Story("lkpp-konsultasi", isOwed: true)
    try story.act("corrected") { request in
      request.subject = "Lain"
      request.reason = "Salah ketik"
    }
    #expect(story.ticket.priority == .compensation)
    try story.act("corrected") { request in
      request.priority = ""
      request.reason = "Keliru"
    }
    #expect(story.ticket.priority == nil)
  }
}

@Suite("A ticket handed over to another service")
struct OtherServiceTests {
  private func moved(
    _ from: String, to standard: String, input: VisitorInput = fullInput, isOwed: Bool = false, need: String? = nil
  ) throws -> Story {
    var story = try Story(from, visitor: input, isOwed: isOwed) { $0.priority = need }
    try story.serve()
    story.after(5)
    try story.act("transferred") { request in
      request.standard = standard
      request.reason = "Salah layanan"
    }
    return story
  }

  @Test("keeps number and waiting, and owes what the new service promises from the receipt on")
  func promises() throws {
    var story = try moved("lkpp-konsultasi", to: "lpdp-bantuan", isOwed: true)
    #expect(story.ticket.standard == "lpdp-bantuan" && story.ticket.number.description == "F-007")
    #expect(story.ticket.state == .waiting && story.ticket.counter == nil && story.ticket.handedBackBy == nil)
    #expect(try story.ticket.queuedAt == moment(mondayMorning))
    #expect(story.promises == ["service replaced", "tier1 running"])
    #expect(try story.ticket.due == moment("2026-04-09T16:00:00+07:00"))
    // Nobody owes at one service what another has missed; a need is the visitor's everywhere.
    #expect(story.ticket.priority == nil)
    #expect(try moved("lkpp-konsultasi", to: "lpdp-bantuan", isOwed: true, need: "elderly").ticket.priority == .elderly)
    #expect(try story.folded() == story.ticket)
    try story.serve()
    try story.act("resolved")
    #expect(story.promises == ["service replaced", "tier1 met"])
  }

  @Test("is what the new service knows: its kinds, its categories, and what it still has to ask for")
  func demands() throws {
    var input = fullInput
    input.email = nil
    var story = try moved("kppn-konsultasi", to: "lkpp-konsultasi", input: input)
    #expect(story.ticket.kind == .consultation && story.ticket.category == "umum")
    #expect(story.ticket.intake == .incomplete)
    try story.call(2)
    #expect(try refusal { try story.start(2) } == .intakeIncomplete)
    #expect(try moved("kppn-konsultasi", to: "lpse-pengaduan").ticket.intake == .complete)
    #expect(try moved("lpse-pengaduan", to: "kppn-konsultasi").ticket.kind == .consultation)
  }

  @Test("goes to no service without a queue for it, and what was broken before stays broken")
  func limits() throws {
    #expect(try wrongPlaces { _ = try moved("kppn-konsultasi", to: "tidak-ada") } == ["/standard"])
    var story = try Story("lkpp-konsultasi")
    try story.serve()
    story.after(31)
    try story.act("transferred") { request in
      request.standard = "kppn-konsultasi"
      request.counter = 2
      request.reason = "Salah layanan"
    }
    #expect(story.promises.first == "service missed" && story.ticket.counter == 2)
  }
}
