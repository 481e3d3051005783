import Foundation
import Testing
import TicketCore

/// standards.md on `kli-sirkulasi`: the visitor's ticket. What the librarian does is tested with the library.
@Suite("Perpustakaan: circulation")
struct CirculationScenarios {
  @Test("is done within one working day of the request's reaching the librarian, or the promise was missed")
  func promise() throws {
    // A Friday; the working day after Labour Day and the weekend is Monday.
    for (moment, state) in [
      ("2026-04-30T11:00:00+07:00", "circulation met"), ("2026-05-04T16:00:00+07:00", "circulation met"),
      ("2026-05-04T16:01:00+07:00", "circulation missed"),
    ] {
      var story = try Story("kli-sirkulasi", at: "2026-04-30T10:00:00+07:00")
      try story.serve()
      try story.on(moment)
      try story.act("resolved")
      #expect(story.promises == [state])
    }
  }

  @Test("is a member's, ended by the librarian's act, free, by loan, return, extension or membership")
  func service() throws {
    let standard = try standard("kli-sirkulasi")
    #expect(standard.membersOnly && standard.queueing.endedBy == .circulation && standard.free)
    #expect(
      standard.categories.map(\.id) == ["umum", "peminjaman", "pengembalian", "perpanjangan", "keanggotaan"])
    #expect(standard.products.count == 3)
  }

  @Test("stays with the librarian: no further tier, no direction from above, nowhere else to be sent")
  func oneTier() throws {
    var story = try Story("kli-sirkulasi")
    try story.serve()
    #expect(try refusal { try story.give("escalated") } == .noNextTier)
    #expect(try refusal { try story.give("pended") } == .pendingNotOffered)
    #expect(try refusal { try story.act("redirected") { $0.to = "web" } } == .redirectNotOffered)
    #expect(try refusal { try story.act("promised") { $0.due = .distantFuture } } == .promiseNotStated)
    #expect(try refusal { try story.act("disposed") { $0.to = "Staf" } } == .dispositionNotNext)
  }

  @Test("never closes by itself, can be taken up again without limit, and offers a rating at any end")
  func closing() throws {
    var story = try Story("kli-sirkulasi")
    try story.serve()
    try story.say("answered")
    try story.on("2027-12-01T09:00:00+07:00")
    #expect(try story.closing == nil && story.fallen == [])
    try story.act("resolved")
    try story.act("rated") { $0.rating = "neutral" }
    #expect(story.ticket.file.rating == .neutral)
    try story.on("2028-12-01T09:00:00+07:00")
    try story.act("reopened")
    #expect(story.ticket.state == .open && story.ticket.file.rating == nil)
    #expect(try story.folded() == story.ticket)
  }
}
