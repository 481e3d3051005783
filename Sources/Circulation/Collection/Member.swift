import Calendars

/// Somebody who may borrow.
package struct Member: Hashable, Sendable {
  /// A UUID, which stays when the number is corrected.
  package let id: String
  /// What the desk types or scans: a NIP, or a number of the library's own for members who have none.
  package let number: String
  /// The name.
  package let name: String
  /// Where they work.
  package let unit: String?
  /// Where confirmations and reminders go.
  package let email: String?
  /// Digits as `PhoneNumber` keeps them.
  package let phone: String?
  /// The id of a member type of the loan rules.
  package let type: String
  /// The last day of the membership; nil = no end.
  package let validUntil: LocalDate?
  /// Why the member may not borrow at present; nil when they may.
  package let blocked: String?

  /// A member as given.
  package init(
    id: String, number: String, name: String, unit: String? = nil, email: String? = nil, phone: String? = nil,
    type: String, validUntil: LocalDate? = nil, blocked: String? = nil
  ) {
    self.id = id
    self.number = number
    self.name = name
    self.unit = unit
    self.email = email
    self.phone = phone
    self.type = type
    self.validUntil = validUntil
    self.blocked = blocked
  }

  /// What speaks against the member whatever they want to borrow, the gravest first.
  package func refusals(on today: LocalDate) -> [CirculationRefusal] {
    var refusals: [CirculationRefusal] = []
    if let end = validUntil, end < today { refusals.append(.membershipExpired(end)) }
    if let blocked { refusals.append(.membershipBlocked(blocked)) }
    return refusals
  }
}
