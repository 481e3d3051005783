import Foundation
import Records
import Testing

@testable import Mail

@Suite("The mail spool's worker") struct MailWorkerTests {
  private let bench: MailBench

  init() throws { bench = try MailBench() }

  @Test("a queued mail is handed over whole, once, under its own name")
  func sent() throws {
    let id = try bench.queue()
    try bench.work()
    try bench.work()
    #expect(try bench.mail(id).state == .sent)
    let letter = try #require(bench.taken.first)
    #expect(bench.taken.count == 1)
    #expect(letter.hasPrefix("Message-ID: <\(id)@contoh.go.id>\nDate: Mon, 23 Nov 2026 09:15:00 +0700\n"))
    #expect(letter.contains("\nTo: <siti@contoh.id>\nReply-To: <tanya@contoh.go.id>\n"))
    #expect(letter.contains("\nAuto-Submitted: auto-generated\n"))
    #expect(letter.hasSuffix("--loket-\(id)--\n"))
  }

  @Test("while the mail system is down everything waits, longer each time, and goes out once when it is back")
  func down() throws {
    let ids = [try bench.queue(), try bench.queue(), try bench.queue()]
    try bench.tell("code", "75")
    for _ in 0..<20 {
      try bench.work()
      bench.advance(seconds: 60)
    }
    #expect(try ids.allSatisfy { try bench.mail($0).state == .queued })
    #expect(try ids.allSatisfy { try bench.mail($0).trouble == .unavailable })
    let attempts = try bench.mail(ids[0]).attempts
    #expect((6...16).contains(attempts), "\(attempts)")
    try bench.tell("code", "0")
    bench.advance(seconds: 900)
    for _ in 0..<3 { try bench.work() }
    #expect(bench.taken.count == 3)
    #expect(try ids.allSatisfy { try bench.mail($0).state == .sent })
  }

  @Test("one address that is always put off keeps nobody else's mail")
  func oneBad() throws {
    let bad = try bench.queue(to: "nanti@contoh.id")
    try bench.tell("refusals", "nanti@contoh.id 75\n")
    for _ in 0..<5 {
      try bench.work()
      bench.advance(seconds: 30)
    }
    let good = try bench.queue()
    try bench.work()
    #expect(try bench.mail(good).state == .sent)
    #expect(try bench.mail(bad).state == .queued)
  }

  @Test(
    "what no attempt can mend is given up with its reason",
    arguments: [(67, MailTrouble.address), (65, .rejected), (64, .usage)])
  func never(code: Int, trouble: MailTrouble) throws {
    try bench.tell("code", "\(code)")
    let id = try bench.queue()
    try bench.work()
    #expect(try bench.mail(id).state == .failed)
    #expect(try bench.mail(id).trouble == trouble)
    #expect(bench.log.allSatisfy { !$0.contains("contoh.id") })
  }

  @Test("an address that is none, and values that do not fit, are given up without the mail system")
  func hopeless() throws {
    let addresses = ["siti", "a@b.id\nBcc: c@d.id", "a@b.id, c@d.id", "-oQ/tmp@x", "<a@b.id>"]
    let ids = try addresses.map { try bench.queue(to: $0) }
    let empty = try bench.queue(contents: "{}")
    try bench.work()
    #expect(try ids.allSatisfy { try bench.mail($0).trouble == .address })
    #expect(try bench.mail(empty).trouble == .template)
    #expect(bench.taken.isEmpty)
  }

  @Test("a command that is not there is tried again; one that does not end is ended")
  func command() throws {
    let absent = try MailBench(shell: "/tidak/ada")
    let id = try absent.queue()
    try absent.work()
    #expect(try absent.mail(id).state == .queued)
    #expect(try absent.mail(id).trouble == .noCommand)
    let slow = try MailBench(patience: .milliseconds(300))
    try slow.tell("slow", "")
    let waiting = try slow.queue()
    try slow.work()
    #expect(try slow.mail(waiting).state == .queued)
    #expect(try slow.mail(waiting).trouble == .timedOut)
  }

  @Test("what was being given away when the desk was killed goes out again under the same name")
  func killed() throws {
    let id = try bench.queue()
    #expect(try MailSpool(bench.ledger).claim(id))
    try bench.work()
    #expect(bench.taken.isEmpty)
    try MailSpool(bench.ledger).takeBack()
    try bench.work()
    #expect(bench.taken.count == 1)
    #expect(bench.taken[0].contains("<\(id)@contoh.go.id>"))
    #expect(try bench.mail(id).attempts == 2)
  }

  @Test(
    "what is not wanted any more while the mail system has it is not tried again when that fails",
    arguments: [(75, MailState.dropped), (67, .dropped), (0, .sent)])
  func unwanted(code: Int, end: MailState) throws {
    let id = try bench.queue()
    try bench.tell("code", "\(code)")
    try bench.work {
      let recall = try bench.ledger.record { try Mails.drop(about: .loan("x"), in: $0) }
      #expect(recall == .sent)
    }
    #expect(try bench.mail(id).state == end)
    #expect(try bench.mail(id).trouble == nil)
    try bench.tell("code", "0")
    bench.advance(seconds: 900)
    try bench.work()
    #expect(bench.taken.count == (end == .sent ? 1 : 0))
  }

  @Test("what was not wanted any more when the desk was killed does not go out after it")
  func unwantedAndKilled() throws {
    let id = try bench.queue()
    #expect(try MailSpool(bench.ledger).claim(id))
    try bench.ledger.record { _ = try Mails.drop(about: .loan("x"), in: $0) }
    try MailSpool(bench.ledger).takeBack()
    try bench.work()
    #expect(bench.taken.isEmpty)
    #expect(try bench.mail(id).state == .dropped)
  }

  @Test("after three days of trying a mail is given up; the desk may send it again, to the member's address of now")
  func gaveUp() throws {
    let id = try bench.queue(to: "lama@contoh.id")
    try bench.tell("code", "75")
    try bench.work()
    bench.advance(seconds: 3 * 86_400 + 1)
    try bench.work()
    #expect(try bench.mail(id).trouble == .gaveUp)
    #expect(try bench.mail(id).attempts == 2)
    try bench.tell("code", "0")
    #expect(try bench.change(id, .retry))
    try bench.work()
    #expect(bench.taken.first?.contains("\nTo: <siti@contoh.id>\n") == true)
    #expect(try !bench.change(id, .cancel))
  }

  @Test("the desk's wish to send now goes before the wait, and a cancelled mail never goes out")
  func wishes() throws {
    let (now, never) = (try bench.queue(), try bench.queue())
    try bench.tell("code", "75")
    try bench.work()
    bench.advance(seconds: 1)
    try bench.work()
    try bench.tell("code", "0")
    #expect(try bench.change(never, .cancel))
    #expect(try bench.change(now, .retry))
    bench.advance(seconds: 2)
    try bench.work()
    #expect(try bench.mail(now).state == .sent)
    #expect(try bench.mail(never).state == .dropped)
    #expect(bench.taken.count == 1)
  }
}

extension MailBench {
  fileprivate func change(_ id: String, _ change: MailChange) throws -> Bool {
    try ledger.record { entry in
      guard let mail = try Mails.find(id, in: entry.transaction) else { return false }
      return try change.apply(to: mail, in: entry)
    }
  }
}
