import Calendars

extension ServiceStandard {
  /// Reads a standard's file; every problem is noted at its place.
  package init?(reading node: FileNode) {
    guard let object = node.object(Self.keys) else { return nil }
    let id = object.required("id")?.identifier()
    let version = object.required("version")?.string()
    let title = object.required("title")?.phrase()
    let office = object.required("office")?.phrase()
    let decree = object["decree"]?.string()
    let source = object.required("source")?.string()
    let letter = object.required("letter")?.letter()
    let timeZone = object.required("timeZone")?.zone()
    let hours = object.required("hours")?.serviceHours()
    let consultationHours = object["consultationHours"]?.serviceHours()
    let queueing = object.required("queueing")?.queueing()
    let kinds = object.required("kinds")?.kinds()
    let categories = object.required("categories")?.categories()
    let channels = object.required("channels")?.channels()
    let promises = object.required("promises")?.list { $0.promiseRule() }
    let tiers = object.required("tiers")?.list { $0.tier() }
    let pending = object["pending"]?.pendingRule()
    let progressDuty = object["progressDuty"]?.progressDuty()
    let closing = object["closing"].map { $0.closingRules() } ?? .unstated
    let compensation = object["compensation"]?.compensationRule()
    let restricted = object["restricted"]?.restrictedRule()
    let coordination = object["coordination"].map { $0.list { $0.coordination() } } ?? []
    let complaintChannels = object.required("complaintChannels")?.list { $0.complaintChannel() }
    let reminders = object["reminders"].map { $0.list { $0.phrase() } } ?? []
    let products = object["products"].map { $0.list { $0.phrase() } } ?? []
    let membersOnly = object["membersOnly"].map { $0.bool() } ?? false
    let free = object.required("free")?.bool()
    let ours = object["ours"].map { $0.list { $0.provenance(in: node) } } ?? []

    guard let id, let version, let title, let office, let source, let letter, let timeZone, let hours, let queueing,
      let kinds,
      let categories, let channels, let promises, let tiers, let closing, let coordination, let complaintChannels,
      let reminders, let products, let membersOnly, let free, let ours
    else { return nil }
    self.id = id
    self.version = version
    self.title = title
    self.office = office
    self.decree = decree
    self.source = source
    self.letter = letter
    self.timeZone = timeZone
    self.hours = hours
    self.consultationHours = consultationHours
    self.queueing = queueing
    self.kinds = kinds
    self.categories = categories
    self.channels = channels
    self.promises = promises
    self.tiers = tiers
    self.pending = pending
    self.progressDuty = progressDuty
    self.closing = closing
    self.compensation = compensation
    self.restricted = restricted
    self.coordination = coordination
    self.complaintChannels = complaintChannels
    self.reminders = reminders
    self.products = products
    self.membersOnly = membersOnly
    self.free = free
    self.ours = ours
    StandardReferences(standard: self, object: object).check()
  }

  private static let keys = [
    "id", "version", "title", "office", "decree", "source", "letter", "timeZone", "hours", "consultationHours",
    "queueing",
    "kinds", "categories", "channels", "promises", "tiers", "pending", "progressDuty", "closing", "compensation",
    "restricted", "coordination", "complaintChannels", "reminders", "products", "membersOnly", "free", "ours",
  ]
}

extension FileNode {
  fileprivate func letter() -> String? {
    guard let text = string() else { return nil }
    if text.utf8.count == 1, text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) {
      return text
    }
    note(Phrase("Awalan nomor harus satu huruf A–Z.", "The number prefix must be one letter A–Z."))
    return nil
  }

  fileprivate func categories() -> [Category]? {
    let categories = list { node -> Category? in
      guard let object = node.object(["id", "label"]) else { return nil }
      let (id, label) = (object.required("id")?.identifier(), object.required("label")?.phrase())
      guard let id, let label else { return nil }
      return Category(id: id, label: label)
    }
    guard let categories else { return nil }
    if !categories.contains(where: { $0.id == Category.general }) {
      note(
        Phrase(
          "Kategori \"umum\" wajib ada; tambahkan.", "The category \"umum\" must be there; add it."))
    }
    noteRepeated(categories.map(\.id))
    return categories
  }

  fileprivate func complaintChannel() -> ComplaintChannel? {
    guard let object = object(["label", "value"]) else { return nil }
    let label = object.required("label")?.phrase()
    let value = object["value"]?.string()
    guard let label else { return nil }
    return ComplaintChannel(label: label, value: value)
  }

  fileprivate func provenance(in document: FileNode) -> Provenance? {
    guard let object = object(["at", "why"]) else { return nil }
    let (place, why) = (object.required("at")?.string(), object.required("why")?.string())
    guard let place, let why else { return nil }
    if !document.contains(place) {
      note(
        Phrase(
          "\"\(place)\" tidak menunjuk apa pun dalam berkas ini; perbaiki penunjuknya.",
          "\"\(place)\" points to nothing in this file; correct the pointer."))
    }
    return Provenance(at: place, why: why)
  }

  /// A list of kinds of case with at least one entry.
  func kinds() -> [Kind]? { filledList { $0.choice(Kind.self) } }

  /// A list with at least one entry.
  func filledList<Value>(_ body: (FileNode) -> Value?) -> [Value]? {
    guard let values = list(body) else { return nil }
    if values.isEmpty {
      note(Phrase("Daftar ini kosong; isi sedikitnya satu.", "This list is empty; give at least one."))
    }
    return values
  }

  /// Notes every name that stands more than once.
  func noteRepeated(_ names: [String]) {
    for (name, count) in Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).sorted(by: { $0.key < $1.key })
    where count > 1 {
      note(
        Phrase(
          "\"\(name)\" ada \(count) kali; sisakan satu.", "\"\(name)\" stands \(count) times; keep one."))
    }
  }
}
