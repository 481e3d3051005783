import Calendars
import Testing

@testable import Records

@Suite("A period of figures") struct FigurePeriodTests {
  private func period(_ from: String, _ to: String) throws -> FigurePeriod {
    FigurePeriod(from: try #require(LocalDate(from)), to: try #require(LocalDate(to)))
  }

  @Test("is read as whole months, and by the day where a month is not whole")
  func keys() throws {
    #expect(try period("2026-11-23", "2026-11-23").keys == ["2026-11-23"])
    #expect(try period("2026-11-01", "2026-11-30").keys == ["2026-11"])
    #expect(
      try period("2026-01-30", "2026-03-02").keys == [
        "2026-01-30", "2026-01-31", "2026-02", "2026-03-01", "2026-03-02",
      ])
    #expect(try period("2026-01-01", "2026-12-31").keys.count == 12)
    #expect(try period("2026-01-30", "2026-03-02").months == ["2026-01", "2026-02", "2026-03"])
  }
}
