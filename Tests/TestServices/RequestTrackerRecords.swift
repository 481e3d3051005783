import Foundation

extension RequestTrackerServer {
  /// What arrived, by subject: the records' ids in the order in which they were written, also those that travelled with
  /// another one. A subject that has two tickets shows the records of both.
  package func records() throws -> [String: [String]] {
    var records: [String: [String]] = [:]
    for row in try rows(Self.messages) {
      guard let subject = row["subject"] as? String else { continue }
      // Its SQLite holds what is not ASCII quoted-printable (RFC 2045 §6.7).
      let text = (row["text"] as? String ?? "").replacing("=\n", with: "").replacing("=E2=80=93", with: "–")
      let carried = text.matches(of: /– [^\n]*\[([0-9a-f-]{36})\]/).map { String($0.1) }
      let marked = (row["mark"] as? String ?? "").firstMatch(of: /\[([0-9a-f-]{36})\]$/).map { String($0.1) }
      guard let own = row["event"] as? String ?? marked else { continue }
      records[subject, default: []] += carried + [own]
    }
    return records
  }

  /// What is not as it must be: every record of every subject there exactly once, in its order, and one ticket for each
  /// subject. Empty where all is well.
  ///
  /// - Parameter expected: the records' ids by subject.
  package func violations(of expected: [String: [String]]) throws -> [String] {
    let arrived = try records()
    var violations: [String] = []
    for (subject, records) in expected.sorted(by: { $0.key < $1.key }) {
      let there = arrived[subject] ?? []
      let counts = there.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      violations += records.filter { counts[$0] == nil }.map { "\(subject): \($0) is lost" }
      violations += counts.filter { $0.value > 1 }.map { "\(subject): \($0.key) is there \($0.value) times" }
      let known = Set(records)
      violations += counts.keys.filter { !known.contains($0) }.map { "\(subject): \($0) was never sent" }
      if Set(there) == known, there.count == records.count, there != records {
        violations.append("\(subject): out of order")
      }
    }
    for row in try rows(Self.doubles) {
      guard let subject = row["subject"] as? String, expected[subject] != nil else { continue }
      violations.append("\(subject): has \(row["tickets"] ?? "") tickets")
    }
    return violations
  }

  private static func field(_ name: String) -> String { "(SELECT id FROM CustomFields WHERE Name = '\(name)')" }

  private static func value(_ field: String, of type: String, _ id: String) -> String {
    """
    (SELECT v.Content FROM ObjectCustomFieldValues v WHERE v.ObjectType = '\(type)' AND v.ObjectId = \(id)
      AND v.Disabled = 0 AND v.CustomField = \(self.field(field)))
    """
  }

  private static let messages = """
    SELECT s.Content AS subject, a.Subject AS mark, a.Content AS text,
      CASE x.Type WHEN 'Create' THEN \(value("IdempotencyKey", of: "RT::Ticket", "x.ObjectId"))
        ELSE \(value("EventId", of: "RT::Transaction", "x.id")) END AS event
    FROM Transactions x
    JOIN ObjectCustomFieldValues s ON s.ObjectType = 'RT::Ticket' AND s.ObjectId = x.ObjectId AND s.Disabled = 0
      AND s.CustomField = \(field("ExternalId"))
    LEFT JOIN Attachments a ON a.TransactionId = x.id AND a.ContentType = 'text/plain'
    WHERE x.ObjectType = 'RT::Ticket' AND x.Type IN ('Create', 'Correspond', 'Comment')
    ORDER BY x.id
    """

  private static let doubles = """
    SELECT Content AS subject, count(*) AS tickets FROM ObjectCustomFieldValues
    WHERE ObjectType = 'RT::Ticket' AND Disabled = 0 AND CustomField = \(field("ExternalId"))
    GROUP BY Content HAVING count(*) > 1
    """
}
