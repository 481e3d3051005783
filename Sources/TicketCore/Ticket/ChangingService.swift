import Calendars

extension OtherService {
  /// What a ticket becomes at another service: its visitor and question stay, its promises count from the receipt. What
  /// the service demands beyond what is known is asked for at the counter before it starts.
  ///
  /// - Throws: that the installation has no such service with a queue for the ticket's channel.
  init(_ id: String, for ticket: Ticket, in setting: EventSetting) throws(InvalidInput) {
    let open = setting.offered.filter { $0.queueing.channels.contains(ticket.channel) }
    guard let next = open.first(where: { $0.id == id }), let kind = next.nearest(to: ticket.kind) else {
      throw InvalidInput([Problem("/standard", .unknown(Phrase("Layanan", "Service"), choices: open.map(\.id)))])
    }
    let category = next.category(ticket.category)?.id ?? Category.general
    let kept = ticket.waiver.map { WaiverInput(answer: $0.answer.rawValue, reason: $0.reason) }
    let request = TicketRequest(
      visitor: ticket.visitorID, standard: id, channel: ticket.channel.rawValue, category: category,
      kind: kind.rawValue, subject: ticket.subject, question: ticket.question, waiver: kept)
    let review = RequestReview(
      request, standard: next, visitor: setting.visitor, intake: .incomplete, now: setting.now)
    self.init(
      standard: id, version: next.version, category: category, kind: kind,
      intake: review.lacksAnswers ? .incomplete : .complete,
      // What one service owes, another does not.
      priority: ticket.neededPriority,
      promises: ticket.promises.replaced(at: setting.now)
        + Promising(next, holidays: setting.holidays)
        .atReceipt(channel: ticket.channel, kind: kind, receivedAt: ticket.receivedAt))
  }
}

extension ServiceStandard {
  /// The kind under which a ticket of a kind is taken over in the queue: the same, else the first that is meant where
  /// none is named. What is restricted does not queue.
  fileprivate func nearest(to kind: Kind) -> Kind? {
    let open = kinds.filter { !restricts($0) }
    return open.contains(kind) ? kind : open.first
  }
}
