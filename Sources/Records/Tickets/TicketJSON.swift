import Foundation
import SQLite
import TicketCore

/// Tickets as JSON, written by SQLite from the rows: the writer's thread runs SQL and the pure core, and no encoder.
///
/// The shape is that of `Ticket`'s own coding; a test folds the events and compares them with the rows.
package enum TicketJSON {
  /// `{"name": "text", …}`.
  static func object(_ members: [String: String]) -> SQL {
    guard !members.isEmpty else { return "'{}'" }
    let pairs = members.sorted { $0.key < $1.key }.map { name, text in "\(name), \(text)" as SQL }
    return pairs.dropFirst().reduce("json_object(" + pairs[0]) { $0 + ", " + $1 } + ")"
  }

  /// The body of any later event, as `TicketAct` is coded; to be made after the ticket's rows.
  static func body(of act: TicketAct, ticket: String) -> SQL {
    let promises: SQL = "(SELECT \(sql: promiseList) FROM tickets WHERE tickets.id = \(ticket))"
    let members: SQL =
      switch act {
      case .issued: ""
      case .noShow(let absence): absence.promises.map { _ in ", 'promises', json(\(sql: promises))" } ?? ""
      case .called(let calling), .recalled(let calling):
        ", 'counter', \(calling.counter)"
          + (calling.promises.map { _ in ", 'promises', json(\(sql: promises))" } ?? "")
      case .started(let starting): ", 'counter', \(starting.counter), 'promises', json(\(sql: promises))"
      case .transferred(let transfer):
        """
        , 'counter', \(transfer.counter), 'reason', \(transfer.reason),
        'service', json(\(sql: transfer.service.map { service($0, promises: promises) } ?? "'null'"))
        """
      case .resolved(let resolution): ", 'text', \(resolution.text), 'promises', json(\(sql: promises))"
      case .cancelled(let withdrawal), .voided(let withdrawal):
        ", 'reason', \(withdrawal.reason), 'promises', json(\(sql: promises))"
      case .corrected(let correction):
        """
        , 'visitorID', \(correction.visitorID), 'category', \(correction.category), 'kind', \(correction.kind),
        'subject', \(correction.subject), 'question', \(correction.question),
        'fields', json(\(sql: object(correction.fields))), 'intake', \(correction.intake),
        'priority', \(correction.priority), 'need', \(correction.need), 'reason', \(correction.reason), 'waiver',
        json(\(sql: correction.waiver.map { "json_object('answer', \($0.answer), 'reason', \($0.reason))" } ?? "'null'"))
        """ + (correction.promises == nil ? "" : ", 'promises', json(\(sql: promises))")
      default: caseMembers(of: act, promises: ", 'promises', json(\(sql: promises))")
      }
    return "json_object('type', \(act.type)" + members + ")"
  }

  private static func service(_ service: OtherService, promises: SQL) -> SQL {
    """
    json_object(
      'standard', \(service.standard), 'version', \(service.version), 'category', \(service.category),
      'kind', \(service.kind), 'intake', \(service.intake), 'priority', \(service.priority),
      'promises', json(\(sql: promises))
    )
    """
  }

  private static func caseMembers(of act: TicketAct, promises: SQL) -> SQL {
    switch act {
    case .assigned(let assignment): ", 'staff', \(assignment.staff)"
    case .promised(let stating): ", 'due', \(sql: rfc3339(stating.due))" + promises
    case .documentRequested(let request): ", 'documents', \(sql: jsonArray(request.documents))" + promises
    case .documentReceived, .recounted: promises
    case .escalated(let escalation): ", 'tier', \(escalation.tier), 'reason', \(escalation.reason)" + promises
    case .pended(let pending): ", 'reason', \(pending.reason)" + promises
    case .disposed(let disposition):
      """
      , 'to', \(disposition.to), 'handOvers', \(disposition.handOvers), 'instruction', \(disposition.instruction),
      'isDispatch', json(\(disposition.isDispatch ? "true" : "false"))
      """ + promises
    case .redirected(let redirection): ", 'to', \(redirection.to)" + promises
    case .answered(let answer):
      ", 'text', \(answer.text)" + (answer.attachments.map { ", 'attachments', \(sql: jsonArray($0))" } ?? "")
        + promises
    case .replied(let reply): ", 'text', \(reply.text), 'channel', \(reply.channel)" + promises
    case .closed(let closure): ", 'by', \(closure.by)" + promises
    case .rated(let rated): ", 'rating', \(rated.rating)"
    case .reopened(let reopening): ", 'reason', \(reopening.reason)" + promises
    case .linked(let link), .compensationUsed(let link): ", 'ticket', \(link.ticket)"
    case .compensationGranted(let granting): ", 'promise', \(granting.promise)"
    case .progress(let report): ", 'text', \(report.text)" + promises
    case .note(let remark): ", 'text', \(remark.text)" + (remark.mark.map { ", 'mark', \($0)" } ?? "")
    case .issued, .called, .recalled, .started, .noShow, .transferred, .resolved, .corrected, .cancelled, .voided: ""
    }
  }

  /// The body of a ticket's `issued` event.
  static func issued(_ issued: Issued) -> SQL {
    """
    SELECT json_object(
      'ticket', json_insert(\(sql: ticketObject), '$.need', \(issued.ticket.need)),
      'papers', json(\(jsonList(issued.papers.map(\.rawValue))))
    )
    FROM tickets
    WHERE tickets.id = \(issued.ticket.id)
    """
  }

  /// The class by need of the ticket at hand, beside its row: as the last event says that told of its priority.
  static let need: SQL =
    """
    (
      SELECT json_extract(body, iif(type = 'issued', '$.ticket.need', '$.need'))
      FROM ticket_events
      WHERE ticket = tickets.id AND type IN ('issued', 'corrected') AND tickets.priority = 'compensation'
      ORDER BY version DESC
      LIMIT 1
    )
    """

  /// The answer to an issue.
  ///
  /// - Parameters:
  ///   - place: what the records gave the ticket.
  ///   - printJob: the job that prints it.
  package static func answer(ticket: Ticket, place: Tickets.Place, printJob: String?) -> SQL {
    let shown = ticket.shownPromise.flatMap { ticket.promises.firstIndex(of: $0) } ?? ticket.promises.count
    return """
      WITH promise (list) AS MATERIALIZED (
        SELECT json_extract(body, '$.ticket.promises') FROM ticket_events WHERE seq = \(place.event)
      )
      SELECT json_object(
        'id', \(ticket.id), 'number', \(ticket.number.description), 'code', \(ticket.code.text),
        'state', \(ticket.state), 'version', \(ticket.version), 'position', \(place.ahead.map { $0 + 1 }),
        'assignee', \(ticket.restricted ? nil : ticket.file.assignee),
        'promises', json(list), 'promise', json(json_extract(list, \("$[\(shown)]"))), 'printJob', \(printJob)
      )
      FROM promise
      """
  }

  /// A row of `ticket_promises` as JSON.
  static let promiseObject: SQL =
    """
    json_object(
      'name', name, 'standard', standard, 'unit', unit, 'amount', amount, 'from', clock, 'started', \(sql: rfc3339("started")),
      'due', \(sql: rfc3339("due")), 'reason', reason, 'state', state, 'calendarVersion', calendar_version
    )
    """

  /// The promises of the ticket at hand, as a JSON list.
  static let promiseList: SQL =
    """
    (
      SELECT json_group_array(json(\(sql: promiseObject)))
      FROM (SELECT * FROM ticket_promises WHERE ticket = tickets.id ORDER BY ordinal)
    )
    """

  /// The waiver of the ticket at hand; null where nothing was let pass.
  static let waiver: SQL =
    "json(iif(waived IS NULL, 'null', json_object('answer', waived, 'reason', waiver_reason)))"

  private static let ticketObject: SQL =
    """
    json_object(
      'id', tickets.id, 'number', number, 'code', code, 'standard', standard, 'standardVersion', standard_version,
      'calendarVersion', calendar_version, 'visitorID', visitor, 'channel', channel, 'category', category,
      'kind', kind, 'subject', subject, 'question', question, 'fields', json(fields), 'intake', intake,
      'state', state, 'tier', tier, 'restricted', json(iif(restricted, 'true', 'false')),
      'promises', json(\(sql: promiseList)), 'version', tickets.version, 'receivedAt', \(sql: rfc3339("received_at")),
      'issuedAt', \(sql: rfc3339("issued_at")), 'officeDate', office_date, 'priority', priority,
      'waiver', \(sql: waiver), 'contact', contact, 'visit', visit, 'follows', follows, 'counter', counter,
      'queuedAt', \(sql: rfc3339("queued_at"))
    )
    """

  /// Reads what SQLite wrote.
  /// - Throws: `DecodingError` where the rows are no ticket.
  package static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let text = try decoder.singleValueContainer().decode(String.self)
      return try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text)
    }
    return try decoder.decode(type, from: Data(text.utf8))
  }
}
