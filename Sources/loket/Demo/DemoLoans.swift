import Calendars
import Circulation
import Foundation

/// The demo's loans: some weeks or years at the desk, played day by day, so that nothing is lent twice and nobody has
/// more than may be. What would come back after today is out.
struct DemoLoans {
  /// Something that happened at the desk.
  struct Event {
    enum Kind { case lent, returned }

    let kind: Kind
    let loan: Loan
    let lateDays: Int
    let at: Date
  }

  let members: [Member]
  let copies: [(item: Item, kind: TitleKind)]
  let rules: LoanRules
  let calendar: LibraryCalendar
  let zone: OfficeZone

  /// Everything that happened up to now, in its order.
  func events(days: Int, count: Int, until now: Date) -> [Event] {
    var random = SplitMix(3, 0)
    var play = Play()
    let today = zone.date(of: now)
    let open = (1...days).map { today + -$0 }.filter(calendar.isOpen).reversed()
    var events: [Event] = []
    var number = 0
    let perDay = max(1, count / max(1, open.count))
    for day in open {
      for place in 0..<perDay {
        // From nine o'clock to three, one after the other.
        let at = zone.start(of: day) + Double((9 * 60 + 360 * place / perDay) * 60)
        play.takeBack(before: at)
        guard let (loan, rule) = loan(number, at, day, play, &random) else { continue }
        number += 1
        let back = returned(loan, &random)
        events.append(Event(kind: .lent, loan: loan, lateDays: 0, at: at))
        play.lend(loan, until: back)
        guard back < now else { continue }
        events.append(ended(loan, by: rule, back))
      }
    }
    return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  private func loan(
    _ number: Int, _ at: Date, _ day: LocalDate, _ play: Play, _ random: inout SplitMix
  ) -> (Loan, LoanRule)? {
    // The first half of the members comes often, as in any library.
    let range = random.chance(70) ? 0..<max(1, members.count / 2) : 0..<members.count
    let member = members[random.number(range)]
    let (item, kind) = copies[random.number(0..<copies.count)]
    guard item.status == .available, !play.isOut(item.inventoryNumber), member.blocked == nil,
      member.validUntil.map({ $0 > day }) ?? true, let rule = rules.rule(for: member.type, kind), rule.isLendable,
      play.loans(of: member.id) < min(rule.limit, rules.type(member.type)?.limit ?? 1), !play.isLate(member.id, day)
    else { return nil }
    let loan = Loan(
      id: DemoIDs.loan(number), member: member.id, item: item.inventoryNumber, kind: kind, lentAt: at,
      due: rule.due(from: day, membershipEnds: member.validUntil, in: calendar))
    return (loan, rule)
  }

  /// Nine in ten come back in time.
  private func returned(_ loan: Loan, _ random: inout SplitMix) -> Date {
    let length = max(1, loan.due.dayNumber - zone.date(of: loan.lentAt).dayNumber)
    let days = random.chance(90) ? random.number(1..<(length + 1)) : length + random.number(1..<25)
    let day = calendar.onOrAfter(zone.date(of: loan.lentAt) + days)
    return zone.start(of: day) + Double(random.number(9 * 60..<15 * 60) * 60)
  }

  private func ended(_ loan: Loan, by rule: LoanRule, _ back: Date) -> Event {
    var loan = loan
    loan.returnedAt = back
    let late = rule.lateDays(loan.due, returned: zone.date(of: back))
    return Event(kind: .returned, loan: loan, lateDays: late, at: back)
  }

  /// Who has what at a moment.
  private struct Play {
    private var out: [String: (loan: Loan, until: Date)] = [:]
    private var counts: [String: Int] = [:]
    private var checked = Date.distantPast

    func isOut(_ item: String) -> Bool { out[item] != nil }

    func loans(of member: String) -> Int { counts[member] ?? 0 }

    func isLate(_ member: String, _ day: LocalDate) -> Bool {
      loans(of: member) > 0 && out.values.contains { $0.loan.member == member && $0.loan.due < day }
    }

    mutating func lend(_ loan: Loan, until back: Date) {
      out[loan.item] = (loan, back)
      counts[loan.member, default: 0] += 1
    }

    /// Everything that came back by then; looked at once an hour of the play, so that a copy rests for a while.
    mutating func takeBack(before moment: Date) {
      guard moment.timeIntervalSince(checked) >= 3600 else { return }
      checked = moment
      for (item, entry) in out where entry.until < moment {
        out[item] = nil
        counts[entry.loan.member, default: 1] -= 1
      }
    }
  }
}
