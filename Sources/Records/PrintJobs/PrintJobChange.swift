import Foundation
import SQLite

/// What a person at the desk does to a print job.
package enum PrintJobChange: Sendable, Equatable {
  /// Print a failed job after all, as it was, at its printer or at another.
  case retry(printer: String?)
  /// Keep a job from coming out.
  case cancel
  /// Have a job come out at another printer.
  case move(printer: String)
  /// The paper of an unknown job was found.
  case seen

  /// What became of it.
  package enum Outcome: Sendable, Equatable {
    /// It is as wished.
    case done
    /// A printer has the job; its worker sees to it.
    case noted
    /// The job is in a state that this does not apply to.
    case wrongState
  }

  /// Changes the job, or writes the wish down for the worker of the printer that has it.
  /// - Throws: `DatabaseError`.
  package func apply(to job: PrintJob, in entry: Entry) throws -> Outcome {
    switch (self, job.state) {
    case (.retry(let printer), .failed):
      try queue(job, target: printer ?? job.target, in: entry)
    case (.move(let printer), .failed), (.move(let printer), .queued):
      try queue(job, target: printer, in: entry)
    case (.cancel, .queued):
      try update(
        job, "state = 'failed', trouble = 'cancelled', wish = NULL, finished_at = \(entry.now)", in: entry)
    case (.cancel, .sending), (.cancel, .sent):
      return try wish("wish = 'cancel'", of: job, in: entry)
    case (.move(let printer), .sending), (.move(let printer), .sent):
      return try wish("wish = 'move', target = \(printer), moved_from = NULL", of: job, in: entry)
    case (.seen, .unknown):
      try update(job, "state = 'confirmed', trouble = NULL", in: entry)
    default: return .wrongState
    }
    return .done
  }

  private func queue(_ job: PrintJob, target: String?, in entry: Entry) throws {
    try update(
      job,
      """
      state = 'queued', target = \(target), moved_from = NULL, wish = NULL, printer = NULL, delivery = NULL,
      trouble = NULL, finished_at = NULL, queued_at = \(entry.now)
      """, in: entry)
  }

  private func wish(_ assignments: SQL, of job: PrintJob, in entry: Entry) throws -> Outcome {
    guard job.finishedAt == nil else { return .wrongState }
    try update(job, assignments, in: entry)
    return .noted
  }

  private func update(_ job: PrintJob, _ assignments: SQL, in entry: Entry) throws {
    try entry.transaction.execute(
      "UPDATE print_jobs SET " + assignments + ", updated_at = \(entry.now) WHERE id = \(job.id)")
    try entry.changed(.printJobs, job.id, restricted: job.isRestricted)
  }
}
