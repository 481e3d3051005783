import Foundation
import Receipts
import Records
import TestServices
import Testing

@testable import Printing

/// What the spool says of a job is what became of its paper: the facts about CUPS 2.4.2 of formats.md §7.3, one by one,
/// with a real cupsd and its printers.
@Suite("The spool tells the truth", .serialized) struct SpoolTruthTests {
  private let cups: QueueBench
  private let bench: SpoolBench

  init() throws {
    cups = try QueueBench()
    bench = try SpoolBench()
  }

  /// A spooler with the receipt printer and, as its stand-in, the roll.
  private func spooler(fallback: String? = nil, patience: SpoolPatience = SpoolPatience()) throws -> Spooler {
    let printers = [
      Printer(
        name: "karcis", way: .queue, device: cups.thermal, format: .escpos, profile: .mm80, uses: [.ticket],
        fallback: fallback),
      Printer(
        name: "gulungan", way: .queue, device: cups.roll, format: .pdf, profile: .mm80, uses: [.ticket, .slip]),
    ]
    let templates = try TemplateSet(shipped: [(name: "t.receipt", bytes: Array("NOMOR A-001\n=\n".utf8))])
    return Spooler(
      ledger: bench.ledger, printers: printers, templates: templates, patience: patience, log: { _ in })
  }

  private func wait(_ what: String, until isTrue: (PrintJob) -> Bool) throws {
    try cups.server.wait(what) { isTrue(try bench.job("a")) }
  }

  @Test("completed is not printed: a printer that broke off without reading leaves the job sent, never confirmed")
  func reset() throws {
    try cups.server.setSinkMode(.reset)
    try bench.queue("a")
    try bench.run(try spooler()) {
      try wait("CUPS is done with it") { $0.finishedAt != nil }
      #expect(try bench.job("a").state == .sent)
      #expect(cups.server.received().isEmpty)
    }
  }

  @Test("a format that the queue would spoil fails with the reason, and nothing is sent")
  func format() throws {
    let wrong = Printer(
      name: "gulungan", way: .queue, device: cups.roll, format: .escpos, profile: .mm80, uses: [.ticket])
    let templates = try TemplateSet(shipped: [(name: "t.receipt", bytes: Array("A\n".utf8))])
    try bench.queue("a")
    try bench.run(Spooler(ledger: bench.ledger, printers: [wrong], templates: templates, log: { _ in })) {
      try wait("it fails") { $0.state == .failed }
      #expect(try bench.job("a").trouble == "printer IPP ini tidak menerima ESC/POS")
      #expect(cups.server.printed().isEmpty)
    }
  }

  @Test(
    "a printer that gives a job up makes it failed in its words, or sent where CUPS calls it completed, never confirmed"
  )
  func aborted() throws {
    try cups.server.setPrinterMode(.fail)
    try bench.queue("a")
    try bench.change(.move(printer: "gulungan"), "a")
    try bench.run(try spooler()) {
      try wait("it is given up") { $0.finishedAt != nil }
      // Which of the two CUPS tells is a matter of its timing.
      let job = try bench.job("a")
      #expect(job.state == .failed ? job.trouble?.isEmpty == false : job.state == .sent)
    }
    #expect(cups.server.printed().isEmpty)
  }

  @Test(
    "a printer that is off is told as offline though CUPS gives no reason, and the ticket comes out once when it is on")
  func offline() throws {
    try cups.server.setSinkMode(.down)
    try bench.queue("a")
    try bench.run(try spooler()) {
      try wait("the desk is told") { $0.trouble == "offline" }
      #expect(try bench.job("a").finishedAt == nil)
      try cups.server.setSinkMode(.normal)
      try wait("CUPS is done with it") { $0.finishedAt != nil }
      #expect(cups.server.received().count == 1)
      #expect(try bench.job("a").trouble == nil)
    }
  }

  @Test(
    "after our own time limit the job is taken back from CUPS, which would try for days, and does not come out later")
  func limit() throws {
    try cups.server.setSinkMode(.down)
    var patience = SpoolPatience()
    patience.whole = .seconds(2)
    try bench.queue("a")
    try bench.run(try spooler(patience: patience)) {
      try wait("it is given up") { $0.state == .failed }
      #expect(try bench.job("a").trouble == "noAnswer")
      try cups.server.setSinkMode(.normal)
      // The next ticket comes out, and alone.
      try bench.queue("b")
      try cups.server.wait("the next is out") { try bench.job("b").finishedAt != nil }
      #expect(cups.server.received().count == 1)
    }
  }

