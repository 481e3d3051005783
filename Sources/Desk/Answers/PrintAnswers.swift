import Foundation
import Records

/// A printer as the screens see it.
package struct PrinterReport: Encodable, Sendable {
  let name: String
  let use: [PrintUse]
  let columns: Int
  let state: String
  let message: String?

  /// A printer, what it is used for and how it is.
  ///
  /// - Parameters:
  ///   - columns: cells a line of its paper.
  ///   - state: ok, paperOut, paperLow, coverOpen, offline, error or unknown.
  ///   - message: the printer's own words.
  package init(name: String, use: [PrintUse], columns: Int, state: String, message: String?) {
    self.name = name
    self.use = use
    self.columns = columns
    self.state = state
    self.message = message
  }
}

/// A print job as the screens see it.
struct PrintJobAnswer: Encodable {
  let id: String
  let state: String
  let printer: String?
  let use: PrintUse
  let ticket: String?
  let copy: Int
  let error: String?
  let createdAt: Date
  let updatedAt: Date

  init(_ job: PrintJob) {
    id = job.id
    state = job.state.rawValue
    printer = job.printer
    use = job.use
    ticket = job.ticket
    copy = job.copy
    error = job.trouble
    createdAt = job.createdAt
    updatedAt = job.updatedAt
  }
}
