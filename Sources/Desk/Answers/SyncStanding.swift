import Calendars
import Foundation
import Records

/// The central CRM that the office's config names.
package struct CRMLink: Sendable {
  /// Its kind, by the config's name.
  let kind: String
  /// Where it is: a name without path and secrets.
  let host: String?
  /// The queue that the config names; nil for the mapping's.
  let queue: String?
  /// What the records go to in the outbox's words; what is written of another CRM says nothing of this one.
  let identity: String
  /// Whether the CRM is asked for what others did there.
  let pulls: Bool
  /// What is wrong with its files, so that nobody carries records there; empty where all is well.
  let problems: [Phrase]

  /// A CRM as the config names it.
  package init(
    kind: String, host: String?, queue: String?, identity: String, pulls: Bool = true, problems: [Phrase] = []
  ) {
    self.kind = kind
    self.host = host
    self.queue = queue
    self.identity = identity
    self.pulls = pulls
    self.problems = problems
  }
}

/// How the way to the central CRM stands, in one word. Raw values are the contract's.
enum SyncStanding: String, CaseIterable {
  case off, misconfigured, paused, disabled, unfit, denied, unreachable, untried, behind, connected

  /// A record that waits for longer means that the CRM is behind, in seconds.
  private static let patience = 60.0

  /// - Parameter oldest: when the head of the backlog was written down; nil where nothing waits.
  init(_ link: CRMLink?, _ state: CRMState, oldest: Date?, at now: Date) {
    guard let link else {
      self = .off
      return
    }
    let line = state.connector == link.identity ? state.line : .untried
    self =
      if !link.problems.isEmpty {
        .misconfigured
      } else if state.pause != nil {
        .paused
      } else {
        switch line {
        case .gone: .disabled
        case .unfit: .unfit
        case .denied: .denied
        case .unreachable: .unreachable
        case .untried: .untried
        case .connected: oldest.map { now.timeIntervalSince($0) > Self.patience } ?? false ? .behind : .connected
        }
      }
  }

  /// Since when it stands so; nil where nobody knows.
  func since(_ state: CRMState, oldest: Date?) -> Date? {
    switch self {
    case .off, .misconfigured, .untried: nil
    case .paused: state.pause?.since
    case .behind: oldest
    case .disabled, .unfit, .denied, .unreachable, .connected: state.since
    }
  }
}

/// Why nobody here hears of what others do in the central CRM. Raw values are the contract's.
enum Unread: String {
  /// The config wants it so.
  case off
  /// The CRM does not tell.
  case refused

  /// Nil where it is heard of, or where that is not the trouble.
  init?(_ link: CRMLink?, _ state: CRMState) {
    guard let link, link.problems.isEmpty else { return nil }
    if !link.pulls {
      self = .off
    } else if state.isUnread, state.connector == link.identity {
      self = .refused
    } else {
      return nil
    }
  }
}
