import Calendars
import Foundation
import HTTP
import Records
import SQLite
import TicketCore

extension Desk {
  /// `PUT /api/visits/{id}`: somebody comes, or what was entered is put right; with `badge` a badge is printed.
  func putVisit(_ call: Call) throws -> Response {
    let (id, caller) = (try call.id("id"), try call.signedIn())
    let wish = try JSON.decode(VisitWish.self, from: call.request.body)
    let details = try wish.details()
    let (paper, office) = (VisitorBadge(office: office, printer: try printerChoice(for: .slip, call)), office)
    let (outcome, badge) = try ledger.record { entry in
      guard try Visitors.person(details.visitor, in: entry.transaction) != nil else {
        let remedy = Phrase("daftarkan pengunjung ini lebih dahulu", "register this visitor first")
        throw InvalidInput([Problem("/visitor", .malformed(Phrase("Pengunjung", "Visitor"), remedy: remedy))])
      }
      let outcome = try Visits.put(
        id, details, expect: wish.expect, officeDate: office.zone.date(of: entry.now), actor: caller.username, in: entry
      )
      // The first badge goes by the visit's own id, so that the same act again finds it.
      if case .arrived(let visit) = outcome, wish.badge == true { try paper.print(visit, as: id, in: entry) }
      return (outcome, try PrintJobs.find(id, in: entry.transaction)?.id)
    }
    switch outcome {
    case .arrived(let visit): return .json(201, JSON.encode(VisitAnswer(visit, badgeJob: badge)))
    case .corrected(let visit), .unchanged(let visit):
      return .json(200, JSON.encode(VisitAnswer(visit, badgeJob: badge)))
    case .stale(let visit): throw DeskProblem.stale(current: VisitAnswer(visit))
    }
  }

  /// `PUT /api/visits/{id}/badges/{job}`: a badge, or another one.
  func printBadge(_ call: Call) throws -> Response {
    let (id, job, caller) = (try call.id("id"), try call.id("job"), try call.signedIn())
    let paper = VisitorBadge(office: office, printer: try printerChoice(for: .slip, call))
    let act = Act(id: job, actor: caller.username, request: call.digest)
    return .act(
      try act.perform(in: ledger) { entry in
        guard let visit = try Visits.find(id, in: entry.transaction) else { throw DeskProblem.notFound }
        try paper.print(visit, as: job, in: entry)
        return PrintJobs.answer(naming: job)
      })
  }

  /// `PUT /api/visits/{id}/departures/{act}`: they leave, or with `undo` have not left after all.
  func leaveVisit(_ call: Call) throws -> Response {
    let id = try call.id("id")
    _ = try call.id("act")
    let isUndone = try JSON.decode(DepartureWish.self, from: call.request.body).undo ?? false
    let visit = try ledger.record { entry in
      isUndone ? try Visits.stay(id, in: entry) : try Visits.leave(id, in: entry)
    }
    guard let visit else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(VisitAnswer(visit)))
  }

  /// `GET /api/visits`: the guest book, newest first.
  func listVisits(_ call: Call) throws -> Response {
    let (limit, before) = (try call.limit(), try call.after() ?? .max)
    let found = try visits(call, before: before, limit: limit + 1)
    let page = found.prefix(limit)
    let next = found.count > limit ? page.last.map { String($0.seq) } : nil
    return .json(200, JSON.encode(Listing(items: page.map { VisitAnswer($0) }, next: next)))
  }

  /// `GET /api/visits.csv`: the guest book for a spreadsheet.
  func exportVisits(_ call: Call) throws -> Response {
    let language = try call.tableLanguage()
    let rows = try visits(call, before: .max, limit: 100_000).map { visit in
      [
        visit.officeDate.description, String(visit.number), visit.name, visit.organisation ?? "", visit.purpose ?? "",
        visit.host ?? "", String(visit.people), office.zone.time(of: visit.arrivedAt),
        visit.leftAt.map(office.zone.time(of:)) ?? "", visit.tickets.joined(separator: " "),
      ]
    }
    let heads: [Phrase] = [
      Phrase("Tanggal", "Date"), Phrase("Nomor", "Number"), Phrase("Nama", "Name"), Phrase("Instansi", "Organisation"),
      Phrase("Keperluan", "Purpose"), Phrase("Menemui", "Host"), Phrase("Jumlah orang", "People"),
      Phrase("Datang", "Arrived"), Phrase("Pulang", "Left"), Phrase("Tiket", "Tickets"),
    ]
    return .csv(
      CSV.encode([heads.map { $0[language] }] + rows), name: "buku-tamu-\(office.zone.date(of: ledger.now)).csv")
  }

  private func visits(_ call: Call, before: Int64, limit: Int) throws -> [Visit] {
    let (date, query) = (try call.date("date"), call.request.query)
    return try ledger.read { connection in
      try Visits.list(
        typed: query["q"], date: date, isPresent: query["present"] == "true", before: before, limit: limit,
        in: connection)
    }
  }
}
