import TicketCore

extension TrackingCode {
  /// A code from the system's random source.
  static func draw() -> TrackingCode {
    var source = SystemRandomNumberGenerator()
    return TrackingCode(bits: source.next())
  }
}
