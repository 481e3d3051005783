import Foundation
import Printing
import TestServices
import Testing

@Suite("A CUPS queue whose cupsd is in trouble", .serialized)
struct CUPSOutageTests {
  let bench: QueueBench

  init() throws {
    bench = try QueueBench()
  }

  @Test("without a cupsd every call says unreachable, and the light says offline")
  func killed() throws {
    let delivery = try bench.printTicket("loket-20")
    try bench.server.kill()
    #expect(bench.kind { try bench.printTicket("loket-21") } == .unreachable)
    #expect(bench.kind { try bench.thermal.find(jobName: "loket-20") } == .unreachable)
    #expect(bench.kind { try bench.thermal.progress(of: delivery) } == .unreachable)
    #expect(bench.kind { try bench.thermal.cancel(delivery) } == .unreachable)
    #expect(bench.kind { try PrinterDirectory.queues(at: bench.address) } == .unreachable)
    #expect(bench.thermal.state() == .offline)
  }

  @Test("a cupsd that takes connections and answers nothing is given up within bounds")
  func frozen() throws {
    let hasty = bench.queue(bench.server.thermalQueue, patience: 1)
    try bench.server.freeze()
    let started = ContinuousClock.now
    #expect(bench.kind { try hasty.submit(TestPages.escpos, format: .escpos, jobName: "loket-22") } == .unreachable)
    #expect(hasty.state() == .offline)
    #expect(ContinuousClock.now - started < .seconds(60))
    try bench.server.thaw()
    let delivery = try bench.printTicket("loket-23")
    try bench.follow(delivery, at: bench.thermal) { $0 == .done(confirmed: false) }
  }

  @Test("a waiting job is found by its name after cupsd was killed, and prints")
  func foundAfterRestart() throws {
    try bench.server.stopQueue(bench.server.thermalQueue)
    let delivery = try bench.printTicket("loket-24")
    try bench.server.kill()
    try bench.server.restart()
    #expect(try bench.thermal.find(jobName: "loket-24") == .found(delivery))
    try bench.server.resumeQueue(bench.server.thermalQueue)
    try bench.follow(delivery, at: bench.thermal) { $0 == .done(confirmed: false) }
    try bench.server.wait("the sink has it") { bench.server.received() == [TestPages.escpos] }
  }

  @Test("after cupsd lost its jobs, another job under an old number is not taken for ours")
  func reusedNumber() throws {
    try bench.server.stopQueue(bench.server.thermalQueue)
    let lost = try bench.printTicket("loket-25")
    try bench.server.kill()
    try bench.server.forgetJobs()
    try bench.server.restart()
    #expect(try bench.thermal.progress(of: lost) == .vanished)
    #expect(try bench.thermal.find(jobName: "loket-25") == .absent)

    let other = try bench.printTicket("loket-26")
    #expect(other.jobID == lost.jobID)
    #expect(try bench.thermal.progress(of: lost) == .vanished)
    try bench.thermal.cancel(lost)
    try bench.server.resumeQueue(bench.server.thermalQueue)
    try bench.follow(other, at: bench.thermal) { $0 == .done(confirmed: false) }
  }
}
