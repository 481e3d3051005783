import Foundation
import HTTP
import Sync
import Synchronization
import TestServices

/// A receiver of webhooks that only counts, and notes when it began and ended.
final class CountingSink: Handler {
  private struct State {
    var count = 0
    var first: ContinuousClock.Instant?
    var last: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let listener = Mutex<Listener?>(nil)

  init() throws {
    let made = try Listener(ListenerConfiguration(port: 0, threads: 32), handler: self, broadcaster: Broadcaster())
    made.start()
    listener.withLock { $0 = made }
  }

  var url: String { "http://127.0.0.1:\(listener.withLock { $0?.port ?? 0 })/webhooks" }

  /// How many came, and how long after the first the last one did, in seconds.
  var came: (count: Int, seconds: Double) {
    state.withLock { state in
      guard let first = state.first, let last = state.last else { return (0, 0) }
      return (state.count, (last - first) / .seconds(1))
    }
  }

  func stop() { listener.withLock { $0.take() }?.stop() }

  func respond(to request: Request) -> Reply {
    if request.method == .post {
      state.withLock { state in
        let now = ContinuousClock.now
        state.count += 1
        state.first = state.first ?? now
        state.last = now
      }
    }
    return .response(.json(200, Array("{}".utf8)))
  }

  func refuse(_ refusal: Refusal, acceptLanguage: String) -> Response { Response(status: refusal.status) }
}

/// Webhooks by the client alone: no outbox, no event made, nothing signed, nothing written down.
struct BareWebhooks {
  let calls: Int

  func rate(seconds: Double) throws -> Double {
    let sink = try CountingSink()
    defer { sink.stop() }
    guard let url = URL(string: sink.url) else { throw LoadFailed() }
    let transport = WebTransport(timeout: Webhook.timeout)
    // As large as the event of a ticket.
    let body = Array("{\"data\":\"\(String(repeating: "x", count: 900))\"}".utf8)
    let headers = ["Content-Type": "application/cloudevents+json; charset=UTF-8"]
    return try Load.rate(threads: calls, seconds: seconds) { _ in
      {
        let answer = try transport.send(OutgoingRequest("POST", url, headers: headers, body: body))
        guard answer.status == 200 else { throw LoadFailed() }
      }
    }
  }
}

/// A desk that has issued tickets while it had no CRM, and gets one: how fast it tells of them.
struct WebhookDrain {
  let tickets: Int

  /// Seconds from the first webhook to the last.
  func seconds(in folder: URL) throws -> Double {
    let desk = try LoketServer(printers: [], in: folder)
    defer { desk.stop() }
    try TicketLoad(server: desk, clients: 64).issue(tickets)
    let sink = try CountingSink()
    defer { sink.stop() }
    try desk.connect(toWebhook: sink.url, secret: "whsec_\(Data(count: 32).base64EncodedString())")
    // A loaded machine may need a while for thousands.
    for _ in 0..<6 where sink.came.count < tickets { try? wait("the desk has told all") { sink.came.count >= tickets } }
    guard sink.came.count == tickets else { throw LoadFailed() }
    return sink.came.seconds
  }
}
