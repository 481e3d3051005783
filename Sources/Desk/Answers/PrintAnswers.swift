import Foundation
import Records

/// A printer as the desk knows it.
package struct PrinterReport: Sendable {
  /// What the config calls it.
  package let name: String
  /// What it is used for.
  package let use: [PrintUse]
  /// The uses whose jobs come to it unless somebody chose another.
  package let takes: [PrintUse]
  /// Cells a line of its paper.
  package let columns: Int
  /// Where the config says that it is.
  package let destination: String
  /// queue, ipp, socket or preview.
  package let way: String
  /// escpos or pdf.
  package let language: String
  /// What it can do, by the config's name for it.
  package let profile: String
  /// The printer that takes over when it is in trouble.
  package let fallback: String?
  /// ok, paperOut, paperLow, coverOpen, offline, error or unknown.
  package let state: String
  /// The printer's own words.
  package let message: String?
  /// Since when it is so; nil before it was asked.
  package let since: Date?

  /// A printer as given.
  package init(
    name: String, use: [PrintUse], takes: [PrintUse], columns: Int, destination: String, way: String,
    language: String, profile: String, fallback: String?, state: String, message: String?, since: Date?
  ) {
    self.name = name
    self.use = use
    self.takes = takes
    self.columns = columns
    self.destination = destination
    self.way = way
    self.language = language
    self.profile = profile
    self.fallback = fallback
    self.state = state
    self.message = message
    self.since = since
  }
}

/// A printer as the screens see it.
struct PrinterAnswer: Encodable {
  let name: String
  let use: [PrintUse]
  let takes: [PrintUse]
  let columns: Int
  let way: String
  let language: String
  let profile: String
  let fallback: String?
  let state: String
  let message: String?
  /// Null, not left out, before the printer was asked.
  let since: Nullable<Date>
  let waiting: Int

  init(_ report: PrinterReport, waiting: Int) {
    name = report.name
    use = report.use
    takes = report.takes
    columns = report.columns
    way = report.way
    language = report.language
    profile = report.profile
    fallback = report.fallback
    state = report.state
    message = report.message
    since = Nullable(report.since)
    self.waiting = waiting
  }
}

/// A value that is written as null where it is nil.
struct Nullable<Value: Encodable>: Encodable {
  private let value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Nullable: Sendable where Value: Sendable {}

/// A print job as the screens see it.
struct PrintJobAnswer: Encodable {
  let id: String
  let state: String
  let printer: String?
  let target: String?
  let movedFrom: String?
  let wish: String?
  let use: PrintUse
  let template: String
  let ticket: String?
  let ticketNumber: String?
  let copy: Int
  let original: String?
  let error: String?
  let createdAt: Date
  let updatedAt: Date

  /// - Parameter isOrphan: whether it waits and no printer takes it.
  init(_ job: PrintJob, isOrphan: Bool) {
    id = job.id
    state = job.state.rawValue
    printer = job.printer
    target = job.target
    movedFrom = job.movedFrom
    wish = job.wish?.rawValue
    use = job.use
    template = job.template
    ticket = job.ticket
    ticketNumber = job.ticketNumber
    copy = job.copy
    original = job.original
    error = job.trouble ?? (isOrphan ? "noPrinter" : nil)
    createdAt = job.createdAt
    updatedAt = job.updatedAt
  }
}

extension PrintJobAnswer {
  /// - Parameter printers: those of the office.
  init(_ job: PrintJob, among printers: [PrinterReport]) {
    let isTaken = printers.contains { $0.name == job.target || $0.takes.contains(job.use) }
    self.init(job, isOrphan: job.state == .queued && !isTaken)
  }
}
