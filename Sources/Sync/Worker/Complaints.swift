/// How often the log hears of records that are not taken: a CRM that refuses a whole backlog must not fill the disk.
struct Complaints {
  private var since: ContinuousClock.Instant?
  private var told = 0

  /// How many a minute.
  static let most = 5

  /// Notes another one; answers whether it is told, and whether it is the last one of its minute.
  mutating func note(at now: ContinuousClock.Instant) -> (isTold: Bool, isLast: Bool) {
    if since.map({ now - $0 >= .seconds(60) }) ?? true { (since, told) = (now, 0) }
    told += 1
    return (told <= Self.most, told == Self.most)
  }
}
