import Foundation
import Glibc
import Synchronization
import TestServices

/// A receipt printer on loopback that answers as an Epson does and notes when a document was whole.
final class SocketPaper: Sendable {
  let port: UInt16
  private let listener: Int32
  private let ends = Mutex<[ContinuousClock.Instant]>([])

  /// The question behind a document: `GS ( H` function 48.
  private static let mark: [UInt8] = [0x1D, 0x28, 0x48]

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, address, &size) == 0
      }
    }
    guard bound else { throw LoadFailed() }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    let thread = Thread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        serve(connection)
        close(connection)
      }
    }
    thread.start()
  }

  /// When the documents were whole, oldest first.
  var instants: [ContinuousClock.Instant] { ends.withLock { $0 } }

  private func serve(_ connection: Int32) {
    var (buffer, seen) = ([UInt8](repeating: 0, count: 65_536), [UInt8]())
    var answered = 0
    while true {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return }
      seen += buffer[..<count]
      if seen.firstRange(of: Self.mark) != nil {
        let now = ContinuousClock.now
        guard let place = seen.firstRange(of: Self.mark), seen.count >= place.lowerBound + 11 else { continue }
        ends.withLock { $0.append(now) }
        let id = seen[(place.lowerBound + 7)..<(place.lowerBound + 11)]
        answer(connection, [0x37, 0x22] + id + [0])
        seen = []
        answered = 0
        continue
      }
      // Real-time status: well, paper in.
      let queries = seen.indices.dropLast(2).filter { seen[$0] == 0x10 && seen[$0 + 1] == 0x04 }.count
      while answered < queries {
        answer(connection, [0x12])
        answered += 1
      }
    }
  }

  private func answer(_ connection: Int32, _ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
  }
}

/// One visitor after the other gets a ticket.
struct PaperLoad {
  let server: LoketServer
  let printer: SocketPaper
  let tickets: Int

  /// Milliseconds from the request to the document's last byte at the printer, sorted.
  func delays() throws -> [Double] {
    let wire = WireClient(port: server.port)
    wire.cookie = try server.client(as: "resepsionis").cookie
    var delays: [Double] = []
    for ticket in 0..<(tickets + Self.warmUp) {
      let before = printer.instants.count
      let start = ContinuousClock.now
      guard try wire.send("PUT", "/api/tickets/\(WireClient.newID())", Sample.request).status == 201 else {
        throw LoadFailed()
      }
      try TestServices.wait("the paper is out") { printer.instants.count > before }
      if ticket >= Self.warmUp, let end = printer.instants.last { delays.append((end - start) / .milliseconds(1)) }
      // A desk's pace: the confirmation is through before the next.
      Thread.sleep(forTimeInterval: 0.05)
    }
    return delays.sorted()
  }

  private static let warmUp = 5
}
