/// A value as SQLite stores it: one case per storage class (sqlite.org/datatype3.html).
package enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// The storage class's name, for messages that must not show the value.
  var storageClass: String {
    switch self {
    case .null: "NULL"
    case .integer: "INTEGER"
    case .real: "REAL"
    case .text: "TEXT"
    case .blob: "BLOB"
    }
  }
}

/// What may stand in a `\(…)` of an `SQL` literal. Enums with a raw value conform by declaring it.
package protocol SQLBindable {
  /// The value to bind.
  var sqlValue: SQLValue { get }
}

/// What a column can be read as. Enums with a raw value conform by declaring it.
package protocol SQLReadable {
  /// `nil` when the stored value is not of this type; nothing is converted silently.
  init?(sqlValue: SQLValue)
}

extension SQLValue: SQLBindable, SQLReadable {
  /// The value itself.
  package var sqlValue: SQLValue { self }
  /// Any value reads as itself.
  package init?(sqlValue: SQLValue) { self = sqlValue }
}

extension Int: SQLBindable, SQLReadable {
  /// An INTEGER.
  package var sqlValue: SQLValue { .integer(Int64(self)) }
  /// Reads an INTEGER only.
  package init?(sqlValue: SQLValue) {
    guard case .integer(let integer) = sqlValue else { return nil }
    self.init(exactly: integer)
  }
}

extension Int64: SQLBindable, SQLReadable {
  /// An INTEGER.
  package var sqlValue: SQLValue { .integer(self) }
  /// Reads an INTEGER only.
  package init?(sqlValue: SQLValue) {
    guard case .integer(let integer) = sqlValue else { return nil }
    self = integer
  }
}

extension Bool: SQLBindable, SQLReadable {
  /// The INTEGER 0 or 1.
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
  /// Reads the INTEGER 0 or 1 only.
  package init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }
}

extension Double: SQLBindable, SQLReadable {
  /// A REAL; NaN becomes NULL, since SQLite stores none.
  package var sqlValue: SQLValue { isNaN ? .null : .real(self) }
  /// Reads a REAL, and an INTEGER that a double holds exactly: `sum` of no rows is the integer 0.
  package init?(sqlValue: SQLValue) {
    switch sqlValue {
    case .real(let real): self = real
    case .integer(let integer): self.init(exactly: integer)
    default: return nil
    }
  }
}

extension String: SQLBindable, SQLReadable {
  /// A TEXT of any content, NUL included.
  package var sqlValue: SQLValue { .text(self) }
  /// Reads a TEXT only.
  package init?(sqlValue: SQLValue) {
    guard case .text(let text) = sqlValue else { return nil }
    self = text
  }
}

extension [UInt8]: SQLBindable, SQLReadable {
  /// A BLOB.
  package var sqlValue: SQLValue { .blob(self) }
  /// Reads a BLOB only.
  package init?(sqlValue: SQLValue) {
    guard case .blob(let bytes) = sqlValue else { return nil }
    self = bytes
  }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
  /// NULL for `nil`.
  package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
  /// `nil` for NULL; a value of another type is still refused.
  package init?(sqlValue: SQLValue) {
    if sqlValue == .null {
      self = .none
    } else {
      guard let wrapped = Wrapped(sqlValue: sqlValue) else { return nil }
      self = .some(wrapped)
    }
  }
}

extension SQLBindable where Self: RawRepresentable, RawValue: SQLBindable {
  /// The raw value's.
  package var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLReadable where Self: RawRepresentable, RawValue: SQLReadable {
  /// `nil` for a raw value that no case has.
  package init?(sqlValue: SQLValue) {
    guard let rawValue = RawValue(sqlValue: sqlValue) else { return nil }
    self.init(rawValue: rawValue)
  }
}
