import Calendars
import Foundation
import TicketCore

/// What an office can choose from: the standards that are loaded, the printers that the machine has, the time zones.
package struct OfficeChoices: Encodable, Sendable {
  /// A print queue of this machine.
  package struct Queue: Encodable, Sendable {
    let name: String
    let info: String
    let language: String

    /// A queue; a raw one is a receipt printer's, which is written to in its own language.
    package init(name: String, info: String, isRaw: Bool) {
      self.name = name
      self.info = info
      language = isRaw ? "escpos" : "pdf"
    }
  }

  /// A service standard by what a list shows of it.
  struct Standard: Encodable, Sendable {
    let id: String
    let title: Phrase
    let office: Phrase
    let letter: String
  }

  /// The four offices' zones of Indonesia, from west to east.
  private static let indonesian = ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"]

  let zones: [String]
  let standards: [Standard]
  let queues: [Queue]
  let hasPrintServer: Bool

  /// - Parameter queues: nil where no print server answers.
  package init(standards: [ServiceStandard], queues: [Queue]?) {
    zones = Self.indonesian + TimeZone.knownTimeZoneIdentifiers.filter { !Self.indonesian.contains($0) }.sorted()
    self.standards = standards.sorted { $0.letter < $1.letter }.map {
      Standard(id: $0.id, title: $0.title, office: $0.office, letter: $0.letter)
    }
    self.queues = queues ?? []
    hasPrintServer = queues != nil
  }
}
