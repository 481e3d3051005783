/// The statements that begin and end the writer's transactions; on its connection nobody else can.
struct TransactionControl {
  private let connection: Connection
  private let beginImmediate, commitAll, rollbackAll, openSavepoint, releaseSavepoint, rollbackToSavepoint: Statement

  init(_ connection: Connection) throws {
    self.connection = connection
    connection.allowsTransactionControl = true
    let handle = try connection.openHandle()
    beginImmediate = try Statement.prepare("BEGIN IMMEDIATE", on: handle)
    commitAll = try Statement.prepare("COMMIT", on: handle)
    rollbackAll = try Statement.prepare("ROLLBACK", on: handle)
    openSavepoint = try Statement.prepare("SAVEPOINT request", on: handle)
    releaseSavepoint = try Statement.prepare("RELEASE request", on: handle)
    rollbackToSavepoint = try Statement.prepare("ROLLBACK TO request", on: handle)
    connection.reserveTransactionControl()
  }

  /// Begins with the write lock, waited for up to the busy timeout.
  func begin() throws {
    try run(beginImmediate)
  }

  func commit() throws {
    try run(commitAll)
  }

  /// Ends whatever is open. When even that fails, the next `begin` says so, and nobody is told of a success.
  func rollback() {
    if !connection.isInAutocommit { try? run(rollbackAll) }
  }

  /// Runs `body` so that its error undoes its own statements alone and becomes the result.
  ///
  /// Throws when the whole transaction is lost: with the error of `body`, if it had one, as that is the cause.
  func savepoint<T>(_ body: () throws -> T) throws -> Result<T, any Error> {
    try run(openSavepoint)
    let result = Result(catching: body)
    guard !connection.isInAutocommit else {
      _ = try result.get()
      throw TransactionLost()
    }
    if case .failure = result { try run(rollbackToSavepoint) }
    try run(releaseSavepoint)
    return result
  }

  private func run(_ statement: Statement) throws {
    // Statements are prepared again after a change of the schema, so the permission is needed at every run.
    connection.allowsTransactionControl = true
    defer {
      statement.reset()
      connection.allowsTransactionControl = false
    }
    while try statement.step() {}
  }
}
