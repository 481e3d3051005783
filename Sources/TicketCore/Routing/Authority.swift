/// The categories of authority of an officer: whose cases come to them by themselves. Without any they answer all of
/// their unit's.
package struct Authority: Hashable, Sendable {
  /// `standard/category` for one category, or a standard's id for all of them; empty for everything.
  package let categories: [String]

  /// Takes the categories as they are.
  package init(_ categories: [String] = []) { self.categories = categories }

  /// Whether nothing was named, so that everything is meant.
  package var isWhole: Bool { categories.isEmpty }

  /// Whether cases of a standard's category are this officer's to answer.
  package func covers(standard: String, category: String) -> Bool {
    isWhole || categories.contains(standard) || categories.contains("\(standard)/\(category)")
  }

  /// All that can be named where these standards are served, the standards themselves before their categories.
  package static func known(under standards: [ServiceStandard]) -> [String] {
    standards.flatMap { standard in [standard.id] + standard.categories.map { "\(standard.id)/\($0.id)" } }
  }
}
