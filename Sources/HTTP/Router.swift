/// The whole site as one table: method, pattern, and what stands for it.
///
/// A pattern is a path whose segments are literal, `{name}` or `{name}` with a literal ending (`{id}.svg`). Where
/// several fit, the literal segment goes before the one with an ending, and that before the bare name.
package struct Router<ID: Sendable>: Sendable {
  /// What a path led to.
  package enum Match: Sendable {
    /// This route, with the values of the pattern's names.
    case found(ID, parameters: [String: String])
    /// The path exists under these methods only.
    case wrongMethod([Method])
    /// No such path.
    case notFound
  }

  /// The table is wrong: two rows mean the same, or a row is no pattern.
  package enum TableError: Error, Equatable {
    /// Two rows with this method and an equal pattern.
    case duplicate(Method, String)
    /// No leading slash, an empty segment, or a brace out of place.
    case malformed(String)
  }

  private var root = Node()

  /// Throws `TableError` for a table that can't be meant.
  package init(_ table: [(Method, String, ID)]) throws {
    for (method, pattern, id) in table {
      guard pattern.hasPrefix("/") else { throw TableError.malformed(pattern) }
      let segments = pattern == "/" ? [] : pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      let parts = try segments.map { segment in
        guard let part = Part(segment) else { throw TableError.malformed(pattern) }
        return part
      }
      let names = parts.compactMap(\.name)
      guard Set(names).count == names.count else { throw TableError.malformed(pattern) }
      guard root.insert(parts[...], method, Route(id: id, names: names)) else {
        throw TableError.duplicate(method, pattern)
      }
    }
  }

  /// The route for a request; a HEAD is answered by the GET of its path.
  package func match(_ method: Method, _ segments: [String]) -> Match {
    var values: [String] = []
    var otherMethods: Set<Method> = []
    let wanted = method == .head ? .get : method
    if let route = root.find(segments[...], wanted, &values, &otherMethods) {
      return .found(route.id, parameters: Dictionary(zip(route.names, values)) { first, _ in first })
    }
    if otherMethods.isEmpty { return .notFound }
    if otherMethods.contains(.get) { otherMethods.insert(.head) }
    return .wrongMethod(Method.allCases.filter(otherMethods.contains))
  }

  private struct Route: Sendable {
    let id: ID
    let names: [String]
  }

  private enum Part {
    case literal(String)
    case parameter(name: String, suffix: String)

    init?(_ segment: Substring) {
      if segment.first == "{", let close = segment.firstIndex(of: "}") {
        let name = segment[segment.index(after: segment.startIndex)..<close]
        let suffix = segment[segment.index(after: close)...]
        guard !name.isEmpty, !suffix.contains(where: { "{}".contains($0) }) else { return nil }
        self = .parameter(name: String(name), suffix: String(suffix))
      } else {
        guard !segment.isEmpty, !segment.contains(where: { "{}".contains($0) }) else { return nil }
        self = .literal(String(segment))
      }
    }

    var name: String? {
      if case .parameter(let name, _) = self { name } else { nil }
    }
  }

  private struct Node: Sendable {
    var routes: [Method: Route] = [:]
    var literals: [String: Node] = [:]
    /// Longest ending first; the bare name, whose ending is empty, is last.
    var parameters: [(suffix: String, node: Node)] = []

    mutating func insert(_ parts: ArraySlice<Part>, _ method: Method, _ route: Route) -> Bool {
      switch parts.first {
      case nil:
        guard routes[method] == nil else { return false }
        routes[method] = route
        return true
      case .literal(let text):
        return literals[text, default: Node()].insert(parts.dropFirst(), method, route)
      case .parameter(_, let suffix):
        let index = parameters.firstIndex { $0.suffix == suffix } ?? parameters.endIndex
        if index == parameters.endIndex { parameters.append((suffix, Node())) }
        let inserted = parameters[index].node.insert(parts.dropFirst(), method, route)
        parameters.sort { $0.suffix.utf8.count > $1.suffix.utf8.count }
        return inserted
      }
    }

    func find(
      _ segments: ArraySlice<String>, _ method: Method, _ values: inout [String], _ otherMethods: inout Set<Method>
    ) -> Route? {
      guard let segment = segments.first else {
        if let route = routes[method] { return route }
        otherMethods.formUnion(routes.keys)
        return nil
      }
      let rest = segments.dropFirst()
      if let route = literals[segment]?.find(rest, method, &values, &otherMethods) { return route }
      for (suffix, node) in parameters where segment.hasSuffix(suffix) && segment.utf8.count > suffix.utf8.count {
        values.append(String(segment.dropLast(suffix.count)))
        if let route = node.find(rest, method, &values, &otherMethods) { return route }
        values.removeLast()
      }
      return nil
    }
  }
}
