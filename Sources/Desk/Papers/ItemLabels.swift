import Calendars
import Circulation
import Foundation
import Receipts
import Records
import SQLite
import TicketCore

/// `PUT /api/labels/{id}`: labels of copies on a label printer: the values of `Templates/labels/item.receipt`.
struct ItemLabels: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    /// The copies by inventory number, in the order of their labels.
    let items: [String]?
  }

  static let template = "labels/item"

  /// Who wants more sends another act: a printer that runs dry in the middle spoils no more than these.
  private static let most = 100

  let desk: CirculationDesk
  let items: [String]
  let printer: PrinterChoice

  /// - Throws: `InvalidInput` for none and for too many.
  init(_ wish: Wish, at desk: CirculationDesk, printer: PrinterChoice) throws(InvalidInput) {
    let label = Phrase("Eksemplar", "Copies")
    guard let items = wish.items, !items.isEmpty else { throw InvalidInput([Problem("/items", .missing(label))]) }
    guard items.count <= Self.most else {
      let remedy = Phrase("cetak paling banyak \(Self.most) sekaligus", "print at most \(Self.most) at once")
      throw InvalidInput([Problem("/items", .malformed(label, remedy: remedy))])
    }
    self.desk = desk
    self.items = items
    self.printer = printer
  }

  /// Writes the job down and answers SQL for the act's JSON.
  /// - Throws: `InvalidInput` for a number that is nobody's or that no barcode can say, a database error.
  func perform(in entry: Entry) throws -> SQL {
    let labels = try items.enumerated().map { try label($1, at: "/items/\($0)", in: entry) }
    let contents: SQL = "json_object('library', \(desk.library.name), 'labels', \(sql: jsonArray(of: labels)))"
    try PrintJobs.insert(
      id: desk.id, ticket: nil, restricted: false, use: .stamp, target: try printer.target(in: entry),
      template: Self.template, contents: contents, in: entry)
    return PrintJobs.answer(naming: desk.id)
  }

  private func label(_ number: String, at pointer: String, in entry: Entry) throws -> SQL {
    let item = try desk.item(number, at: pointer, in: entry)
    let title = try desk.title(of: item, in: entry)
    guard Code128.widths(of: item.labelled) != nil else {
      let remedy = Phrase(
        "barcode hanya memuat huruf Latin, angka dan tanda baca",
        "a barcode says Latin letters, figures and signs only")
      throw InvalidInput([Problem(pointer, .malformed(Phrase("Nomor inventaris", "Inventory number"), remedy: remedy))])
    }
    return """
      json_object(
        'inventoryNumber', \(item.inventoryNumber), 'barcode', \(item.labelled), 'callNumber', \(title.callNumber),
        'title', \(title.title)
      )
      """
  }
}
