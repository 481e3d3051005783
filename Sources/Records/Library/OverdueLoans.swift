import Calendars
import Circulation
import SQLite

extension LoanRules {
  /// What is true of a row of `loans` that is out and overdue on a date: each rule counts by its own days of grace, and
  /// the first that applies counts, else the last, as `ruleOfLoan(_:_:)` has it.
  package func overdue(on date: LocalDate) -> SQL {
    func firstInTime(_ rule: LoanRule) -> SQL { "\((date + -rule.grace).description)" }
    let ownFirst = rules.reversed().reduce(firstInTime(lastRule)) { others, rule in
      "iif(\(sql: Self.applies(rule)), \(sql: firstInTime(rule)), \(sql: others))"
    }
    // The first comparison is the index's.
    return "returned_at IS NULL AND loans.due < \(date.description) AND loans.due < " + ownFirst
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
