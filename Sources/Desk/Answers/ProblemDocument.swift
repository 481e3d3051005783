import Calendars
import HTTP
import TicketCore

/// A refusal as RFC 9457 has it: what kind, what happened, and which fields to mend how.
package struct ProblemDocument: Encodable, Sendable {
  /// One field and its remedy.
  package struct FieldError: Encodable, Sendable, Equatable {
    /// A JSON Pointer (RFC 6901) into the request's body.
    package let field: String
    /// What is wrong and what mends it, in the reader's language.
    package let message: String

    /// What is doubtful in what was kept all the same; nil where nothing is, so that the answer leaves it out.
    static func doubts(_ problems: [Problem], in language: Language) -> [FieldError]? {
      problems.isEmpty
        ? nil : problems.map { FieldError(field: $0.pointer, message: $0.message(in: language)) }
    }
  }

  let type: String
  let title: String
  let status: Int
  let detail: String
  let errors: [FieldError]?
  let current: AnyEncodable?
  /// Whether a reason lets it be done all the same; left out where nothing does.
  let overridable: Bool?

  /// Whatever state the refused act did not know.
  struct AnyEncodable: Encodable, Sendable {
    let value: any Encodable & Sendable

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  }
}

/// A refusal on its way to the reader: thrown by a route, put into words at the end.
package struct DeskProblem: Error, Sendable {
  /// The problem's kind, as listed in `Kiosk/openapi.json`.
  package let type: String
  /// The HTTP status.
  package let status: Int
  /// What kind of problem it is.
  let title: Phrase
  /// What happened here and what mends it.
  let detail: Phrase
  /// The fields to mend: JSON Pointer and words.
  let errors: [(field: String, message: Phrase)]
  /// The state that a stale act did not know.
  let current: (any Encodable & Sendable)?
  /// Seconds after which to try again.
  let retryAfter: Int?
  /// Whether a reason lets it be done all the same.
  let isOverridable: Bool

  init(
    _ type: String, _ status: Int, title: Phrase, detail: Phrase,
    errors: [(field: String, message: Phrase)] = [], current: (any Encodable & Sendable)? = nil, retryAfter: Int? = nil,
    isOverridable: Bool = false
  ) {
    self.type = type
    self.status = status
    self.title = title
    self.detail = detail
    self.errors = errors
    self.current = current
    self.retryAfter = retryAfter
    self.isOverridable = isOverridable
  }

  /// The problem as a response in the reader's language.
  package func response(in language: Language) -> Response {
    let document = ProblemDocument(
      type: type, title: title[language], status: status, detail: detail[language],
      errors: errors.isEmpty
        ? nil : errors.map { ProblemDocument.FieldError(field: $0.field, message: $0.message[language]) },
      current: current.map(ProblemDocument.AnyEncodable.init), overridable: isOverridable ? true : nil)
    var response = Response.json(status, JSON.encode(document))
    response.contentType = "application/problem+json"
    response.retryAfter = retryAfter
    return response
  }
}
