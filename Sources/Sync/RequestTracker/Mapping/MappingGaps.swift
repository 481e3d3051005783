import Calendars
import Records

extension RequestTracker.Mapping {
  /// What the office's records can say and has no word here; each would become a dead letter on its day.
  ///
  /// - Parameter file: what the file is called in the problems.
  package func gaps(for vocabulary: Vocabulary, in file: String) -> [FileProblem] {
    OutboxKind.allCases.flatMap { kind -> [FileProblem] in
      guard let values = vocabulary[kind] else { return [] }
      guard let form = form(kind) else { return [.unmapped(kind, in: file)] }
      return form.gaps(for: values, at: "/\(kind.rawValue)", in: file)
    }
  }
}

extension RequestTracker.Form {
  fileprivate func gaps(for values: [Fact: [String]], at pointer: String, in file: String) -> [FileProblem] {
    let places =
      [("events", RequestTracker.Value(fact: .eventType, words: events)), ("status/values", status)]
      + dates.map { ("dates/\($0.name)/values", $0.value) } + fields.map { ("fields/\($0.name)/values", $0.value) }
    return places.compactMap { name, value in
      let missing = (values[value.fact] ?? []).filter { value.word(for: .text($0)) == nil }
      return missing.isEmpty ? nil : .wordless(missing, at: "\(pointer)/\(name)", in: file)
    }
  }
}
