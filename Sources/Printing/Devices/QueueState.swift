import CCUPS

/// How a queue and the printer behind it are.
enum QueueState {
  /// What has to be asked for.
  static let attributes = [
    "device-uri", "printer-is-accepting-jobs", "printer-state", "printer-state-message", "printer-state-reasons",
  ]

  /// What is wrong by the queue's own account; nil when it knows of nothing.
  static func trouble(_ queue: IPPAttributes) -> DeviceState? {
    // An idle queue still bears the last words of the job before, which may have been taken back long ago.
    let isIdle = queue.integer("printer-state") == Int(IPP_PSTATE_IDLE.rawValue)
    let message = isIdle ? "" : (queue.string("printer-state-message") ?? "").cleanedForScreen
    if let trouble = DeviceState(reasons: queue.all("printer-state-reasons"), message: message) { return trouble }
    if queue.integer("printer-state") == Int(IPP_PSTATE_STOPPED.rawValue) {
      return .error(message.isEmpty ? "dihentikan" : message)
    }
    if queue.integer("printer-is-accepting-jobs") == 0 {
      return .error(message.isEmpty ? "menolak pekerjaan" : message)
    }
    return nil
  }

  /// What the printer itself says.
  static func ask(_ printer: IPPService) -> DeviceState {
    do {
      return trouble(try printer.attributes(asking: attributes)) ?? .ok
    } catch {
      return error.isAnswer ? .error(error.words) : .offline
    }
  }
}
