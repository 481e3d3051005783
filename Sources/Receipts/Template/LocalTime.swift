import Foundation

/// The months as Indonesian offices write them.
package enum IndonesianMonths {
  /// Their names, January first.
  package static let names = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
  ]
}

/// A moment on the wall clock of a zone, in the words that Indonesian offices use.
struct LocalTime {
  /// What is said of the moment, by the name of its filter.
  enum Form: String {
    /// Senin, 23 November 2026
    case date
    /// 09.15 WITA
    case time
    /// Senin, 23 November 2026 pukul 09.15 WITA
    case datetime
    /// 23 Nov 2026
    case shortdate
    /// 23 Nov
    case daymonth
    /// 2026
    case year
  }

  private let weekday: String
  private let day: Int
  private let month: String
  private let year: Int
  private let time: String

  /// Nil when the text is not an RFC 3339 timestamp.
  init?(rfc3339 text: String, in zone: TimeZone) {
    guard let instant = Self.instant(rfc3339: text) else { return nil }
    let moment = Date(timeIntervalSince1970: TimeInterval(instant))
    let offset = zone.secondsFromGMT(for: moment)
    let (day, second) = (instant + offset).quotientAndRemainder(floorDividingBy: 86_400)
    let (year, month, dayOfMonth) = Self.civil(fromDay: day)
    weekday = Self.weekdays[(day + 4).quotientAndRemainder(floorDividingBy: 7).remainder]
    (self.day, self.month, self.year) = (dayOfMonth, IndonesianMonths.names[month - 1], year)
    time = "\(Self.twoDigits(second / 3600)).\(Self.twoDigits(second / 60 % 60)) \(Self.label(zone, offset: offset))"
  }

  func text(as form: Form) -> String {
    switch form {
    case .date: "\(weekday), \(day) \(month) \(year)"
    case .time: time
    case .datetime: "\(text(as: .date)) pukul \(time)"
    case .shortdate: "\(day) \(month.prefix(3)) \(year)"
    case .daymonth: "\(day) \(month.prefix(3))"
    case .year: String(year)
    }
  }

  private static let weekdays = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]

  /// WIB, WITA, WIT for Indonesia's zones (Keppres 41/1987); elsewhere the distance from UTC.
  private static func label(_ zone: TimeZone, offset: Int) -> String {
    switch zone.identifier {
    case "Asia/Jakarta", "Asia/Pontianak": return "WIB"
    case "Asia/Makassar", "Asia/Ujung_Pandang": return "WITA"
    case "Asia/Jayapura": return "WIT"
    default:
      guard offset != 0 else { return "UTC" }
      let minutes = abs(offset) / 60
      return "UTC\(offset < 0 ? "-" : "+")\(twoDigits(minutes / 60)).\(twoDigits(minutes % 60))"
    }
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Seconds since 1970 of `2026-11-23T09:15:00+08:00` (RFC 3339 §5.6); fractions of a second are dropped.
  private static func instant(rfc3339 text: String) -> Int? {
    var rest = text.utf8[...]
    func number(_ count: Int, after separators: String = "") -> Int? {
      if !separators.isEmpty {
        guard let first = rest.popFirst(), separators.utf8.contains(first) else { return nil }
      }
      let digits = rest.prefix(count)
      rest = rest.dropFirst(count)
      guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    guard let year = number(4), let month = number(2, after: "-"), let day = number(2, after: "-"),
      let hour = number(2, after: "Tt "), let minute = number(2, after: ":"), let second = number(2, after: ":"),
      1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second <= 60
    else { return nil }
    let days = self.day(year: year, month: month, day: day)
    guard civil(fromDay: days) == (year, month, day) else { return nil }
    let local = days * 86_400 + hour * 3600 + minute * 60 + second
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: \.isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    if rest.count == 1, let zulu = rest.first, zulu | 0x20 == UInt8(ascii: "z") { return local }
    let isWest = rest.first == UInt8(ascii: "-")
    guard let hours = number(2, after: "+-"), let minutes = number(2, after: ":"), rest.isEmpty, hours < 24,
      minutes < 60
    else { return nil }
    return local - (isWest ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  // The proleptic Gregorian calendar counted from 1 March, where leap days come last: years of 400 have 146,097 days.

  private static func day(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = shifted.quotientAndRemainder(floorDividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(fromDay day: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (day + 719_468).quotientAndRemainder(floorDividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Int {
  fileprivate func quotientAndRemainder(floorDividingBy divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
