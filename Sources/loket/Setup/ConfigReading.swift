import Calendars
import Desk
import Records

extension Config {
  /// Reads the whole file; what is not used yet is checked all the same, so that a typing error shows today.
  init?(reading node: FileNode) {
    let keys = ["office", "publicUrl", "hosts", "counters", "printers", "crm", "mail", "tls"]
    guard let file = node.object(keys) else { return nil }
    let office = file.required("office")?.object(["id", "name", "timeZone", "standards", "hours"])
    let id = office?.required("id")?.string()
    let name = office?.required("name")?.string()
    let zone = office?.required("timeZone")?.zone()
    let hours = office?["hours"].flatMap { $0.serviceHours() }
    let counters = file["counters"].map { $0.counters() } ?? [.only]
    file["crm"]?.checkCRM()
    file["mail"]?.checkMail()
    let printers = file["printers"].map { $0.list { PrinterEntry(reading: $0) } } ?? []
    file["printers"]?.checkNames(printers?.map(\.name) ?? [])
    let tls = file["tls"].flatMap { TLSFiles(reading: $0) }
    let publicURL = file["publicUrl"]?.webAddress()
    guard let id, let name, let zone, let counters, let printers else { return nil }
    self.init(
      officeID: id, officeName: name, zone: zone,
      standards: office?["standards"].flatMap { $0.standards() }, hours: hours, counters: counters,
      publicURL: publicURL,
      hosts: file["hosts"].flatMap { $0.list { $0.string() } } ?? [], printers: printers, tls: tls)
  }
}

extension Config.PrinterEntry {
  fileprivate init?(reading node: FileNode) {
    let keys = ["name", "destination", "language", "profile", "columns", "use", "fallback"]
    guard let object = node.object(keys) else { return nil }
    let name = object.required("name")?.string()
    let destination = object.required("destination")?.string()
    let language = object.required("language")?.choice(Language.self)
    let profile = object["profile"].map { $0.choice(ProfileName.self)?.rawValue } ?? ProfileName.mm80.rawValue
    let uses = object.required("use")?.list { $0.choice(PrintUse.self) }
    let columns = object["columns"]?.integer(24...96)
    _ = object["fallback"]?.string()
    guard let name, let destination, let language, let profile, let uses else { return nil }
    self.init(
      name: name, destination: destination, language: language, profile: profile, columns: columns, uses: uses)
  }
}

/// The printer profiles by the names that the config gives them.
enum ProfileName: String, CaseIterable { case mm58, mm80 }

extension Counter {
  fileprivate init?(reading node: FileNode) {
    guard let object = node.object(["number", "name", "services", "printers"]),
      let number = object.required("number")?.integer(1...999)
    else { return nil }
    let name = object["name"].map { $0.string() } ?? "Loket \(number)"
    let services = object["services"].flatMap { $0.standards() }
    let printers = object["printers"].map { $0.list { $0.string() } } ?? []
    guard let name, let printers else { return nil }
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

private enum CRMKind: String, CaseIterable {
  case requestTracker = "request-tracker"
  case webhook
}

extension FileNode {
  fileprivate func standards() -> [String]? {
    let ids = list { $0.string() }
    guard ids?.isEmpty == true else { return ids }
    note(
      Phrase(
        "Sebut sedikitnya satu standar, atau hapus kunci ini untuk semuanya.",
        "Name at least one standard, or leave this key out for all of them."))
    return nil
  }

  fileprivate func webAddress() -> String? {
    guard let text = string() else { return nil }
    if ["http://", "https://"].contains(where: text.hasPrefix), !text.hasSuffix("/") { return text }
    note(
      Phrase(
        "Tulis alamat lengkap tanpa garis miring di akhir, seperti https://loket.kantor.go.id.",
        "Write the whole address without a slash at its end, such as https://loket.kantor.go.id."))
    return nil
  }

  fileprivate func checkNames(_ names: [String]) {
    guard Set(names).count < names.count else { return }
    note(Phrase("Dua pencetak bernama sama; beri nama lain.", "Two printers share a name; rename one."))
  }

  /// The office's counters, at least one, each number once.
  fileprivate func counters() -> [Counter]? {
    guard let counters = list({ Counter(reading: $0) }) else { return nil }
    if counters.isEmpty {
      note(
        Phrase("Sebut sedikitnya satu loket, atau hapus kunci ini.", "Name at least one counter, or remove this key."))
    }
    if Set(counters.map(\.number)).count < counters.count {
      note(Phrase("Dua loket bernomor sama; beri nomor lain.", "Two counters share a number; change one."))
    }
    return counters
  }

  fileprivate func checkCRM() {
    let keys = ["kind", "url", "queue", "mapping", "tokenFile", "secretFile"]
    guard let object = object(keys) else { return }
    _ = object.required("kind")?.choice(CRMKind.self)
    _ = object.required("url")?.webAddress()
    for key in ["queue", "mapping", "tokenFile", "secretFile"] { _ = object[key]?.string() }
  }

  fileprivate func checkMail() {
    guard let object = object(["command", "from"]) else { return }
    for key in ["command", "from"] { _ = object[key]?.string() }
  }
}
