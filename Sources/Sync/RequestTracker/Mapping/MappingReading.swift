import Calendars

extension RequestTracker.Mapping {
  /// Reads a mapping file; answers all its mistakes at once.
  package static func read(file: String, bytes: [UInt8]) -> Result<Self, FileProblems> {
    FileNode.read(file: file, bytes: bytes) { Self(reading: $0) }
  }

  private init?(reading node: FileNode) {
    let keys = ["queue", "restricted", "personal", "mail", "identity", "ticket", "loan"]
    guard let object = node.object(keys) else { return nil }
    let queue = object.required("queue")?.string()
    let restricted = object.required("restricted")?.bool()
    let personal = object.personalFacts()
    let mail = object.required("mail")?.bool()
    let identity = object.required("identity").flatMap { Identity(reading: $0) }
    let ticket = object.required("ticket").flatMap { RequestTracker.Form(reading: $0) }
    let loan = object["loan"].flatMap { RequestTracker.Form(reading: $0) }
    guard let queue, let restricted, let personal, let mail, let identity, let ticket else { return nil }
    self.init(
      queue: queue, takesRestricted: restricted, mails: mail, identity: identity, ticket: ticket, loan: loan)
    object.compare(personal, with: ticket.facts.union(loan?.facts ?? []))
    let own = [identity.subject, identity.record]
    for field in (ticket.fields + (loan?.fields ?? [])) where own.contains(field.name) {
      node.note(
        Phrase(
          "Kolom \"\(field.name)\" sudah dipakai oleh \"identity\"; hapus dari \"fields\".",
          "The field \"\(field.name)\" is used by \"identity\" already; remove it from \"fields\"."))
    }
  }
}

extension RequestTracker.Form {
  /// Every fact that it sends.
  fileprivate var facts: Set<Fact> {
    Set(subject + [requestor, status.fact].compactMap { $0 } + (dates + fields).map(\.value.fact))
      .union((content + message).map(\.fact))
  }
}

extension RequestTracker.Mapping.Identity {
  fileprivate init?(reading node: FileNode) {
    guard let object = node.object(["subject", "record", "event"]) else { return nil }
    let (subject, record) = (object.required("subject")?.string(), object.required("record")?.string())
    let event = object.required("event")?.string()
    guard let subject, let record, let event else { return nil }
    self.init(subject: subject, record: record, event: event)
  }
}

extension RequestTracker.Form {
  private static let keys = [
    "subject", "requestor", "status", "dates", "fields", "content", "message", "events", "correspond",
  ]

  fileprivate init?(reading node: FileNode) {
    guard let object = node.object(Self.keys) else { return nil }
    let subject = object.required("subject")?.list { $0.choice(Fact.self) }
    let status = object.required("status").flatMap { RequestTracker.Value(reading: $0) }
    let dates = object["dates"].map { $0.dates() } ?? []
    let fields = object["fields"].map { $0.fields() } ?? []
    let content = object.required("content")?.list { RequestTracker.Line(reading: $0) }
    let message = object.required("message")?.list { RequestTracker.Line(reading: $0) }
    let events = object.required("events")?.names()
    let correspond = object["correspond"].map { $0.names(of: events ?? [:]) } ?? []
    guard let subject, let status, let dates, let fields, let content, let message, let events, let correspond else {
      return nil
    }
    self.init(
      subject: subject, requestor: object["requestor"]?.choice(Fact.self), status: status, dates: dates,
      fields: fields, content: content, message: message, events: events, correspond: Set(correspond))
  }
}

extension RequestTracker.Value {
  /// A fact's name, or `{"fact": …, "values": {ours: theirs}}`.
  fileprivate init?(reading node: FileNode) {
    guard node.isObject else {
      guard let fact = node.choice(Fact.self) else { return nil }
      self.init(fact: fact, words: nil)
      return
    }
    guard let object = node.object(["fact", "values"]) else { return nil }
    let (fact, words) = (object.required("fact")?.choice(Fact.self), object.required("values")?.names())
    guard let fact, let words else { return nil }
    self.init(fact: fact, words: words)
  }
}

extension RequestTracker.Line {
  /// A fact's name, or `{"label": …, "fact": …}`.
  fileprivate init?(reading node: FileNode) {
    guard node.isObject else {
      guard let fact = node.choice(Fact.self) else { return nil }
      self.init(label: nil, fact: fact)
      return
    }
    guard let object = node.object(["label", "fact"]) else { return nil }
    let (label, fact) = (object.required("label")?.string(), object.required("fact")?.choice(Fact.self))
    guard let label, let fact else { return nil }
    self.init(label: label, fact: fact)
  }
}

extension FileNode {
  /// The dates of a ticket that REST 2.0 lets be set; `Created` is not one of them.
  private static let settableDates = ["Starts", "Started", "Due", "Told"]

  /// Dates by their names there.
  fileprivate func dates() -> [RequestTracker.Field]? {
    guard let fields = fields() else { return nil }
    for field in fields where !Self.settableDates.contains(field.name) {
      noteUnknownName(field.name, known: Self.settableDates)
    }
    return fields
  }

  /// Fields by their names there.
  fileprivate func fields() -> [RequestTracker.Field]? {
    guard let members = members() else { return nil }
    let fields = members.compactMap { name, node in
      RequestTracker.Value(reading: node).map { RequestTracker.Field(name: name, value: $0) }
    }
    return fields.count == members.count ? fields : nil
  }

  /// Texts by the file's own keys.
  fileprivate func names() -> [String: String]? {
    guard let members = members() else { return nil }
    let names = members.compactMap { key, node in node.string().map { (key, $0) } }
    return names.count == members.count ? Dictionary(names) { first, _ in first } : nil
  }

  /// Names out of those that were given before.
  fileprivate func names(of known: [String: String]) -> [String]? {
    list { node in
      guard let name = node.string() else { return nil }
      if known[name] == nil { node.noteUnknownName(name, known: known.keys.sorted()) }
      return name
    }
  }
}
