import Calendars
import Sync
import Synchronization

/// Looks at a CRM's secret before each call, so that it can be mended and rolled over without a restart.
final class SecretWatch: Sendable {
  private let file: SecretFile
  private let connect: @Sendable (_ secret: String) throws -> any Connector
  private let state: Mutex<(known: String, isTold: Bool)>

  /// - Parameters:
  ///   - known: what the file said at the start.
  ///   - connect: makes the connector of a secret.
  init(_ file: SecretFile, _ known: String, _ connect: @escaping @Sendable (_ secret: String) throws -> any Connector) {
    self.file = file
    self.connect = connect
    state = Mutex((known, false))
  }

  /// What it is now; that others could read it is told once.
  func look() -> RenewedConnector.Renewal {
    state.withLock { state in
      let secret: String
      do throws(CommandFailure) {
        secret = try file.read()
      } catch {
        // What can't be read or understood now may be half written: the old one goes on.
        guard file.isExposed else { return .none }
        if !state.isTold { Terminal.complain(error.message[Terminal.language]) }
        state.isTold = true
        return .withheld
      }
      state.isTold = false
      guard secret != state.known, let newer = try? connect(secret) else { return .none }
      state.known = secret
      return .newer(newer)
    }
  }
}
