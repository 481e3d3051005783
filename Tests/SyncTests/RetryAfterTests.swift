import Foundation
import Testing

@testable import Sync

@Suite("Retry-After")
struct RetryAfterTests {
  private let now = Date(timeIntervalSince1970: 1_793_606_400)

  @Test("It is read as seconds or as a date, and never as more than a day")
  func isRead() {
    #expect(RetryAfter.read("120", now: now) == .seconds(120))
    #expect(RetryAfter.read("Mon, 02 Nov 2026 08:01:00 GMT", now: now) == .seconds(60))
    #expect(RetryAfter.read("Mon, 02 Nov 2026 07:00:00 GMT", now: now) == .zero)
    #expect(RetryAfter.read("999999", now: now) == .seconds(86_400))
    #expect(RetryAfter.read("later", now: now) == nil)
    #expect(RetryAfter.read(nil, now: now) == nil)
  }
}
