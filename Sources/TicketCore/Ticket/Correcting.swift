import Calendars

extension EventRequest {
  /// The ticket's values with those that the request names put right, held against the standard as at the issue. What a
  /// self-service ticket lacks may go on lacking until the service starts.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong.
  func correction(of ticket: Ticket, in setting: EventSetting) throws -> Correction {
    guard
      visitor != nil || category != nil || kind != nil || subject != nil || question != nil || fields != nil
        || waiver != nil || priority != nil
    else { throw InvalidInput([Problem("", .missing(Phrase("Yang dikoreksi", "What is corrected")))]) }
    let kept = ticket.waiver.map { WaiverInput(answer: $0.answer.rawValue, reason: $0.reason) }
    let request = TicketRequest(
      visitor: visitor?.lowercased() ?? ticket.visitorID, standard: ticket.standard, channel: ticket.channel.rawValue,
      category: category ?? ticket.category, kind: kind ?? ticket.kind.rawValue, subject: subject ?? ticket.subject,
      question: question ?? ticket.question, fields: fields ?? ticket.fields,
      priority: priority ?? ticket.neededPriority?.rawValue, waiver: waiver ?? kept)
    let review = RequestReview(
      request, standard: setting.standard, visitor: setting.visitor, intake: ticket.intake, now: setting.now)
    guard review.problems.isEmpty, let kind = review.kind else { throw InvalidInput(review.problems) }
    // A report of fraud is handed over at its birth; a ticket that others have seen can't become one.
    guard setting.standard.restricts(kind) == ticket.restricted else {
      let served = setting.standard.kinds.filter { setting.standard.restricts($0) == ticket.restricted }
      throw InvalidInput([Problem("/kind", .kindNotServed(served: served))])
    }
    let precedence = precedence(of: ticket, needing: review.extras.priority, in: setting)
    return Correction(
      visitorID: request.visitor, category: review.category, kind: kind, subject: review.subject,
      question: review.question, fields: review.fields, waiver: review.extras.waiver,
      priority: precedence, need: precedence == .compensation ? review.extras.priority : nil,
      intake: review.lacksAnswers ? .incomplete : .complete,
      reason: try correctionReason(of: ticket),
      promises: kind == ticket.kind
        ? nil : Promising(setting.standard, holidays: setting.holidays).corrected(ticket, to: kind, at: setting.now))
  }
}

extension EventRequest {
  /// Whether a correction gives a ticket another visitor than it has, or its first.
  package func changesVisitor(of ticket: Ticket) -> Bool {
    visitor.map { $0.lowercased() != ticket.visitorID } ?? false
  }

  /// Why the visitor is served before others from now on. A compensation is the visitor's own: whoever else the ticket
  /// turns out to be of has it only by an own claim.
  private func precedence(of ticket: Ticket, needing need: PriorityClass?, in setting: EventSetting) -> PriorityClass? {
    guard ticket.queuedAt != nil else { return nil }
    if changesVisitor(of: ticket) { return setting.standard.queueing.stronger(need, isOwed: setting.isOwed) }
    return ticket.priority == .compensation && priority == nil ? .compensation : need
  }

  /// Why: demanded where a complete ticket is put right, and not where a self-service ticket is completed.
  private func correctionReason(of ticket: Ticket) throws(InvalidInput) -> String? {
    if reason == nil, ticket.intake == .incomplete { return nil }
    return try Reason.clean(reason, at: "/reason")
  }
}

extension Ticket {
  /// What is still to be asked for before the service can start, in the order of the form.
  package func missing(under standard: ServiceStandard, visitor: Visitor?) -> [Problem] {
    let kept = waiver.map { WaiverInput(answer: $0.answer.rawValue, reason: $0.reason) }
    let request = TicketRequest(
      visitor: visitorID, standard: self.standard, channel: channel.rawValue, category: category, kind: kind.rawValue,
      subject: subject, question: question, fields: fields, waiver: kept)
    return request.check(against: standard, visitor: visitor, now: issuedAt)
  }
}
