import Dispatch
import Synchronization

/// A write that waits for its turn, its type of result hidden.
protocol WriteRequest: AnyObject, Sendable {
  /// Runs the closure and keeps its result; may be called again after a lost batch.
  func perform(in transaction: Transaction) throws
  /// Puts the error in the place of the kept result.
  func fail(_ error: any Error)
  /// Lets the caller go on, with what is kept; the caller wakes `others` first.
  func wake(before others: ArraySlice<any WriteRequest>)
}

extension Collection<any WriteRequest> where SubSequence == ArraySlice<any WriteRequest> {
  /// Wakes all callers. Only the first is woken here, and each wakes half of those behind it: a thread that wakes many
  /// loses its processor to them, and the writer has the next batch to see to.
  func wake() {
    first?.wake(before: dropFirst())
  }
}

/// One call of `write`: the closure, and the caller asleep until its answer.
final class PendingWrite<T: Sendable>: WriteRequest {
  private let body: @Sendable (Transaction) throws -> T
  private let outcome = Mutex<Result<T, any Error>>(.failure(TransactionLost()))
  private let others = Mutex<ArraySlice<any WriteRequest>>([])
  private let answered = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable (Transaction) throws -> T) {
    self.body = body
  }

  func perform(in transaction: Transaction) throws {
    let value = try body(transaction)
    outcome.withLock { $0 = .success(value) }
  }

  func fail(_ error: any Error) {
    outcome.withLock { $0 = .failure(error) }
  }

  func wake(before others: ArraySlice<any WriteRequest>) {
    self.others.withLock { $0 = others }
    answered.signal()
  }

  /// Blocks until the answer is there.
  func wait() throws -> T {
    answered.wait()
    // Taken out, since the slice holds this request too.
    let others = others.withLock { others in
      defer { others = [] }
      return others
    }
    let middle = others.startIndex + others.count / 2
    others[..<middle].wake()
    others[middle...].wake()
    return try outcome.withLock { $0 }.get()
  }
}
