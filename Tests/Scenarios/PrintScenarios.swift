import Foundation
import TestServices
import Testing

/// `loket print` as whoever sets an office's printers up uses it.
@Suite("Printers at the terminal", .serialized)
struct PrintScenarios {
  private let data: URL

  init() throws {
    data = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    let config = """
      {"office": {"id": "uji", "name": "Kantor Uji", "timeZone": "Asia/Makassar"},
       "printers": [{"name": "meja depan", "destination": "preview:", "language": "escpos", "use": ["ticket"]}]}
      """
    try Data(config.utf8).write(to: data.appending(path: "config.json"))
  }

  private func print(
    _ arguments: String..., scheduler: String = "/nowhere/cups.sock", language: String = "C.UTF-8"
  ) throws -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = LoketServer.executable
    process.arguments = ["print"] + arguments + ["--data", data.path]
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": language, "HOME": data.path, "CUPS_SERVER": scheduler]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test("what is found is listed with the lines to copy and the queue to make, in the reader's language")
  func discover() throws {
    let server = try CUPSServer.start()
    let found = try print("discover", "--no-scan", scheduler: server.socket)
    #expect(found.status == 0)
    for part in [
      "antrean CUPS", "lpadmin -p uji-thermal-pos-80 -E -v 'usb://Uji/POS-80?serial=1' -m raw",
      #"{"destination":"roll","language":"pdf","name":"roll","profile":"mm80","use":["ticket"]},"#,
    ] {
      #expect(found.text.contains(part), "\(part) in \(found.text)")
    }
    let nothing = try print("discover", "--no-scan", language: "en_GB.UTF-8")
    #expect(nothing.status == 0)
    #expect(nothing.text.contains("CUPS queues can't be looked at"))
  }

  @Test("a printer on a socket is tried by its address, and what became of the paper is the truth")
  func socket() throws {
    let printer = try StandIn(.socket)
    let destination = "socket://127.0.0.1:\(printer.port)"
    let confirmed = try print("test", destination)
    #expect(confirmed.status == 0 && confirmed.text.contains("Tercetak; pencetak memastikannya."), "\(confirmed.text)")
    try wait("the printer has all of it") { printer.received.count == 2 }
    let paper = String(decoding: printer.received[1], as: UTF8.self)
    #expect(paper.contains("Kantor Uji") && paper.contains(destination))
    try printer.set(.answers, "none")
    let sent = try print("test", destination)
    #expect(sent.status == 0 && sent.text.contains("lihat kertasnya"), "\(sent.text)")
    try printer.set(.mode, "reset-after:60")
    let unknown = try print("test", destination)
    #expect(unknown.status == 1 && unknown.text.contains("tidak diketahui apakah tercetak"), "\(unknown.text)")
    try printer.set(.mode, "normal")
    try printer.set(.answers, "all")
    try printer.set(.status, "1a 32 72")
    let empty = try print("test", destination)
    #expect(empty.status == 1 && empty.text.contains("tidak tercetak: kertas habis"), "\(empty.text)")
  }

  @Test("a printer of the config is tried by its name, a queue by its own, an IPP printer by its address")
  func names() throws {
    #expect(try print("test", "meja depan").text.contains("Tercetak"))
    let server = try CUPSServer.start()
    let queue = try print("test", "thermal", scheduler: server.socket)
    #expect(queue.status == 0 && queue.text.contains("Terkirim"), "\(queue.text)")
    let direct = try print("test", try server.rollURI)
    #expect(direct.status == 0 && direct.text.contains("Tercetak"), "\(direct.text)")
    #expect(server.received().count == 1 && server.printed().count == 1)
  }

  @Test("what names no printer is wrong usage, with the nearest name or the remedy")
  func unknown() throws {
    for (word, part) in [("meja depam", "(meja depan?)"), ("thermal", "ada: meja depan"), ("usb://Uji/POS", "lpadmin")]
    {
      let outcome = try print("test", word)
      #expect(outcome.status == 2 && outcome.text.contains(part), "\(outcome.text)")
    }
    #expect(try print("test", "socket://127.0.0.1:9", "--language", "zpl").status == 2)
    #expect(try print("test").status == 2)
    #expect(try print("find").status == 2)
    let nobody = try print("test", "socket://127.0.0.1:9")
    #expect(nobody.status == 1 && nobody.text.contains("luring"), "\(nobody.text)")
  }
}
