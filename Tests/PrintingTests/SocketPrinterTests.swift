import Printing
import TestServices
import Testing

@Suite("A receipt printer on a socket that answers")
struct SocketPrinterTests {
  let bench: SocketBench

  init() throws {
    bench = try SocketBench()
  }

  @Test("it is asked before, gets the bytes unchanged, and its word that they are on paper is believed")
  func confirmed() throws {
    let handover = try bench.printer().submit(SocketBench.document, format: .escpos, jobName: "loket-1")
    #expect(handover.progress == .done(confirmed: true))
    #expect(handover.delivery == Delivery(device: "karcis", jobID: 0, jobUUID: "", jobName: "loket-1"))
    let received = try bench.receivedOnce()
    #expect(received.starts(with: SocketBench.questions + SocketBench.document))
    let mark = received.dropFirst(SocketBench.questions.count + SocketBench.document.count)
    #expect(mark.starts(with: [0x1D, 0x28, 0x48, 6, 0, 48, 48]) && mark.count == 11)
  }

  @Test("a printer of the weaker kind is asked for its paper; without it, nobody knows how far the print came")
  func paperSensor() throws {
    #expect(try bench.end(.paperSensor) == .done(confirmed: true))
    #expect(try bench.receivedOnce().suffix(3) == [0x1D, 0x72, 1])
    try bench.sink.set(.paper, "out")
    #expect(try bench.end(.paperSensor) == .lost("kertas habis"))
  }

  @Test("a printer that knows neither question is asked neither, and nothing is confirmed")
  func unasked() throws {
    #expect(try bench.end(.none) == .done(confirmed: false))
    #expect(try bench.receivedOnce() == SocketBench.questions + SocketBench.document)
  }

  @Test(
    "one that says it can't print gets nothing of the document, and the job can wait",
    arguments: [("1a 12 12", "offline"), ("1a 16 12", "coverOpen"), ("1a 32 12", "paperOut"), ("1a 12 72", "paperOut")])
  func trouble(status: String, word: String) throws {
    try bench.sink.set(.status, status)
    #expect(bench.failure() == DeviceError(.declined, word))
    #expect(try bench.receivedOnce() == SocketBench.questions)
    #expect(bench.printer().state().name == word)
  }

  @Test("a broken one is told in words, and one whose paper is low prints")
  func errorAndLow() throws {
    try bench.sink.set(.status, "1a 52 12")
    #expect(bench.failure()?.kind == .declined)
    #expect(bench.printer().state() == .error("printer melaporkan kerusakan"))
    try bench.sink.set(.status, "12 12 1e")
    #expect(bench.printer().state() == .paperLow)
    #expect(try bench.end() == .done(confirmed: true))
  }

  @Test("one that does not confirm in time leaves it unknown, never failed")
  func unconfirmed() throws {
    try bench.sink.set(.answers, "status")
    let words = try #require(try bench.end().lostWords)
    #expect(words.contains("3 detik"))
  }

  @Test("one whose paper ends in the middle of a print is told to have no paper")
  func emptied() throws {
    try bench.sink.set(.mode, "empty-after:1000")
    let words = try #require(try bench.end().lostWords)
    #expect(words.hasSuffix("kertas habis"))
  }

  @Test("one whose paper is changed in time has printed")
  func refilled() async throws {
    try bench.sink.set(.mode, "empty-after:1000")
    async let end = Task.detached { [bench] in try bench.end() }.value
    try await Task.sleep(for: .seconds(1))
    try bench.sink.set(.mode, "normal")
    #expect(try await end == .done(confirmed: true))
  }

  @Test("late answers are waited for, and taken for what they answer")
  func late() throws {
    try bench.sink.set(.answers, "late:0.3")
    #expect(bench.printer().state() == .ok)
    #expect(try bench.end() == .done(confirmed: true))
    try bench.sink.set(.status, "12 16 12")
    #expect(bench.printer().state() == .coverOpen)
  }

  @Test("answers to earlier questions, in one piece with the right ones, change nothing")
  func stale() throws {
    try bench.sink.set(.answers, "stale")
    #expect(bench.printer().state() == .ok)
    #expect(try bench.end() == .done(confirmed: true))
    try bench.sink.set(.answers, "old")
    #expect(try bench.end().lostWords != nil)
  }

  @Test("a connection that breaks after the document left leaves it unknown")
  func brokenAfterwards() throws {
    // The questions are 9 bytes: it breaks at the last of the document, before the mark is read.
    try bench.sink.set(.mode, "reset-after:\(9 + SocketBench.document.count)")
    try bench.sink.set(.answers, "status")
    #expect(try bench.end().lostWords != nil)
  }

  @Test("a printer that holds its connection open for minutes holds nobody up")
  func held() throws {
    try bench.sink.set(.mode, "hold:30")
    let started = ContinuousClock.now
    #expect(try bench.end() == .done(confirmed: true))
    try bench.sink.set(.answers, "none")
    #expect(try bench.end() == .done(confirmed: false))
    #expect(ContinuousClock.now - started < .seconds(15))
  }
}
