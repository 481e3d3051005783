import Calendars
import Records

extension Webhook {
  /// What a record's `data` holds: a data file (`Kiosk/crm/webhook.json`), so that other receivers' names are data.
  package struct Mapping: Sendable, Equatable {
    /// A place in `data`.
    enum Shape: Sendable, Equatable {
      /// What is known of a fact; left out where nothing is.
      case fact(Fact)
      /// Members by name; left out where none of them is known.
      case members([String: Shape])
    }

    /// Whether restricted records (fraud) are sent.
    let takesRestricted: Bool
    private let shapes: [OutboxKind: Shape]

    /// A record's data; nil where its kind is not mapped.
    func data(of record: SyncRecord) -> JSONTree? {
      shapes[record.kind].map { $0.filled(with: record.facts) ?? .object([:]) }
    }
  }
}

extension Webhook.Mapping {
  /// What the office tells of and has no place here.
  ///
  /// - Parameter file: what the file is called in the problems.
  package func gaps(for vocabulary: Vocabulary, in file: String) -> [FileProblem] {
    OutboxKind.allCases.filter { vocabulary[$0] != nil && shapes[$0] == nil }.map { .unmapped($0, in: file) }
  }
}

extension Webhook.Mapping.Shape {
  fileprivate func filled(with facts: Facts) -> JSONTree? {
    switch self {
    case .fact(let fact): return facts[fact]?.json
    case .members(let members):
      let known = members.compactMapValues { $0.filled(with: facts) }
      return known.isEmpty ? nil : .object(known)
    }
  }

  /// Every fact that it holds.
  fileprivate var facts: Set<Fact> {
    switch self {
    case .fact(let fact): [fact]
    case .members(let members): members.values.reduce(into: []) { $0.formUnion($1.facts) }
    }
  }
}

// MARK: Reading

extension Webhook.Mapping {
  /// Reads a mapping file: `{restricted, personal, ticket, loan?}`, where `ticket` and `loan` are objects of any depth
  /// whose ends name facts, and `personal` lists once more which of these are about people.
  /// - Throws: every mistake of the file at once.
  package static func read(file: String, bytes: [UInt8]) throws(FileProblems) -> Self {
    try FileNode.read(file: file, bytes: bytes) { Self(reading: $0) }.get()
  }

  private init?(reading node: FileNode) {
    let kinds = OutboxKind.allCases
    guard let object = node.object(["restricted", "personal"] + kinds.map(\.rawValue)) else { return nil }
    let restricted = object.required("restricted")?.bool()
    let personal = object.personalFacts()
    let ticket = object.required(OutboxKind.ticket.rawValue)?.shape()
    let loan = object[OutboxKind.loan.rawValue]?.shape()
    guard let restricted, let personal, let ticket else { return nil }
    takesRestricted = restricted
    shapes = [.ticket: ticket].merging(loan.map { [.loan: $0] } ?? [:]) { $1 }
    object.compare(personal, with: shapes.values.reduce(into: []) { $0.formUnion($1.facts) })
  }
}

extension FileNode {
  /// An object whose ends name facts.
  fileprivate func shape() -> Webhook.Mapping.Shape? {
    guard let members = members() else { return nil }
    let shapes = members.map { member -> (String, Webhook.Mapping.Shape?) in
      (member.key, member.node.isObject ? member.node.shape() : member.node.choice(Fact.self).map { .fact($0) })
    }
    let read = shapes.compactMap { key, shape in shape.map { (key, $0) } }
    return read.count == shapes.count ? .members(Dictionary(read) { first, _ in first }) : nil
  }
}
