import Calendars
import Desk

extension Config {
  /// Reads the whole file; what is not used yet is checked all the same, so that a typing error shows today.
  /// - Parameter known: the ids of the standards that are loaded; nil where they can't be, and then they aren't
  ///   checked.
  init?(reading node: FileNode, standards known: [String]?) {
    let keys = ["office", "publicUrl", "hosts", "counters", "printers", "crm", "mail", "tls"]
    guard let file = node.object(keys) else { return nil }
    let office = file.required("office")?.object(["id", "name", "timeZone", "standards", "hours"])
    let id = office?.required("id")?.identifier()
    let name = office?.required("name")?.string()
    let zone = office?.required("timeZone")?.zone()
    let standards = office?["standards"].flatMap { $0.standards(among: known) }
    let hours = office?["hours"].flatMap { $0.serviceHours() }
    let crm = file["crm"].flatMap { CRMEntry(reading: $0) }
    let printers = file["printers"].map { $0.printers() } ?? []
    let counters =
      file["counters"].map { $0.counters(services: standards ?? known, printers: printers?.map(\.name)) } ?? [.only]
    let mail = file["mail"].flatMap { MailEntry(reading: $0) }
    let tls = file["tls"].flatMap { TLSFiles(reading: $0) }
    let publicURL = file["publicUrl"]?.webAddress()
    let hosts = file["hosts"].map { $0.list { $0.string() } } ?? []
    guard let id, let name, let zone, let counters, let printers, let hosts else { return nil }
    self.init(
      officeID: id, officeName: name, zone: zone, standards: standards, hours: hours, counters: counters,
      publicURL: publicURL, hosts: hosts, printers: printers, mail: mail, crm: crm, tls: tls)
  }
}

extension Counter {
  fileprivate init?(reading node: FileNode, services known: [String]?, printers names: [String]?) {
    guard let object = node.object(["number", "name", "services", "printers"]) else { return nil }
    let number = object.required("number")?.integer(1...999)
    let name = object["name"].map { $0.string() } ?? number.map { "Loket \($0)" }
    let services = object["services"].flatMap { $0.standards(among: known) }
    let printers = object["printers"].map { $0.list { $0.name(among: names) } } ?? []
    guard let number, let name, let printers else { return nil }
    self.init(number: number, name: name, services: services, printers: printers)
  }
}

extension Config.TLSFiles {
  fileprivate init?(reading node: FileNode) {
    guard let object = node.object(["certificate", "key"]) else { return nil }
    let (certificate, key) = (object.required("certificate")?.string(), object.required("key")?.string())
    guard let certificate, let key else { return nil }
    self.init(certificate: certificate, key: key)
  }
}

extension FileNode {
  /// The ids of standards, at least one.
  fileprivate func standards(among known: [String]?) -> [String]? {
    let ids = list { $0.name(among: known) }
    guard ids?.isEmpty == true else { return ids }
    note(
      Phrase(
        "Sebut sedikitnya satu standar, atau hapus kunci ini untuk semuanya.",
        "Name at least one standard, or leave this key out for all of them."))
    return nil
  }

  /// A name that something else has; not checked where it is not known who has which.
  fileprivate func name(among known: [String]?) -> String? {
    guard let name = string(), let known, !known.contains(name) else { return string() }
    noteUnknownName(name, known: known)
    return nil
  }

  /// A web address without a slash at its end, unless one may be part of it.
  func webAddress(mayEndInSlash: Bool = false) -> String? {
    guard let text = string() else { return nil }
    let isWhole = mayEndInSlash || !text.hasSuffix("/")
    if ["http://", "https://"].contains(where: text.hasPrefix), isWhole { return text }
    note(
      Phrase(
        "Tulis alamat lengkap tanpa garis miring di akhir, seperti https://loket.kantor.go.id.",
        "Write the whole address without a slash at its end, such as https://loket.kantor.go.id."))
    return nil
  }

  /// The office's counters, at least one, each number once.
  fileprivate func counters(services: [String]?, printers: [String]?) -> [Counter]? {
    guard let counters = list({ Counter(reading: $0, services: services, printers: printers) }) else { return nil }
    if counters.isEmpty {
      note(
        Phrase("Sebut sedikitnya satu loket, atau hapus kunci ini.", "Name at least one counter, or remove this key."))
    }
    noteRepeated(
      "number", counters.map(\.number),
      Phrase("Nomor ini sudah dipakai loket lain; beri nomor lain.", "Another counter has this number; choose another.")
    )
    return counters
  }

  /// Notes each element of this list whose value an earlier one has, at its key.
  func noteRepeated(_ key: String, _ values: [some Hashable], _ message: Phrase) {
    for (index, element) in (array() ?? []).enumerated() where values[..<index].contains(values[index]) {
      element.members()?.first { $0.key == key }?.node.note(message)
    }
  }
}
