/// How long a receipt printer on a socket may take over each step.
package struct SocketLimits: Sendable, Equatable {
  /// To take the connection, over all of its addresses. Looking a name up takes as long as the system's resolver does.
  package var connecting: Duration = .seconds(3)
  /// To answer a question about its state; who is silent so long is mute.
  package var status: Duration = .milliseconds(500)
  /// To take a further byte of a document.
  package var stall: Duration = .seconds(10)
  /// To say that the document is on paper.
  package var confirmation: Duration = .seconds(20)
  /// Between two looks at its state while it prints.
  package var asking: Duration = .seconds(1)
  /// To end the connection, once a mute printer has all of the document.
  package var farewell: Duration = .seconds(1)

  /// The limits of an office.
  package init() {}
}
