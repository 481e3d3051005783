import Calendars
import Foundation
import Records
import SQLite
import TicketCore

/// What a day was like, for the end of it.
struct DayReportAnswer: Encodable {
  struct Hours: Encodable { let frames: [String] }

  struct Totals: Encodable {
    var issued = 0
    var served = 0
    var noShow = 0
    var waiting = 0
    var inService = 0
    var open = 0
    var cancelled = 0
    var voided = 0
  }

  struct Service: Encodable {
    let standard: String
    let letter: String
    let title: Phrase
    let issued: Int
    let served: Int
    let noShow: Int
    let waiting: Int
    let meanWaitMinutes: Double?
    let longestWaitMinutes: Double?
    let meanServiceMinutes: Double?
  }

  struct Hour: Encodable {
    let hour: Int
    let issued: Int
    let called: Int
  }

  struct CounterLine: Encodable {
    let number: Int
    let name: String
    let served: Int
    let meanServiceMinutes: Double?
  }

  struct Guests: Encodable {
    let visits: Int
    let people: Int
    let stillIn: Int
  }

  let date: LocalDate
  let office: String
  let hours: Hours
  let totals: Totals
  let services: [Service]
  let byHour: [Hour]
  let counters: [CounterLine]
  let guests: Guests

  init(of date: LocalDate, _ office: Office, in connection: Connection) throws {
    self.date = date
    self.office = office.name
    let midnight = office.zone.start(of: date)
    let day = QueueAnswer.Hours(office, at: midnight)
    hours = Hours(frames: day.frames)
    let figures = try DayFigures.of(date, until: office.zone.start(of: date + 1), in: connection)
    var totals = Totals()
    for line in figures { totals.add(line) }
    self.totals = totals
    let times = try ServiceTimes.of(officeDate: date.description, in: connection)
    let served = office.standards.all.map { (id: $0.id, letter: $0.letter, title: $0.title) }
    // Also what the office does not offer any more.
    let former = Set(figures.map(\.standard)).subtracting(served.map(\.id)).sorted()
    let offered = served + former.map { (id: $0, letter: "–", title: Phrase($0, $0)) }
    services = offered.map { id, letter, title in
      let own = (lines: figures.filter { $0.standard == id }, times: times.filter { $0.standard == id })
      return Service(id, letter: letter, title: title, own.lines, own.times)
    }
    byHour = try DayFigures.byHour(date, from: midnight, in: connection).map {
      Hour(hour: $0.hour, issued: $0.issued, called: $0.called)
    }
    // Also those that the office has taken away since.
    let gone = Set(times.map(\.counter)).subtracting(office.counters.map(\.number)).sorted()
    let known = office.counters + gone.map { Counter(number: $0, name: "Loket \($0)") }
    counters = known.map { counter in
      let own = times.filter { $0.counter == counter.number }
      return CounterLine(
        number: counter.number, name: counter.name, served: own.reduce(0) { $0 + $1.served },
        meanServiceMinutes: own.meanMinutes)
    }
    let guests = try Visits.figures(of: date, in: connection)
    self.guests = Guests(visits: guests.visits, people: guests.people, stillIn: guests.stillIn)
  }
}

extension DayReportAnswer.Totals {
  fileprivate mutating func add(_ line: DayFigures.Line) {
    issued += line.count
    switch line.state {
    case .resolved, .closed, .answered: served += line.count
    case .noShow: noShow += line.count
    case .waiting: waiting += line.count
    case .called, .serving: inService += line.count
    case .open, .awaitingVisitor, .escalated, .pending: open += line.count
    case .cancelled: cancelled += line.count
    case .voided: voided += line.count
    }
  }
}

extension DayReportAnswer.Service {
  fileprivate init(
    _ standard: String, letter: String, title: Phrase, _ lines: [DayFigures.Line], _ times: [ServiceTimes.Day]
  ) {
    var totals = DayReportAnswer.Totals()
    for line in lines { totals.add(line) }
    let waited = lines.reduce(0) { $0 + $1.waited }
    let seconds = lines.reduce(0) { $0 + $1.waitedSeconds }
    self.init(
      standard: standard, letter: letter, title: title, issued: totals.issued,
      served: totals.served, noShow: totals.noShow, waiting: totals.waiting + totals.inService,
      meanWaitMinutes: waited > 0 ? seconds / Double(waited) / 60 : nil,
      longestWaitMinutes: lines.compactMap(\.longestSeconds).max().map { $0 / 60 },
      meanServiceMinutes: times.meanMinutes)
  }
}

extension [ServiceTimes.Day] {
  /// The mean service time in minutes; nil where nobody was served.
  var meanMinutes: Double? {
    let served = reduce(0) { $0 + $1.served }
    return served > 0 ? reduce(0) { $0 + $1.seconds } / Double(served) / 60 : nil
  }
}
