/// What a file says it is: whose (application_id) and of which schema (user_version), both in its header.
struct Identity {
  let applicationID: Int32
  let schemaVersion: Int
  let isEmpty: Bool

  init(of connection: Connection) throws {
    applicationID = Int32(truncatingIfNeeded: try connection.first("PRAGMA application_id") { try $0[0] as Int } ?? 0)
    schemaVersion = try connection.first("PRAGMA user_version") { try $0[0] as Int } ?? 0
    isEmpty = try connection.first("SELECT 1 FROM sqlite_schema") { _ in true } == nil
  }

  /// Throws `UnusableFile` for a file of another program and `NewerSchema` for one of a later version.
  func check(_ path: String, expecting id: Int32, known: Int) throws {
    let isFresh = applicationID == 0 && schemaVersion == 0 && isEmpty
    guard applicationID == id || isFresh else {
      throw UnusableFile(path: path, reason: "this is a database of another program")
    }
    guard schemaVersion <= known else { throw NewerSchema(found: schemaVersion, known: known) }
  }
}
