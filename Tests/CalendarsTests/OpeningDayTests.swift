import Calendars
import Foundation
import Testing

@Suite("How an office stands at a moment")
struct OpeningDayTests {
  private func stand(_ text: String, _ calendars: [WorkingCalendar]? = nil) throws -> OpeningDay {
    try #require(try OpeningDay(calendars ?? [office()], at: moment(text), in: zone("Asia/Jakarta")))
  }

  @Test(
    "is open inside a frame until it closes, at a break between two, and closed until the next opening",
    arguments: [
      ("2026-04-06T07:00:00+07:00", OpeningDay.State.closed, "2026-04-06T07:30:00+07:00"),
      ("2026-04-06T07:30:00+07:00", .open, "2026-04-06T12:00:00+07:00"),
      ("2026-04-06T12:00:00+07:00", .break, "2026-04-06T13:00:00+07:00"),
      ("2026-04-06T15:59:59+07:00", .open, "2026-04-06T16:00:00+07:00"),
      ("2026-04-06T16:00:00+07:00", .closed, "2026-04-07T07:30:00+07:00"),
      // Friday prayer, a weekend, and the long chain of holidays at Idul Fitri.
      ("2026-04-10T11:45:00+07:00", .break, "2026-04-10T13:00:00+07:00"),
      ("2026-04-10T17:00:00+07:00", .closed, "2026-04-13T07:30:00+07:00"),
      ("2026-03-19T10:00:00+07:00", .closed, "2026-03-25T07:30:00+07:00"),
    ])
  func states(at text: String, state: OpeningDay.State, until: String) throws {
    let day = try stand(text)
    #expect(day.state == state)
    #expect(try day.until == moment(until))
  }

  @Test("is open while any of its services is, and their frames run together")
  func several() throws {
    let east = try office("Asia/Makassar")
    let day = try stand("2026-04-06T06:45:00+07:00", [try office(), east])
    #expect(day.state == .open)
    // Makassar's lunch is Jakarta's eleven o'clock, and the other way round: together they never close.
    #expect(day.stretches.count == 1)
    #expect(try day.until == moment("2026-04-06T16:00:00+07:00"))
    #expect(try stand("2026-04-06T12:30:00+07:00", [try office(), east]).state == .open)
    #expect(try stand("2026-04-06T12:30:00+07:00").state == .break)
  }

  @Test("is not known in a year without a calendar, and nothing for an office without services")
  func unknown() throws {
    #expect(throws: CalendarMissing.self) { try stand("2031-04-07T09:00:00+07:00") }
    #expect(try OpeningDay([], at: moment("2026-04-06T09:00:00+07:00"), in: zone("Asia/Jakarta")) == nil)
  }
}
