import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A real Request Tracker 5 for one suite: `Tests/Services/rt5-up.sh` in a folder of its own. It ends with `stop()` or
/// with the test's process, however that ends.
package final class RequestTrackerServer: Sendable {
  /// What went wrong, with what was said.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    /// A failure as told.
    package init(description: String) { self.description = description }
  }

  /// Who asks.
  package enum Account: String, Sendable {
    /// The account that the sync module writes with.
    case gateway = "token"
    /// Somebody who works there.
    case agent = "agent-token"
  }

  /// Where everything lies.
  package let folder: URL
  /// Where it listens.
  package let url: URL

  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Services")

  private init(folder: URL) throws {
    self.folder = folder
    let port = try Self.text(of: folder.appending(path: "port"))
    guard let url = URL(string: "http://127.0.0.1:\(port)") else { throw Failure(description: "no port: \(port)") }
    self.url = url
  }

  /// Brings it up and returns when it answers: some seconds, and half a minute more for the first on a machine.
  package static func start() throws -> RequestTrackerServer {
    let folder = FileManager.default.temporaryDirectory.appending(path: "loket-rt-\(UUID().uuidString.prefix(8))")
    try up(folder)
    return try RequestTrackerServer(folder: folder)
  }

  /// Ends it and deletes the folder.
  package func stop() {
    _ = try? Tool.run(Self.scripts.appending(path: "rt5-down.sh").path, [folder.path])
    try? FileManager.default.removeItem(at: folder)
  }

  /// An account's token.
  package func token(_ account: Account = .gateway) throws -> String {
    try Self.text(of: folder.appending(path: account.rawValue))
  }

  /// The path of the file that holds the gateway's token.
  package var tokenFile: String { folder.appending(path: Account.gateway.rawValue).path }

  // MARK: What befalls it

  /// Kills it with all its workers, as a power cut would.
  package func kill() throws {
    let group = try group()
    Foundation.kill(-group, SIGKILL)
    try wait("Request Tracker is gone") { Foundation.kill(-group, 0) != 0 }
  }

  /// Starts it again on the same port, with what it had on disk.
  package func restart() throws { try Self.up(folder) }

  /// Stops it in mid-step: connections are taken and nothing is answered.
  package func freeze() throws { Foundation.kill(-(try group()), SIGSTOP) }

  /// Lets it go on.
  package func thaw() throws { Foundation.kill(-(try group()), SIGCONT) }

  // MARK: What it holds

  /// Asks its REST 2.0; answers status and JSON.
  package func ask(
    _ method: String, _ path: String, _ query: [String: String] = [:], json: [String: Any]? = nil,
    as account: Account = .gateway
  ) throws -> (status: Int, json: Any) {
    var address = url.appending(path: "REST/2.0/" + path)
    address.append(queryItems: query.map { URLQueryItem(name: $0.key, value: $0.value) })
    var request = URLRequest(url: address)
    request.httpMethod = method
    request.setValue("token \(try token(account))", forHTTPHeaderField: "Authorization")
    if let json {
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      request.httpBody = try JSONSerialization.data(withJSONObject: json)
    }
    let answer = Exchanged()
    let task = URLSession.shared.dataTask(with: request) { data, response, _ in
      answer.fill(data ?? Data(), (response as? HTTPURLResponse)?.statusCode ?? 0)
    }
    task.resume()
    let (data, status) = answer.wait()
    return (status, (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) ?? NSNull())
  }

  /// Rows of its database, read beside it and also while it is down.
  package func rows(_ query: String) throws -> [[String: Any]] {
    let text = try Tool.run(
      "/usr/bin/sqlite3", ["-readonly", "-json", folder.appending(path: "rt.sqlite").path, query])
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
  }

  /// Moves a ticket to another queue, as somebody with more rights than these accounts would.
  package func move(_ ticket: String, to queue: String) throws {
    try Tool.run(
      "/usr/bin/sqlite3",
      [
        folder.appending(path: "rt.sqlite").path,
        "UPDATE Tickets SET Queue = (SELECT id FROM Queues WHERE Name = '\(queue)') WHERE id = \(ticket)",
      ])
  }

  private func group() throws -> Int32 {
    guard let group = Int32(try Self.text(of: folder.appending(path: "pid"))) else {
      throw Failure(description: "no process")
    }
    return group
  }

  private static func up(_ folder: URL) throws {
    try Tool.run(
      scripts.appending(path: "rt5-up.sh").path, [folder.path, String(ProcessInfo.processInfo.processIdentifier)])
  }

  private static func text(of file: URL) throws -> String {
    try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// An answer on its way from one thread to another.
private final class Exchanged: @unchecked Sendable {
  // Safe: written before `arrived` is signalled and read after it.
  private let arrived = DispatchSemaphore(value: 0)
  private var answer = (Data(), 0)

  func fill(_ data: Data, _ status: Int) {
    answer = (data, status)
    arrived.signal()
  }

  func wait() -> (Data, Int) {
    arrived.wait()
    return answer
  }
}
