import Calendars

/// How long, how many and how often, for some members and some kinds of material.
package struct LoanRule: Hashable, Sendable {
  /// How days are counted.
  package enum Counting: String, CaseIterable, Sendable {
    /// Every day of the calendar; a due date on a closed day moves forward.
    case calendarDays
    /// Days on which the library is open.
    case workingDays
  }

  /// The member types that it is for; nil = all.
  package let memberTypes: [String]?
  /// The kinds that it is for; nil = all.
  package let kinds: [TitleKind]?
  /// Whether material of these kinds leaves the house at all.
  package let isLendable: Bool
  /// Days of a loan, and of an extension.
  package let days: Int
  /// How they are counted.
  package let counting: Counting
  /// How many loans of these kinds a member may have at once.
  package let limit: Int
  /// How often a loan may be extended.
  package let extensions: Int
  /// Days after the due date on which a loan does not count as overdue yet.
  package let grace: Int

  /// A rule as given.
  package init(
    memberTypes: [String]? = nil, kinds: [TitleKind]? = nil, isLendable: Bool = true, days: Int = 7,
    counting: Counting = .calendarDays, limit: Int = 3, extensions: Int = 1, grace: Int = 0
  ) {
    self.memberTypes = memberTypes
    self.kinds = kinds
    self.isLendable = isLendable
    self.days = days
    self.counting = counting
    self.limit = limit
    self.extensions = extensions
    self.grace = grace
  }

  func applies(to memberType: String, _ kind: TitleKind) -> Bool {
    (memberTypes?.contains(memberType) ?? true) && (kinds?.contains(kind) ?? true)
  }
}

/// A group of members that the rules tell apart.
package struct MemberType: Hashable, Sendable {
  /// A short name for programs.
  package let id: String
  /// What people read.
  package let label: Phrase
  /// How many loans of all kinds a member may have at once.
  package let limit: Int

  /// A type as given.
  package init(id: String, label: Phrase, limit: Int) {
    self.id = id
    self.label = label
    self.limit = limit
  }
}

/// A library's loan rules: data, in the order in which they are tried.
package struct LoanRules: Hashable, Sendable {
  /// The groups of members; a new member is of the first.
  package let memberTypes: [MemberType]
  /// The rules; the first that applies counts.
  package let rules: [LoanRule]
  /// Whether a member with an overdue loan may borrow more.
  package let lendsWhileOverdue: Bool
  /// How many titles a member may have reserved at once.
  package let holdLimit: Int
  /// Open days for which a reserved copy lies at the desk.
  package let holdShelfDays: Int
  /// Days before the due date on which a reminder goes out, each once.
  package let remindBefore: [Int]
  /// Days after the due date on which an overdue notice goes out, each once.
  package let remindAfter: [Int]

  /// Rules as given.
  package init(
    memberTypes: [MemberType], rules: [LoanRule], lendsWhileOverdue: Bool = false, holdLimit: Int = 3,
    holdShelfDays: Int = 3, remindBefore: [Int] = [1], remindAfter: [Int] = [1, 7, 14]
  ) {
    self.memberTypes = memberTypes
    self.rules = rules
    self.lendsWhileOverdue = lendsWhileOverdue
    self.holdLimit = holdLimit
    self.holdShelfDays = holdShelfDays
    self.remindBefore = remindBefore
    self.remindAfter = remindAfter
  }

  /// The type of that id; nil when the rules no longer have it.
  package func type(_ id: String) -> MemberType? { memberTypes.first { $0.id == id } }

  /// The rule for a member and a kind; nil when none applies, and then nothing is lent.
  package func rule(for memberType: String, _ kind: TitleKind) -> LoanRule? {
    rules.first { $0.applies(to: memberType, kind) }
  }

  /// The rule by which a loan is judged that a member has or gets by a librarian's word: where none applies (any more),
  /// the last one.
  package func ruleOfLoan(_ memberType: String, _ kind: TitleKind) -> LoanRule {
    rule(for: memberType, kind) ?? lastRule
  }

  /// The rule that stands in where none applies.
  package var lastRule: LoanRule { rules.last ?? LoanRule() }
}
