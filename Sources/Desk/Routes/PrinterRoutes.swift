import Calendars
import Foundation
import HTTP
import Receipts
import Records
import SQLite

extension Desk {
  /// `GET /api/printers`.
  func listPrinters(_ call: Call) throws -> Response {
    let (printers, waiting) = (printers(), try ledger.read { try PrintJobs.waiting(in: $0) })
    let items = printers.map { printer in
      let jobs = waiting.filter { job in
        let isNamed = printers.contains { $0.name == job.printer }
        return isNamed ? job.printer == printer.name : printer.takes.contains(job.use)
      }
      return PrinterAnswer(printer, waiting: jobs.map(\.count).reduce(0, +))
    }
    return .json(200, JSON.encode(Listing(items: items, next: nil)))
  }

  /// `GET /api/printers/found`: what could be set up as a printer.
  func discoverPrinters(_ call: Call) -> Response {
    let found = discover()
    let known = Set(printers().map(\.destination))
    let items = found.printers.map { FoundPrinterAnswer($0, isKnown: known.contains($0.destination)) }
    return .json(
      200, JSON.encode(FoundPrintersAnswer(items: items, notes: found.notes.map { $0[call.request.language] })))
  }

  /// `PUT /api/printers/{name}/tests/{id}`: a test page.
  func printTestPage(_ call: Call) throws -> Response {
    let (id, name) = (try call.id("id"), call.parameters["name"] ?? "")
    guard let printer = printers().first(where: { $0.name == name }) else { throw DeskProblem.notFound }
    let contents = try SelfTest(
      printer: name, office: office.name, destination: printer.destination, isPDF: printer.language == "pdf",
      profile: printer.paper, printedAt: JSON.rfc3339(ledger.now), timeZone: office.zone.identifier
    ).json()
    let act = Act(id: id, actor: try call.signedIn().username, request: call.digest)
    return .act(
      try act.perform(in: ledger) { entry in
        try PrintJobs.insert(
          id: id, ticket: nil, restricted: false, use: printer.use.first ?? .slip, target: name,
          template: SelfTest.template, contents: "\(contents)", in: entry)
        return PrintJobs.answer(naming: id)
      })
  }
}
