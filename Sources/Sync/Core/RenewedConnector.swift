import Records
import Synchronization

/// A connector that may be replaced under way: a secret that somebody has mended or rolled over counts from the next call
/// on, without a restart.
package final class RenewedConnector: Connector {
  package let capabilities: Capabilities
  package let takesRestricted: Bool

  private let current: Mutex<any Connector>
  private let renew: @Sendable () -> (any Connector)?

  /// - Parameter renew: asked before each call; the connector to go on with, or nil where nothing has changed. All of
  ///   them can do what the first can.
  package init(_ first: any Connector, renew: @escaping @Sendable () -> (any Connector)?) {
    (capabilities, takesRestricted) = (first.capabilities, first.takesRestricted)
    current = Mutex(first)
    self.renew = renew
  }

  private var connector: any Connector {
    current.withLock { current in
      if let newer = renew() { current = newer }
      return current
    }
  }

  package func probe() -> Probe { connector.probe() }

  package func find(_ delivery: Delivery) -> Search { connector.find(delivery) }

  package func create(_ delivery: Delivery) -> SyncOutcome { connector.create(delivery) }

  package func append(_ delivery: Delivery, to remote: String?) -> SyncOutcome {
    connector.append(delivery, to: remote)
  }

  package func update(_ delivery: Delivery, of remote: String?) -> SyncOutcome {
    connector.update(delivery, of: remote)
  }

  package func changes(after cursor: String?) -> Pull { connector.changes(after: cursor) }

  package func discoveries() -> [Discovery] { connector.discoveries() }

  package func hidden(_ remotes: Set<String>) -> Set<String> { connector.hidden(remotes) }

  package func word(for fact: Fact, _ value: FactValue, of kind: OutboxKind) -> String? {
    connector.word(for: fact, value, of: kind)
  }
}
