import Records
import Testing

@testable import Sync

@Suite("Telling a record")
struct TellingTests {
  private func tell(
    _ crm: FakeCRM, _ row: OutboxRow, carried: [OutboxRow] = [], remote: String? = nil
  ) -> Telling.Result {
    Telling(connector: crm).tell(delivery(OutboxGroup(carried: carried, carrier: row)), remote: remote)
  }

  @Test("looks for a subject before it makes it, and adds to one that is known")
  func create() {
    let crm = FakeCRM()
    #expect(tell(crm, row(1, "a", "issued")).outcome == .created(remote: "r-a"))
    #expect(tell(crm, row(2, "a", "answered"), remote: "r-a").outcome == .updated)
    #expect(tell(crm, row(3, "a", "called"), remote: "r-a").outcome == .updated)
    #expect(crm.calls == ["find issued", "create issued", "append answered", "update called"])
  }

  @Test("looks for what may have arrived, and does not say it twice")
  func doubtful() {
    let crm = FakeCRM()
    crm.misbehave([.none, .lostAfter])
    _ = tell(crm, row(1, "a", "issued"))
    crm.misbehave([])
    let again = tell(crm, row(1, "a", "issued", state: .unknown))
    #expect(again == Telling.Result(outcome: .duplicateFound(remote: "r-a"), wasTold: false))
    let next = tell(crm, row(2, "a", "answered", state: .unknown), remote: "r-a")
    #expect(next == Telling.Result(outcome: .updated, remote: "r-a"))
    #expect(crm.told("a") == ["new", "id-1", "id-2"])
  }

  @Test("makes a subject anew that has vanished there")
  func vanished() {
    let crm = FakeCRM()
    #expect(tell(crm, row(2, "a", state: .unknown), remote: "r-a").outcome == .created(remote: "r-a"))
  }

  @Test("says nothing where it can't look")
  func blind() {
    let crm = FakeCRM()
    crm.misbehave([.instead(.retryable(after: nil))])
    let result = tell(crm, row(1, "a", "issued"))
    #expect(result == Telling.Result(outcome: .retryable(after: nil), wasTold: false))
    #expect(Verdict(result.outcome, before: .pending, wasTold: false) == .again(.pending, isOwn: true))
    #expect(Verdict(result.outcome, before: .pending, wasTold: true) == .again(.unknown, isOwn: true))
    #expect(Verdict(.undecided, before: .unknown, wasTold: false) == .again(.unknown, isOwn: true))
    #expect(Verdict(.denied, before: .unknown, wasTold: true) == .again(.unknown, isOwn: false))
  }

  @Test("sends again under the same id where the CRM can't be asked")
  func cannotFind() {
    let crm = FakeCRM(keepsSubjects: false, canFind: false)
    _ = tell(crm, row(1, "a", "issued", state: .unknown))
    _ = tell(crm, row(2, "a", "called"))
    #expect(crm.calls == ["append issued", "update called"])
  }
}
