import Foundation
import Printing
import TestServices
import Testing

@Suite(
  "A CUPS queue whose cupsd has no room", .enabled(if: CUPSServer.canLimitSpool, "mounting a small disk needs root"))
struct CUPSQueueDiskTests {
  @Test("refuses the document for now and loses nothing, and prints it when there is room")
  func full() throws {
    let server = try CUPSServer.start(spoolBytes: 1 << 20)
    let queue = CUPSQueue(name: server.thermalQueue, at: CUPSAddress(host: server.socket), patience: 30)
    let ballast = server.folder.appending(path: "spool/ballast")
    try Data().write(to: ballast)
    let handle = try FileHandle(forWritingTo: ballast)
    while (try? handle.write(contentsOf: Data(count: 4096))) != nil {}
    try handle.close()

    let error = #expect(throws: DeviceError.self) {
      try queue.submit(TestPages.escpos, format: .escpos, jobName: "loket-70")
    }
    #expect(error?.kind == .declined, "\(String(describing: error))")
    #expect(try queue.find(jobName: "loket-70") == .absent)
    #expect(server.received().isEmpty)

    try FileManager.default.removeItem(at: ballast)
    let delivery = try queue.submit(TestPages.escpos, format: .escpos, jobName: "loket-70").delivery
    try server.wait("it has printed") { try queue.progress(of: delivery) == .done(confirmed: false) }
    #expect(server.received() == [TestPages.escpos])
  }
}
