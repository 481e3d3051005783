import HTTP
import Records
import SQLite

/// An act as it is kept: its id from the client, who does it, and what was asked, as a digest.
struct Act: Sendable {
  let id: String
  let actor: String
  let request: String

  /// What an act was answered.
  struct Answer: Sendable {
    /// JSON text, exactly as stored.
    let body: String
    /// Whether it was answered before.
    let isRepeated: Bool
  }

  /// Performs the act in one transaction with its answer, or repeats the stored answer of the same request.
  ///
  /// - Parameter body: does the work and yields SQL for the answer's JSON; runs on the writer, perhaps more than once.
  /// - Throws: `DeskProblem.idReused` where the id belongs to another request, and what `body` throws.
  func perform(in ledger: Ledger, _ body: @escaping @Sendable (Entry) throws -> SQL) throws -> Answer {
    try ledger.record { entry in
      switch try Answers.find(id: id, actor: actor, request: request, in: entry.transaction) {
      case .answered(let body): return Answer(body: body, isRepeated: true)
      case .reused: throw DeskProblem.idReused
      case .new: break
      }
      let answer = try Answers.store(
        id: id, actor: actor, request: request, body: try body(entry), at: entry.now, in: entry.transaction)
      return Answer(body: answer, isRepeated: false)
    }
  }
}

extension Response {
  /// An act's answer: 201, or 200 where it was answered before.
  static func act(_ answer: Act.Answer) -> Response {
    .json(answer.isRepeated ? 200 : 201, Array(answer.body.utf8))
  }

  /// A table to be saved under a name.
  static func csv(_ body: [UInt8], name: String) -> Response {
    Response(status: 200, body: body, contentType: "text/csv; charset=utf-8", attachment: name)
  }
}
