import Calendars
import Circulation
import TicketCore

/// The demo's members, each a function of its place alone.
struct DemoPeople: Sendable {
  let words: DemoWords
  let rules: LoanRules
  let today: LocalDate

  /// One in seven has no NIP and a number of the library's own.
  func member(_ index: Int) -> Member {
    var random = SplitMix(1, index)
    let isWoman = random.chance(50)
    let (given, family) = (random.pick(isWoman ? words.women : words.men), random.pick(words.families))
    let isGuest = index % 7 == 6
    let number = isGuest ? "T-\(DemoIDs.padded(index, 5))" : nip(isWoman: isWoman, index, &random)
    let mailbox = "\(given).\(family).\(index)".lowercased().replacing(" ", with: "")
    let end = today + random.number(-20..<1500)
    return Member(
      id: DemoIDs.member(index), number: number, name: "\(given) \(family)",
      unit: isGuest ? nil : random.pick(words.units), email: random.chance(90) ? "\(mailbox)@contoh.go.id" : nil,
      phone: random.chance(80) ? "+62812\(DemoIDs.padded(random.number(0..<100_000_000), 8))" : nil,
      type: (isGuest ? rules.memberTypes.last : rules.memberTypes.first)?.id ?? "",
      validUntil: isGuest || random.chance(10) ? end : nil, blocked: random.number(0..<150) == 0 ? words.blocked : nil)
  }

  /// Birth date, first appointment at 22 or later, sex, serial; the serial and the days make it unique.
  private func nip(isWoman: Bool, _ index: Int, _ random: inout SplitMix) -> String {
    let birth = LocalDate(dayNumber: random.number(-1_800..<10_200))
    let (year, month, day) = birth.components
    let appointed = year + random.number(22..<28)
    let parts = [
      DemoIDs.padded(year, 4), DemoIDs.padded(month, 2), DemoIDs.padded(day, 2), DemoIDs.padded(appointed, 4),
      DemoIDs.padded(random.number(1..<13), 2), isWoman ? "2" : "1", DemoIDs.padded(index % 999 + 1, 3),
    ]
    return parts.joined()
  }
}

/// The ids of the demo's records, which tell a demo from an office's library.
enum DemoIDs {
  static func member(_ index: Int) -> String { id("01930a40", index) }
  static func title(_ index: Int) -> String { id("01930a50", index) }
  static func loan(_ index: Int) -> String { id("01930a60", index) }
  static func hold(_ index: Int) -> String { id("01930a70", index) }

  /// The number with zeros before it.
  static func padded(_ number: Int, _ length: Int, radix: Int = 10) -> String {
    let digits = String(number, radix: radix)
    return String(repeating: "0", count: max(0, length - digits.count)) + digits
  }

  private static func id(_ kind: String, _ index: Int) -> String {
    "\(kind)-0000-7000-8000-\(padded(index, 12, radix: 16))"
  }
}
