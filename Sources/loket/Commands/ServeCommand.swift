import Desk
import Dispatch
import Foundation

/// `loket serve`: the desk, until it is told to stop.
enum ServeCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(
      arguments, options: ["--data", "--config", "--share", "--listen", "--port"], flags: ["--demo"])
    _ = try arguments.demand()
    let isDemo = arguments.has("--demo")
    let address = arguments["--listen"] ?? "127.0.0.1"
    let port = try port(arguments)
    // The demo's password is known to everybody.
    guard !isDemo || ["127.0.0.1", "::1"].contains(address) else {
      throw CommandFailure.usage(
        "--demo hanya melayani komputer ini; hapus --listen", "--demo serves this machine only; leave --listen out")
    }
    let data = DataFolder(given: arguments["--data"], demo: isDemo)
    let share = try ShareFolder.find(given: arguments["--share"], data: data.path)
    let config = try Config.find(given: arguments["--config"], data: data, demo: isDemo ? share : nil)
    try data.create()
    try data.lock()
    let server = try Server(
      config: config, share: share, data: data, address: address, port: port, demo: isDemo)
    let stopped = stopSignal()
    try server.start()
    greet(server, isDemo: isDemo, data: data)
    stopped.wait()
    server.stop()
  }

  private static func port(_ arguments: Arguments) throws -> Int {
    guard let text = arguments["--port"] else { return 8080 }
    guard let port = Int(text), (1...65_535).contains(port) else {
      throw CommandFailure.usage("--port: isi 1 sampai 65535", "--port: give 1 to 65535")
    }
    return port
  }

  private static func greet(_ server: Server, isDemo: Bool, data: DataFolder) {
    let url = server.url
    Terminal.say("Loket siap di \(url)  (data: \(data.path))", "Loket is ready at \(url)  (data: \(data.path))")
    guard isDemo else { return }
    Terminal.say(
      "Akun demo (kata sandi \(DemoAccounts.password)):", "Demo accounts (password \(DemoAccounts.password)):")
    for account in DemoAccounts.all { Terminal.say("  \(account.username)") }
  }

  /// Signalled by SIGTERM or SIGINT.
  private static func stopSignal() -> DispatchSemaphore {
    let semaphore = DispatchSemaphore(value: 0)
    for number in [SIGTERM, SIGINT] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { semaphore.signal() }
      source.activate()
      sources.append(source)
    }
    return semaphore
  }

  // A signal source lives as long as somebody holds it.
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []
}
