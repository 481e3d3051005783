import Testing

@testable import Printing

@Suite("What a printer says of itself")
struct DeviceStateTests {
  @Test(
    "the keywords of RFC 8011 become our vocabulary, whatever their severity",
    arguments: [
      (["media-empty-error", "media-needed-error"], DeviceState.paperOut),
      (["media-needed"], .paperOut),
      (["media-low-warning"], .paperLow),
      (["door-open-report"], .coverOpen),
      (["cover-open", "media-low"], .coverOpen),
      (["offline-report"], .offline),
      (["marker-supply-empty-error"], .error("marker-supply-empty-error")),
      (["media-low-report", "media-empty"], .paperOut),
    ])
  func keywords(reasons: [String], state: DeviceState) {
    #expect(DeviceState(reasons: reasons, message: "") == state)
  }

  @Test(
    "reasons that say nothing of the printer say nothing", arguments: [[], ["none"], ["cups-insecure-filter-warning"]])
  func nothing(reasons: [String]) {
    #expect(DeviceState(reasons: reasons, message: "Sending data to printer.") == nil)
  }

  @Test("a printer's words are shown rather than its keyword, on one line without control characters")
  func words() {
    let message = "Roll\u{1B}[31m\nmacet\u{202E} di sini".cleanedForScreen
    #expect(message == "Roll [31m macet di sini")
    #expect(DeviceState(reasons: ["media-jam-error"], message: message) == .error(message))
    #expect(String(repeating: "x", count: 1000).cleanedForScreen.count == 200)
  }

  @Test("the names in the API are fixed")
  func names() {
    let states: [DeviceState] = [.ok, .paperOut, .paperLow, .coverOpen, .offline, .error("x"), .unknown]
    #expect(states.map(\.name) == ["ok", "paperOut", "paperLow", "coverOpen", "offline", "error", "unknown"])
  }

  @Test("the preview printer has printed at once and keeps nothing")
  func preview() throws {
    let printer = PreviewPrinter(name: "pratinjau")
    let delivery = Delivery(device: "pratinjau", jobID: 0, jobUUID: "", jobName: "loket-1")
    let handover = try printer.submit([0x1B, 0x40], format: .escpos, jobName: "loket-1")
    #expect(handover == Handover(delivery, progress: .done(confirmed: true)))
    #expect(try printer.progress(of: delivery) == .done(confirmed: true))
    #expect(try printer.find(jobName: "loket-1") == .absent)
    #expect(printer.state() == .ok)
  }
}
