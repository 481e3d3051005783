import SQLite

/// What a person at the desk does to a mail.
package enum MailChange: Sendable, Equatable {
  /// Send it now, to the address that its member has now.
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
        recipient = coalesce((SELECT email FROM members WHERE members.id = mails.member), recipient)
        """, in: entry)
    case .cancel: try MailSpool.update(mail.id, "state = 'dropped', trouble = NULL", in: entry)
    }
    return true
  }
}
