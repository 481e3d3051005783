/// Who looks at tickets. Every query takes one.
package struct Viewer: Hashable, Sendable {
  /// Who looks.
  package let actor: Actor
  /// True for the agent of the technical unit to whom fraud complaints are handed. A capability of its own and part
  /// of no role: a section head or an administrator could be the one the complaint is about.
  package let isFraudAgent: Bool

  /// Takes the values as they are.
  package init(actor: Actor, isFraudAgent: Bool = false) {
    self.actor = actor
    self.isFraudAgent = isFraudAgent
  }

  /// True where this viewer may know that such a ticket exists. Not even who entered a restricted ticket sees it
  /// again (standards.md: "no other agent sees it").
  package func mayRead(restricted: Bool) -> Bool { !restricted || isFraudAgent }
}
