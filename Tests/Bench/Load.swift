import Foundation
import Synchronization
import TestServices

/// Measures how often a thing can be done.
enum Load {
  /// Runs `work` on so many threads for so long and answers how often it was done a second, after a short warm-up.
  static func rate(
    threads: Int, seconds: Double, _ work: @escaping @Sendable (Int) throws -> @Sendable () throws -> Void
  ) throws -> Double {
    let counting = Atomic<Bool>(false)
    let done = Atomic<Bool>(false)
    let count = Atomic<Int>(0)
    let failures = Atomic<Int>(0)
    let group = DispatchGroup()
    for index in 0..<threads {
      group.enter()
      let thread = Thread {
        defer { group.leave() }
        do {
          let step = try work(index)
          while !done.load(ordering: .relaxed) {
            try step()
            if counting.load(ordering: .relaxed) { count.add(1, ordering: .relaxed) }
          }
        } catch {
          failures.add(1, ordering: .relaxed)
        }
      }
      thread.start()
    }
    Thread.sleep(forTimeInterval: seconds / 5)
    counting.store(true, ordering: .relaxed)
    let start = ContinuousClock.now
    Thread.sleep(forTimeInterval: seconds)
    let total = count.load(ordering: .relaxed)
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    done.store(true, ordering: .relaxed)
    group.wait()
    guard failures.load(ordering: .relaxed) == 0 else { throw LoadFailed() }
    return Double(total) / elapsed
  }
}

/// A client met a refusal or lost its connection: the figure would mean nothing.
struct LoadFailed: Error {}

/// Clients who issue tickets as fast as they are answered, each for one of the demo's visitors.
struct TicketLoad {
  let server: LoketServer
  let clients: Int

  /// Issues so many.
  func issue(_ tickets: Int) throws {
    let (port, cookie) = (server.port, try server.client(as: "resepsionis").cookie)
    let left = Atomic<Int>(tickets)
    let failures = Atomic<Int>(0)
    let group = DispatchGroup()
    for _ in 0..<clients {
      group.enter()
      let thread = Thread {
        let client = WireClient(port: port)
        client.cookie = cookie
        while left.subtract(1, ordering: .relaxed).oldValue > 0 {
          let answer = try? client.send("PUT", "/api/tickets/\(WireClient.newID())", Sample.request)
          if answer?.status != 201 { failures.add(1, ordering: .relaxed) }
        }
        group.leave()
      }
      thread.start()
    }
    group.wait()
    guard failures.load(ordering: .relaxed) == 0 else { throw LoadFailed() }
  }

  func rate(seconds: Double) throws -> Double {
    let (port, cookie) = (server.port, try server.client(as: "resepsionis").cookie)
    return try Load.rate(threads: clients, seconds: seconds) { _ in
      let client = WireClient(port: port)
      client.cookie = cookie
      nonisolated(unsafe) let wire = client
      return {
        let answer = try wire.send("PUT", "/api/tickets/\(WireClient.newID())", Sample.request)
        guard answer.status == 201 else { throw LoadFailed() }
      }
    }
  }
}

/// Clients who ask for one page again and again.
struct PageLoad {
  let server: LoketServer
  let connections: Int
  let path: String

  func rate(seconds: Double) throws -> Double {
    let (port, path) = (server.port, path)
    return try Load.rate(threads: connections, seconds: seconds) { _ in
      nonisolated(unsafe) let wire = WireClient(port: port)
      return {
        guard try wire.send("GET", path).status == 200 else { throw LoadFailed() }
      }
    }
  }
}

/// What a client asks for.
enum Sample {
  static let visitor = "01930a10-0000-7000-8000-000000000002"
  static let subject = "Revisi DIPA"
  static let question = "Bagaimana cara merevisi halaman III DIPA?"
  static let request = Array(
    """
    {"visitor":"\(visitor)","standard":"kppn-konsultasi","channel":"walkIn","category":"umum",\
    "subject":"\(subject)","question":"\(question)"}
    """.utf8)
}
