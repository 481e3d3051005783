import Calendars
import HTTP
import Records
import Synchronization
import TicketCore

/// What answers while there is no office yet: the set-up page, to which every other page leads, and its two questions,
/// guarded by the code that stands in the terminal.
package final class SetUpDesk: Handler {
  private enum Route { case offer, complete, health, openapi }

  /// What the terminal shows and the page asks for, drawn anew at every start.
  package let code = TrackingCode.draw()
  private let setUp: any SetUp
  private let screens: StaticFiles
  private let contract: [UInt8]
  private let version: String
  private let log: @Sendable (String) -> Void
  private let router: Router<Route>
  private let throttle = SignInThrottle()
  // One set-up at a time, and none after the first that succeeded.
  private let isDone = Mutex(false)

  /// A set-up page in front of `setUp`; the other parts are the desk's own.
  /// - Throws: when two routes have the same pattern.
  package init(
    setUp: any SetUp, version: String, screens: StaticFiles, contract: [UInt8],
    log: @escaping @Sendable (String) -> Void
  ) throws {
    self.setUp = setUp
    self.version = version
    self.screens = screens
    self.contract = contract
    self.log = log
    router = try Router([
      (.post, "/api/setup", .offer), (.put, "/api/setup", .complete), (.get, "/healthz", .health),
      (.get, "/openapi.json", .openapi),
    ])
  }

  /// Answers a request; every refusal is a problem document in the reader's language.
  package func respond(to request: Request) -> Reply {
    do {
      switch router.match(request.method, request.segments) {
      case .found(let route, _): return .response(try answer(route, request))
      case .wrongMethod(let allowed):
        var response = DeskProblem.wrongMethod.response(in: request.language)
        response.allow = allowed
        return .response(response)
      case .notFound: return .response(try page(for: request))
      }
    } catch {
      return .response(problem(for: error).response(in: request.language))
    }
  }

  /// Puts what the listener itself refuses into words.
  package func refuse(_ refusal: HTTP.Refusal, acceptLanguage: String) -> Response {
    DeskProblem(refusal).response(in: Language(acceptLanguage: acceptLanguage))
  }

  private func answer(_ route: Route, _ request: Request) throws -> Response {
    switch route {
    case .offer:
      try demandCode(of: try JSON.decode(JSONTree.self, from: request.body), from: request.remoteAddress)
      return .json(200, JSON.encode(try setUp.choices()))
    case .complete: return try complete(request)
    case .health:
      return .json(503, JSON.encode(HealthAnswer(status: "notReady", version: version, office: "", demo: false)))
    case .openapi: return .json(200, contract)
    }
  }

  /// The set-up page and what it is made of; from any other page the way leads there.
  private func page(for request: Request) throws -> Response {
    guard let last = request.segments.last else { return .seeOther("/setup.html") }
    let isPage = last.hasSuffix(".html") || !last.contains(".")
    if isPage, request.segments != ["setup.html"], request.segments.first != "api", !request.method.changes {
      return .seeOther("/setup.html")
    }
    guard let file = screens.response(for: request) else { throw DeskProblem.notFound }
    return file
  }

  private func complete(_ request: Request) throws -> Response {
    let body = try JSON.decode(JSONTree.self, from: request.body)
    try demandCode(of: body, from: request.remoteAddress)
    return try isDone.withLock { isDone in
      // Between the answer to another set-up and the desk that takes over.
      guard !isDone else { throw DeskProblem.notFound }
      let founding = try Founding(body) { try setUp.problems(in: $0) }
      try setUp.complete(config: founding.config, administrator: try founding.administrator.member())
      isDone = true
      return .json(201, JSON.encode(Completed(address: founding.address)))
    }
  }

  /// - Throws: `DeskProblem`: a wrong code, or too many of them.
  private func demandCode(of body: JSONTree, from address: String) throws {
    if let seconds = throttle.begin(address, at: .now) { throw DeskProblem.tooManyAttempts(seconds: seconds) }
    guard case .string(let typed) = body["code"], TrackingCode(typed) == code else {
      throw DeskProblem.invalid([
        (
          field: "/code",
          message: Phrase(
            "Kode tidak cocok. Salin kode yang tampil di terminal saat Loket dimulai.",
            "The code does not match. Copy the one that the terminal showed when Loket started.")
        )
      ])
    }
    throttle.succeeded(address)
  }

  private func problem(for error: any Error) -> DeskProblem {
    switch error {
    case let problem as DeskProblem: return problem
    case let problems as FileProblems: return DeskProblem(problems)
    case let refusal as SettingsRefusal: return DeskProblem(refusal, log: log)
    default:
      log("set-up failed: \(type(of: error))")
      return .failed
    }
  }
}

/// The answer to a set-up: where the desk is from then on; null = where it was.
private struct Completed: Encodable {
  let address: String?
}
