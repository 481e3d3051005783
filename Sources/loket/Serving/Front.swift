import HTTP
import Synchronization

/// What stands before the listener: it hands every request to whoever serves now, so that the set-up can give way to
/// the desk, and one desk to the next, between two requests.
final class Front: Handler {
  private let current: Mutex<any Handler>

  init(_ first: any Handler) { current = Mutex(first) }

  /// Lets another handler answer from the next request on.
  func show(_ handler: any Handler) { current.withLock { $0 = handler } }

  func respond(to request: Request) -> Reply { current.withLock { $0 }.respond(to: request) }

  func refuse(_ refusal: Refusal, acceptLanguage: String) -> Response {
    current.withLock { $0 }.refuse(refusal, acceptLanguage: acceptLanguage)
  }
}
