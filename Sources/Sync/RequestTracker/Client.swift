import Calendars
import Foundation

extension RequestTracker {
  /// Asks Request Tracker by its REST 2.0.
  struct Client: Sendable {
    private let root: String
    private let token: String
    private let transport: any Transport

    /// - Parameters:
    ///   - url: where Request Tracker is; REST 2.0 lies under it.
    ///   - token: an authentication token.
    init(url: URL, token: String, transport: any Transport) {
      root = url.absoluteString.reversed().drop { $0 == "/" }.reversed() + "/REST/2.0"
      self.token = token
      self.transport = transport
    }

    /// What went wrong, as the outcome that it is.
    struct Failure: Error {
      /// What it means.
      let outcome: SyncOutcome
      /// The HTTP status; nil where nothing was answered.
      var status: Int?
      /// What was said about it.
      var words = ""
      /// What became of the call, where nothing was answered.
      var transport: TransportFailure?
    }

    /// The number of the account, which the token begins with: `1-27-…`; nil for one that does not.
    var account: Int? {
      let parts = token.split(separator: "-")
      return parts.count > 2 ? Int(parts[1]) : nil
    }

    /// Reads something. A lost answer is no doubt: nothing was asked for.
    ///
    /// - Parameter page: which page of a list; nil for the first.
    func get(
      _ path: String, _ query: KeyValuePairs<String, String> = [:], page: Int? = nil
    ) throws(Failure) -> JSONTree {
      do {
        return try send("GET", path + Self.text(of: query) + (page.map { "&page=\($0)" } ?? ""), nil)
      } catch {
        throw error.outcome == .unknown ? Failure(outcome: .retryable(after: nil)) : error
      }
    }

    /// Sends something by `POST` or `PUT`.
    func send(_ method: String, _ path: String, _ body: JSONTree?) throws(Failure) -> JSONTree {
      guard let url = URL(string: root + path) else { throw Failure(outcome: .unreachable) }
      var headers = ["Authorization": "token \(token)", "Accept": "application/json"]
      if body != nil { headers["Content-Type"] = "application/json" }
      let response: IncomingResponse
      do {
        response = try transport.send(
          OutgoingRequest(method, url, headers: headers, body: body.map { [UInt8](Self.bytes($0)) }))
      } catch {
        throw Failure(outcome: SyncOutcome(error), transport: error)
      }
      return try Self.read(response)
    }

    private static func read(_ response: IncomingResponse) throws(Failure) -> JSONTree {
      let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(response.body))
      switch response.status {
      case 200..<300:
        // A page that wants a sign-in is a success, too, and comes from somebody in between.
        guard let tree else { throw Failure(outcome: .unknown, status: response.status) }
        return tree
      case 300..<400: throw Failure(outcome: .retryable(after: nil), status: response.status)
      default:
        let words = tree?["message"]?.text ?? "HTTP \(response.status)"
        throw Failure(
          outcome: SyncOutcome(refusal: response, words: words), status: response.status, words: words)
      }
    }

    private static func bytes(_ body: JSONTree) -> Data {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return (try? encoder.encode(body)) ?? Data()
    }

    private static func text(of query: KeyValuePairs<String, String>) -> String {
      guard !query.isEmpty else { return "" }
      return "?" + query.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    /// A text as a literal of TicketSQL.
    static func literal(_ text: String) -> String {
      "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
  }
}

extension JSONTree {
  /// What it says, also where that is a number: ids are both in Request Tracker's answers.
  var text: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Int(exactly: number).map(String.init)
    default: nil
    }
  }

  /// Its elements; none where it is no list.
  var elements: [JSONTree] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }
}
