import Calendars
import Desk
import Receipts
import Records

extension Config {
  /// Reads the whole file; what is not used yet is checked all the same, so that a typing error shows today.
  /// - Parameter known: the ids of the standards that are loaded; nil where they can't be, and then they aren't checked.
  init?(reading node: FileNode, standards known: [String]?) {
    let keys = ["office", "publicUrl", "hosts", "counters", "printers", "crm", "mail", "tls"]
    guard let file = node.object(keys) else { return nil }
    let office = file.required("office")?.object(["id", "name", "timeZone", "standards", "hours"])
    let id = office?.required("id")?.identifier()
    let name = office?.required("name")?.string()
    let zone = office?.required("timeZone")?.zone()
    let standards = office?["standards"].flatMap { $0.standards(among: known) }
    let hours = office?["hours"].flatMap { $0.serviceHours() }
    file["crm"]?.checkCRM()
    file["mail"]?.checkMail()
    let printers = file["printers"].map { $0.printers() } ?? []
    let counters =
      file["counters"].map { $0.counters(services: standards ?? known, printers: printers?.map(\.name)) } ?? [.only]
    let tls = file["tls"].flatMap { TLSFiles(reading: $0) }
    let publicURL = file["publicUrl"]?.webAddress()
    let hosts = file["hosts"].map { $0.list { $0.string() } } ?? []
    guard let id, let name, let zone, let counters, let printers, let hosts else { return nil }
    self.init(
      officeID: id, officeName: name, zone: zone, standards: standards, hours: hours, counters: counters,
      publicURL: publicURL, hosts: hosts, printers: printers, tls: tls)
  }
}

extension Config.PrinterEntry {
  fileprivate init?(reading node: FileNode) {
    let keys = ["name", "destination", "language", "profile", "columns", "use", "fallback"]
    guard let object = node.object(keys) else { return nil }
    let name = object.required("name")?.string()
    let destination = object.required("destination")?.destination()
    let language = object.required("language")?.choice(Language.self)
    let uses = object.required("use")?.list { $0.choice(PrintUse.self) }
    let columns = object["columns"]?.integer(24...96)
    let fallback = object["fallback"]?.string()
    let profile = object["profile"].map { $0.profile(for: language) } ?? .small(columns: columns)
    guard let name, let destination, let language, let profile, let uses else { return nil }
    self.init(
      name: name, destination: destination, language: language, profile: profile, columns: columns, uses: uses,
      fallback: fallback)
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

private enum CRMKind: String, CaseIterable {
  case requestTracker = "request-tracker"
  case webhook
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

  fileprivate func webAddress() -> String? {
    guard let text = string() else { return nil }
    if ["http://", "https://"].contains(where: text.hasPrefix), !text.hasSuffix("/") { return text }
    note(
      Phrase(
        "Tulis alamat lengkap tanpa garis miring di akhir, seperti https://loket.kantor.go.id.",
        "Write the whole address without a slash at its end, such as https://loket.kantor.go.id."))
    return nil
  }

  /// Where a printer is reached: a queue of CUPS, or the screen.
  fileprivate func destination() -> String? {
    guard let destination = string() else { return nil }
    guard destination != Config.PrinterEntry.preview, destination.contains(":") else { return destination }
    note(
      Phrase(
        "Tujuan \(destination) belum dilayani; buat antrean CUPS untuknya (lpadmin) dan sebut namanya.",
        "The destination \(destination) is not served yet; make a CUPS queue for it (lpadmin) and name it."))
    return nil
  }

  /// A receipt printer's profile by its name, or a label's size, which PDF alone can fill.
  fileprivate func profile(for language: Config.PrinterEntry.Language?) -> PrinterProfile? {
    guard let name = string() else { return nil }
    guard let profile = PrinterProfile.named(name) else {
      noteUnknownName(name, known: PrinterProfile.names + ["label-62x29"])
      return nil
    }
    guard language == .escpos, profile.isLabel else { return profile }
    note(
      Phrase(
        "Label berukuran tetap hanya untuk bahasa pdf; pilih \(PrinterProfile.names.joined(separator: ", ")).",
        "Labels of a fixed size are for the language pdf alone; choose \(PrinterProfile.names.joined(separator: ", "))."
      ))
    return nil
  }

  /// The office's printers, each name once.
  fileprivate func printers() -> [Config.PrinterEntry]? {
    guard let printers = list({ Config.PrinterEntry(reading: $0) }) else { return nil }
    noteRepeated(
      "name", printers.map(\.name),
      Phrase("Nama ini sudah dipakai pencetak lain; beri nama lain.", "Another printer has this name; choose another."))
    noteBadFallbacks(printers)
    return printers
  }

  /// Notes each stand-in that could not stand in.
  private func noteBadFallbacks(_ printers: [Config.PrinterEntry]) {
    for (index, element) in (array() ?? []).enumerated() {
      let printer = printers[index]
      guard let wanted = printer.fallback, let node = element.members()?.first(where: { $0.key == "fallback" })?.node
      else { continue }
      let others = printers.filter { $0.name != printer.name }
      guard let other = others.first(where: { $0.name == wanted }) else {
        node.noteUnknownName(wanted, known: others.map(\.name))
        continue
      }
      guard Set(other.uses).isDisjoint(with: printer.uses) else { continue }
      node.note(
        Phrase(
          "Pencetak \(wanted) tidak mencetak satu pun yang dicetak \(printer.name); pilih yang kegunaannya sama.",
          "Printer \(wanted) prints nothing that \(printer.name) prints; choose one that shares a use."))
    }
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
  private func noteRepeated(_ key: String, _ values: [some Hashable], _ message: Phrase) {
    for (index, element) in (array() ?? []).enumerated() where values[..<index].contains(values[index]) {
      element.members()?.first { $0.key == key }?.node.note(message)
    }
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
