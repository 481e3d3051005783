import Records
import Synchronization

/// A connector that may be replaced under way: a secret that somebody has mended or rolled over counts from the next call
/// on, without a restart.
package final class RenewedConnector: Connector {
  package let capabilities: Capabilities
  package let takesRestricted: Bool

  /// What a look at the secret found.
  package enum Renewal: Sendable {
    /// Nothing has changed, or nothing that can be used yet.
    case none
    /// From now on this one.
    case newer(any Connector)
    /// The secret must not be used; nothing goes out until it may.
    case withheld
  }

  private let current: Mutex<any Connector>
  private let renew: @Sendable () -> Renewal

  /// - Parameter renew: asked before each call. All connectors that it gives can do what the first can.
  package init(_ first: any Connector, renew: @escaping @Sendable () -> Renewal) {
    (capabilities, takesRestricted) = (first.capabilities, first.takesRestricted)
    current = Mutex(first)
    self.renew = renew
  }

  /// The connector to go on with; nil while there must be none.
  private var connector: (any Connector)? {
    current.withLock { current in
      switch renew() {
      case .none: break
      case .newer(let connector): current = connector
      case .withheld: return nil
      }
      return current
    }
  }

  package func probe() -> Probe { connector?.probe() ?? .denied }

  package func find(_ delivery: Delivery) -> Search { connector?.find(delivery) ?? .failed(.denied) }

  package func create(_ delivery: Delivery) -> SyncOutcome { connector?.create(delivery) ?? .denied }

  package func append(_ delivery: Delivery, to remote: String?) -> SyncOutcome {
    connector?.append(delivery, to: remote) ?? .denied
  }

  package func update(_ delivery: Delivery, of remote: String?) -> SyncOutcome {
    connector?.update(delivery, of: remote) ?? .denied
  }

  package func changes(after cursor: String?) -> Pull { connector?.changes(after: cursor) ?? .failed(.denied) }

  package func discoveries() -> [Discovery] { connector?.discoveries() ?? [] }

  package func hidden(_ remotes: Set<String>) -> Set<String> { connector?.hidden(remotes) ?? [] }

  package func word(for fact: Fact, _ value: FactValue, of kind: OutboxKind) -> String? {
    current.withLock { $0.word(for: fact, value, of: kind) }
  }
}
