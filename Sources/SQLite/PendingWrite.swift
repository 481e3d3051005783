import Dispatch
import Synchronization

/// A write that waits for its turn, its type of result hidden.
protocol WriteRequest: AnyObject, Sendable {
  /// Runs the closure and keeps its result; may be called again after a lost batch.
  func perform(in transaction: Transaction) throws
  /// Lets the caller go on: with the error, or with the kept result when there is none.
  func answer(_ failure: (any Error)?)
}

/// One call of `write`: the closure, and the caller asleep until its answer.
final class PendingWrite<T: Sendable>: WriteRequest {
  private let body: @Sendable (Transaction) throws -> T
  private let outcome = Mutex<Result<T, any Error>>(.failure(TransactionLost()))
  private let answered = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable (Transaction) throws -> T) {
    self.body = body
  }

  func perform(in transaction: Transaction) throws {
    let value = try body(transaction)
    outcome.withLock { $0 = .success(value) }
  }

  func answer(_ failure: (any Error)?) {
    if let failure { outcome.withLock { $0 = .failure(failure) } }
    answered.signal()
  }

  /// Blocks until the answer is there.
  func wait() throws -> T {
    answered.wait()
    return try outcome.withLock { $0 }.get()
  }
}
