import Foundation
import TestServices

// Prints figures of one run on one machine: what matters are the ratios. Nothing here passes or fails.

let seconds = Double(ProcessInfo.processInfo.environment["LOKET_BENCH_SECONDS"] ?? "") ?? 5
let folder = LoketServer.executable.deletingLastPathComponent().appending(path: "bench-\(UUID().uuidString.prefix(8))")
defer { try? FileManager.default.removeItem(at: folder) }

let raw = try RawRows(in: folder).rate(seconds: seconds)
print("raw SQLite, the same rows, one transaction each   \(figure(raw)) tickets/s")

let server = try LoketServer(in: folder)
defer { server.stop() }
for clients in [1, 64] {
  let rate = try TicketLoad(server: server, clients: clients).rate(seconds: seconds)
  print(
    "tickets over HTTP, \(pad(clients)) clients                     \(figure(rate)) tickets/s   \(ratio(rate / raw)) × raw"
  )
}
for (name, path) in [("static file", "/css/tokens.css"), ("JSON (/healthz)", "/healthz")] {
  for connections in [1, 16, 64] {
    let rate = try PageLoad(server: server, connections: connections, path: path).rate(seconds: seconds)
    print(
      "\(name.padding(toLength: 18, withPad: " ", startingAt: 0)) \(pad(connections)) connections               \(figure(rate)) requests/s"
    )
  }
}

func figure(_ rate: Double) -> String { String(format: "%8.0f", rate) }
func ratio(_ value: Double) -> String { String(format: "%.2f", value) }
func pad(_ number: Int) -> String { String(format: "%2d", number) }
