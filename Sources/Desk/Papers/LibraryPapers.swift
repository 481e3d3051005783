import Calendars
import Circulation
import Foundation
import Records
import SQLite

/// What stands on a date-due stamp: the values of `Templates/loans/stamp.receipt`.
enum DateDueStamp {
  static let template = "loans/stamp"

  /// SQL for the values as JSON.
  static func contents(_ loan: Loan, title: Title, member: Member, library: Library) -> SQL {
    """
    json_object(
      'library', \(library.name), 'due', \(library.noon(of: loan.due)), 'timeZone', \(library.zone.identifier),
      'borrower', \(member.name), 'inventoryNumber', \(loan.item), 'title', \(title.title)
    )
    """
  }
}
