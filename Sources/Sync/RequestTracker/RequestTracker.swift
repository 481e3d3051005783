import Foundation
import Records

/// Request Tracker 5 as the central CRM, by its REST 2.0: a ticket there for each subject here, a transaction for each
/// delivery.
///
/// Two marks make up for what it lacks, idempotency: the ticket bears the subject's id in a field, and each transaction
/// the delivery's in the transaction field of the mapping and in its own subject. Only the latter is written together
/// with the words; a Request Tracker that is killed in between has said them already and lacks the field.
package struct RequestTracker: Connector {
  /// How long a call may take, in seconds. A ticket is made in one or two of them, and one that was given up was made all
  /// the same.
  package static let timeout: TimeInterval = 30

  /// Asks it.
  let client: Client
  /// What goes where.
  let mapping: Mapping
  /// The queue that takes the tickets.
  let queue: String
  /// One creation at a time of each subject.
  let creations = Turns()
  /// What is looked for, since it may have arrived or may still do so.
  let doubts: Doubts
  /// What people are to be told of.
  let discovered: Discoveries
  /// Whose numbers are known for certain.
  let acquaintances = Acquaintances()
  /// Who answers there for the CRM.
  let staff = Staff()
  /// What custom fields are called, as transactions tell of them by number.
  let fieldNames = FieldNames()

  /// - Parameters:
  ///   - url: where it is, such as `https://crm.example.go.id`; REST 2.0 lies under it.
  ///   - token: an authentication token of the account that writes.
  ///   - queue: the queue; nil for the mapping's.
  ///   - patience: how long something may be on its way whose sender has given up: far longer than a call may take, as
  ///     something in between may hold it.
  ///   - doublesAppear: how long after that a subject is looked for once more that was made all the same.
  package init(
    url: URL, token: String, mapping: Mapping, queue: String? = nil, transport: any Transport,
    patience: Duration = .seconds(2 * timeout), doublesAppear: Duration = .seconds(20 * timeout)
  ) {
    doubts = Doubts(patience: patience)
    discovered = Discoveries(delay: doublesAppear)
    client = Client(url: url, token: token, transport: transport)
    self.mapping = mapping
    self.queue = queue ?? mapping.queue
  }

  package var capabilities: Capabilities {
    // Each call costs it a quarter of a second for the token alone: two at once keep it busy.
    Capabilities(keepsSubjects: true, canFind: true, coalesces: true, canPull: true, parallel: 2)
  }

  package var takesRestricted: Bool { mapping.takesRestricted }

  package func word(for fact: Fact, _ value: FactValue, of kind: OutboxKind) -> String? {
    guard let form = mapping.form(kind) else { return nil }
    let used = [form.status] + (form.fields + form.dates).map(\.value)
    return used.first { $0.fact == fact }?.word(for: value)
  }
}
