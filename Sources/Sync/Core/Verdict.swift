import Records

/// What an outcome means for the records that were told.
package enum Verdict: Equatable {
  /// They are settled, under this remote id where there is one.
  case settled(Settlement, remote: String?)
  /// They go again. `isOwn`: whether the trouble may be their own, so that it counts as an attempt and they wait.
  case again(OutboxState, isOwn: Bool)
  /// They wait for a person.
  case dead(Rejection)

  /// The verdict on a group whose carrier stood so before.
  ///
  /// - Parameter wasTold: false where it went wrong before anything was said, while it was looked for.
  package init(_ outcome: SyncOutcome, before: OutboxState, wasTold: Bool) {
    let former: OutboxState = before == .unknown ? .unknown : .pending
    self =
      switch outcome {
      case .created(let remote): .settled(.sent, remote: remote)
      case .duplicateFound(let remote): .settled(.found, remote: remote)
      case .updated: .settled(.sent, remote: nil)
      // A gateway's 502 or 504 is no word of the CRM's: it may have arrived all the same.
      case .retryable, .unknown: .again(wasTold ? .unknown : former, isOwn: true)
      case .undecided: .again(former, isOwn: true)
      case .rejected(let rejection): .dead(rejection)
      case .denied, .gone, .unreachable: .again(former, isOwn: false)
      }
  }
}
