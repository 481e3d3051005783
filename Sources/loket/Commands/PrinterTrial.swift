import Calendars
import Foundation
import Printing
import Receipts

/// Prints the self-test on one printer, follows it to its end and tells the truth about it.
struct PrinterTrial {
  let printer: Printer
  let destination: Destination
  let office: String?
  /// The zone that the paper tells its time in.
  let zone: String
  let templates: TemplateSet

  /// How long the paper may take.
  private static let limit: Duration = .seconds(30)

  /// What became of the paper.
  private enum End {
    case confirmed
    case sent
    case unknown(String)
    case failed(String)
  }

  /// - Throws: a failure unless the paper was confirmed or at least sent.
  func run() throws {
    let state = printer.device.state()
    Terminal.say(
      "Pencetak \(printer.name) (\(destination.text)): \(state.words.id)",
      "Printer \(printer.name) (\(destination.text)): \(state.words.en)")
    let bytes = try templates.document(SelfTest.template, json: try values(), on: printer)
    switch end(of: bytes, named: "loket-uji-\(UUID().uuidString.lowercased())") {
    case .confirmed: Terminal.say("Tercetak; pencetak memastikannya.", "Printed; the printer says so itself.")
    case .sent:
      Terminal.say(
        "Terkirim; pencetak ini tidak memberi kabar, jadi lihat kertasnya.",
        "Sent; this printer says nothing of it, so look at the paper.")
    case .unknown(let words):
      throw CommandFailure(
        "tidak diketahui apakah tercetak: \(words); lihat kertasnya",
        "whether it was printed is not known: \(words); look at the paper")
    case .failed(let words): throw CommandFailure("tidak tercetak: \(words)", "not printed: \(words)")
    }
  }

  private func end(of bytes: [UInt8], named job: String) -> End {
    let device = printer.device
    do throws(DeviceError) {
      let handover = try device.submit(bytes, format: printer.format, jobName: job)
      return try follow(handover)
    } catch {
      let words = DeviceState.words(ofObstacle: error.words)[Terminal.language]
      return [.interrupted, .timedOut].contains(error.kind) ? .unknown(words) : .failed(words)
    }
  }

  private func follow(_ handover: Handover) throws(DeviceError) -> End {
    let deadline = ContinuousClock.now + Self.limit
    var progress = handover.progress
    while ContinuousClock.now < deadline {
      if let end = end(of: progress) { return end }
      Thread.sleep(forTimeInterval: 0.2)
      progress = try printer.device.progress(of: handover.delivery)
    }
    // A test that prints an hour later would only puzzle whoever stands there.
    try printer.device.cancel(handover.delivery)
    let last = try printer.device.progress(of: handover.delivery)
    let waited = Phrase("tidak selesai dalam 30 detik", "not done within 30 seconds")[Terminal.language]
    let trouble = progress.trouble.map { "\(waited): \($0[Terminal.language])" } ?? waited
    if case .failed = last { return .failed(trouble) }
    return end(of: last) ?? .unknown(trouble)
  }

  private func end(of progress: DeliveryProgress) -> End? {
    switch progress {
    case .pending, .processing, .held: nil
    case .done(let confirmed): confirmed ? .confirmed : .sent
    case .failed(let words): .failed(words)
    case .lost(let words): .unknown(words)
    case .vanished:
      .unknown(Phrase("pencetak tidak mengenalnya lagi", "the printer no longer knows it")[Terminal.language])
    }
  }

  private func values() throws -> String {
    try SelfTest(
      printer: printer.name, office: office, destination: destination.text, isPDF: printer.format == .pdf,
      profile: printer.profile, printedAt: Date().formatted(.iso8601), timeZone: zone
    ).json()
  }
}

extension DeliveryProgress {
  /// What keeps a delivery that has not ended.
  fileprivate var trouble: Phrase? {
    switch self {
    case .pending(let state), .processing(let state): state.obstacle == nil ? nil : state.words
    case .held(let words): Phrase(words, words)
    case .done, .failed, .lost, .vanished: nil
    }
  }
}
