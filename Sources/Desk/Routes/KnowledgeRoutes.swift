import Calendars
import HTTP
import Records
import TicketCore

/// What helps an officer to answer: the articles and the texts to begin with.
package struct KnowledgeBase: Sendable {
  /// The articles, by title.
  package let articles: [Article]
  /// The answers as JSON, since they never change while the desk runs.
  let answers: [UInt8]

  /// A knowledge base as given.
  package init(articles: [Article], answers: [AnswerTemplate]) {
    self.articles = articles
    self.answers = JSON.encode(Listing(items: answers, next: nil))
  }
}

extension Desk {
  /// `GET /api/answers`: the texts that an officer begins an answer with.
  func listAnswers(_ call: Call) -> Response { .json(200, knowledge.answers) }

  /// `GET /api/knowledge?q=&standard=`: articles and answers given before.
  func searchKnowledge(_ call: Call) throws -> Response {
    let (limit, query) = (try call.limit(), call.request.query)
    let (typed, standard) = (query["q"] ?? "", query["standard"].flatMap { $0.isEmpty ? nil : $0 })
    let found = try ledger.read { connection in
      (
        try Knowledge.articles(typed, standard: standard, limit: limit, in: connection),
        try Knowledge.answers(typed, standard: standard, limit: limit, in: connection)
      )
    }
    let (articles, answers) = (found.0.map(KnowledgeAnswer.init), found.1.map(KnowledgeAnswer.init))
    // Neither crowds the other out: each has half the room, and what the other leaves.
    let room = max(limit - answers.count, (limit + 1) / 2)
    let items = articles.prefix(room) + answers.prefix(limit - min(room, articles.count))
    return .json(200, JSON.encode(Listing(items: Array(items), next: nil)))
  }
}

/// Something found in the knowledge base.
private struct KnowledgeAnswer: Encodable {
  enum Kind: String, Encodable {
    case article, answer
  }

  let kind: Kind
  let id: String
  let title: String?
  let standards: [String]
  let category: String?
  let text: String

  init(_ article: Article) {
    kind = .article
    id = article.id
    title = article.title
    standards = article.standards
    category = nil
    text = article.text
  }

  init(_ answer: Knowledge.PastAnswer) {
    kind = .answer
    id = answer.id
    title = answer.subject
    standards = [answer.standard]
    category = answer.category
    text = answer.text
  }
}
