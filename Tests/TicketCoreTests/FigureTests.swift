import Calendars
import Foundation
import Testing
import TicketCore

@Suite("Figures of an office") struct FigureTests {
  @Test("minutes are told apart where people feel the difference")
  func classes() {
    #expect(MinuteClass.of(seconds: 20) == 0)
    #expect(MinuteClass.of(seconds: 12 * 60 + 40) == 13)
    #expect(MinuteClass.of(seconds: 82 * 60) == 80)
    #expect(MinuteClass.of(seconds: 250 * 60) == 240)
    #expect(MinuteClass.of(seconds: -5) == 0)
  }

  @Test("the median and the 90th percentile are the smallest that hold their share")
  func percentiles() {
    let counts = Dictionary(uniqueKeysWithValues: (1...10).map { ($0, 1) })
    #expect(MinuteClass.percentile(0.5, of: counts) == 5)
    #expect(MinuteClass.percentile(0.9, of: counts) == 9)
    #expect(MinuteClass.percentile(0.9, of: [3: 1]) == 3)
    #expect(MinuteClass.percentile(0.5, of: [:]) == nil)
  }

  @Test("who goes on to a second counter has waited once: for the first")
  func onlyFirstWait() throws {
    var story = try Story()
    story.after(12)
    try story.serve()
    story.after(30)
    try story.act("transferred") { request in
      request.counter = 2
      request.reason = "Ke loket 2"
    }
    story.after(5)
    try story.call(2)
    try story.start(2)
    let zone = try #require(OfficeZone("Asia/Jakarta"))
    let marks = try story.events.indices.dropFirst().flatMap { place in
      let (before, after) = (try Ticket.fold(story.events[..<place]), try Ticket.fold(story.events[...place]))
      return story.events[place].figures(from: before, to: after, in: zone)
    }
    #expect(marks.filter { $0.figure == .wait }.map(\.key) == ["12"])
  }

  @Test(
    "an index has the class of its two decimals",
    arguments: zip(
      [100, 88.31, 88.30, 76.61, 76.60, 65, 64.99, 25], [SurveyIndex.Grade.a, .a, .b, .b, .c, .c, .d, .d]))
  func grades(index: Double, grade: SurveyIndex.Grade) {
    #expect(SurveyIndex.Grade(index: index) == grade)
  }

  @Test("the shipped survey has the nine elements, and a form that lacks an answer is refused by its place")
  func form() throws {
    let shipped = try #require(try kiosk("survey").first)
    #expect(try SatisfactionSurvey.load(file: shipped.name, bytes: shipped.bytes).elements.count == 9)
    let text = String(decoding: shipped.bytes, as: UTF8.self)
    let lacking = text.replacing(#"{"id": "Tidak sesuai", "en": "They did not"},"#, with: "")
    let problems = #expect(throws: FileProblems.self) {
      try SatisfactionSurvey.load(file: "skm.json", bytes: Array(lacking.utf8))
    }
    #expect(problems?.all.map(\.pointer) == ["/elements/0"])
  }
}
