import Calendars
import Records

extension RequestTracker {
  /// What goes where in Request Tracker: a data file, so that another office's queue and fields are no code
  /// (`Kiosk/crm/README.md`).
  package struct Mapping: Sendable, Equatable {
    /// The queue that takes the tickets.
    let queue: String
    /// Whether restricted records go there.
    let takesRestricted: Bool
    /// Whether Request Tracker may mail to the visitor whose address it is given.
    let mails: Bool
    /// The fields that records are known by.
    let identity: Identity
    /// How a ticket is written.
    let ticket: Form
    /// How a loan is written; nil where loans are not.
    let loan: Form?

    /// The fields that records are known by.
    struct Identity: Sendable, Equatable {
      /// The ticket's field that holds the subject's id.
      let subject: String
      /// The ticket's field that holds the id of the record that made it.
      let record: String
      /// The transaction's field that holds the record's id.
      let event: String
    }

    /// How a kind of subject is written; nil where it is not.
    func form(_ kind: OutboxKind) -> Form? {
      switch kind {
      case .ticket: ticket
      case .loan: loan
      }
    }

    /// Every field of a ticket that is written.
    var ticketFields: Set<String> {
      let forms = [ticket, loan].compactMap { $0 }
      return Set(forms.flatMap { $0.fields.map(\.name) } + [identity.subject, identity.record])
    }

    /// The words that select fields must know, by field.
    var choices: [String: Set<String>] {
      let fields = [ticket, loan].compactMap { $0 }.flatMap(\.fields)
      return fields.reduce(into: [:]) { choices, field in
        if let words = field.value.words { choices[field.name, default: []].formUnion(words.values) }
      }
    }
  }

  /// How one kind of subject is written.
  struct Form: Sendable, Equatable {
    /// The facts that make up the subject line; those that are not known are left out.
    let subject: [Fact]
    /// The fact that is the requestor's address; nil for none.
    let requestor: Fact?
    /// The status there.
    let status: Value
    /// Dates by their names there, such as `Due`.
    let dates: [Field]
    /// Custom fields by their names there.
    let fields: [Field]
    /// The lines of the ticket's first words.
    let content: [Line]
    /// The lines of every further message.
    let message: [Line]
    /// What the event types are called there.
    let events: [String: String]
    /// The event types that are said to the visitor; the others are comments.
    let correspond: Set<String>
  }

  /// A field and what goes in.
  struct Field: Sendable, Equatable {
    /// What it is called there.
    let name: String
    /// What goes in.
    let value: Value
  }

  /// A fact, and where it is needed the CRM's word for each of its values.
  struct Value: Sendable, Equatable {
    /// What is told.
    let fact: Fact
    /// The CRM's words by the values here; nil where the value itself goes.
    let words: [String: String]?

    /// The CRM's word for a value; nil where there is none.
    func word(for value: FactValue) -> String? {
      guard let words else { return value.plain }
      return words[value.plain]
    }
  }

  /// A line of text; left out where the fact is not known.
  struct Line: Sendable, Equatable {
    /// What stands before it; nil for nothing.
    let label: String?
    /// What it says.
    let fact: Fact
  }
}

extension FactValue {
  /// As fields hold it: Request Tracker's own dates are in UTC and without a `T`; with one it stores 1970.
  var plain: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .moment(let moment): RequestTracker.Moment.text(moment)
    }
  }
}
