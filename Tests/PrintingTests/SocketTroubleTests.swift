import Printing
import TestServices
import Testing

@Suite("A receipt printer on a socket that is mute, gone or in trouble")
struct SocketTroubleTests {
  let bench: SocketBench

  init() throws {
    bench = try SocketBench()
  }

  @Test(
    "one that answers nothing, or nothing that is an answer, gets the document alone and is never said to have printed",
    arguments: ["none", "garbage"])
  func mute(answers: String) throws {
    try bench.sink.set(.answers, answers)
    #expect(bench.printer().state() == .unknown)
    try wait("the look is over") { bench.sink.received.count == 1 }
    #expect(try bench.end() == .done(confirmed: false))
    try wait("it has both") { bench.sink.received.count == 2 }
    #expect(bench.sink.received.last == [0x10, 4, 1] + SocketBench.document)
  }

  @Test("one that answers too late is mute, and its late answer is nobody's")
  func tooLate() throws {
    try bench.sink.set(.answers, "late:1.2")
    #expect(bench.printer().state() == .unknown)
    #expect(try bench.end() == .done(confirmed: false))
  }

  @Test("a mute one that breaks the connection after the document left leaves it unknown")
  func muteAndBroken() throws {
    try bench.sink.set(.answers, "none")
    try bench.sink.set(.mode, "reset-after:\(3 + SocketBench.document.count)")
    #expect(try bench.end().lostWords?.contains("terputus") == true)
  }

  @Test("where nobody listens, or somebody breaks off before the document, nothing has left")
  func unreachable() throws {
    try bench.sink.set(.mode, "reset")
    #expect(bench.failure()?.kind == .unreachable)
    try bench.sink.setListening(false)
    #expect(bench.failure()?.kind == .unreachable)
    #expect(bench.printer().state() == .offline)
    try bench.sink.setListening(true)
    #expect(try bench.end() == .done(confirmed: true))
    let documents = bench.sink.received.filter { $0.count > SocketBench.document.count }
    #expect(documents.count <= 1)
  }

  @Test("a name that nobody has is told as such, within the time to connect")
  func unknownName() {
    let printer = SocketPrinter(name: "karcis", host: "tidak-ada.invalid", limits: SocketBench.limits)
    #expect(printer.state() == .offline)
    let error = #expect(throws: DeviceError.self) {
      try printer.submit(SocketBench.document, format: .escpos, jobName: "loket-2")
    }
    #expect(error?.kind == .unreachable)
    #expect(error?.words.contains("tidak-ada.invalid") == true)
  }

  @Test("a connection that breaks in the middle of the document may have left some of it on paper")
  func interrupted() throws {
    try bench.sink.set(.mode, "reset-after:5000")
    #expect(bench.failure(of: SocketBench.roll)?.kind == .interrupted)
  }

  @Test("one that stops taking the document is given up in its time, and may have printed some")
  func stalled() throws {
    try bench.sink.set(.mode, "stall:30")
    let started = ContinuousClock.now
    #expect(bench.failure(of: SocketBench.roll)?.kind == .timedOut)
    #expect(ContinuousClock.now - started < .seconds(15))
  }

  @Test("one that takes a document slowly is not given up")
  func slow() throws {
    try bench.sink.set(.mode, "slow:4000")
    #expect(try bench.end() == .done(confirmed: true))
  }

  @Test("nothing can be asked of a document later: it is not found, not known and not taken back")
  func forgotten() throws {
    let printer = bench.printer()
    let handover = try printer.submit(SocketBench.document, format: .escpos, jobName: "loket-3")
    #expect(try printer.find(jobName: "loket-3") == .unknowable)
    #expect(try printer.progress(of: handover.delivery) == .vanished)
    try printer.cancel(handover.delivery)
    #expect(bench.sink.received.count <= 1)
  }

  @Test("a document that is not ESC/POS is refused with the remedy, and nobody is called")
  func rejected() {
    let error = #expect(throws: DeviceError.self) {
      try bench.printer().submit(TestPages.pdf(width: 227, height: 300), format: .pdf, jobName: "loket-4")
    }
    #expect(error?.kind == .rejected)
    #expect(bench.sink.received.isEmpty)
  }

  @Test("an IPv6 address and a name lead there as well")
  func addresses() throws {
    let sixth = try StandIn(.socket, host: "::1")
    let far = SocketPrinter(name: "karcis", host: "::1", port: sixth.port, limits: SocketBench.limits)
    #expect(try far.submit([0x1B, 0x40], format: .escpos, jobName: "loket-5").progress == .done(confirmed: true))
    let named = SocketPrinter(name: "karcis", host: "localhost", port: bench.sink.port, limits: SocketBench.limits)
    #expect(try named.submit([0x1B, 0x40], format: .escpos, jobName: "loket-6").progress == .done(confirmed: true))
  }
}
