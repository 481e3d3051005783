import Calendars
import Desk
import Printing
import Receipts
import Records

/// The config file: everything an office sets once, every key checked.
///
/// Secrets are never in it: `crm` and `tls` name files, and the mail command has its own.
struct Config: Sendable {
  /// A printer as the office names it.
  struct PrinterEntry: Equatable {
    /// How documents are written for it.
    enum Language: String, CaseIterable { case escpos, pdf }

    let name: String
    let destination: Destination
    let language: Language
    let profile: PrinterProfile
    /// Cells a line, where the paper differs from the profile's.
    let columns: Int?
    let uses: [PrintUse]
    /// The printer that takes over when this one is in trouble.
    let fallback: String?
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
  /// How mail goes out; nil = none is written.
  let mail: MailEntry?
  /// Where the records go; nil = nowhere.
  let crm: CRMEntry?
  let tls: TLSFiles?
}
