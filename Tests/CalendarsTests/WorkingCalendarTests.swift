import Calendars
import Foundation
import Testing

@Suite("An office's working calendar")
struct WorkingCalendarTests {
  @Test("has 240 working days in 2026 and 242 in 2027", arguments: [(2026, 240), (2027, 242)])
  func daysOfTheYear(year: Int, expected: Int) throws {
    let office = try office()
    var day = try date("\(year)-01-01")
    var count = 0
    while day.year == year {
      if try office.isWorkingDay(day) { count += 1 }
      day = day + 1
    }
    #expect(count == expected)
  }

  @Test("is closed from 18 to 24 March 2026: joint leave, Nyepi, Idul Fitri and a weekend in one chain")
  func holidayChain() throws {
    let office = try office()
    #expect(try office.isWorkingDay(date("2026-03-17")))
    for day in 18...24 { #expect(try !office.isWorkingDay(date("2026-03-\(day)"))) }
    #expect(try office.isWorkingDay(date("2026-03-25")))
    #expect(try office.workingDay(1, after: date("2026-03-17")) == date("2026-03-25"))
  }

  @Test("opens in the morning, after lunch, after Friday prayer, and after a weekend")
  func openings() throws {
    let office = try office()
    let table = [
      ("2026-04-06T05:00:00+07:00", "2026-04-06T07:30:00+07:00"),
      ("2026-04-06T07:30:00+07:00", "2026-04-06T07:30:00+07:00"),
      ("2026-04-06T10:11:12+07:00", "2026-04-06T10:11:12+07:00"),
      ("2026-04-06T12:00:00+07:00", "2026-04-06T13:00:00+07:00"),
      ("2026-04-10T11:30:00+07:00", "2026-04-10T13:00:00+07:00"),
      ("2026-04-10T16:30:00+07:00", "2026-04-13T07:30:00+07:00"),
      ("2026-03-17T15:00:00+07:00", "2026-03-25T07:30:00+07:00"),
    ]
    for (from, opening) in table { #expect(try office.nextOpening(from: moment(from)) == moment(opening)) }
    #expect(try office.isOpen(at: moment("2026-04-06T07:30:00+07:00")))
    #expect(try !office.isOpen(at: moment("2026-04-06T16:00:00+07:00")))
  }

  @Test("knows the nearest moment of service within bounds, closing moments included, and what the clock shows then")
  func nearest() throws {
    let office = try office()
    let bounds = try moment("2026-04-06T10:00:00+07:00")...moment("2026-04-17T10:00:00+07:00")
    let table = [
      ("2026-04-07T12:00:00+07:00", "2026-04-07 12:00"), ("2026-04-07T07:30:00+07:00", "2026-04-07 07:30"),
      ("2026-04-07T12:29:00+07:00", "2026-04-07 12:00"), ("2026-04-07T12:31:00+07:00", "2026-04-07 13:00"),
      ("2026-04-07T12:30:00+07:00", "2026-04-07 12:00"), ("2026-04-11T20:00:00+07:00", "2026-04-10 16:30"),
      ("2026-04-12T20:00:00+07:00", "2026-04-13 07:30"), ("2026-04-06T05:00:00+07:00", nil),
    ]
    for (moment, expected) in table {
      let found = try office.nearestService(to: CalendarsTests.moment(moment), within: bounds)
      let shown = found.map(office.zone.wallClock)
      #expect(shown.map { "\($0.date) \($0.time)" } == expected, "\(moment)")
    }
  }

  @Test("says nothing at all about a year without a file")
  func unknownYear() throws {
    let office = try office()
    let evening = try moment("2027-12-31T20:00:00+07:00")
    #expect(throws: CalendarMissing(year: 2028)) { try office.isWorkingDay(date("2028-01-03")) }
    #expect(throws: CalendarMissing(year: 2028)) { try office.isOpen(at: moment("2028-01-03T09:00:00+07:00")) }
    #expect(throws: CalendarMissing(year: 2028)) { try office.nextOpening(from: evening) }
    #expect(throws: CalendarMissing(year: 2028)) { try office.workingDay(1, after: date("2027-12-31")) }
    #expect(throws: CalendarMissing(year: 2028)) { try office.serviceMinutes(from: evening, to: evening + 86_400) }
  }

  @Test("keeps Ramadan's hours inside the override's dates, both included, and the ordinary ones around them")
  func ramadan() throws {
    let office = try office()
    #expect(try office.frames(of: date("2026-02-18")).map(\.description) == ["07:30-12:00", "13:00-16:00"])
    #expect(try office.frames(of: date("2026-02-19")).map(\.description) == ["08:00-12:00", "12:30-15:00"])
    #expect(try office.frames(of: date("2026-02-20")).map(\.description) == ["08:00-11:30", "12:30-15:30"])
    #expect(try office.frames(of: date("2026-03-17")).map(\.description) == ["08:00-12:00", "12:30-15:00"])
    #expect(try office.frames(of: date("2026-03-25")).map(\.description) == ["07:30-12:00", "13:00-16:00"])
  }

  @Test("counts the service minutes between two moments over lunch, night and holidays")
  func between() throws {
    let office = try office()
    func minutes(_ from: String, _ to: String) throws -> Double {
      try office.serviceMinutes(from: moment(from), to: moment(to))
    }
    #expect(try minutes("2026-04-06T11:30:00+07:00", "2026-04-06T13:30:00+07:00") == 60)
    #expect(try minutes("2026-04-06T15:30:00+07:00", "2026-04-07T08:00:00+07:00") == 60)
    #expect(try minutes("2026-03-17T14:00:00+07:00", "2026-03-25T08:30:00+07:00") == 120)
    #expect(try minutes("2026-04-06T18:00:00+07:00", "2026-04-06T19:00:00+07:00") == 0)
    #expect(try minutes("2026-04-06T11:00:00+07:00", "2026-04-06T10:00:00+07:00") == 0)
    // Perpres 21/2023: 37 h 30 min a week, 32 h 30 min in Ramadan.
    #expect(try minutes("2026-04-06T00:00:00+07:00", "2026-04-13T00:00:00+07:00") == 2250)
    #expect(try minutes("2026-03-02T00:00:00+07:00", "2026-03-09T00:00:00+07:00") == 1950)
  }

  @Test(
    "opens by its own zone's clock",
    arguments: [("Asia/Jakarta", 30), ("Asia/Makassar", -30), ("Asia/Jayapura", -90)])
  func zones(name: String, minutesToOpening: Int) throws {
    // 07:00 in Jakarta, 08:00 in Makassar, 09:00 in Jayapura.
    let now = try moment("2026-04-06T00:00:00Z")
    let office = try office(name)
    let expected = minutesToOpening > 0 ? now + Double(minutesToOpening) * 60 : now
    #expect(try office.nextOpening(from: now) == expected)
    #expect(
      office.zone.moment(try date("2026-04-06"), try #require(LocalTime("07:30"))) == now + Double(minutesToOpening)
        * 60)
  }

  @Test("finds the local date on both sides of midnight, and the moment in a zone that shifts its clock")
  func midnight() throws {
    let makassar = try zone("Asia/Makassar")
    #expect(makassar.date(of: try moment("2026-12-31T15:59:59Z")) == (try date("2026-12-31")))
    #expect(makassar.date(of: try moment("2026-12-31T16:00:00Z")) == (try date("2027-01-01")))
    let berlin = try zone("Europe/Berlin")
    let eight = try #require(LocalTime("08:00"))
    #expect(berlin.moment(try date("2026-03-28"), eight) == (try moment("2026-03-28T08:00:00+01:00")))
    #expect(berlin.moment(try date("2026-03-29"), eight) == (try moment("2026-03-29T08:00:00+02:00")))
    #expect(OfficeZone("Asia/Pelaihari") == nil)
  }
}
