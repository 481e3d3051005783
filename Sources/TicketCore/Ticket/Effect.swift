/// What a ticket's event wants done in the world; returned, and performed elsewhere.
package enum Effect: Hashable, Sendable {
  /// Print this.
  case print(Paper)
  /// Tell the central CRM what the ticket is now. A restricted ticket's record says that it is one; whether it leaves the
  /// house is the mapping's to say.
  case tellCRM
}

/// What comes out of a printer for a ticket.
package enum Paper: String, CaseIterable, Codable, Sendable {
  /// The visitor's ticket.
  case ticket
  /// The officer's copy of it.
  case officerCopy
}
