/// Runs requests in batches on the writer's connection: one transaction, one COMMIT, a savepoint for each request.
///
/// When a batch is lost (a full disk, an I/O error or a failed COMMIT takes the whole transaction with it) its requests run
/// again one by one, each in a transaction of its own, so that only the one that can't be done gets the error. Requests
/// that had thrown run again too: their refusal may rest on what a neighbour had written and that is gone.
struct BatchRunner {
  private static let requestLimit = 64
  private static let timeLimit = Duration.milliseconds(5)

  private let connection: Connection
  private let control: TransactionControl
  private let fullText: @Sendable (Connection, [Touched]) throws -> Void
  private let record: WriterRecord

  init(
    _ connection: Connection, record: WriterRecord,
    fullText: @escaping @Sendable (Connection, [Touched]) throws -> Void
  ) throws {
    self.connection = connection
    self.record = record
    self.fullText = fullText
    control = try TransactionControl(connection)
  }

  /// Runs `first` and what `next` gives until it has nothing or the batch is full; answers every request it took.
  func run(_ first: any WriteRequest, then next: () -> (any WriteRequest)?) {
    var batch = Batch(first)
    do {
      try control.begin()
    } catch {
      // Another process keeps the lock. Those who wait would only wait as long again, one after the other.
      while batch.requests.count < Self.requestLimit, let request = next() { batch.add(request) }
      batch.fail(error)
      return
    }
    record.began()
    do {
      try noteForeignCommits()
      try perform(&batch, then: next)
      try commit(batch)
    } catch {
      control.rollback()
      repair(batch, after: error)
      return
    }
    batch.answer()
  }

  private func perform(_ batch: inout Batch, then next: () -> (any WriteRequest)?) throws {
    let start = ContinuousClock.now
    try performLast(&batch)
    while batch.requests.count < Self.requestLimit, start.duration(to: .now) < Self.timeLimit, let request = next() {
      batch.add(request)
      try performLast(&batch)
    }
  }

  private func performLast(_ batch: inout Batch) throws {
    let request = batch.last
    let wishes = Wishes()
    let result = try control.savepoint { try request.perform(in: Transaction(connection, wishes)) }
    batch.settleLast(result.map { wishes })
  }

  private func commit(_ batch: Batch) throws {
    let touched = batch.touched
    if !touched.isEmpty {
      try fullText(connection, touched)
      guard !connection.isInAutocommit else { throw TransactionLost() }
    }
    let start = ContinuousClock.now
    do {
      try control.commit()
    } catch {
      throw CommitFailed(cause: error)
    }
    record.committed(requests: batch.requests.count, after: start.duration(to: .now))
  }

  private func repair(_ batch: Batch, after error: any Error) {
    record.lost()
    if batch.requests.count == 1 {
      batch.fail(error)
    } else {
      batch.requests.forEach { run($0, then: { nil }) }
    }
  }

  /// `data_version` of this connection stays the same through its own commits and changes with everybody else's.
  private func noteForeignCommits() throws {
    if let version = try connection.first("PRAGMA data_version", { try $0[0] as Int }) {
      record.sawDataVersion(version)
    }
  }
}
