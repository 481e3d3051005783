import Foundation

/// What is known of a ticket as a case, beyond what was registered: who has it, what is waited for, how it ended.
package struct CaseFile: Hashable, Sendable {
  /// The user name of the officer whose case it is; nil for nobody's yet.
  package var assignee: String?
  /// The states that it went through.
  package var clock: CaseClock
  /// The state that the work goes on in once the visitor has given what was asked for; nil while nothing is waited for.
  package var resumes: TicketState?
  /// The documents that were asked for and have not come.
  package var documents: [String]
  /// How many hand-overs of the disposition chain are done; nil for what is no letter on its way.
  package var handOvers: Int?
  /// When the last hand-over took effect; nil before the first.
  package var handedOverAt: Date?
  /// When the last answer was given after which the visitor has said nothing.
  package var answeredAt: Date?
  /// When the visitor was told how it goes, in order.
  package var progress: [Date]
  /// When whom the standard names was last heard about it; nil for never.
  package var coordinatedAt: Date?
  /// When it was resolved or closed; nil while it is neither.
  package var settledAt: Date?
  /// Where the visitor was directed; nil for nowhere.
  package var redirectedTo: RedirectRule.Destination?
  /// Whose end it was; nil while it is not closed.
  package var closedBy: Closer?
  /// How content the visitor was; nil for no word.
  package var rating: Rating?
  /// The compensations that missed promises have earned.
  package var grants: [CompensationGrant]

  /// An empty file, or the values as they are.
  package init(
    assignee: String? = nil, clock: CaseClock = CaseClock(), resumes: TicketState? = nil, documents: [String] = [],
    handOvers: Int? = nil, handedOverAt: Date? = nil, answeredAt: Date? = nil, progress: [Date] = [],
    coordinatedAt: Date? = nil,
    settledAt: Date? = nil,
    redirectedTo: RedirectRule.Destination? = nil, closedBy: Closer? = nil, rating: Rating? = nil,
    grants: [CompensationGrant] = []
  ) {
    self.assignee = assignee
    self.clock = clock
    self.resumes = resumes
    self.documents = documents
    self.handOvers = handOvers
    self.handedOverAt = handedOverAt
    self.answeredAt = answeredAt
    self.progress = progress
    self.coordinatedAt = coordinatedAt
    self.settledAt = settledAt
    self.redirectedTo = redirectedTo
    self.closedBy = closedBy
    self.rating = rating
    self.grants = grants
  }
}

/// Whose end a closed case is. Raw values are kept.
package enum Closer: String, CaseIterable, Codable, Sendable {
  /// The visitor's, who was content.
  case visitor
  /// The officer's.
  case officer
  /// The clock's, since the visitor did not reply.
  case clock
}

/// How content a visitor was (KEP-58/SJ/2024). Raw values are the contract's.
package enum Rating: String, CaseIterable, Codable, Sendable {
  /// Content.
  case positive
  /// Neither.
  case neutral
  /// Not content.
  case negative
}

/// Priority at the next service, earned by a missed promise (LKPP).
package struct CompensationGrant: Hashable, Codable, Sendable {
  /// The promise's place among the ticket's, so that each miss earns one.
  package let promise: Int
  /// The ticket that it was spent on; nil while it is owed.
  package var spentOn: String?

  /// Takes the values as they are.
  package init(promise: Int, spentOn: String? = nil) {
    self.promise = promise
    self.spentOn = spentOn
  }
}
