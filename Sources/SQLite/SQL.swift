/// One SQL statement and the values bound to it.
///
/// Written as a literal: `"SELECT name FROM visitors WHERE id = \(id)"`. An interpolated value is bound to a `?` and never
/// becomes part of the text. The literal parts are `StaticString`s, so a text made at run time does not even compile.
package struct SQL: ExpressibleByStringInterpolation, CustomStringConvertible, Sendable {
  /// The statement with a `?` for each value.
  package private(set) var text: String
  /// The values, in the order of the `?`.
  package private(set) var bindings: [SQLValue]

  /// A statement without values.
  package init(stringLiteral text: StaticString) {
    self.text = text.description
    bindings = []
  }

  /// A statement with values.
  package init(stringInterpolation: Interpolation) {
    self = stringInterpolation.sql
  }

  /// The left statement's text and values followed by the right one's; nothing is put in between.
  package static func + (left: SQL, right: SQL) -> SQL {
    var joined = left
    joined.append(right)
    return joined
  }

  /// The text alone, so that a statement in a log shows no values.
  package var description: String { text }

  private mutating func append(_ other: SQL) {
    text += other.text
    bindings += other.bindings
  }

  /// Collects literal parts as text and everything else as bindings.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var sql: SQL = ""

    /// Reserves room for what is known to come.
    package init(literalCapacity: Int, interpolationCount: Int) {
      sql.text.reserveCapacity(literalCapacity + interpolationCount)
      sql.bindings.reserveCapacity(interpolationCount)
    }

    /// Text written by the programmer.
    package mutating func appendLiteral(_ literal: StaticString) {
      sql.text += literal.description
    }

    /// A value, bound.
    package mutating func appendInterpolation(_ value: some SQLBindable) {
      sql.text += "?"
      sql.bindings.append(value.sqlValue)
    }

    /// A value or NULL, bound. An overload of its own, or the compiler would take the optional for a slip.
    package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
      sql.text += "?"
      sql.bindings.append(value.sqlValue)
    }

    /// Another statement or a part of one, with its values.
    package mutating func appendInterpolation(sql other: SQL) {
      sql.append(other)
    }
  }
}
