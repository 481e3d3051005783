import Desk
import Dispatch
import Foundation
import HTTP
import TicketCore

/// `loket serve`: the desk, until it is told to stop.
enum ServeCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(
      arguments, options: ["--data", "--config", "--share", "--listen", "--port", "--size"], flags: ["--demo"])
    _ = try arguments.demand()
    let isDemo = arguments.has("--demo")
    let listening = Listening(address: arguments["--listen"] ?? "127.0.0.1", port: try port(arguments))
    // The demo's password is known to everybody.
    guard !isDemo || listening.isLocal else {
      throw CommandFailure.usage(
        "--demo hanya melayani komputer ini; hapus --listen", "--demo serves this machine only; leave --listen out")
    }
    let library = try librarySize(arguments)
    let data = DataFolder(given: arguments["--data"], demo: isDemo)
    try data.checkAccess()
    let share = try ShareFolder.find(given: arguments["--share"], data: data.path)
    let file = ConfigFile(given: arguments["--config"], data: data, demo: isDemo ? share : nil)
    let config = try file.load(standards: try share.loadedStandards().all.map(\.id))
    try data.create()
    try data.lock()
    // Before the desk's own clock goes on from what has happened.
    if isDemo, library != .none, let config { try DemoDays.seed(data, config, from: share) }
    let server = try Server(file: file, share: share, data: data, listening: listening, demo: isDemo ? library : nil)
    let stopped = stopSignal()
    let code = try server.start(config)
    if let listener = server.listener { greet(listener, code: code, isDemo: isDemo, data: data) }
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

  /// How large the demo's library is.
  private static func librarySize(_ arguments: Arguments) throws(CommandFailure) -> DemoLibrary.Size {
    guard let text = arguments["--size"] else { return .small }
    guard arguments.has("--demo") else {
      throw .usage("--size hanya untuk --demo", "--size is for --demo only")
    }
    guard let size = DemoLibrary.Size(rawValue: text) else {
      let names = DemoLibrary.Size.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--size: pilih \(names)", "--size: choose \(names)")
    }
    return size
  }

  private static func greet(_ listener: ListenerConfiguration, code: TrackingCode?, isDemo: Bool, data: DataFolder) {
    if let code { return askForSetUp(listener, code) }
    let url = listener.url
    Terminal.say("Loket siap di \(url)  (data: \(data.path))", "Loket is ready at \(url)  (data: \(data.path))")
    for other in otherAddresses(of: listener) { Terminal.say("  \(other)") }
    guard isDemo else { return }
    Terminal.say(
      "Akun demo (kata sandi \(DemoAccounts.password)):", "Demo accounts (password \(DemoAccounts.password)):")
    for account in DemoAccounts.all { Terminal.say("  \(account.username)") }
  }

  /// Where the set-up page is, also from the other machines of the office, and the code that it asks for.
  private static func askForSetUp(_ listener: ListenerConfiguration, _ code: TrackingCode) {
    Terminal.say(
      "Loket belum diatur. Buka salah satu alamat ini di peramban:",
      "Loket is not set up yet. Open one of these addresses in a browser:")
    for url in [listener.url] + otherAddresses(of: listener) { Terminal.say("  \(url)/setup.html") }
    Terminal.say("Kode pengaturan: \(code.display)", "Set-up code: \(code.display)")
  }

  /// What the office's other machines type.
  private static func otherAddresses(of listener: ListenerConfiguration) -> [String] {
    listener.address == "0.0.0.0" ? MachineAddresses.ipv4.map { listener.url(at: $0) } : []
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
