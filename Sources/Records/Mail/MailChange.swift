import SQLite

/// What a person at the desk does to a mail.
package enum MailChange: Sendable, Equatable {
  /// Send it now, to the address that its member or visitor has now.
  case retry
  /// Keep it from going out.
  case cancel

  /// Changes the mail; false where its state forbids it.
  /// - Throws: `DatabaseError`.
  package func apply(to mail: Mail, in entry: Entry) throws -> Bool {
    guard [.queued, .failed].contains(mail.state) else { return false }
    switch self {
    case .retry:
      try MailSpool.update(
        mail.id,
        """
        state = 'queued', attempts = 0, trouble = NULL, queued_at = \(entry.now),
        recipient = coalesce(
          (SELECT email FROM members WHERE members.id = mails.member),
          (
            SELECT person.email
            FROM tickets
            JOIN visitors AS registered ON registered.id = tickets.visitor
            JOIN visitors AS person ON person.id = coalesce(registered.merged_into, registered.id)
            WHERE tickets.id = mails.ticket
          ),
          recipient)
        """, in: entry)
    case .cancel: try MailSpool.update(mail.id, "state = 'dropped', trouble = NULL", in: entry)
    }
    return true
  }
}
