import Foundation
import Printing
import TestServices
import Testing

@Suite("A CUPS queue, with a real cupsd and its printers", .serialized)
struct CUPSQueueTests {
  let bench: QueueBench

  init() throws {
    bench = try QueueBench()
  }

  @Test("the bytes that reach a receipt printer are the bytes that were submitted, and nothing is confirmed")
  func bytesUnchanged() throws {
    let delivery = try bench.printTicket("loket-1")
    #expect(delivery.jobUUID.hasPrefix("urn:uuid:"))
    try bench.server.wait("the sink has it") { bench.server.received() == [TestPages.escpos] }
    try bench.follow(delivery, at: bench.thermal) { $0 == .done(confirmed: false) }
  }

  @Test("a PDF reaches the printer as a PDF, on a page as long as the ticket")
  func pdfArrives() throws {
    let delivery = try bench.printPage("loket-2", width: 227, height: 300)
    try bench.follow(delivery, at: bench.roll) { $0 == .done(confirmed: false) }
    try bench.server.wait("the printer has it") { bench.server.printed().count == 1 }
    let document = try #require(bench.server.printed().first)
    #expect(document.starts(with: Array("%PDF-".utf8)))
    let page = try #require(TestPages.size(ofPDF: document))
    // CUPS keeps whole points.
    #expect(abs(page.width - 227) < 2 && abs(page.height - 300) < 2)
  }

  @Test("a stopped queue keeps the job and says so, and prints it once when it goes on")
  func stoppedQueue() throws {
    try bench.server.stopQueue(bench.server.thermalQueue)
    #expect(bench.thermal.state() == .error("Paused"))
    let delivery = try bench.printTicket("loket-3")
    #expect(try bench.thermal.progress(of: delivery) == .pending(.error("Paused")))
    #expect(bench.server.received().isEmpty)
    try bench.server.resumeQueue(bench.server.thermalQueue)
    try bench.follow(delivery, at: bench.thermal) { $0 == .done(confirmed: false) }
    try bench.server.wait("the sink has it") { bench.server.received() == [TestPages.escpos] }
  }

  @Test(
    "a printer in trouble in the middle of a job is told by name, and the job ends when it is mended",
    arguments: [(CUPSServer.PrinterMode.empty, DeviceState.paperOut), (.cover, .coverOpen)])
  func trouble(mode: CUPSServer.PrinterMode, state: DeviceState) throws {
    try bench.server.setPrinterMode(mode)
    let delivery = try bench.printPage("loket-4")
    try bench.follow(delivery, at: bench.roll) { $0 == .processing(state) }
    #expect(bench.roll.state() == state)
    try bench.server.setPrinterMode(.ok)
    try bench.follow(delivery, at: bench.roll) { $0 == .done(confirmed: false) }
    #expect(bench.server.printed().count == 1)
    #expect(bench.roll.state() == .ok)
  }

  @Test("an idle queue says ok only if its printer said so")
  func idleQueue() {
    #expect(bench.thermal.state() == .unknown)
    #expect(bench.roll.state() == .ok)
  }

  @Test("a receipt printer that is down is offline, and prints once when it is back")
  func sinkDown() throws {
    try bench.server.setSinkMode(.down)
    let delivery = try bench.printTicket("loket-5")
    try bench.follow(delivery, at: bench.thermal) { $0 == .processing(.offline) }
    try bench.server.setSinkMode(.normal)
    try bench.follow(delivery, at: bench.thermal) { $0 == .done(confirmed: false) }
    try bench.server.wait("the sink has it") { bench.server.received() == [TestPages.escpos] }
  }

  @Test("a cancelled job never prints, and cancelling it again does no harm")
  func cancelled() throws {
    try bench.server.stopQueue(bench.server.thermalQueue)
    let delivery = try bench.printTicket("loket-6")
    try bench.thermal.cancel(delivery)
    try bench.thermal.cancel(delivery)
    guard case .failed = try bench.thermal.progress(of: delivery) else {
      Issue.record("a cancelled job has failed")
      return
    }
    try bench.server.resumeQueue(bench.server.thermalQueue)
    let next = try bench.printTicket("loket-7")
    try bench.follow(next, at: bench.thermal) { $0 == .done(confirmed: false) }
    #expect(bench.server.received().count == 1)
  }

