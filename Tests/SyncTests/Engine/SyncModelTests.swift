import Foundation
import Records
import TestServices
import Testing
import TicketCore

@testable import Sync

@Suite("Whatever happens, in whatever order")
struct SyncModelTests {
  private static let mishaps: [FakeCRM.Mishap] = [
    .lostAfter, .lostAfter, .instead(.retryable(after: nil)), .instead(.retryable(after: .seconds(5))),
    .instead(.unknown), .instead(.unreachable), .instead(.denied),
  ]

  private static let acts: [TicketAct] = [
    .note(Remark(text: "catatan")), .assigned(Assignment(staff: "petugas")),
    .progress(ProgressReport(text: "berjalan", promises: [])),
    .answered(AnswerGiven(text: "Jawaban", promises: [])),
  ]

  @Test("every record is at the CRM once, in the order of its subject", arguments: 1...8)
  func once(seed: UInt64) throws {
    var random = SeededGenerator(state: seed)
    let bench = try Bench(FakeCRM(coalesces: seed % 2 == 0))
    var tickets: [String] = []
    for _ in 0..<300 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0 where tickets.count < 4: tickets.append(try bench.office.issue().id)
      case 0...3:
        guard let ticket = tickets.randomElement(using: &random) else { continue }
        try bench.office.apply(random.pick(Self.acts, fallback: Self.acts[0]), to: ticket)
      case 4...7: try bench.look()
      case 8...14: bench.tell()
      case 15: try bench.kill(telling: Bool.random(using: &random))
      case 16, 17: bench.crm.misbehave((0..<2).map { _ in random.pick(Self.mishaps, fallback: .none) })
      default: bench.advance(.seconds(Int.random(in: 0...90, using: &random)))
      }
    }
    bench.crm.misbehave([])
    for _ in 0..<20 {
      try bench.work()
      bench.advance(.seconds(3600))
    }
    #expect(try bench.office.unfinished().isEmpty)
    for ticket in tickets { #expect(try bench.crm.told(ticket) == ["new"] + bench.office.records(of: ticket)) }
  }
}
