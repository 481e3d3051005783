import Calendars
import Foundation
import Records

/// A visit as the guest book shows it.
struct VisitAnswer: Encodable, Sendable {
  struct Guest: Encodable, Sendable {
    let id: String
    let name: String
    let organisation: String?
  }

  let id: String
  let version: Int
  let officeDate: LocalDate
  let number: Int
  let visitor: Guest
  let purpose: String?
  let host: String?
  let people: Int
  let arrivedAt: Date
  let leftAt: Date?
  let tickets: [String]
  let badgeJob: String?

  init(_ visit: Visit, badgeJob: String? = nil) {
    id = visit.id
    version = visit.version
    officeDate = visit.officeDate
    number = visit.number
    visitor = Guest(id: visit.visitor, name: visit.name, organisation: visit.organisation)
    purpose = visit.purpose
    host = visit.host
    people = visit.people
    arrivedAt = visit.arrivedAt
    leftAt = visit.leftAt
    tickets = visit.tickets
    self.badgeJob = badgeJob
  }
}
