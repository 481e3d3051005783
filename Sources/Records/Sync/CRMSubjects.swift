import SQLite

/// The table `crm_subjects`: what the central CRM calls the tickets and loans of this office.
package enum CRMSubjects {
  /// The remote id of a subject; nil where none is known.
  /// - Throws: `DatabaseError`.
  package static func remote(of subject: String, _ kind: OutboxKind, in reader: some SQLReader) throws -> String? {
    try reader.first("SELECT remote FROM crm_subjects WHERE kind = \(kind) AND subject = \(subject)") { try $0[0] }
  }

  /// What the CRM calls the cases in work at some tiers, by their ids.
  /// - Throws: `DatabaseError`.
  package static func remotes(ofCasesAt tiers: Set<Int>, in reader: some SQLReader) throws -> [String: String] {
    let list = "[" + tiers.sorted().map(String.init).joined(separator: ",") + "]"
    let found: [(String, String)] = try reader.query(
      """
      SELECT tickets.id, remote
      FROM tickets
      JOIN crm_subjects ON crm_subjects.kind = 'ticket' AND crm_subjects.subject = tickets.id
      WHERE state IN (\(sql: Tickets.caseStates)) AND tier IN (SELECT value FROM json_each(\(list)))
      """
    ) { (try $0[0], try $0[1]) }
    return Dictionary(found) { first, _ in first }
  }

  /// Notes what the CRM calls the subject of a group.
  static func note(_ remote: String, of group: OutboxGroup, in entry: Entry) throws {
    try entry.transaction.execute(
      """
      INSERT INTO crm_subjects (kind, subject, remote) VALUES (\(group.kind), \(group.subject), \(remote))
      ON CONFLICT DO UPDATE SET remote = excluded.remote WHERE remote <> excluded.remote
      """)
  }
}
