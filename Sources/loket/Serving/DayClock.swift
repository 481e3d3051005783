import Calendars
import Desk
import Foundation
import Workers

/// Looks once a minute whether jobs of the day are to be done. The minute is counted on a clock that nobody can set, so
/// that the day is found after every downtime and every change of the wall clock.
final class DayClock: Sendable {
  private let jobs: LibraryDayJobs
  private let cases: CaseDayJobs
  private let log: @Sendable (String) -> Void
  private let bell = Bell()
  private let running = DispatchGroup()

  private static let pause = 60.0

  /// A clock at rest; `start()` sets it going.
  init(jobs: LibraryDayJobs, cases: CaseDayJobs, log: @escaping @Sendable (String) -> Void) {
    self.jobs = jobs
    self.cases = cases
    self.log = log
  }

  /// Begins to look.
  func start() {
    running.enter()
    let thread = Thread { [self] in
      run()
      running.leave()
    }
    thread.name = "day"
    thread.start()
  }

  /// Ends it after the job that it is at.
  func stop() {
    bell.stop()
    running.wait()
  }

  private func run() {
    var done: LocalDate?
    var (isWaiting, hasBegun) = (false, false)
    while !bell.isStopped {
      attempt {
        if !hasBegun { try cases.begin() }
        hasBegun = true
        let trouble = try cases.run()
        if let trouble, !isWaiting { log("the day's jobs wait: the machine's clock is \(trouble.rawValue)") }
        isWaiting = trouble != nil
      }
      // What keeps the cases need not keep the library.
      attempt { if case .done(let date) = try jobs.run(after: done) { done = date } }
      _ = bell.wait(after: 0, seconds: Self.pause)
    }
  }

  private func attempt(_ job: () throws -> Void) {
    do {
      try job()
    } catch {
      log("the day's jobs could not be done: \(error)")
    }
  }
}
