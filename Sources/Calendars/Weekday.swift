/// The day of the week, in the order of ISO 8601.
package enum Weekday: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
