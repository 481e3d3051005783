/// How a database is opened. The defaults are an office's.
package struct DatabaseOptions: Sendable {
  /// Marks the file as Loket's ("LKET" in ASCII); a file with another mark is refused.
  package var applicationID: Int32 = 0x4C4B_4554
  /// Read-only connections, and so readers at once; at least 1.
  package var readers = 4
  /// Requests that may wait for the writer; beyond it `QueueFull`.
  package var queueLimit = 1024
  /// How long another process's lock is waited for.
  package var busyTimeout = Duration.seconds(5)
  /// Prepared statements kept for each connection.
  package var statementCache = 256
  /// KiB of pages that each connection keeps in memory: enough for an office's indexes.
  package var pageCache = 32_768
  /// Pages in the write-ahead log since the last checkpoint from which the next is due.
  package var checkpointPages = 1000
  /// The most pages the file may have, when it is to be kept below the size of its disk; beyond it writes fail with `isFull`.
  package var maximumPages: Int?

  /// The defaults.
  package init() {}
}
