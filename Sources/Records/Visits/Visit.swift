import Calendars
import Foundation

/// A visit as the guest book has it: who came, with how many, to whom and what for.
package struct Visit: Sendable, Equatable {
  /// UUID text, made by the client.
  package let id: String
  /// Counts the changes.
  package let version: Int
  /// The office's date of the arrival.
  package let officeDate: LocalDate
  /// The visit's number on that date, from 1.
  package let number: Int
  /// The visitor's id.
  package let visitor: String
  /// The visitor's name.
  package let name: String
  /// The visitor's organisation.
  package let organisation: String?
  /// What for.
  package let purpose: String?
  /// To whom.
  package let host: String?
  /// How many came together, the visitor included.
  package let people: Int
  /// When they came.
  package let arrivedAt: Date
  /// When they left; nil while they are here, or where nobody saw them go.
  package let leftAt: Date?
  /// The numbers of the tickets that they took.
  package let tickets: [String]
  /// Its place among all visits.
  package let seq: Int64
}
