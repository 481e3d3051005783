import Records

/// How long a newcomer will wait, reckoned from the day's own service times.
struct ExpectedWait {
  /// How many wait, by standard.
  let lengths: [String: Int]
  /// The counters that are open.
  let seats: [Seat]
  /// What is known of the day's services.
  let times: [ServiceTimes.Day]

  func counters(serving standard: String) -> Int { seats.count { $0.services.contains(standard) } }

  /// The mean service time of a standard today, in minutes; nil before the first.
  func minutes(of standard: String) -> Double? { mean(times.filter { $0.standard == standard }) }

  /// Whole minutes until a newcomer's turn, at least; nil where no counter serves or nothing was served yet.
  ///
  /// The line is whoever waits for any of the counters that serve the standard, at the pace of that standard or, where
  /// nobody of it was served yet, of the day.
  func estimate(for standard: String) -> Int? {
    let serving = seats.filter { $0.services.contains(standard) }
    guard !serving.isEmpty, let overall = mean(times) else { return nil }
    let shared = Set(serving.flatMap(\.services))
    let work = lengths.filter { shared.contains($0.key) }.reduce(0) { sum, line in
      sum + Double(line.value) * (minutes(of: line.key) ?? overall)
    }
    return Int((work / Double(serving.count)).rounded(.up))
  }

  private func mean(_ days: [ServiceTimes.Day]) -> Double? {
    let served = days.reduce(0) { $0 + $1.served }
    guard served > 0 else { return nil }
    return days.reduce(0) { $0 + $1.seconds } / Double(served) / 60
  }
}
