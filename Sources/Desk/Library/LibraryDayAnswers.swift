import Calendars
import Circulation
import Foundation
import Records

/// What the screens have to know of the rules.
struct LibraryAnswer: Encodable {
  struct MemberKind: Encodable {
    let id: String
    let label: Phrase
    let limit: Int
  }

  let name: String
  let timeZone: String
  let memberTypes: [MemberKind]
  let kinds: [String]
  let statuses: [String: Phrase]
  let holdLimit: Int
  let holdShelfDays: Int

  init(_ library: Library) {
    name = library.name
    timeZone = library.zone.identifier
    memberTypes = library.rules.memberTypes.map { MemberKind(id: $0.id, label: $0.label, limit: $0.limit) }
    kinds = TitleKind.allCases.map(\.rawValue)
    statuses = Dictionary(uniqueKeysWithValues: ItemStatus.allCases.map { ($0.rawValue, $0.label) })
    holdLimit = library.rules.holdLimit
    holdShelfDays = library.rules.holdShelfDays
  }
}

/// The library's day in figures.
struct LibraryDayAnswer: Encodable {
  struct Count: Encodable {
    let id: String
    let label: Phrase
    let count: Int
  }

  let date: LocalDate
  let loans: Int
  let returns: Int
  let extensions: Int
  let holds: Int
  let registered: Int
  let borrowers: [Count]
  let classes: [Count]
  let out: Int
  let overdue: Int

  init(date: LocalDate, _ day: LibraryDay, library: Library) {
    self.date = date
    func count(_ kind: LibraryEvents.Kind) -> Int { day.acts[kind.rawValue] ?? 0 }
    loans = count(.lent)
    returns = count(.returned)
    extensions = count(.extended)
    holds = count(.held)
    registered = count(.registered)
    borrowers = day.borrowers.map { type, count in
      Count(id: type, label: library.rules.type(type)?.label ?? Phrase(type, type), count: count)
    }
    classes = day.classes.map { name, count in
      Count(
        id: name, label: name == "-" ? Phrase("tanpa klasifikasi", "without a class") : Phrase(name, name), count: count
      )
    }
    out = day.out
    overdue = day.overdue
  }
}
