import Synchronization

/// The writer's figures since the database was opened.
package struct DatabaseStatistics: Sendable, Equatable {
  /// Requests waiting for the writer now.
  package internal(set) var queueLength = 0
  /// Transactions begun, each with a batch of requests.
  package internal(set) var batches = 0
  /// Transactions committed.
  package internal(set) var commits = 0
  /// Transactions lost and rolled back; those of several requests were run again one by one.
  package internal(set) var lostBatches = 0
  /// The most requests in one transaction.
  package internal(set) var largestBatch = 0
  /// How long the last COMMIT took, in seconds.
  package internal(set) var lastCommitSeconds = 0.0
  /// Whether the last transaction could not be made durable: a full disk, say. A commit ends it.
  package internal(set) var isFailing = false
  /// Pages in the write-ahead log after the last commit.
  package internal(set) var logPages = 0
  /// Checkpoints that failed for another reason than a lock.
  package internal(set) var failedCheckpoints = 0
}

/// Keeps the figures, and whether another process has committed.
final class WriterRecord: Sendable {
  private struct State {
    var statistics = DatabaseStatistics()
    var dataVersion: Int?
    var hasForeignCommits = false
  }

  private let state = Mutex(State())

  var statistics: DatabaseStatistics { state.withLock { $0.statistics } }

  func began() {
    state.withLock { $0.statistics.batches += 1 }
  }

  func committed(requests: Int, after duration: Duration) {
    state.withLock {
      $0.statistics.commits += 1
      $0.statistics.isFailing = false
      $0.statistics.largestBatch = max($0.statistics.largestBatch, requests)
      $0.statistics.lastCommitSeconds = duration / .seconds(1)
    }
  }

  func lost() {
    state.withLock {
      $0.statistics.lostBatches += 1
      $0.statistics.isFailing = true
    }
  }

  func logHas(pages: Int) {
    state.withLock { $0.statistics.logPages = pages }
  }

  func checkpointFailed() {
    state.withLock { $0.statistics.failedCheckpoints += 1 }
  }

  func sawDataVersion(_ version: Int) {
    state.withLock {
      if let known = $0.dataVersion, known != version { $0.hasForeignCommits = true }
      $0.dataVersion = version
    }
  }

  /// Whether another process has committed since the last call.
  func takeForeignCommits() -> Bool {
    state.withLock { state in
      defer { state.hasForeignCommits = false }
      return state.hasForeignCommits
    }
  }
}
