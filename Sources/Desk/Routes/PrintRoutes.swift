import Foundation
import HTTP
import Receipts
import Records

extension Desk {
  /// `GET /api/printers`.
  func listPrinters(_ call: Call) -> Response {
    .json(200, JSON.encode(Listing(items: printers(), next: nil)))
  }

  /// `GET /api/print-jobs?state=&ticket=`: the spool, newest first.
  func listPrintJobs(_ call: Call) throws -> Response {
    let limit = try call.limit()
    let before = try call.after() ?? .max
    let state = try call.choice(PrintState.self, "state")
    let ticket = call.request.query["ticket"]?.lowercased()
    let found = try ledger.read { connection in
      try PrintJobs.list(
        state: state, ticket: ticket, restricted: false, before: before, limit: limit + 1, in: connection)
    }
    let page = found.prefix(limit)
    let next = found.count > limit ? page.last.map { String($0.seq) } : nil
    return .json(200, JSON.encode(Listing(items: page.map { PrintJobAnswer($0.job) }, next: next)))
  }

  /// `PUT /api/print-jobs/{id}/copies/{copy}`: prints it again, marked SALINAN and numbered.
  func reprint(_ call: Call) throws -> Response {
    let (id, copy) = (try call.id("id"), try call.id("copy"))
    _ = try visibleJob(id)
    switch try ledger.record({ try PrintJobs.copy(id, as: copy, in: $0) }) {
    case .made(let job): return .json(201, JSON.encode(PrintJobAnswer(job)))
    case .there(let job): return .json(200, JSON.encode(PrintJobAnswer(job)))
    case .reused: throw DeskProblem.idReused
    case .missing: throw DeskProblem.notFound
    }
  }

  /// `GET /api/print-jobs/{id}.svg`, `.pdf`, `.txt`, `.escpos`: what was or will be printed.
  func printJob(_ call: Call, as rendering: Rendering) throws -> Response {
    let job = try visibleJob(try call.id("id"))
    let receipt = try templates.receipt(job.template, json: job.contents)
    let bytes = receipt.render(as: rendering, columns: PrinterProfile.mm80.columns)
    let contentType =
      switch rendering {
      case .svg: "image/svg+xml"
      case .pdf: "application/pdf"
      case .text: "text/plain; charset=utf-8"
      case .escpos: "application/octet-stream"
      }
    return Response(status: 200, body: bytes, contentType: contentType)
  }

  private func visibleJob(_ id: String) throws -> PrintJob {
    guard let job = try ledger.read({ try PrintJobs.find(id, in: $0) }), !job.isRestricted else {
      throw DeskProblem.notFound
    }
    return job
  }
}
