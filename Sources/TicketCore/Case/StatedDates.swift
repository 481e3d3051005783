import Calendars
import Foundation

extension EventRequest {
  /// The date by which the officer says that the case will be done: one to come within a year, while the office serves.
  ///
  /// - Throws: `promiseNotStated` where the standard promises the time itself, or what is wrong with the date.
  func stating(_ ticket: Ticket, _ setting: EventSetting, _ promising: Promising) throws -> Stating {
    guard setting.standard.promises.contains(where: { $0.from == .officerSet }) else {
      throw Refusal.promiseNotStated
    }
    let label = Phrase("Janji selesai", "Promised date")
    guard let due else { throw InvalidInput([Problem("/due", .missing(label))]) }
    if let remedy = setting.remedy(forDue: due) {
      throw InvalidInput([Problem("/due", .malformed(label, remedy: remedy))])
    }
    return Stating(due: due, promises: promising.stated(due: due, at: setting.now, ticket.promises))
  }
}

extension EventSetting {
  /// The furthest date that can be stated, in days; one beyond it is a slip of the pen.
  private static let furthest = 366

  /// What to give instead of a date that can't be promised; nil for one that can.
  fileprivate func remedy(forDue due: Date) -> Phrase? {
    let last = now + Double(Self.furthest) * 86_400
    guard due > now else { return Phrase("isi dengan waktu yang akan datang", "give a time that is to come") }
    guard due <= last else {
      return Phrase("isi dengan waktu paling lama satu tahun lagi", "give a time within a year from now")
    }
    // Nobody can say when the office serves in a year that has no calendar yet.
    guard let nearest = try? nearestService(to: due, within: now...last), nearest != due else { return nil }
    let (date, time) = standard.timeZone.wallClock(of: nearest)
    return Phrase(
      "isi dengan waktu pada jam layanan; yang terdekat \(date) pukul \(time)",
      "give a time within the service hours; the nearest is \(date) at \(time)")
  }

  private func nearestService(to due: Date, within bounds: ClosedRange<Date>) throws(CalendarMissing) -> Date? {
    try WorkingCalendar(hours: standard.hours, holidays: holidays, zone: standard.timeZone)
      .nearestService(to: due, within: bounds)
  }
}
