import Calendars
import Foundation
import Records

/// What stands on a printer's test page: the values of `Templates/printers/self-test.receipt`.
struct TestPage: Encodable {
  static let template = "printers/self-test"

  let office: String
  let printer: String
  let way: String
  let language: String
  let profile: String
  let columns: Int
  let printedAt: Date
  let timeZone: String

  init(_ printer: PrinterReport, of office: Office, printedAt: Date) {
    self.office = office.name
    self.printer = printer.name
    way = printer.way
    language = printer.language
    profile = printer.profile
    columns = printer.columns
    self.printedAt = printedAt
    timeZone = office.zone.identifier
  }
}
