import Calendars
import Foundation
import Synchronization

extension RequestTracker {
  /// What can be seen from outside: the queue, the right to make tickets in it, the fields, and the values of select
  /// fields where the account may see them. A field that is missing would swallow its value without a word.
  package func probe() -> Probe {
    acquaintances.forgetAll()
    do {
      let answer = try client.get("/queue/\(queue.percentEncoded)")
      guard answer["Name"] != nil else { return .unreachable }
      fieldNames.learn(answer)
      let missing = try missing(in: answer)
      return missing.isEmpty ? .ready : .unfit(missing: missing)
    } catch {
      if let failure = error.transport { return Probe(failure) }
      return isQueueMissing(error) ? .unfit(missing: ["Queue \(queue)"]) : Probe(error.outcome)
    }
  }

  /// A queue that is not there and one that must not be seen are both refused with 403; a token that is no good is not.
  private func isQueueMissing(_ failure: Client.Failure) -> Bool {
    guard failure.status == 403 || failure.status == 404 else { return false }
    return (try? client.get("/rt")["Version"]) != nil
  }

  private func missing(in queue: JSONTree) throws(Client.Failure) -> [String] {
    var missing: [String] = []
    let mayCreate = queue["_hyperlinks"]?.elements.contains { $0["ref"]?.text == "create" } ?? false
    if queue["Disabled"]?.text == "1" || !mayCreate { missing.append("Right CreateTicket") }
    let fields = Self.fieldIDs(queue, "TicketCustomFields")
    missing += mapping.ticketFields.subtracting(fields.keys).sorted().map { "CustomField \($0)" }
    if Self.fieldIDs(queue, "TicketTransactionCustomFields")[mapping.identity.event] == nil {
      missing.append("Transaction CustomField \(mapping.identity.event)")
    }
    for (name, words) in mapping.choices.sorted(by: { $0.key < $1.key }) {
      guard let id = fields[name], let values = try values(of: id) else { continue }
      missing += words.subtracting(values).sorted().map { "CustomField \(name): \($0)" }
    }
    return missing
  }

  /// The values of a select field; nil for another type of field, and where the account may not see them.
  private func values(of field: String) throws(Client.Failure) -> Set<String>? {
    do {
      let answer = try client.get("/customfield/\(field)")
      guard answer["Type"]?.text == "Select" else { return nil }
      return Set((answer["Values"]?.elements ?? []).compactMap { $0.text ?? $0["name"]?.text })
    } catch {
      if error.status == 403 || error.status == 404 { return nil }
      throw error
    }
  }

  /// The names of a queue's custom fields, with their numbers.
  fileprivate static func fieldIDs(_ queue: JSONTree, _ kind: String) -> [String: String] {
    let fields = queue[kind]?.elements ?? []
    return fields.reduce(into: [:]) { ids, field in
      if let name = field["name"]?.text, let id = field["id"]?.text { ids[name] = id }
    }
  }

  /// Learns what custom fields are called, where no probe has done so.
  func learnFieldNames() throws(Client.Failure) {
    if fieldNames.isEmpty { fieldNames.learn(try client.get("/queue/\(queue.percentEncoded)")) }
  }

  /// The custom fields' names by their numbers, as transactions tell of them; learnt once.
  final class FieldNames: Sendable {
    private let names = Mutex<[String: String]>([:])

    /// The names in a queue's answer.
    func learn(_ queue: JSONTree) {
      let ids = RequestTracker.fieldIDs(queue, "TicketCustomFields")
      names.withLock { $0 = Dictionary(ids.map { ($0.value, $0.key) }) { first, _ in first } }
    }

    /// The name of a number; nil for one that is not known.
    subscript(id: String) -> String? { names.withLock { $0[id] } }

    /// Whether none was learnt yet.
    var isEmpty: Bool { names.withLock { $0.isEmpty } }
  }
}

extension Probe {
  fileprivate init(_ outcome: SyncOutcome) {
    self =
      switch outcome {
      case .denied: .denied
      case .gone: .gone
      default: .unreachable
      }
  }
}
