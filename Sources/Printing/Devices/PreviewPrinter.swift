/// The printer of the demo: takes everything, keeps nothing, is always well.
/// What it "printed" is looked at through the spool, which holds every document anyway.
package struct PreviewPrinter: PrintDevice {
  /// What the config and the spool call it.
  package let name: String

  /// A preview printer of this name.
  package init(name: String) {
    self.name = name
  }

  package func submit(_ bytes: [UInt8], format: DocumentFormat, jobName: String) throws(DeviceError) -> Handover {
    Handover(Delivery(device: name, jobID: 0, jobUUID: "", jobName: jobName), progress: .done(confirmed: true))
  }

  package func find(jobName: String) throws(DeviceError) -> Lookup { .absent }

  package func progress(of delivery: Delivery) throws(DeviceError) -> DeliveryProgress { .done(confirmed: true) }

  package func cancel(_ delivery: Delivery) throws(DeviceError) {}

  package func state() -> DeviceState { .ok }
}
