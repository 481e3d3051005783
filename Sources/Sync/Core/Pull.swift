import Foundation

/// What others did in the CRM.
package enum Pull: Sendable, Equatable {
  /// Changes in their order, as many as are read in one go, and where to go on; ones that were told before may come
  /// again. There are no more where that place is the one that was asked from.
  case changes([RemoteChange], cursor: String)
  /// The question failed; the outcome says how.
  case failed(SyncOutcome)
}

/// Something that is not right with a subject there, and that the connector can't mend: for people to look at.
package struct Discovery: Sendable, Hashable {
  /// What is not right.
  package enum Trouble: Sendable, Hashable {
    /// It is there under several remote ids, the first one first.
    case doubled(remotes: [String])
    /// What is known of it here has changed, and can't be changed there.
    case stale(Fact, theirs: String)
    /// It is there under this remote id and not shown to this office.
    case hidden(remote: String)
  }

  /// The subject's id here.
  package let subject: String
  /// What is not right.
  package let trouble: Trouble
  /// The account that it comes from, as the CRM calls it; empty where it is not known.
  package let author: String

  /// A discovery as given.
  package init(_ trouble: Trouble, of subject: String, author: String) {
    (self.subject, self.trouble, self.author) = (subject, trouble, author)
  }
}

/// One thing that somebody did in the CRM.
package struct RemoteChange: Sendable, Equatable {
  /// What was done.
  package enum Act: Sendable, Equatable {
    /// Words for the visitor.
    case answer(String)
    /// Words among colleagues.
    case note(String)
    /// The visitor's own words.
    case reply(String)
    /// A field that this office writes has another value now, by the mapping's fact.
    case changed(Fact, to: String)
  }

  /// Whose case alone it may be said in.
  package enum Visitor: Sendable, Equatable {
    /// Who has this address.
    case address(String)
    /// Who has this case, by its id here.
    case ofCase(String)
  }

  /// What it is known by, when it is told twice: the CRM's number of it with ticket and moment, since another CRM, or
  /// the same after it came back from an older copy, gives the number to something else.
  package let id: String
  /// The ticket it is about, by its id here.
  package let subject: String
  /// When it was done.
  package let at: Date
  /// Who did it, as the CRM calls them.
  package let author: String
  /// What was done.
  package let act: Act
  /// False where the words are not all that was said, or perhaps not what they seem: for people to look at.
  package let isWhole: Bool
  /// Whose words they are or whom they are for, where several visitors' cases lie on one ticket there; nil where only
  /// this case does. In anybody else's case they are for people to look at.
  package let visitor: Visitor?

  /// A change as given.
  ///
  /// - Parameter id: the CRM's own number of it.
  package init(
    id: String, subject: String, at: Date, author: String, act: Act, isWhole: Bool = true, visitor: Visitor? = nil
  ) {
    self.id = "\(subject) \(id) \(Int(at.timeIntervalSince1970))"
    self.isWhole = isWhole
    self.visitor = visitor
    self.subject = subject
    self.at = at
    self.author = author
    self.act = act
  }
}
