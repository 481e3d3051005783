// Hours are written as the files have them, so that a screen reads what an office wrote.

extension ServiceFrame: Encodable {
  /// Writes `HH:MM-HH:MM`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension WeeklyHours: Encodable {
  /// Writes the open days by their names.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(days)
  }
}

extension HoursOverride: Encodable {
  private enum Key: CodingKey {
    case name, from, to, weekly
  }

  /// Writes `{name, from, to, weekly}`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(dates.lowerBound, forKey: .from)
    try container.encode(dates.upperBound, forKey: .to)
    try container.encode(weekly, forKey: .weekly)
  }
}
