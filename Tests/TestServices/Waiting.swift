import Foundation

/// Something did not become true in its time.
package struct WaitedInVain: Error, CustomStringConvertible {
  package let description: String
}

/// Waits for something to become true, half a minute at most.
package func wait(_ what: @autoclosure () -> String, until isTrue: () throws -> Bool) throws {
  for _ in 0..<600 {
    if try isTrue() { return }
    Thread.sleep(forTimeInterval: 0.05)
  }
  throw WaitedInVain(description: "waited in vain until \(what())")
}
