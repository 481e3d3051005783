import Printing
import TestServices
import Testing

@Suite("A printer that speaks IPP, without a scheduler between")
struct IPPPrinterTests {
  let server: CUPSServer
  let printer: IPPPrinter
  let page = TestPages.pdf(width: 227, height: 300)

  init() throws {
    server = try CUPSServer.start()
    printer = IPPPrinter(name: "laser", uri: try #require(DeviceURI(try server.rollURI)), patience: 20)
  }

  private func submit(_ jobName: String) throws -> Delivery {
    try printer.submit(page, format: .pdf, jobName: jobName).delivery
  }

  private func follow(_ delivery: Delivery, until isThere: (DeliveryProgress) -> Bool) throws {
    var last: DeliveryProgress?
    try server.wait("the delivery is there, which is \(String(describing: last))") {
      let now = try printer.progress(of: delivery)
      last = now
      return isThere(now)
    }
  }

  @Test("what it has completed is on paper by its own word, unchanged and on a page as long as the ticket")
  func confirmed() throws {
    let delivery = try submit("loket-40")
    #expect(delivery.jobUUID.hasPrefix("urn:uuid:"))
    try follow(delivery) { $0 == .done(confirmed: true) }
    #expect(server.printed() == [page])
    #expect(printer.state() == .ok)
  }

  @Test("a job is found by its name while it prints and afterwards; of another name nobody knows")
  func found() throws {
    try server.setPrinterMode(.empty)
    let delivery = try submit("loket-41")
    #expect(try printer.find(jobName: "loket-41") == .found(delivery))
    try server.setPrinterMode(.ok)
    try follow(delivery) { $0 == .done(confirmed: true) }
    #expect(try printer.find(jobName: "loket-41") == .found(delivery))
    #expect(try printer.find(jobName: "loket-4") == .unknowable)
  }

  @Test(
    "trouble in the middle of a job is told by name, and the job ends when it is mended",
    arguments: [(CUPSServer.PrinterMode.empty, DeviceState.paperOut), (.cover, .coverOpen)])
  func trouble(mode: CUPSServer.PrinterMode, state: DeviceState) throws {
    try server.setPrinterMode(mode)
    let delivery = try submit("loket-42")
    try follow(delivery) { $0 == .processing(state) }
    #expect(printer.state() == state)
    try server.setPrinterMode(.ok)
    try follow(delivery) { $0 == .done(confirmed: true) }
    #expect(server.printed().count == 1)
  }

  @Test("what it gives up has failed, and what was taken back does not print")
  func failed() throws {
    try server.setPrinterMode(.fail)
    let delivery = try submit("loket-43")
    try follow(delivery) { if case .failed = $0 { true } else { false } }
    try printer.cancel(delivery)
    #expect(server.printed().isEmpty)
  }

  @Test("a language that it does not understand is refused with the remedy, before anything is sent")
  func rejected() throws {
    let plain = try StandIn(.ipp)
    let uri = try #require(DeviceURI("ipp://127.0.0.1:\(plain.port)/ipp/print"))
    let error = #expect(throws: DeviceError.self) {
      try IPPPrinter(name: "laser", uri: uri).submit(TestPages.escpos, format: .escpos, jobName: "loket-44")
    }
    #expect(error?.kind == .rejected)
    #expect(error?.words.contains("language pdf") == true)
    #expect(plain.operations == [0x0B])
  }

  @Test("ESC/POS goes to one that takes any bytes; what it can't tell apart then is refused for good")
  func anyBytes() throws {
    let plain = try StandIn(.ipp)
    try plain.set(.mode, "raw")
    let raw = IPPPrinter(name: "mentah", uri: try #require(DeviceURI("ipp://127.0.0.1:\(plain.port)/ipp/print")))
    let delivery = try raw.submit(TestPages.escpos, format: .escpos, jobName: "loket-45").delivery
    #expect(try raw.progress(of: delivery) == .done(confirmed: true))
    #expect(plain.received == [TestPages.escpos])
    let error = #expect(throws: DeviceError.self) {
      try printer.submit(TestPages.escpos, format: .escpos, jobName: "loket-48")
    }
    #expect(error?.kind == .rejected)
    #expect(server.printed().isEmpty)
  }

  @Test("one that is gone is unreachable and offline; a wrong path is told as such")
  func gone() throws {
    let wrong = IPPPrinter(
      name: "laser", uri: try #require(DeviceURI(try server.rollURI.replacing("/ipp/print", with: "/ipp/wrong"))))
    let error = #expect(throws: DeviceError.self) {
      try wrong.submit(page, format: .pdf, jobName: "loket-46")
    }
    #expect(error?.kind == .declined)
    #expect(wrong.state().name == "error")
    let uri = try #require(DeviceURI(try server.rollURI))
    server.stop()
    let gone = IPPPrinter(name: "laser", uri: uri)
    #expect(gone.state() == .offline)
    #expect(#expect(throws: DeviceError.self) { try gone.find(jobName: "loket-46") }?.kind == .unreachable)
    let refusal = #expect(throws: DeviceError.self) { try gone.submit(page, format: .pdf, jobName: "loket-46") }
    #expect(refusal?.kind == .unreachable)
  }

  @Test("a scheduler behind an IPP address confirms nothing", .timeLimit(.minutes(1)))
  func scheduler() throws {
    let far = try StandIn(.ipp)
    try far.set(.mode, "scheduler")
    let printer = IPPPrinter(
      name: "laser", uri: try #require(DeviceURI("ipp://127.0.0.1:\(far.port)/printers/jauh")), patience: 20)
    let delivery = try printer.submit(page, format: .pdf, jobName: "loket-47").delivery
    #expect(try printer.progress(of: delivery) == .done(confirmed: false))
  }
}
