import Calendars
import Records
import SQLite
import TicketCore

/// `PUT /api/print-jobs/{id}/events/{event}`: what a person does to a job of the spool.
struct ChangePrintJob: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    enum Kind: String, Decodable, CaseIterable { case retried, cancelled, moved, seen }

    let type: String
    let printer: String?
  }

  let job: String
  private let viewer: Viewer
  private let change: PrintJobChange
  private let printer: String?
  private let printers: [PrinterReport]

  /// - Throws: `InvalidInput` for an unknown type, and for a move without a printer.
  init(_ wish: Wish, job: String, for viewer: Viewer, printers: [PrinterReport]) throws(InvalidInput) {
    self.job = job
    self.viewer = viewer
    self.printers = printers
    printer = wish.printer
    switch Wish.Kind(rawValue: wish.type) {
    case .retried: change = .retry(printer: wish.printer)
    case .cancelled: change = .cancel
    case .seen: change = .seen
    case .moved:
      guard let printer = wish.printer else {
        throw InvalidInput([Problem("/printer", .missing(Phrase("Pencetak", "Printer")))])
      }
      change = .move(printer: printer)
    case nil:
      let choices = Wish.Kind.allCases.map(\.rawValue)
      throw InvalidInput([Problem("/type", .unknown(Phrase("Tindakan", "Act"), choices: choices))])
    }
  }

  /// Changes the job and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem` where there is no such job or its state forbids it, `InvalidInput` for a printer that is not
  ///   for it, `DatabaseError`.
  func perform(in entry: Entry) throws -> SQL {
    guard let found = try PrintJobs.find(job, in: entry.transaction), viewer.mayRead(restricted: found.isRestricted)
    else { throw DeskProblem.notFound }
    let usable = printers.filter { $0.use.contains(found.use) }.map(\.name)
    if let printer, !usable.contains(printer) {
      throw InvalidInput([Problem("/printer", .unknown(Phrase("Pencetak", "Printer"), choices: usable))])
    }
    guard try change.apply(to: found, in: entry) != .wrongState else { throw DeskProblem.jobState }
    return PrintJobs.answer(naming: job)
  }
}

extension DeskProblem {
  /// A job that has gone on since the screen showed it.
  static let jobState = DeskProblem(
    "job-state", 409,
    title: Phrase("Cetakan ini sudah dalam keadaan lain", "This print job is in another state by now"),
    detail: Phrase(
      "Cetakan ini sudah berlanjut sejak layar dimuat. Lihat keadaannya sekarang, lalu pilih lagi.",
      "The job has gone on since the screen showed it. Look at its state now and choose again."))
}
