import Foundation
import HTTP
import Synchronization

/// The handler of the tests: a few paths that show what came, and plain words for refusals.
final class TestHandler: Handler {
  let files: StaticFiles
  let subscription: Subscription
  /// Lets the requests of `/wait` go on, one each.
  let gate = DispatchSemaphore(value: 0)

  init(root: String = "/nowhere", subscription: Subscription = Subscription(snapshot: { Snapshot(seq: 0) })) {
    files = StaticFiles(root: root)
    self.subscription = subscription
  }

  func respond(to request: Request) -> Reply {
    .response(
      {
        switch request.segments.first {
        case "hello": return .text(200, "hello \(request.query["name"] ?? "")")
        case "echo": return .json(200, request.body)
        case "none": return .noContent
        case "conflict": return .problem(409, Array("{}".utf8))
        case "text": return .text(200, String(repeating: "baris demi baris\n", count: 200))
        case "big": return .json(200, [UInt8](repeating: 32, count: 64 << 20))
        case "cookie":
          let cookie = request.query["set"].map { SetCookie(name: "sesi", value: $0, maxAge: 60) }
          return Response(
            status: 200, body: Array((request.cookie("sesi") ?? "none").utf8), contentType: "text/plain", cookie: cookie
          )
        case "elsewhere": return .seeOther(request.query["to"] ?? "/")
        case "wait":
          gate.wait()
          return .text(200, "waited")
        default: return files.response(for: request) ?? .problem(404, Array("{}".utf8))
        }
      }())
  }

  func refuse(_ refusal: Refusal, acceptLanguage: String) -> Response {
    .problem(refusal.status, Array("{\"status\":\(refusal.status),\"language\":\"\(acceptLanguage)\"}".utf8))
  }
}

/// As `TestHandler`, but `/stream` is a stream.
struct StreamingHandler: Handler {
  let plain: TestHandler

  func respond(to request: Request) -> Reply {
    request.segments == ["stream"] ? .stream(plain.subscription) : plain.respond(to: request)
  }

  func refuse(_ refusal: Refusal, acceptLanguage: String) -> Response {
    plain.refuse(refusal, acceptLanguage: acceptLanguage)
  }
}

/// A listener on a port of its own, for the length of one test.
func withServer(
  _ configuration: ListenerConfiguration = ListenerConfiguration(), handler: TestHandler = TestHandler(),
  broadcaster: Broadcaster = Broadcaster(), _ body: (Listener) throws -> Void
) throws {
  var configuration = configuration
  configuration.port = 0
  let listener = try Listener(
    configuration, handler: StreamingHandler(plain: handler), broadcaster: broadcaster)
  listener.start()
  defer { listener.stop() }
  try body(listener)
}

/// Waits until something holds; false when it doesn't come to that in twenty seconds.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<400 {
    if condition() { return true }
    usleep(50_000)
  }
  return condition()
}

/// Sockets of this process with that local port: the listener's own and those of its open connections.
func openSockets(port: Int) throws -> Int {
  let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8).split(separator: "\n").dropFirst()
  let local = ":" + String(port, radix: 16, uppercase: true)
  let inodes = Set(
    table.map { $0.split(separator: " ") }.filter { $0.count > 9 && $0[1].hasSuffix(local) }.map { String($0[9]) })
  return try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { name in
    guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)"),
      link.hasPrefix("socket:[")
    else { return false }
    return inodes.contains(String(link.dropFirst(8).dropLast()))
  }
}

/// Runs a program and gives what it printed.
func output(of program: String, _ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let (standardInput, standardOutput) = (Pipe(), Pipe())
  process.standardInput = standardInput
  process.standardOutput = standardOutput
  process.standardError = FileHandle.nullDevice
  try process.run()
  try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
  try standardInput.fileHandleForWriting.close()
  let printed = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return [UInt8](printed)
}

/// A folder for one test.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("loket-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

func get(_ target: String, _ fields: String = "") -> String {
  "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
}

func put(_ target: String, _ body: String, _ fields: String = "Content-Type: application/json\r\n") -> String {
  "PUT \(target) HTTP/1.1\r\nHost: localhost\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
}
