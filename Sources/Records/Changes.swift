import SQLite

/// What a change is about; the event stream's topics.
package enum Topic: String, Sendable, CaseIterable {
  case visitors, visits, tickets, queue, printers, settings, members, loans, catalogue, mails, sync
  case printJobs = "print-jobs"
}

/// Word of one committed change: which record, never what is in it.
package struct Change: Sendable, Equatable {
  /// Its place in the order of all changes, from 1.
  package let seq: Int64
  /// What kind of record changed.
  package let topic: Topic
  /// The record's id.
  package let id: String
  /// Whether the record is kept from most of the staff.
  package let isRestricted: Bool

  /// A change as given.
  package init(seq: Int64, topic: Topic, id: String, isRestricted: Bool) {
    self.seq = seq
    self.topic = topic
    self.id = id
    self.isRestricted = isRestricted
  }
}

/// The table `changes`: the order of all changes, so that a screen that was away knows where it stopped.
package enum Changes {
  static func append(_ topic: Topic, _ id: String, restricted: Bool, in transaction: Transaction) throws -> Int64 {
    try transaction.execute(
      "INSERT INTO changes (topic, id, restricted) VALUES (\(topic), \(id), \(restricted))")
    return transaction.lastInsertRowID
  }

  /// The newest change's `seq`; 0 when there is none.
  /// - Throws: `DatabaseError`.
  package static func latest(in connection: Connection) throws -> Int64 {
    try connection.first("SELECT coalesce(max(seq), 0) FROM changes") { try $0[0] } ?? 0
  }

  /// The newest change of each topic behind a change, the oldest of them first: enough for a screen to fetch afresh.
  ///
  /// - Parameter told: changes that need not be told again.
  /// - Throws: `DatabaseError`.
  package static func newest(after seq: Int64, but told: [Int64], in connection: Connection) throws -> [Change] {
    let told = "[" + told.map(String.init).joined(separator: ",") + "]"
    return try connection.query(
      """
      SELECT max(seq), topic, id, restricted
      FROM changes
      WHERE seq > \(seq) AND seq NOT IN (SELECT value FROM json_each(\(told)))
      GROUP BY topic, restricted
      ORDER BY 1
      """
    ) { Change(seq: try $0[0], topic: try $0[1], id: try $0[2], isRestricted: try $0[3]) }
  }

  /// What was missed since a change.
  package struct Missed: Sendable {
    /// The newest change of all.
    package let seq: Int64
    /// What changed since, each record once, by its newest change.
    package let changes: [Change]
    /// False where so much was missed that the reader should fetch everything afresh.
    package let isComplete: Bool
  }

  private static let mostMissed = 500

  /// What changed after the change numbered `after`; nothing for nil, which means from now on.
  /// - Throws: `DatabaseError`.
  package static func since(_ after: Int64?, in connection: Connection) throws -> Missed {
    let seq = try latest(in: connection)
    guard let after, after < seq else { return Missed(seq: seq, changes: [], isComplete: after ?? seq <= seq) }
    guard seq - after <= mostMissed else { return Missed(seq: seq, changes: [], isComplete: false) }
    let changes = try connection.query(
      """
      SELECT max(seq), topic, id, restricted
      FROM changes
      WHERE seq > \(after)
      GROUP BY topic, id, restricted
      ORDER BY 1
      """
    ) { Change(seq: try $0[0], topic: try $0[1], id: try $0[2], isRestricted: try $0[3]) }
    return Missed(seq: seq, changes: changes, isComplete: true)
  }
}
