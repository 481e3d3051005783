import CSQLite

/// A prepared statement; finalized when nobody holds it any more.
final class Statement {
  let text: String
  /// Set while rows are taken from it, so that a query inside a query of the same text gets a statement of its own.
  var isBusy = false
  /// The cache's clock at the last use.
  var lastUse: UInt64 = 0
  private let handle: OpaquePointer
  private var hasValues = false

  private init(handle: OpaquePointer, text: String) {
    self.handle = handle
    self.text = text
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Prepares exactly one statement; anything but white space and comments after it is an error.
  static func prepare(_ text: String, on database: OpaquePointer, persistent: Bool = true) throws -> Statement {
    try Array(text.utf8).withUnsafeBytes { bytes in
      var position = 0
      guard
        let handle = try next(in: bytes, from: &position, on: database, flags: persistent ? persistentFlag : 0)
      else { throw DatabaseMisuse("there is no statement", sql: text) }
      let statement = Statement(handle: handle, text: text)
      guard isBlank(bytes, from: position, on: database) else {
        throw DatabaseMisuse("there is more than one statement", sql: text)
      }
      return statement
    }
  }

  /// Runs one statement after the other, each prepared when those before it have run.
  static func runAll(_ script: String, on database: OpaquePointer) throws {
    try Array(script.utf8).withUnsafeBytes { bytes in
      var position = 0
      while position < bytes.count {
        let start = position
        guard let handle = try next(in: bytes, from: &position, on: database, flags: 0) else { continue }
        let statement = Statement(handle: handle, text: String(decoding: bytes[start..<position], as: UTF8.self))
        while try statement.step() {}
      }
    }
  }

  func bind(_ values: [SQLValue]) throws {
    guard Int(sqlite3_bind_parameter_count(handle)) == values.count else {
      throw DatabaseMisuse("values are bound by interpolation only", sql: text)
    }
    hasValues = !values.isEmpty
    for (offset, value) in values.enumerated() {
      guard bind(value, at: Int32(offset + 1)) == SQLITE_OK else { throw failure() }
    }
  }

  /// Whether there is a row.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    default: throw failure()
    }
  }

  /// Ends the run and forgets the values; what went wrong was told by `step`.
  func reset() {
    sqlite3_reset(handle)
    if hasValues { sqlite3_clear_bindings(handle) }
    hasValues = false
  }

  func column(_ index: Int) throws -> SQLValue {
    guard index >= 0, index < sqlite3_data_count(handle) else {
      throw DatabaseMisuse("there is no row or no column \(index)", sql: text)
    }
    let column = Int32(index)
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      // A NULL pointer for a text means that its conversion ran out of memory.
      guard let start = sqlite3_column_text(handle, column) else { throw failure() }
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
      return .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(handle, column)
      return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))))
    default: return .null
    }
  }

  func columnName(_ index: Int) -> String {
    sqlite3_column_name(handle, Int32(index)).map { String(cString: $0) } ?? "\(index)"
  }

  // SQLite copies text and blobs: a borrowed pointer would have to outlive every step, and the copy of a short text does
  // not show in measurements.
  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let integer): return sqlite3_bind_int64(handle, index, integer)
    case .real(let real): return sqlite3_bind_double(handle, index, real)
    case .text(var text):
      return text.withUTF8 { bytes in
        // An empty buffer may have no address, and without one SQLite would bind NULL.
        guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, nil) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          sqlite3_bind_text64(
            handle, index, $0, UInt64(bytes.count), loket_sqlite_transient(), UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let blob):
      return blob.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return sqlite3_bind_blob64(handle, index, start, UInt64(bytes.count), loket_sqlite_transient())
      }
    }
  }

  private func failure() -> DatabaseError {
    DatabaseError(of: sqlite3_db_handle(handle), sql: text, bound: hasValues)
  }

  private static let persistentFlag = UInt32(SQLITE_PREPARE_PERSISTENT)

  /// The next statement of a script, `nil` when only white space and comments were left; moves `position` behind it.
  private static func next(
    in bytes: UnsafeRawBufferPointer, from position: inout Int, on database: OpaquePointer, flags: UInt32
  ) throws -> OpaquePointer? {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[position...]).bindMemory(to: CChar.self)
    var handle: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    guard sqlite3_prepare_v3(database, rest.baseAddress, Int32(rest.count), flags, &handle, &tail) == SQLITE_OK else {
      throw DatabaseError(of: database, sql: String(decoding: bytes[position...], as: UTF8.self), bound: false)
    }
    let length = tail.flatMap { end in rest.baseAddress.map { end - $0 } } ?? rest.count
    // SQLite stops at a NUL; what stands behind it must not be taken for read.
    guard position + length == bytes.count || bytes[position + length] != 0 else {
      throw DatabaseMisuse("there is a NUL in the statement", sql: String(decoding: bytes[position...], as: UTF8.self))
    }
    position += length
    return handle
  }

  private static func isBlank(_ bytes: UnsafeRawBufferPointer, from start: Int, on database: OpaquePointer) -> Bool {
    var position = start
    while position < bytes.count {
      do {
        if let extra = try next(in: bytes, from: &position, on: database, flags: 0) {
          sqlite3_finalize(extra)
          return false
        }
      } catch {
        return false
      }
    }
    return true
  }
}
