import Foundation
import Printing
import TestServices

/// A cupsd of one test's own, with the devices that print on it.
struct QueueBench {
  let server: CUPSServer
  let address: CUPSAddress

  init() throws {
    server = try CUPSServer.start()
    address = CUPSAddress(host: server.socket)
  }

  var thermal: CUPSQueue { queue(server.thermalQueue) }
  var roll: CUPSQueue { queue(server.rollQueue) }

  /// Patient by default, for a busy machine is not a broken one.
  func queue(_ name: String, patience: Double = 30) -> CUPSQueue {
    CUPSQueue(name: name, at: address, patience: patience)
  }

  func printTicket(_ jobName: String) throws -> Delivery {
    try thermal.submit(TestPages.escpos, format: .escpos, jobName: jobName).delivery
  }

  func printPage(_ jobName: String, width: Int = 227, height: Int = 425) throws -> Delivery {
    try roll.submit(TestPages.pdf(width: width, height: height), format: .pdf, jobName: jobName).delivery
  }

  /// Asks until the delivery is there, and fails the test with the last answer if it never is.
  func follow(_ delivery: Delivery, at queue: CUPSQueue, until isThere: (DeliveryProgress) -> Bool) throws {
    var last: DeliveryProgress?
    try server.wait("the delivery is there, which is \(String(describing: last))") {
      let now = try queue.progress(of: delivery)
      last = now
      return isThere(now)
    }
  }

  /// How a call failed; nil if it did not.
  func kind(_ call: () throws -> Any?) -> DeviceError.Kind? {
    do {
      _ = try call()
      return nil
    } catch {
      return (error as? DeviceError)?.kind
    }
  }
}
