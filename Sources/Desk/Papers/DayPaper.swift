import Calendars
import Foundation

/// What stands on the printed end-of-day report: the values of `Templates/reports/day.receipt`.
struct DayPaper: Encodable {
  static let template = "reports/day"

  struct Service: Encodable {
    let letter: String
    let title: String
    let issued: Int
    let served: Int
    let noShow: Int
    let waiting: Int
    let meanWait: Int?
    let longestWait: Int?
    let meanService: Int?
  }

  struct CounterLine: Encodable {
    let name: String
    let served: Int
    let meanService: Int?
  }

  let office: String
  let date: String
  let printedAt: Date
  let timeZone: String
  let hours: String?
  let issued: Int
  let served: Int
  let noShow: Int
  let waiting: Int
  let cancelled: Int
  let services: [Service]
  let counters: [CounterLine]
  let visits: Int
  let people: Int
  let stillIn: Int

  init(_ report: DayReportAnswer, of office: Office, printedAt: Date) {
    self.office = office.name
    // Noon of the day in the office's zone, for the template's date filter.
    date = JSON.rfc3339(office.zone.start(of: report.date) + 12 * 3600)
    self.printedAt = printedAt
    timeZone = office.zone.identifier
    hours = report.hours.frames.isEmpty ? nil : report.hours.frames.joined(separator: ", ").replacing(":", with: ".")
    issued = report.totals.issued
    served = report.totals.served
    noShow = report.totals.noShow
    waiting = report.totals.waiting + report.totals.inService
    cancelled = report.totals.cancelled + report.totals.voided
    services = report.services.filter { $0.issued > 0 }.map { service in
      Service(
        letter: service.letter, title: service.title.id, issued: service.issued, served: service.served,
        noShow: service.noShow, waiting: service.waiting, meanWait: service.meanWaitMinutes.map(Self.whole),
        longestWait: service.longestWaitMinutes.map(Self.whole),
        meanService: service.meanServiceMinutes.map(Self.whole))
    }
    counters = report.counters.filter { $0.served > 0 }.map { counter in
      CounterLine(
        name: counter.name, served: counter.served, meanService: counter.meanServiceMinutes.map(Self.whole))
    }
    visits = report.guests.visits
    people = report.guests.people
    stillIn = report.guests.stillIn
  }

  private static func whole(_ minutes: Double) -> Int { Int(minutes.rounded()) }
}
