import Calendars
import Foundation
import SQLite
import TicketCore

extension Tickets {
  /// What a list of tickets is narrowed to; nil members narrow nothing.
  package struct Filter: Sendable {
    /// Words typed: in number, code, subject or question, or of the visitor.
    package var typed: String?
    /// A standard's id.
    package var standard: String?
    /// A state.
    package var state: TicketState?
    /// A channel.
    package var channel: Channel?
    /// A visitor's id; those merged into the visitor count as the same person.
    package var visitor: String?
    /// A visit's id.
    package var visit: String?
    /// Only those that somebody works on or waits for.
    package var isOpen = false
    /// Only cases: taken from the queue, or never in it, and not ended.
    package var isCase = false
    /// Whose cases; nil for anybody's and nobody's.
    package var assignee: Assignee?
    /// Only those whose running promise was due before this moment.
    package var dueBefore: Date?
    /// Only those whose running promise is due at this moment or later.
    package var dueFrom: Date?
    /// Only those for which an officer has yet to state by when they are done.
    package var lacksPromise = false
    /// Only those whose visitor was owed a word on how it goes, and has had none since.
    package var owesProgress = false
    /// Only cases of these kinds of a standard that are not coordinated yet; nil narrows nothing.
    package var uncoordinated: [(standard: String, kinds: [Kind])]?
    /// The first office date.
    package var from: LocalDate?
    /// The last office date.
    package var to: LocalDate?

    /// Whose a case is.
    package enum Assignee: Sendable {
      /// Nobody has taken it.
      case nobody
      /// An officer's, by user name.
      case officer(String)
    }

    /// Everything.
    package init() {}

    /// The conditions as SQL, each with its AND; nil where nothing can match.
    var conditions: SQL? {
      var sql: SQL = ""
      if let typed, !typed.isEmpty {
        guard let query = FullText.query(typed) else { return nil }
        sql = sql + Self.words(typed, query)
      }
      if let standard { sql = sql + " AND tickets.standard = \(standard)" }
      if let state { sql = sql + " AND tickets.state = \(state)" }
      if let channel { sql = sql + " AND tickets.channel = \(channel)" }
      if let visitor { sql = sql + " AND tickets.visitor IN (\(sql: Visitors.samePerson(visitor)))" }
      if let visit { sql = sql + " AND tickets.visit = \(visit)" }
      if isOpen { sql = sql + " AND tickets.state NOT IN (\(sql: Tickets.endedStates))" }
      sql = sql + work
      if let moment = dueBefore { sql = sql + " AND tickets.due < \(moment)" }
      if let moment = dueFrom { sql = sql + " AND tickets.due >= \(moment)" }
      return sql + days
    }

    /// The conditions on the office date. Days and places rise together, so the first day's first place spares a list a
    /// walk through all that came before; see `end` for the other side.
    private var days: SQL {
      var sql: SQL = ""
      if let from = from?.description {
        sql = """
           AND tickets.office_date >= \(from) AND tickets.seq >= (
            SELECT min(seq) FROM tickets
            WHERE office_date = (SELECT min(office_date) FROM tickets WHERE office_date >= \(from))
          )
          """
      }
      return to.map { sql + " AND tickets.office_date <= \($0.description)" } ?? sql
    }

    /// Where a list, newest first, begins: before a place, and not after the last day's last one.
    func end(before place: Int64) -> SQL {
      guard let to = to?.description else { return "\(place)" }
      return """
        min(\(place), 1 + coalesce((
          SELECT max(seq) FROM tickets
          WHERE office_date = (SELECT max(office_date) FROM tickets WHERE office_date <= \(to))
        ), 0))
        """
    }

    /// The conditions on the work of a case.
    private var work: SQL {
      var sql: SQL = isCase ? " AND tickets.state IN (\(sql: Tickets.caseStates))" : ""
      switch assignee {
      case .nobody: sql = sql + " AND tickets.assignee IS NULL"
      case .officer(let name): sql = sql + " AND tickets.assignee = \(name)"
      case nil: break
      }
      if owesProgress { sql = sql + " AND " + CaseFiles.owesProgress }
      if let uncoordinated { sql = sql + Self.uncoordinated(uncoordinated) }
      guard lacksPromise else { return sql }
      return sql + """
         AND tickets.id IN (SELECT ticket FROM ticket_promises WHERE state = 'waiting' AND reason = 'notStated')
        """
    }

    /// The index for the list by due time. It is named, since the planner knows too little of cases in work to see that
    /// there are few; without a name it would rather walk all tickets in their order.
    var index: SQL {
      guard isCase else { return "" }
      return assignee == nil ? " INDEXED BY tickets_in_work_by_due" : " INDEXED BY tickets_in_work_by_officer"
    }

    private static func uncoordinated(_ demanded: [(standard: String, kinds: [Kind])]) -> SQL {
      let alternatives = demanded.flatMap { standard, kinds in
        kinds.map { "(tickets.standard = \(standard) AND tickets.kind = \($0))" as SQL }
      }
      guard let first = alternatives.first else { return " AND false" }
      let kinds = alternatives.dropFirst().reduce(first) { $0 + " OR " + $1 }
      // Also what was settled at the counter; not what nobody was served with.
      return " AND (" + kinds + ") AND tickets.state NOT IN ('waiting', 'called', 'noShow', 'cancelled', 'voided')"
        + " AND \(sql: CaseFiles.coordinatedAt(ticket: "tickets.id")) IS NULL"
    }

    private static func words(_ typed: String, _ query: String) -> SQL {
      """
       AND (
        tickets.code = \(TrackingCode(typed)?.text)
        OR tickets.seq IN (SELECT rowid FROM tickets_text WHERE tickets_text MATCH \(query))
        OR tickets.visitor IN (
          SELECT id FROM visitors
          WHERE seq IN (SELECT rowid FROM visitors_text WHERE visitors_text MATCH \(query))
        )
      )
      """
    }
  }

  /// The states in which nobody works on a ticket, as a list for `IN`.
  static let endedStates: SQL = {
    let states = TicketState.ended.map { "\($0)" as SQL }
    return states.dropFirst().reduce(states[0]) { $0 + ", " + $1 }
  }()

  /// The states of a case that somebody works on or waits for; word for word as in the indices of `migration010`.
  static let caseStates: SQL = "'serving', 'open', 'answered', 'awaitingVisitor', 'escalated', 'pending'"

  /// Every query for tickets carries this: what one may not see is not there.
  static func visible(to viewer: Viewer) -> SQL {
    viewer.mayRead(restricted: true) ? "" : " AND tickets.restricted = 0"
  }
}
