import Calendars
import Testing

@Suite("A calendar file")
struct CalendarFileTests {
  private func load(_ texts: [String]) throws -> HolidayCalendars {
    try HolidayCalendars.load(files: texts.enumerated().map { ("\($0.offset).json", Array($0.element.utf8)) })
  }

  private func problems(_ text: String) throws -> [FileProblem] {
    let error = #expect(throws: FileProblems.self) { try load([text]) }
    return try #require(error).all
  }

  @Test("names its decree and lists national holidays and joint leave")
  func shipped() throws {
    let calendars = try shippedCalendars()
    #expect(calendars.years.map(\.year) == [2026, 2027])
    #expect(calendars.years.map(\.national.count) == [17, 18])
    #expect(calendars.years.map(\.jointLeave.count) == [8, 8])
    #expect(calendars[2026]?.decree.contains("1497") == true)
    #expect(calendars[2028] == nil)
  }

  @Test("has a signature that changes with its days even where the version was forgotten")
  func signature() throws {
    let shipped = try #require(try shippedCalendars()[2026])
    let edited = HolidayYear(
      year: 2026, decree: shipped.decree, version: shipped.version, national: shipped.national,
      jointLeave: Array(shipped.jointLeave.dropLast()))
    #expect(edited.signature != shipped.signature)
    #expect(edited.signature.hasPrefix("2026:SKB-1497-2025.1#"))
  }

  @Test("of an office goes before the shipped one of the same year")
  func override() throws {
    let file = #"{"year": 2026, "decree": "d", "version": "VERSION", "national": [], "jointLeave": []}"#
    let calendars = try load([file, file.replacing("VERSION", with: "2")])
    #expect(calendars[2026]?.version == "2")
  }

  @Test("shows all its mistakes at once, each with place and remedy")
  func mistakes() throws {
    let found = try problems(
      #"""
      {"year": "2026", "decree": " ", "versoin": "1", "national": [{"date": "2026-02-30", "name": "x"}, 7],
       "jointLeave": {}}
      """#)
    #expect(
      found.map(\.pointer) == ["/versoin", "/year", "/decree", "", "/national/0/date", "/national/1", "/jointLeave"])
    #expect(found[0].message.en.contains("did you mean \"version\""))
    #expect(found[0].message.id.contains("maksud Anda \"version\""))
    #expect(found[3].message.en.contains("\"version\" is missing"))
    #expect(
      found[4].line(in: .english) == "0.json /national/0/date: \"2026-02-30\" is not a date; write it as 2026-03-18.")
  }

  @Test("may hold days of its own year only")
  func foreignYear() throws {
    let found = try problems(
      #"{"year": 2026, "decree": "d", "version": "1", "national": [{"date": "2027-01-01", "name": "x"}], "jointLeave": []}"#
    )
    #expect(found.map(\.pointer) == ["/national/0"])
  }

  @Test("that is no JSON is one problem", arguments: ["", "{", "{\"year\" 2026}", "\u{0}"])
  func noJSON(text: String) throws {
    #expect(try problems(text).map(\.pointer) == [""])
  }
}
