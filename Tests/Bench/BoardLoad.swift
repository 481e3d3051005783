import Foundation
import Synchronization
import TestServices

/// How long it takes from an officer's act until every board has heard of it: many listeners on the event stream, many
/// counters calling at once. Some of the listeners are boards, which then also fetch the queue that they show.
struct BoardLoad {
  /// What was measured, in seconds from sending the act, sorted.
  struct Delays {
    /// Until a listener has heard of it, for each listener and each act.
    let heard: [Double]
    /// Until a board has the queue in hand, for each board's look.
    let shown: [Double]
    /// How many of `heard` there are when nobody missed anything.
    let expected: Int
  }

  let server: LoketServer
  let listeners: Int
  let counters: Int
  let boards: Int
  let rounds: Int

  func delays() throws -> Delays {
    let reception = try server.client(as: "resepsionis")
    for _ in 0..<(counters * rounds) {
      _ = try reception.send("PUT", "/api/tickets/\(WireClient.newID())", Sample.request)
    }
    let officers = try server.officers(counters)
    for (index, officer) in officers.enumerated() {
      _ = try officer.send("PUT", "/api/counters/\(index + 1)", json: ["state": "open"])
    }
    let ears = try Ears(listeners, on: server, counters: counters)
    let shown = Mutex<[Double]>([])
    let isOpen = Atomic<Bool>(true)
    let looking = DispatchGroup()
    for _ in 0..<boards {
      let board = try server.client(as: "anjungan")
      nonisolated(unsafe) let wire = board
      looking.enter()
      let thread = Thread {
        var seen = 0
        while isOpen.load(ordering: .relaxed) {
          // As a screen does: one question at a time, and another when something was heard meanwhile.
          guard let (count, sent) = ears.news(since: seen) else { continue }
          seen = count
          _ = try? wire.send("GET", "/api/queue")
          let delay = (ContinuousClock.now - sent) / .seconds(1)
          shown.withLock { $0.append(delay) }
        }
        looking.leave()
      }
      thread.start()
    }
    let (group, times) = (DispatchGroup(), rounds)
    for (index, officer) in officers.enumerated() {
      nonisolated(unsafe) let wire = officer
      group.enter()
      let thread = Thread {
        for _ in 0..<times { Self.serveOne(at: index + 1, wire, ears) }
        group.leave()
      }
      thread.start()
    }
    group.wait()
    isOpen.store(false, ordering: .relaxed)
    looking.wait()
    ears.close()
    return Delays(
      heard: ears.delays.sorted(), shown: shown.withLock { $0.sorted() },
      expected: listeners * counters * rounds * 3)
  }

  /// Calls, starts and ends; each act waits until all have heard of the one before.
  private static func serveOne(at counter: Int, _ officer: WireClient, _ ears: Ears) {
    var ticket = ""
    ears.measure(counter) {
      let path = "/api/counters/\(counter)/calls/\(WireClient.newID())"
      ticket = (try? officer.send("PUT", path, Array("{}".utf8)))?.json["id"] as? String ?? ""
    }
    for act in [["type": "started", "counter": counter], ["type": "resolved"]] as [[String: Any]] {
      ears.measure(counter) {
        _ = try? officer.send("PUT", "/api/tickets/\(ticket)/events/\(WireClient.newID())", json: act)
      }
    }
  }
}

/// Listeners on the event stream, read by a few threads.
private final class Ears: Sendable {
  private struct Heard {
    var sent: [ContinuousClock.Instant?]
    var count: [Int]
    var delays: [Double] = []
    /// The acts that the first listener has heard of, and when the last of them was sent.
    var news = 0
    var lastSent = ContinuousClock.now
  }

  private let sockets: [Int32]
  private let heard: Mutex<Heard>
  private let isOpen = Atomic<Bool>(true)
  private let readers = DispatchGroup()

  init(_ count: Int, on server: LoketServer, counters: Int) throws {
    let cookie = try server.client(as: "anjungan").cookie
    sockets = try (0..<count).map { _ in
      let client = server.client()
      client.cookie = cookie
      return try client.listen()
    }
    heard = Mutex(
      Heard(sent: Array(repeating: nil, count: counters + 1), count: Array(repeating: 0, count: counters + 1)))
    for part in 0..<2 {
      let own = sockets.enumerated().filter { $0.offset % 2 == part }.map(\.element)
      readers.enter()
      let thread = Thread { [self] in
        read(own)
        readers.leave()
      }
      thread.start()
    }
    // The snapshots come first and are no act of a counter.
    Thread.sleep(forTimeInterval: 0.5)
  }

  var delays: [Double] { heard.withLock { $0.delays } }

  /// Does `act` and waits until every listener has heard of the counter once more, two seconds at most.
  func measure(_ counter: Int, _ act: () -> Void) {
    heard.withLock { heard in
      heard.sent[counter] = .now
      heard.count[counter] = 0
    }
    act()
    let deadline = ContinuousClock.now + .seconds(2)
    while heard.withLock({ $0.count[counter] < sockets.count }), ContinuousClock.now < deadline {
      Thread.sleep(forTimeInterval: 0.001)
    }
  }

  /// What came since a board last looked: how many acts there were by now, and when the last was sent; nil after a
  /// millisecond without news.
  func news(since seen: Int) -> (count: Int, sent: ContinuousClock.Instant)? {
    let (count, sent) = heard.withLock { ($0.news, $0.lastSent) }
    if count > seen { return (count, sent) }
    Thread.sleep(forTimeInterval: 0.001)
    return nil
  }

  func close() {
    isOpen.store(false, ordering: .relaxed)
    readers.wait()
    for socket in sockets { Foundation.close(socket) }
  }

  private func read(_ own: [Int32]) {
    var polled = own.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var piece = [UInt8](repeating: 0, count: 65_536)
    while isOpen.load(ordering: .relaxed) {
      guard poll(&polled, nfds_t(polled.count), 100) > 0 else { continue }
      let now = ContinuousClock.now
      for entry in polled where entry.revents & Int16(POLLIN) != 0 {
        let count = recv(entry.fd, &piece, piece.count, 0)
        if count > 0 { note(String(decoding: piece[..<count], as: UTF8.self), at: now) }
      }
    }
  }

  private func note(_ text: String, at now: ContinuousClock.Instant) {
    for part in text.components(separatedBy: #""topic":"queue","id":""#).dropFirst() {
      guard let counter = Int(part.prefix { $0.isNumber }) else { continue }
      heard.withLock { heard in
        guard let sent = heard.sent[counter] else { return }
        if heard.count[counter] == 0 {
          heard.news += 1
          heard.lastSent = sent
        }
        heard.count[counter] += 1
        heard.delays.append((now - sent) / .seconds(1))
      }
    }
  }
}
