import Foundation
import HTTP
import Receipts
import Records
import TicketCore

extension Desk {
  /// `GET /api/print-jobs?state=&printer=&open=&ticket=`: the spool, newest first.
  func listPrintJobs(_ call: Call) throws -> Response {
    let limit = try call.limit()
    let before = try call.after() ?? .max
    var filter = PrintJobs.Filter()
    filter.state = try call.choice(PrintState.self, "state")
    filter.ticket = call.request.query["ticket"]?.lowercased()
    filter.printer = call.request.query["printer"]
    filter.openSince = call.request.query["open"] == "true" ? office.midnight(before: ledger.now) - 6 * 86_400 : nil
    let seesAll = try call.signedIn().viewer.mayRead(restricted: true)
    let found = try ledger.read { [filter] connection in
      try PrintJobs.list(filter, restricted: seesAll, before: before, limit: limit + 1, in: connection)
    }
    let page = found.prefix(limit)
    let next = found.count > limit ? page.last.map { String($0.seq) } : nil
    let printers = printers()
    return .json(
      200, JSON.encode(Listing(items: page.map { PrintJobAnswer($0.job, among: printers) }, next: next)))
  }

  /// `GET /api/print-jobs/{id}`.
  func getPrintJob(_ call: Call) throws -> Response {
    .json(200, JSON.encode(PrintJobAnswer(try visibleJob(try call.id("id"), call), among: printers())))
  }

  /// `PUT /api/print-jobs/{id}/copies/{copy}`: prints it again, marked SALINAN and numbered.
  func reprint(_ call: Call) throws -> Response {
    let (id, copy) = (try call.id("id"), try call.id("copy"))
    let job = try visibleJob(id, call)
    let choice = try printerChoice(for: job.use, call)
    let outcome = try ledger.record { entry in
      try PrintJobs.copy(id, as: copy, target: try choice.target(in: entry), in: entry)
    }
    switch outcome {
    case .made(let job): return .json(201, JSON.encode(PrintJobAnswer(job, among: printers())))
    case .there(let job): return .json(200, JSON.encode(PrintJobAnswer(job, among: printers())))
    case .reused: throw DeskProblem.idReused
    case .missing: throw DeskProblem.notFound
    }
  }

  /// `PUT /api/print-jobs/{id}/events/{event}`: tries again, cancels, moves, or says that the paper is there.
  func changePrintJob(_ call: Call) throws -> Response {
    let (job, event, caller) = (try call.id("id"), try call.id("event"), try call.signedIn())
    let change = try ChangePrintJob(
      try JSON.decode(ChangePrintJob.Wish.self, from: call.request.body), job: job, for: caller.viewer,
      printers: printers())
    let act = Act(id: event, actor: caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try change.perform(in: $0) })
  }

  /// `GET /api/print-jobs/{id}.svg`, `.pdf`, `.txt`, `.escpos`: what was or will be printed, on the paper of its printer.
  func printJob(_ call: Call, as picture: PrintPicture) throws -> Response {
    let job = try visibleJob(try call.id("id"), call)
    let paper = paper(of: job)
    let receipt = try templates.receipt(job.template, json: job.contents)
    let bytes = receipt.render(as: picture.rendering(on: paper), columns: paper.columns)
    return Response(status: 200, body: bytes, contentType: picture.contentType)
  }

  /// The paper of the printer that has the job, or is meant to have it.
  private func paper(of job: PrintJob) -> PrinterProfile {
    let printers = printers()
    let printer = printers.first { $0.name == job.place } ?? printers.first { $0.takes.contains(job.use) }
    return printer?.paper ?? .mm80
  }

  private func visibleJob(_ id: String, _ call: Call) throws -> PrintJob {
    let viewer = try call.signedIn().viewer
    guard let job = try ledger.read({ try PrintJobs.find(id, in: $0) }), viewer.mayRead(restricted: job.isRestricted)
    else { throw DeskProblem.notFound }
    return job
  }
}

/// The forms in which a print job is looked at.
enum PrintPicture {
  case svg, pdf, text, escpos

  var contentType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .pdf: "application/pdf"
    case .text: "text/plain; charset=utf-8"
    case .escpos: "application/octet-stream"
    }
  }

  func rendering(on paper: PrinterProfile) -> Rendering {
    switch self {
    case .svg: .svg
    case .pdf: .pdf(paper.paper)
    case .text: .text
    case .escpos: .escpos(paper)
    }
  }
}

extension PrinterReport {
  /// What the printer's paper is like.
  var paper: PrinterProfile {
    var paper = PrinterProfile.named(profile) ?? .small(columns: columns)
    paper.columns = columns
    return paper
  }
}
