import Calendars
import Foundation
import TestServices
import Testing

@testable import Printing

@Suite("A search for printers", .serialized)
struct DiscoveryTests {
  let server: CUPSServer
  let address: CUPSAddress

  init() throws {
    server = try CUPSServer.start()
    address = CUPSAddress(host: server.socket)
  }

  @Test("finds queues, devices and receipt ports, each once, with what the config may say of it")
  func everywhere() throws {
    let other = try StandIn(.socket)
    let local = (1...254).map { "127.0.0.\($0)" }
    let started = ContinuousClock.now
    let outcome = Discovery(scheduler: address, hosts: local, port: other.port).run()
    #expect(ContinuousClock.now - started < .seconds(30))
    let found = outcome.printers.filter { $0.kind != .announced }
    #expect(outcome.remarks.isEmpty)
    #expect(found.map(\.kind) == [.queue, .queue, .device, .port])
    #expect(
      found.map(\.destination.text) == ["roll", "thermal", "uji-thermal-pos-80", "socket://127.0.0.1:\(other.port)"])
    #expect(found.map(\.language) == [.pdf, .escpos, .escpos, .escpos])
    #expect(found.map(\.remedy?.isEmpty) == [nil, nil, false, nil])
    #expect(Set(found.map(\.name)).count == found.count)
    #expect(other.received.isEmpty)
  }

  @Test("does not find a queue's printer a second time")
  func once() throws {
    let outcome = Discovery(scheduler: address, hosts: ["127.0.0.1"], port: try server.sinkPort).run()
    #expect(!outcome.printers.contains { $0.kind == .port })
    #expect(server.received().isEmpty)
  }

  @Test("makes the queue that a device needs by its own command")
  func remedy() throws {
    let found = try #require(Discovery(scheduler: address, hosts: []).run().printers.first { $0.kind == .device })
    let words = try #require(found.remedy).split(separator: " ").map { String($0).replacing("'", with: "") }
    try server.command(words[0], Array(words.dropFirst()))
    let queues = try PrinterDirectory.queues(at: address)
    #expect(queues.contains { $0.name == found.destination.text && $0.isRaw })
  }

  @Test("tells what a scheduler keeps to itself, and that there is none, and finds the rest all the same")
  func refusal() throws {
    try server.reserve("CUPS-Get-Devices")
    let outcome = Discovery(scheduler: address, hosts: nil).run()
    #expect(outcome.printers.filter { $0.kind == .queue }.count == 2)
    #expect(outcome.remarks.map(\.id) == ["perangkat yang dilihat CUPS tidak dapat dilihat: HTTP 401 Unauthorized"])
    try server.kill()
    let other = try StandIn(.socket)
    let alone = Discovery(scheduler: address, hosts: ["127.0.0.1"], port: other.port).run()
    #expect(alone.printers.filter { $0.kind != .announced }.map(\.kind) == [.port])
    #expect(alone.remarks.count == 2)
  }
}

@Suite("What a search takes for what")
struct DiscoveryValueTests {
  @Test(
    "only small private networks are looked through",
    arguments: [
      ("192.168.7.20", 24, 254), ("10.1.2.3", 22, 1022), ("172.31.0.9", 30, 2), ("10.1.2.3", 21, nil),
      ("172.32.0.9", 24, nil), ("8.8.8.8", 24, nil), ("192.168.7.20", 31, nil), ("rumah", 24, nil),
    ])
  func networks(address: String, prefix: Int, hosts: Int?) {
    #expect(PrivateNetwork(address: address, prefix: prefix)?.hosts.count == hosts)
  }

  @Test("a network's hosts are between its own address and the broadcast's")
  func hosts() {
    let hosts = PrivateNetwork(address: "192.168.7.200", prefix: 23)?.hosts
    #expect(hosts?.first == "192.168.6.1")
    #expect(hosts?.last == "192.168.7.254")
  }

  @Test("what a printer says of itself is shown clean, and can neither be a name nor a command by itself")
  func hostile() throws {
    let words = "Baik'; rm -rf ~ #\u{1B}[2J\u{202E}|$(id)"
    let uri = try #require(DeviceURI("usb://Uji/a'b;c?serial=1"))
    let found = FoundPrinter(.device, at: nil, says: words, language: .escpos, uris: [uri])
    #expect(found.words == "Baik'; rm -rf ~ # [2J |$(id)")
    #expect(found.name == "baik-rm-rf-2j-id")
    #expect(found.remedy == "lpadmin -p baik-rm-rf-2j-id -E -v 'usb://Uji/a%27b;c?serial=1' -m raw")
    let silent = FoundPrinter(.device, at: nil, says: "\u{7}", language: .pdf, uris: [uri])
    #expect(silent.name == "printer-uji")
  }

  @Test("two printers of one kind get two names and two queues; two ways to one printer are one find")
  func distinct() throws {
    let cables = try [1, 2].map { number in
      let uri = try #require(DeviceURI("usb://Uji/POS-80?serial=\(number)"))
      return FoundPrinter(.device, at: nil, says: "POS-80", language: .escpos, uris: [uri])
    }
    #expect(FoundPrinter.distinct(cables).map(\.destination) == [.queue("pos-80"), .queue("pos-80-2")])
    let uris = try ["socket://KASIR/?waiteof=false", "socket://kasir:9100"].map { try #require(DeviceURI($0)) }
    let queue = FoundPrinter(.queue, at: .queue("kasir"), says: "Kasir", language: .escpos, uris: [uris[0]])
    let port = FoundPrinter(
      .port, at: .socket(host: "kasir", port: 9100), says: "", language: .escpos, uris: [uris[1]])
    #expect(FoundPrinter.distinct([queue, port]).map(\.kind) == [.queue])
  }
}
