import Records
import Synchronization
import Testing

@testable import Sync

@Suite("A connector whose secret is replaced")
struct RenewedConnectorTests {
  @Test("goes on with the old one until there is a new one, and with that from then on")
  func renewed() throws {
    let (old, new) = (FakeCRM(), FakeCRM())
    let next = Mutex<FakeCRM?>(nil)
    let connector = RenewedConnector(old) {
      next.withLock { next in
        defer { next = nil }
        return next
      }
    }
    let record = delivery(OutboxGroup(carrier: row(1)))
    old.answerProbes(.denied)
    #expect(connector.probe() == .denied)
    next.withLock { $0 = new }
    #expect(connector.probe() == .ready && connector.append(record, to: nil) == .updated)
    #expect(old.told("a").isEmpty && new.told("a") == ["id-1"])
  }
}
