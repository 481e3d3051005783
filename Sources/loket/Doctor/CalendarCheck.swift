import Calendars
import Foundation

/// Whether the holidays of the time ahead are known: from 1 October the next year's decree is out.
struct CalendarCheck {
  let holidays: HolidayCalendars
  let now: Date

  var findings: [Finding] {
    let (year, month, _) = OfficeZone.utcDate(of: now).components
    let wanted = month >= 10 ? [year, year + 1] : [year]
    return wanted.filter { holidays[$0] == nil }.map { year in
      Finding(
        year == wanted[0] ? .trouble : .warning, Phrase("Kalender \(year)", "Calendar \(year)"),
        Phrase(
          "belum ada; janji yang sampai ke tahun itu tidak bertanggal. Taruh \(year).json di DATA/calendars.",
          "missing; promises that reach into that year get no date. Put \(year).json into DATA/calendars."))
    }
  }
}

extension OfficeZone {
  fileprivate static func utcDate(of moment: Date) -> LocalDate {
    LocalDate(dayNumber: Int((moment.timeIntervalSince1970 / 86_400).rounded(.down)))
  }
}
