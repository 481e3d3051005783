import HTTP
import Testing

@Suite("The route table")
struct RouterTests {
  private func router() throws -> Router<String> {
    try Router([
      (.get, "/", "home"),
      (.get, "/api/tickets", "list"),
      (.get, "/api/tickets/{id}", "one"),
      (.put, "/api/tickets/{id}", "issue"),
      (.put, "/api/tickets/{id}/events/{event}", "event"),
      (.get, "/api/tickets/new", "literal"),
      (.get, "/api/print-jobs/{id}", "job"),
      (.get, "/api/print-jobs/{id}.svg", "picture"),
    ])
  }

  private func show(_ match: Router<String>.Match) -> String {
    switch match {
    case .found(let id, let parameters):
      ([id] + parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    case .wrongMethod(let methods): "wrong: " + methods.map(\.rawValue).joined(separator: ",")
    case .notFound: "none"
    }
  }

  @Test(
    "each path leads where the table says, the more literal pattern first",
    arguments: [
      (Method.get, [], "home"),
      (.get, ["api", "tickets"], "list"),
      (.get, ["api", "tickets", "7"], "one id=7"),
      (.get, ["api", "tickets", "new"], "literal"),
      (.put, ["api", "tickets", "new"], "issue id=new"),
      (.put, ["api", "tickets", "7", "events", "e/1"], "event event=e/1 id=7"),
      (.get, ["api", "print-jobs", "9"], "job id=9"),
      (.get, ["api", "print-jobs", "9.svg"], "picture id=9"),
      (.get, ["api", "print-jobs", ".svg"], "job id=.svg"),
      (.head, ["api", "tickets", "7"], "one id=7"),
      (.delete, ["api", "tickets", "7"], "wrong: GET,HEAD,PUT"),
      (.put, ["api", "tickets"], "wrong: GET,HEAD"),
      (.get, ["api", "tickets", "7", "events"], "none"),
      (.get, ["api"], "none"),
    ] as [(Method, [String], String)])
  func match(method: Method, segments: [String], expected: String) throws {
    #expect(show(try router().match(method, segments)) == expected)
  }

  @Test("two rows that mean the same are refused, whatever their names")
  func duplicate() {
    #expect(throws: Router<Int>.TableError.duplicate(.get, "/a/{y}")) {
      try Router([(.get, "/a/{x}", 1), (.get, "/a/{y}", 2)])
    }
  }

  @Test("a row that is no pattern is refused", arguments: ["a", "/a//b", "/{}", "/{a", "/a}", "/{a}/{a}", "/x{a}"])
  func malformed(pattern: String) {
    #expect(throws: Router<Int>.TableError.malformed(pattern)) { try Router([(.get, pattern, 1)]) }
  }
}
