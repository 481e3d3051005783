import Foundation

/// The time zone of an office: turns moments into wall-clock dates and back.
package struct OfficeZone: Hashable, Sendable {
  /// The zone's name in the IANA database, such as `Asia/Makassar`.
  package let identifier: String
  /// Foundation's zone, for formatters.
  package let timeZone: TimeZone

  /// Nil for a name that the IANA database does not have.
  package init?(_ identifier: String) {
    guard TimeZone.knownTimeZoneIdentifiers.contains(identifier), let zone = TimeZone(identifier: identifier) else {
      return nil
    }
    self.identifier = identifier
    timeZone = zone
  }

  /// The local date of a moment.
  package func date(of moment: Date) -> LocalDate {
    let local = moment.timeIntervalSince1970 + offset(at: moment)
    return LocalDate(dayNumber: Int((local / Self.secondsOfDay).rounded(.down)))
  }

  /// What calendar and clock on the office's wall show at a moment.
  package func wallClock(of moment: Date) -> (date: LocalDate, time: LocalTime) {
    let local = moment.timeIntervalSince1970 + offset(at: moment)
    let date = date(of: moment)
    let minutes = Int((local - Double(date.dayNumber) * Self.secondsOfDay) / 60)
    return (date, LocalTime(minutes: minutes) ?? .midnight)
  }

  /// The moment of a wall-clock time; 24:00 is the start of the next day.
  package func moment(_ date: LocalDate, _ time: LocalTime) -> Date {
    let wall = Double(date.dayNumber) * Self.secondsOfDay + Double(time.minutes) * 60
    let guess = Date(timeIntervalSince1970: wall - offset(at: Date(timeIntervalSince1970: wall)))
    // Asked again at the guess, since the offset may differ there in zones with daylight-saving time.
    return Date(timeIntervalSince1970: wall - offset(at: guess))
  }

  /// The first moment of a local date.
  package func start(of date: LocalDate) -> Date { moment(date, .midnight) }

  private static let secondsOfDay = 86_400.0

  private func offset(at moment: Date) -> Double { Double(timeZone.secondsFromGMT(for: moment)) }
}

extension OfficeZone: Codable {
  /// Reads an IANA name; throws `DecodingError` for an unknown one.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let zone = OfficeZone(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time zone of the IANA database")
    }
    self = zone
  }

  /// Writes the IANA name.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(identifier)
  }
}
