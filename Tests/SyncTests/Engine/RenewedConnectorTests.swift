import Records
import Synchronization
import Testing

@testable import Sync

@Suite("A connector whose secret is replaced")
struct RenewedConnectorTests {
  @Test("goes on with the old one until there is a new one, and with that from then on")
  func renewed() throws {
    let (old, new) = (FakeCRM(), FakeCRM())
    let next = Mutex(RenewedConnector.Renewal.none)
    let connector = RenewedConnector(old) {
      next.withLock { next in
        defer { if case .newer = next { next = .none } }
        return next
      }
    }
    let record = delivery(OutboxGroup(carrier: row(1)))
    old.answerProbes(.denied)
    #expect(connector.probe() == .denied)
    next.withLock { $0 = .newer(new) }
    #expect(connector.probe() == .ready && connector.append(record, to: nil) == .updated)
    #expect(old.told("a").isEmpty && new.told("a") == ["id-1"])
    // What others can read is no secret any more.
    next.withLock { $0 = .withheld }
    #expect(
      connector.probe() == .denied && connector.append(delivery(OutboxGroup(carrier: row(2))), to: nil) == .denied)
    #expect(connector.find(record) == .failed(.denied) && new.told("a") == ["id-1"])
    next.withLock { $0 = .none }
    #expect(connector.probe() == .ready)
  }
}
