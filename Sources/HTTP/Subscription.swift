/// Something changed: only what, never its content, which the screen fetches with its own rights.
package struct ServerEvent: Sendable, Equatable {
  /// What kind of thing, like `ticket`.
  package var topic: String
  /// Which one.
  package var id: String
  /// The server's order of changes, rising.
  package var seq: Int64
  /// Who may know, as bits whose meaning is the subscription's.
  package var audience: Int

  /// An event.
  package init(topic: String, id: String, seq: Int64, audience: Int = 0) {
    self.topic = topic
    self.id = id
    self.seq = seq
    self.audience = audience
  }

  /// The event on the wire (WHATWG HTML §9.2.5); `id:` is what a reconnecting browser would name as its last.
  var frame: [UInt8] {
    let data = "{\"topic\":\"\(Self.escaped(topic))\",\"id\":\"\(Self.escaped(id))\",\"seq\":\(seq)}"
    return Array("id: \(seq)\ndata: \(data)\n\n".utf8)
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
      return text
    }
    return text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}

/// The state of things a stream begins with.
package struct Snapshot: Sendable {
  /// The last change it includes: events up to here are not sent again.
  package var seq: Int64
  /// Its JSON, without line breaks; nil to send nothing first.
  package var data: [UInt8]?

  /// A snapshot.
  package init(seq: Int64, data: [UInt8]? = nil) {
    self.seq = seq
    self.data = data
  }

  var frame: [UInt8] {
    guard let data else { return [] }
    let line = data.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return Array("id: \(seq)\nevent: snapshot\ndata: ".utf8) + line + Array("\n\n".utf8)
  }
}

/// What one stream wants: a snapshot first, then the events it accepts.
package struct Subscription: Sendable {
  /// Takes the snapshot, on the request's thread, after the stream has begun to collect events: none is lost between.
  package var snapshot: @Sendable () -> Snapshot
  /// Whether the reader may and wants to know. Called on the broadcaster's thread; must not block.
  package var accepts: @Sendable (ServerEvent) -> Bool

  /// A subscription.
  package init(
    snapshot: @escaping @Sendable () -> Snapshot, accepts: @escaping @Sendable (ServerEvent) -> Bool = { _ in true }
  ) {
    self.snapshot = snapshot
    self.accepts = accepts
  }
}
