import Calendars
import Desk
import Foundation
import Records

/// The config file: everything an office sets once, every key checked.
///
/// Secrets are never in it: `crm` and `tls` name files.
struct Config {
  /// A printer as the office names it.
  struct PrinterEntry: Equatable {
    /// How documents are written for it.
    enum Language: String, CaseIterable { case escpos, pdf }

    let name: String
    let destination: String
    let language: Language
    let profile: String
    /// Cells a line, where the paper differs from the profile's.
    let columns: Int?
    let uses: [PrintUse]
  }

  /// The certificate and its key, as PEM files.
  struct TLSFiles: Equatable {
    let certificate: String
    let key: String
  }

  let officeID: String
  let officeName: String
  let zone: OfficeZone
  /// The ids of the standards that this office serves; nil = all that are loaded.
  let standards: [String]?
  /// When the office itself is open; nil = whenever one of its standards serves.
  let hours: ServiceHours?
  /// The office's counters; one where the file names none.
  let counters: [Counter]
  let publicURL: String?
  let hosts: [String]
  let printers: [PrinterEntry]
  let tls: TLSFiles?

  /// Reads the config file.
  /// - Throws: every mistake in it at once, with its place and remedy.
  static func load(_ path: String) throws -> Config {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw CommandFailure(
        "berkas konfigurasi \(path) tidak dapat dibaca; sebut yang lain dengan --config",
        "the config file \(path) can't be read; name another with --config")
    }
    return try FileNode.read(file: path, bytes: [UInt8](bytes), as: Config.init(reading:)).get()
  }

  /// The config that is asked for, else the data folder's own, else the demo's from the share folder.
  static func find(given: String?, data: DataFolder, demo: ShareFolder?) throws -> Config {
    if let given { return try load(given) }
    if FileManager.default.fileExists(atPath: data.config) { return try load(data.config) }
    guard let demo else {
      throw CommandFailure(
        "belum ada konfigurasi; buat \(data.config), sebut dengan --config, atau mulai dengan --demo",
        "there is no config yet; write \(data.config), name one with --config, or start with --demo")
    }
    return try load(demo.demoConfig)
  }
}
