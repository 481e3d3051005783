import Calendars
import Records
import SQLite

/// What stands on a visitor's badge: the values of `Templates/visits/badge.receipt`.
package struct VisitorBadge: Sendable {
  static let template = "visits/badge"

  let office: Office
  let printer: PrinterChoice

  /// Writes the job down, in the transaction of the visit.
  /// - Throws: `DatabaseError`.
  func print(_ visit: Visit, as job: String, in entry: Entry) throws {
    try PrintJobs.insert(
      id: job, ticket: nil, restricted: false, use: .slip, target: try printer.target(in: entry),
      template: Self.template, contents: contents(visit), in: entry)
  }

  private func contents(_ visit: Visit) -> SQL {
    """
    json_object(
      'office', \(office.name), 'number', \(visit.number), 'name', \(visit.name), 'organisation', \(visit.organisation),
      'purpose', \(visit.purpose), 'host', \(visit.host), 'others', \(visit.people > 1 ? visit.people - 1 : nil),
      'arrivedAt', \(JSON.rfc3339(visit.arrivedAt)), 'timeZone', \(office.zone.identifier)
    )
    """
  }
}
