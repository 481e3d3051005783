import Foundation
import Testing
import TicketCore

/// standards.md on the letters of `lkpp-konsultasi`: the chain of dispositions there and back.
@Suite("LKPP: letters")
struct LKPPLetterScenarios {
  /// Who receives the letter, in the order of the chain from the top.
  private static let receivers = [
    "Deputi", "Direktur", "Koordinator", "Sub Koordinator", "Staf", "Sub Koordinator", "Koordinator", "Direktur",
    "Pengguna Layanan",
  ]

  private func dispose(_ story: inout Story, to receiver: String, by name: String = "tu") throws {
    try story.act("disposed", by: Actor(name: name, role: .petugas)) { request in
      request.to = receiver
      request.instruction = "Mohon ditindaklanjuti"
    }
  }

  @Test(
    "enters at any of three addressees and goes down to the staff and back to the requester, every hand-over recorded",
    arguments: [("Kepala LKPP", 0), ("Deputi", 1), ("Direktur", 2)])
  func chain(addressee: String, entrance: Int) throws {
    var story = try Story("lkpp-konsultasi", .letter)
    let way = Self.receivers.dropFirst(entrance)
    for (place, receiver) in way.enumerated() {
      #expect(story.ticket.state == .open)
      story.after(60)
      try dispose(&story, to: receiver, by: "petugas\(place)")
      guard case .disposed(let disposition) = story.events.last?.act else { throw Refusal.notIssued }
      #expect(disposition.to == receiver && disposition.instruction == "Mohon ditindaklanjuti")
      #expect(story.events.last?.actor.name == "petugas\(place)" && story.events.last?.at == story.now)
      #expect(story.ticket.file.handOvers == entrance + place + 1)
    }
    let steps = try #require(story.standard.channels[.letter]?.disposition?.steps)
    #expect(steps[entrance].from == addressee && steps.map(\.to) == Self.receivers)
    // The signed answer goes to the requester: the visitor is waited for.
    #expect(story.ticket.state == .answered && story.ticket.file.answeredAt == story.now)
    #expect(try refusal { try dispose(&story, to: "Deputi") } == .visitorAwaited)
    #expect(try story.folded() == story.ticket)
  }

  @Test("a hand-over is not said to have been before the one before it, and so keeps no promise that was broken")
  func inOrder() throws {
    var story = try Story("lkpp-konsultasi", .letter, at: "2026-04-06T09:00:00+07:00")
    for receiver in Self.receivers.dropLast() { try dispose(&story, to: receiver) }
    let sent = story.now
    try story.on("2026-04-24T09:00:00+07:00")
    let place = try wrongPlaces {
      try story.act("disposed") { ($0.to, $0.instruction, $0.at) = ("Pengguna Layanan", "Kirim", sent - 1) }
    }
    #expect(place == ["/at"])
    try story.act("disposed") { ($0.to, $0.instruction, $0.at) = ("Pengguna Layanan", "Kirim", sent) }
    #expect(try story.folded() == story.ticket)
  }

  @Test("is answered by way of its chain, and in no other")
  func noShortcut() throws {
    var story = try Story("lkpp-konsultasi", .letter)
    #expect(try refusal { try story.say("answered") } == .dispositionNotDone)
    for receiver in Self.receivers.dropLast() { try dispose(&story, to: receiver) }
    for type in ["answered", "resolved"] {
      #expect(try refusal { try story.say(type) } == .dispositionNotDone)
    }
    try dispose(&story, to: "Pengguna Layanan")
    try story.say("answered", "Menyusul surat kami.")
    try story.act("resolved")
  }

  @Test("counts the staff's ten working days from when they had it, however late that is written down")
  func writtenDownLate() throws {
    var story = try Story("lkpp-konsultasi", .letter, at: "2026-04-06T09:00:00+07:00")
    for receiver in Self.receivers.prefix(4) { try dispose(&story, to: receiver) }
    let had = try moment("2026-04-07T10:00:00+07:00")
    try story.on("2026-04-09T10:00:00+07:00")
    let tomorrow = story.now + 86_400
    #expect(
      try wrongPlaces {
        try story.act("disposed") { ($0.to, $0.instruction, $0.at) = ("Staf", "Siapkan", tomorrow) }
      } == ["/at"])
    try story.act("disposed") { ($0.to, $0.instruction, $0.at) = ("Staf", "Siapkan", had) }
    #expect(try story.ticket.due == moment("2026-04-21T16:00:00+07:00"))
    #expect(story.events.last?.at == had)
  }

  @Test("is handed to nobody but the next, with an instruction, and not on another channel")
  func next() throws {
    var story = try Story("lkpp-konsultasi", .letter)
    for stranger in ["Staf", "Sub Koordinator", "Pengguna Layanan", "Kepala LKPP"] {
      #expect(try wrongPlaces { try dispose(&story, to: stranger) } == ["/to"])
    }
    #expect(
      try wrongPlaces { try story.act("disposed") { $0.to = "Deputi" } } == ["/instruction"])
    try dispose(&story, to: "Deputi")
    for stranger in Self.receivers where stranger != "Direktur" {
      #expect(try refusal { try dispose(&story, to: stranger) } == .dispositionNotNext)
    }
    try dispose(&story, to: "Direktur")
    var web = try Story("lkpp-konsultasi", .web)
    #expect(try refusal { try dispose(&web, to: "Deputi") } == .dispositionNotNext)
  }

  @Test(
    "is promised 10 working days from the staff member's receipt and not before",
    arguments: [("2026-03-30T16:00:00+07:00", "met"), ("2026-03-30T16:01:00+07:00", "missed")])
  func promise(sent: String, state: String) throws {
    var story = try Story("lkpp-konsultasi", .letter, at: "2026-03-02T09:00:00+07:00")
    for receiver in Self.receivers.prefix(4) {
      try dispose(&story, to: receiver)
      #expect(story.ticket.due == nil && story.promises == ["letterAnswer waiting"])
    }
    try story.on("2026-03-09T09:00:00+07:00")
    try dispose(&story, to: "Staf")
    // Ramadan, Nyepi and Idul Fitri lie between.
    #expect(try story.ticket.due == moment("2026-03-30T16:00:00+07:00"))
    for receiver in Self.receivers.dropFirst(5).prefix(3) { try dispose(&story, to: receiver) }
    try story.on(sent)
    try dispose(&story, to: "Pengguna Layanan")
    #expect(story.promises == ["letterAnswer \(state)"])
    #expect(try story.fallen.map(\.duty) == (state == "missed" ? [.compensate(promise: 0)] : []))
  }

  @Test("of complaint is followed up within 5 working days of its receipt, wherever it is on its way")
  func complaint() throws {
    var story = try Story("lkpp-konsultasi", .letter, kind: .complaint)
    #expect(try story.ticket.due == moment("2026-04-13T16:00:00+07:00"))
    try dispose(&story, to: "Koordinator")
    #expect(story.promises == ["followUp running"])
  }

  @Test("that is answered again after a reply goes its way without another chain")
  func reply() throws {
    var story = try Story("lkpp-konsultasi", .letter)
    for receiver in Self.receivers { try dispose(&story, to: receiver) }
    try story.act("replied") { request in
      request.text = "Mohon penjelasan butir 2"
      request.channel = "letter"
    }
    #expect(story.ticket.state == .open)
    #expect(try refusal { try dispose(&story, to: "Deputi") } == .dispositionNotNext)
    try story.say("answered")
    #expect(story.ticket.state == .answered)
  }
}
