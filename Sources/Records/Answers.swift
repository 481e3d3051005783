import Foundation
import SQLite

/// The table `answers`: what each act was answered, so that the same request again gets the same answer.
package enum Answers {
  /// What is known of an act's id.
  package enum Lookup: Sendable, Equatable {
    /// The id was never used.
    case new
    /// The very same request was answered with this JSON body.
    case answered(body: String)
    /// The id was used by somebody else or for another request.
    case reused
  }

  /// Looks an act's id up.
  ///
  /// - Parameter request: SHA-256 of the request, in hexadecimal.
  /// - Throws: `DatabaseError`.
  package static func find(id: String, actor: String, request: String, in transaction: Transaction) throws -> Lookup {
    let found = try transaction.first("SELECT actor, request, body FROM answers WHERE id = \(id)") { row in
      (actor: try row[0] as String, request: try row[1] as String, body: try row[2] as String)
    }
    guard let found else { return .new }
    return found.actor == actor && found.request == request ? .answered(body: found.body) : .reused
  }

  /// Builds the answer from `body`, SQL that yields one JSON text, stores it and returns it.
  ///
  /// The answer is made by SQLite inside the transaction that it answers for, so no JSON is encoded on the writer.
  /// - Throws: `DatabaseError`.
  package static func store(
    id: String, actor: String, request: String, body: SQL, at now: Date, in transaction: Transaction
  ) throws -> String {
    let stored: String? = try transaction.first(
      """
      INSERT INTO answers (id, actor, request, body, recorded)
      VALUES (\(id), \(actor), \(request), (\(sql: body)), \(now))
      RETURNING body
      """
    ) { try $0[0] }
    guard let stored else { throw RecordsError.missing(table: "answers") }
    return stored
  }
}