  @Test("the stand-in prints what the printer in trouble has not begun, in its own language, and the printer does not")
  func fallback() throws {
    try cups.server.setSinkMode(.down)
    var patience = SpoolPatience()
    patience.trouble = .seconds(1)
    try bench.queue("a")
    let spooler = try spooler(fallback: "gulungan", patience: patience)
    try bench.run(spooler) {
      try wait("it is sent on and printed") { $0.finishedAt != nil && $0.printer == "gulungan" }
      #expect(try bench.job("a").movedFrom == "karcis")
      try cups.server.wait("the roll has it") { cups.server.printed().count == 1 }
      try cups.server.setSinkMode(.normal)
      try cups.server.wait("its light is no longer red") {
        spooler.statuses.first { $0.printer.name == "karcis" }?.state != .offline
      }
      try bench.queue("b")
      try cups.server.wait("the printer is in use again") { cups.server.received().count == 1 }
      #expect(cups.server.printed().count == 1)
    }
  }

  @Test("cupsd killed while a job is on its way: the job is found by its name, and handed over once")
  func killedScheduler() throws {
    try cups.server.stopQueue(cups.server.thermalQueue)
    try bench.queue("a")
    try bench.run(try spooler()) {
      try wait("CUPS has it") { $0.state == .sent }
      try cups.server.kill()
      try bench.queue("b")
      try cups.server.wait("the desk is told why") { try bench.job("b").trouble != nil }
      try cups.server.restart()
      try cups.server.resumeQueue(cups.server.thermalQueue)
      for id in ["a", "b"] { try cups.server.wait("\(id) ends") { try bench.job(id).state == .sent } }
      try cups.server.wait("both are out") { cups.server.received().count == 2 }
      #expect(try bench.job("a").attempts == 1)
    }
  }

  @Test("a cupsd that lost its jobs makes them unknown, also when it gives their numbers to others")
  func forgotten() throws {
    try cups.server.stopQueue(cups.server.thermalQueue)
    try bench.queue("a")
    try bench.run(try spooler()) { try wait("CUPS has it") { $0.state == .sent } }
    try cups.server.kill()
    try cups.server.forgetJobs()
    try cups.server.restart()
    _ = try cups.printTicket("loket-lain")
    try bench.run(try spooler()) {
      try wait("nobody can know") { $0.state == .unknown }
      #expect(try bench.job("a").trouble == "vanished")
    }
  }

  @Test("our own end in the middle prints nothing twice: the next start finds the job where it is")
  func restarted() throws {
    try cups.server.stopQueue(cups.server.thermalQueue)
    try bench.queue("a")
    try bench.run(try spooler()) { try wait("CUPS has it") { $0.delivery != nil } }
    try bench.run(try spooler()) {
      try cups.server.resumeQueue(cups.server.thermalQueue)
      try wait("CUPS is done with it") { $0.finishedAt != nil }
    }
    try cups.server.wait("it is out") { !cups.server.received().isEmpty }
    #expect(cups.server.received().count == 1)
    #expect(try bench.job("a").attempts == 1)
  }

  @Test(
    "a job that waits at a stopped queue is cancelled there, or moved, and does not come out when the queue goes on")
  func takenBack() throws {
    try cups.server.stopQueue(cups.server.thermalQueue)
    for id in ["a", "b"] { try bench.queue(id) }
    try bench.run(try spooler()) {
      for id in ["a", "b"] { try cups.server.wait("CUPS has \(id)") { try bench.job(id).delivery != nil } }
      try bench.change(.cancel, "a")
      try bench.change(.move(printer: "gulungan"), "b")
      try wait("it is taken back") { $0.state == .failed && $0.trouble == "cancelled" }
      try cups.server.wait("the other printer has it") {
        try cups.server.printed().count == 1 && bench.job("b").finishedAt != nil
      }
      try cups.server.resumeQueue(cups.server.thermalQueue)
      try bench.queue("c")
      try cups.server.wait("the queue goes on") { try bench.job("c").finishedAt != nil }
      #expect(cups.server.received().count == 1)
    }
  }
}