  @Test("a job that somebody holds says so")
  func held() throws {
    try bench.server.stopQueue(bench.server.thermalQueue)
    let delivery = try bench.printTicket("loket-8")
    try bench.server.command("lp", ["-i", "\(delivery.jobID)", "-U", "loket", "-H", "indefinite"])
    #expect(try bench.thermal.progress(of: delivery) == .held("job-hold-until-specified"))
  }

  @Test("a queue that does not exist is refused by name")
  func unknownQueue() {
    let queue = bench.queue("tidak-ada")
    let error = #expect(throws: DeviceError.self) {
      try queue.submit(TestPages.escpos, format: .escpos, jobName: "loket-9")
    }
    #expect(error?.kind == .declined)
    #expect(error?.words.contains("tidak-ada") == true)
    #expect(queue.state() == .error(error?.words ?? ""))
  }

  @Test("a document that the queue would spoil is refused before anything is printed")
  func wrongFormat() throws {
    let pdf = TestPages.pdf(width: 227, height: 300)
    let rawError = #expect(throws: DeviceError.self) {
      try bench.thermal.submit(pdf, format: .pdf, jobName: "loket-10")
    }
    #expect(rawError?.kind == .rejected)
    let ippError = #expect(throws: DeviceError.self) {
      try bench.roll.submit(TestPages.escpos, format: .escpos, jobName: "loket-11")
    }
    #expect(ippError?.kind == .rejected)
    #expect(try bench.thermal.find(jobName: "loket-10") == .absent)
    #expect(try bench.roll.find(jobName: "loket-11") == .absent)
  }

  @Test("a job is found by its name while it waits and after it has ended, and no other is")
  func found() throws {
    try bench.server.stopQueue(bench.server.thermalQueue)
    let delivery = try bench.printTicket("loket-12")
    #expect(try bench.thermal.find(jobName: "loket-12") == .found(delivery))
    try bench.server.resumeQueue(bench.server.thermalQueue)
    try bench.follow(delivery, at: bench.thermal) { $0 == .done(confirmed: false) }
    #expect(try bench.thermal.find(jobName: "loket-12") == .found(delivery))
    #expect(try bench.thermal.find(jobName: "loket-1") == .absent)
  }

  @Test("what CUPS calls completed is not said to be printed: its printer may have broken off without reading")
  func completedIsNotPrinted() throws {
    try bench.server.setSinkMode(.reset)
    let delivery = try bench.printTicket("loket-13")
    var seen: [DeliveryProgress] = []
    try bench.server.wait("cupsd is done with it, or has tried for a while") {
      seen.append(try bench.thermal.progress(of: delivery))
      return seen.last == .done(confirmed: false) || seen.count > 40
    }
    #expect(!seen.contains(.done(confirmed: true)))
    #expect(bench.server.received().isEmpty)
  }

  @Test("a job that the printer gave up is not said to be printed")
  func givenUp() throws {
    try bench.server.setPrinterMode(.fail)
    let delivery = try bench.printPage("loket-14")
    try bench.follow(delivery, at: bench.roll) {
      #expect($0 != .done(confirmed: true))
      switch $0 {
      case .done, .failed, .processing(.error), .pending(.error): return true
      default: return false
      }
    }
    #expect(bench.server.printed().isEmpty)
  }

  @Test("the directory names every queue and says what each knows of itself")
  func directory() throws {
    try bench.server.stopQueue(bench.server.thermalQueue)
    let queues = try PrinterDirectory.queues(at: bench.address)
    #expect(queues.map(\.name) == ["roll", "thermal"])
    #expect(queues.map(\.state) == [.unknown, .error("Paused")])
    #expect(queues.map(\.isRaw) == [false, true])
  }
}
