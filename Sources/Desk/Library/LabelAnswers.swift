import Circulation
import Receipts
import Records

/// A copy with everything that its label says.
struct LabelAnswer: Encodable, Sendable {
  let inventoryNumber: String
  let barcode: String?
  let title: String
  let titleID: String
  let callNumber: String?
  let location: String?
  let shelf: String?
  let status: String
  /// The widths of the label's bars and spaces; nil where no barcode can say the number.
  let bars: [Int]?

  init(_ line: ItemList.Line) {
    let item = line.record.item
    inventoryNumber = item.inventoryNumber
    barcode = item.barcode
    title = line.title
    titleID = item.title
    callNumber = line.callNumber
    location = item.location
    shelf = item.shelf
    status = item.status.rawValue
    bars = Code128.widths(of: item.labelled)
  }
}

extension Item {
  /// What the barcode of its label says.
  var labelled: String { barcode ?? inventoryNumber }
}

/// A room or branch.
struct LocationAnswer: Encodable, Sendable {
  let name: String
  let items: Int

  init(_ location: ItemList.Location) {
    name = location.name
    items = location.items
  }
}
