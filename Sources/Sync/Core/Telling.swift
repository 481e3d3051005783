/// How one delivery is told: made where the CRM does not know its subject, added or brought up to date where it does, and
/// looked for first where it may have arrived.
struct Telling {
  /// What became of it.
  struct Result: Equatable {
    let outcome: SyncOutcome
    /// The subject's remote id, where it was found.
    var remote: String?
    /// Whether anything was said to the CRM, as opposed to asked of it.
    var wasTold = true
  }

  let connector: any Connector

  /// Tells a delivery.
  /// - Parameter remote: the subject's remote id, as far as it is known.
  func tell(_ delivery: Delivery, remote: String?) -> Result {
    let can = connector.capabilities
    let isToBeFound = can.canFind && (delivery.isDoubtful || can.keepsSubjects && remote == nil)
    guard isToBeFound else {
      guard can.keepsSubjects, remote == nil else { return Result(outcome: add(delivery, to: remote)) }
      return Result(outcome: connector.create(delivery))
    }
    switch connector.find(delivery) {
    case .failed(let outcome): return Result(outcome: outcome, wasTold: false)
    case .found(let remote, hasDelivery: true): return Result(outcome: .duplicateFound(remote: remote), wasTold: false)
    case .found(let remote, hasDelivery: false): return Result(outcome: add(delivery, to: remote), remote: remote)
    case .absent where can.keepsSubjects: return Result(outcome: connector.create(delivery))
    case .absent: return Result(outcome: add(delivery, to: nil))
    }
  }

  private func add(_ delivery: Delivery, to remote: String?) -> SyncOutcome {
    delivery.record.isMessage ? connector.append(delivery, to: remote) : connector.update(delivery, of: remote)
  }
}
