import Records

/// The way to one kind of CRM. Every call blocks its thread until it is answered or its time is over, may be repeated, and
/// never throws: what went wrong is an outcome.
package protocol Connector: Sendable {
  /// What it can do.
  var capabilities: Capabilities { get }

  /// Whether restricted records (fraud) may leave the house; where not, they are settled without being sent.
  var takesRestricted: Bool { get }

  /// Whether the CRM is there, lets this office in and has what the mapping needs.
  func probe() -> Probe

  /// Looks for a delivery's subject, and whether the delivery itself has arrived.
  func find(_ delivery: Delivery) -> Search

  /// Makes the subject there, with what the delivery says.
  func create(_ delivery: Delivery) -> SyncOutcome

  /// Adds a message to the subject there and brings its fields up to date.
  /// - Parameter remote: the subject's remote id; nil where the CRM keeps no subjects.
  func append(_ delivery: Delivery, to remote: String?) -> SyncOutcome

  /// Brings the subject's fields up to date without a message.
  func update(_ delivery: Delivery, of remote: String?) -> SyncOutcome

  /// What others did there after a point.
  /// - Parameter cursor: the last answer's; nil for from the beginning.
  func changes(after cursor: String?) -> Pull

  /// What it came upon since it was last asked, while it told of subjects.
  func discoveries() -> [Discovery]

  /// Which of some subjects, by their remote ids, the CRM does not show to this office, so that what others say there is
  /// not told; none where that can't be said now.
  func hidden(_ remotes: Set<String>) -> Set<String>

  /// The CRM's word for a fact's value, to compare with what a pull tells of; nil where the mapping has none.
  func word(for fact: Fact, _ value: FactValue, of kind: OutboxKind) -> String?
}

extension Connector {
  /// They stay, unless a mapping says otherwise.
  package var takesRestricted: Bool { false }

  /// None.
  package func discoveries() -> [Discovery] { [] }

  /// None.
  package func hidden(_ remotes: Set<String>) -> Set<String> { [] }

  /// None.
  package func word(for fact: Fact, _ value: FactValue, of kind: OutboxKind) -> String? { nil }
}

/// What a connector can do; the worker plans by it.
package struct Capabilities: Sendable, Equatable {
  /// Whether the CRM keeps a subject under a remote id, so that it has to be made and found.
  package let keepsSubjects: Bool
  /// Whether the CRM itself can be asked what has arrived; else a doubtful delivery is sent again under the same id.
  package let canFind: Bool
  /// Whether field updates may be carried by a later one; false where every event is a record of its own.
  package let coalesces: Bool
  /// Whether it can be asked for changes.
  package let canPull: Bool
  /// Calls at the same time at most.
  package let parallel: Int

  /// Capabilities as given.
  package init(keepsSubjects: Bool, canFind: Bool, coalesces: Bool, canPull: Bool, parallel: Int) {
    self.keepsSubjects = keepsSubjects
    self.canFind = canFind
    self.coalesces = coalesces
    self.canPull = canPull
    self.parallel = parallel
  }
}

/// What a probe found.
package enum Probe: Sendable, Equatable {
  /// Ready to take records.
  case ready
  /// Nobody answers, or not now.
  case unreachable
  /// It does not let this office in.
  case denied
  /// It is gone for good.
  case gone
  /// It lacks what the mapping needs, or can't be trusted; by name, such as `CustomField Tier`.
  case unfit(missing: [String])

  /// What a failed call means.
  init(_ failure: TransportFailure) {
    self =
      switch failure {
      case .notSent, .lost: .unreachable
      case .untrusted(let words): .unfit(missing: ["crm.url (\(words))"])
      }
  }
}

/// What a search found.
package enum Search: Sendable, Equatable {
  /// The subject is not there.
  case absent
  /// The subject is there, with or without the delivery's record.
  case found(remote: String, hasDelivery: Bool)
  /// The search itself failed; the outcome says how.
  case failed(SyncOutcome)
}
