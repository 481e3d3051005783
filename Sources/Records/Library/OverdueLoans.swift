import Calendars
import Circulation
import SQLite

extension LoanRules {
  /// What is true of a row of `loans` that is out and overdue on a date: each rule counts by its own days of grace, and the
  /// first that applies counts, as `rule(for:_:)` has it.
  package func overdue(on date: LocalDate) -> SQL {
    let firstInTime = rules.reduce("CASE" as SQL) { cases, rule in
      cases + " WHEN " + Self.applies(rule) + " THEN \((date + -rule.grace).description)"
    }
    // The first comparison is the index's.
    return "returned_at IS NULL AND loans.due < \(date.description) AND loans.due < " + firstInTime + " END"
  }

  private static func applies(_ rule: LoanRule) -> SQL {
    var condition: SQL = "TRUE"
    if let types = rule.memberTypes {
      condition = condition + " AND (SELECT type FROM members WHERE members.id = loans.member) IN " + list(types)
    }
    if let kinds = rule.kinds { condition = condition + " AND loans.kind IN " + list(kinds.map(\.rawValue)) }
    return condition
  }

  private static func list(_ names: [String]) -> SQL {
    "(" + names.dropFirst().reduce("\(names.first)") { $0 + ", \($1)" } + ")"
  }
}
