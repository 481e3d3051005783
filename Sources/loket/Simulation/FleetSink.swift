import Foundation
import HTTP
import Synchronization

/// What takes the fleet's webhooks: it keeps who sent what in which order, spoils a call now and then, and can go away.
/// Signatures are for the receivers in the tests to check: the listener hands on no field that it does not know.
final class FleetSink: Handler {
  /// Where webhooks go.
  let url: URL
  let arrivals = Arrivals()
  private let port: Int
  private let mishaps: Int
  private let listener = Mutex<Listener?>(nil)

  /// - Parameter mishaps: how many in a hundred calls are spoiled.
  /// - Throws: `ListenerError` where there is no address for it.
  init(mishaps: Int) throws {
    // Outside the range that the kernel hands out, so that it stays free while nobody listens.
    port = Int.random(in: 15_000..<30_000)
    guard let url = URL(string: "http://\(Self.address):\(port)/") else {
      throw ListenerError.badAddress(Self.address)
    }
    self.url = url
    self.mishaps = mishaps
  }

  private static let address = "127.0.0.1"

  /// Listens, from now on or again.
  /// - Throws: `ListenerError`.
  func open() throws {
    let configuration = ListenerConfiguration(address: Self.address, port: port, threads: 32)
    let made = try Listener(configuration, handler: self, broadcaster: Broadcaster())
    made.start()
    listener.withLock { $0 = made }
  }

  /// Goes away: whoever calls finds nobody.
  func close() { listener.withLock { $0.take() }?.stop() }

  func respond(to request: Request) -> Reply {
    guard let event = try? JSONDecoder().decode(Arrivals.Event.self, from: Data(request.body)) else {
      return .response(Response(status: 400))
    }
    guard Int.random(in: 0..<100) < mishaps else {
      arrivals.note(event)
      return .response(.json(200, Array("{}".utf8)))
    }
    switch Int.random(in: 0..<3) {
    case 0: return .response(Response(status: 429, retryAfter: 30))
    case 1: return .response(Response(status: 503))
    default:
      // It has it, and the answer says otherwise: it will come again.
      arrivals.note(event)
      return .response(Response(status: 500))
    }
  }

  func refuse(_ refusal: Refusal, acceptLanguage: String) -> Response { Response(status: refusal.status) }
}

/// Who sent what, in the order of its coming.
final class Arrivals: Sendable {
  /// What is looked at of an event.
  struct Event: Decodable {
    let id: String
    let source: String
    let subject: String
  }

  /// A subject of one office.
  struct Subject: Hashable {
    let source: String
    let id: String
  }

  private struct State {
    var sources: [String: String] = [:]
    var first: [Subject: [String]] = [:]
    var again = 0
    var collisions = 0
  }

  private let state = Mutex(State())

  /// Takes an event in; one that was there already is only counted.
  func note(_ event: Event) {
    state.withLock { state in
      switch state.sources[event.id] {
      case nil:
        state.sources[event.id] = event.source
        state.first[Subject(source: event.source, id: event.subject), default: []].append(event.id)
      case event.source: state.again += 1
      default: state.collisions += 1
      }
    }
  }

  /// How many different records came.
  var count: Int { state.withLock { $0.sources.count } }

  /// How many came again.
  var again: Int { state.withLock { $0.again } }

  /// How many had the id of another office's record.
  var collisions: Int { state.withLock { $0.collisions } }

  /// The records of each subject in the order of their first coming.
  var first: [Subject: [String]] { state.withLock { $0.first } }
}
