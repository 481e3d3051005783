import Printing
import TestServices
import Testing

@Suite("A printer that speaks IPP and breaks off, forgets or knows little")
struct IPPTroubleTests {
  let standIn: StandIn
  let printer: IPPPrinter
  let page = TestPages.pdf(width: 227, height: 300)

  init() throws {
    standIn = try StandIn(.ipp)
    let uri = try #require(DeviceURI("ipp://127.0.0.1:\(standIn.port)/ipp/print"))
    printer = IPPPrinter(name: "laser", uri: uri, patience: 20)
  }

  private func submit() throws -> Delivery {
    try printer.submit(page, format: .pdf, jobName: "loket-60").delivery
  }

  private func failure() -> DeviceError.Kind? {
    #expect(throws: DeviceError.self) { try submit() }?.kind
  }

  @Test("a document is sent into a job made before, or with it where the printer can't otherwise")
  func operations() throws {
    let first = try submit()
    #expect(standIn.operations == [0x0B, 0x05, 0x09, 0x06])
    #expect(try printer.progress(of: first) == .done(confirmed: true))
    try standIn.set(.mode, "simple")
    let second = try submit()
    #expect(standIn.operations.contains(0x02))
    #expect(try printer.progress(of: second) == .done(confirmed: true))
    #expect(standIn.received == [page, page])
  }

  @Test("a document that broke off before anything was printed is taken back and may be sent again")
  func takenBack() throws {
    try standIn.set(.mode, "break:100")
    #expect(failure() == .unreachable)
    #expect(try printer.find(jobName: "loket-60") != .unknowable)
    try standIn.set(.mode, "normal")
    #expect(try printer.progress(of: submit()) == .done(confirmed: true))
    #expect(standIn.received == [page])
  }

  @Test("a document that broke off after something was printed, or nobody knows what, is not")
  func uncertain() throws {
    try standIn.set(.mode, "break-late:100")
    #expect(failure() == .interrupted)
    guard case .found(let delivery) = try printer.find(jobName: "loket-60") else {
      Issue.record("the job is still there")
      return
    }
    #expect(try printer.progress(of: delivery) == .failed("aborted-by-system"))
    try standIn.set(.mode, "break-deaf:100")
    #expect(failure() == .interrupted)
    try standIn.set(.mode, "simple")
  }

  @Test("a document that it can't print is rejected for good")
  func refused() throws {
    try standIn.set(.mode, "refuse")
    #expect(failure() == .rejected)
  }

  @Test("what it completed with errors is nobody's to confirm")
  func errors() throws {
    try standIn.set(.mode, "errors")
    #expect(try printer.progress(of: submit()) == .lost("job-completed-with-errors"))
  }

  @Test("what it has forgotten may have been there")
  func forgotten() throws {
    let delivery = try submit()
    try standIn.set(.mode, "forget")
    #expect(try printer.find(jobName: "loket-60") == .unknowable)
    #expect(try printer.progress(of: delivery) == .vanished)
    try printer.cancel(delivery)
  }
}
