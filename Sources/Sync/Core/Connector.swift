import Foundation
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

/// What others did in the CRM.
package enum Pull: Sendable, Equatable {
  /// Changes in their order, as many as are read in one go, and where to go on; ones that were told before may come
  /// again. There are no more where that place is the one that was asked from.
  case changes([RemoteChange], cursor: String)
  /// The question failed; the outcome says how.
  case failed(SyncOutcome)
}

/// Something that is not right with a subject there, and that the connector can't mend: for people to look at.
package struct Discovery: Sendable, Hashable {
  /// What is not right.
  package enum Trouble: Sendable, Hashable {
    /// It is there under several remote ids, the first one first.
    case doubled(remotes: [String])
    /// What is known of it here has changed, and can't be changed there.
    case stale(Fact, theirs: String)
    /// It is there under this remote id and not shown to this office.
    case hidden(remote: String)
  }

  /// The subject's id here.
  package let subject: String
  /// What is not right.
  package let trouble: Trouble
  /// The account that it comes from, as the CRM calls it; empty where it is not known.
  package let author: String

  /// A discovery as given.
  package init(_ trouble: Trouble, of subject: String, author: String) {
    (self.subject, self.trouble, self.author) = (subject, trouble, author)
  }
}

/// One thing that somebody did in the CRM.
package struct RemoteChange: Sendable, Equatable {
  /// What was done.
  package enum Act: Sendable, Equatable {
    /// Words for the visitor.
    case answer(String)
    /// Words among colleagues.
    case note(String)
    /// The visitor's own words.
    case reply(String)
    /// A field that this office writes has another value now, by the mapping's fact.
    case changed(Fact, to: String)
  }

  /// Whose case alone it may be said in.
  package enum Visitor: Sendable, Equatable {
    /// Who has this address.
    case address(String)
    /// Who has this case, by its id here.
    case ofCase(String)
  }

  /// What it is known by, when it is told twice: the CRM's number of it with ticket and moment, since another CRM, or
  /// the same after it came back from an older copy, gives the number to something else.
  package let id: String
  /// The ticket it is about, by its id here.
  package let subject: String
  /// When it was done.
  package let at: Date
  /// Who did it, as the CRM calls them.
  package let author: String
  /// What was done.
  package let act: Act
  /// False where the words are not all that was said, or perhaps not what they seem: for people to look at.
  package let isWhole: Bool
  /// Whose words they are or whom they are for, where several visitors' cases lie on one ticket there; nil where only
  /// this case does. In anybody else's case they are for people to look at.
  package let visitor: Visitor?

  /// A change as given.
  ///
  /// - Parameter id: the CRM's own number of it.
  package init(
    id: String, subject: String, at: Date, author: String, act: Act, isWhole: Bool = true, visitor: Visitor? = nil
  ) {
    self.id = "\(subject) \(id) \(Int(at.timeIntervalSince1970))"
    self.isWhole = isWhole
    self.visitor = visitor
    self.subject = subject
    self.at = at
    self.author = author
    self.act = act
  }
}
