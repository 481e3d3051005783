import Foundation
import Synchronization
import TestServices

/// Librarians who lend, extend and take back as fast as they are answered, each a copy of their own.
struct LibraryLoad {
  /// The acts of a round at the desk.
  enum Act: Int, CaseIterable {
    case loan, extend, takeBack

    var path: String {
      switch self {
      case .loan: "loans"
      case .extend: "extensions"
      case .takeBack: "returns"
      }
    }
  }

  let server: LoketServer
  let shelves: BenchShelves
  let clients: Int

  /// How many of each act a second, were the clients to do nothing else: each act's own time is measured in the mix.
  func rates(seconds: Double) throws -> [Act: Double] {
    let (port, cookie, shelves) = (server.port, try server.client(as: "pustakawan").cookie, shelves)
    let clocks = Clocks()
    _ = try Load.rate(threads: clients, seconds: seconds) { client in
      nonisolated(unsafe) let wire = WireClient(port: port)
      wire.cookie = cookie
      let bodies: [Act: [UInt8]] = [
        .loan: shelves.loan(of: client), .extend: Array("{\"nip\":\"T-\(client)\"}".utf8),
        .takeBack: Array("{\"inventoryNumber\":\"B\(client * 2)\"}".utf8),
      ]
      return {
        for act in Act.allCases {
          let start = ContinuousClock.now
          let answer = try wire.send("PUT", "/api/\(act.path)/\(WireClient.newID())", bodies[act])
          guard answer.status == 201 else { throw LoadFailed() }
          clocks.add(act, ContinuousClock.now - start)
        }
      }
    }
    // The load ends between two acts, and a copy that is still out would be in the next round's way.
    try returnAll(port, cookie)
    return clocks.rates(clients: clients)
  }

  private func returnAll(_ port: Int, _ cookie: String?) throws {
    let wire = WireClient(port: port)
    wire.cookie = cookie
    for client in 0..<clients {
      let body = Array("{\"inventoryNumber\":\"B\(client * 2)\"}".utf8)
      _ = try wire.send("PUT", "/api/returns/\(WireClient.newID())", body)
    }
  }

  /// Time and number of each act.
  private final class Clocks: Sendable {
    private let spent = Mutex<[Act: (seconds: Double, count: Int)]>([:])

    func add(_ act: Act, _ duration: Duration) {
      spent.withLock {
        let former = $0[act] ?? (0, 0)
        $0[act] = (former.seconds + duration / .seconds(1), former.count + 1)
      }
    }

    func rates(clients: Int) -> [Act: Double] {
      spent.withLock { $0.mapValues { Double(clients * $0.count) / $0.seconds } }
    }
  }
}

/// Searches of the catalogue, one after the other, by what people type.
struct SearchLoad {
  let server: LoketServer
  let shelves: BenchShelves

  /// Milliseconds of each search, sorted.
  func milliseconds(searches: Int) throws -> [Double] {
    let client = server.client()
    return try (0..<searches).map { index in
      let typed = shelves.query(index).replacing(" ", with: "%20")
      let start = ContinuousClock.now
      guard try client.send("GET", "/api/catalogue?q=\(typed)").status == 200 else { throw LoadFailed() }
      return (ContinuousClock.now - start) / .milliseconds(1)
    }.sorted()
  }
}
