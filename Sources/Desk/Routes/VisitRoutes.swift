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
    let (paper, office) = (VisitorBadge(office: office), office)
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
    let paper = VisitorBadge(office: office)
    let act = Act(id: job, actor: caller.username, request: call.digest)
    return .act(
      try act.perform(in: ledger) { entry in
        guard let visit = try Visits.find(id, in: entry.transaction) else { throw DeskProblem.notFound }
        try paper.print(visit, as: job, in: entry)
        return PrintJobs.answer(naming: job)
      })
  }

  /// `PUT /api/visits/{id}/departures/{act}`: they leave.
  func leaveVisit(_ call: Call) throws -> Response {
    let id = try call.id("id")
    _ = try call.id("act")
    guard let visit = try ledger.record({ try Visits.leave(id, in: $0) }) else { throw DeskProblem.notFound }
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
    let language = call.request.language
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

/// A visit as it is asked for.
private struct VisitWish: Decodable, Sendable {
  let visitor: String?
  let purpose: String?
  let host: String?
  let people: Int?
  let badge: Bool?
  let expect: Int?

  private static let longest = 200

  /// The checked details.
  /// - Throws: everything that is wrong with them.
  func details() throws(InvalidInput) -> Visits.Details {
    var problems: [Problem] = []
    func line(_ input: String?, _ pointer: String, _ label: Phrase) -> String? {
      let text = CleanText.clean(input ?? "")
      if !CleanText.fits(text, limit: Self.longest) {
        problems.append(Problem(pointer, .tooLong(label, limit: Self.longest)))
      }
      return text.isEmpty ? nil : text
    }
    let id = visitor.flatMap(UUID.init(uuidString:))?.uuidString.lowercased()
    if id == nil { problems.append(Problem("/visitor", .missing(Phrase("Pengunjung", "Visitor")))) }
    let purpose = line(purpose, "/purpose", Phrase("Keperluan", "Purpose"))
    let host = line(host, "/host", Phrase("Menemui", "Host"))
    let people = people ?? 1
    if !(1...99).contains(people) {
      let remedy = Phrase("isi 1 sampai 99", "give 1 to 99")
      problems.append(Problem("/people", .malformed(Phrase("Jumlah orang", "People"), remedy: remedy)))
    }
    guard problems.isEmpty, let id else { throw InvalidInput(problems) }
    return Visits.Details(visitor: id, purpose: purpose, host: host, people: people)
  }
}

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
