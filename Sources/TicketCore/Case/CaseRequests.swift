import Calendars
import Foundation

extension EventRequest {
  /// The act of a case that is meant, with what comes of it under the ticket's standard; nil for an act of the queue.
  ///
  /// - Throws: `InvalidInput` with what is wrong with the request, or a `Refusal`.
  func caseAct(on ticket: Ticket, in setting: EventSetting) throws -> TicketAct? {
    let promising = Promising(setting.standard, holidays: setting.holidays)
    let promises = ticket.promises
    // That it is over, or not begun, is the more useful answer than what its standard does not know.
    if Self.work.contains(type) { try ticket.demandWork() }
    switch type {
    case "assigned": return .assigned(Assignment(staff: try demandedStaff(setting)))
    case "promised": return .promised(try stating(ticket, setting, promising))
    case "documentRequested":
      if ticket.state == .answered { try demandContact(on: ticket, setting) }
      let left = try leaving(ticket, setting, promising)
      return .documentRequested(
        DocumentRequest(documents: try cleanedDocuments(), promises: promising.paused(at: setting.now, left)))
    case "documentReceived":
      return .documentReceived(DocumentReceipt(promises: promising.afterWord(on: ticket, at: setting.now)))
    case "progress":
      let text = try demandedText(Phrase("Perkembangan", "Progress"))
      return .progress(ProgressReport(text: text, promises: try leaving(ticket, setting, promising)))
    case "note":
      let text = try demandedText(Phrase("Catatan", "Note"))
      return .note(Remark(text: text, mark: coordination == true ? .coordination : nil))
    case "escalated": return .escalated(try escalation(ticket, setting, promising))
    case "pended": return .pended(try pending(ticket, setting, promising))
    case "disposed": return .disposed(try disposition(ticket, setting, promising))
    case "redirected": return .redirected(try redirection(ticket, setting))
    case "answered":
      try demandChainDone(ticket, setting)
      try setting.standard.demandCoordination(of: ticket)
      let text = try demandedText(Phrase("Jawaban", "Answer"))
      return .answered(
        AnswerGiven(text: text, attachments: try namedFiles(), promises: promises.concluded(at: setting.now)))
    case "replied": return .replied(try reply(to: ticket, setting, promising))
    case "closed":
      // The officer's end is `resolved`. Nobody but its agent ends what neither the visitor's page nor the clock knows.
      guard ticket.restricted else { throw Refusal.closingNotOfficers }
      return .closed(Closure(by: .officer, promises: promises.concluded(at: setting.now)))
    case "rated": return .rated(try rated(ticket, setting))
    case "reopened":
      try demandWindow(of: ticket, setting, at: setting.now)
      try demandContact(on: ticket, setting)
      return .reopened(
        Reopening(
          reason: try reason.map { text throws in try Reason.clean(text, at: "/reason") },
          promises: promising.renewed(for: ticket, at: setting.now, promises)))
    case "linked": return .linked(try link())
    default: return nil
    }
  }

  /// The acts of those who work on a case.
  private static let work = ["promised", "escalated", "pended", "disposed", "redirected"]

  /// When the event took effect: a reply when it came, a letter's hand-over when it was handed over, everything else now.
  ///
  /// - Throws: that it is said to have been in the future, before there was a ticket, or out of order.
  package func moment(on ticket: Ticket, now: Date) throws(InvalidInput) -> Date {
    guard ["replied", "disposed"].contains(type), let at else { return now }
    let label =
      type == "replied"
      ? Phrase("Waktu tanggapan", "Time of the reply") : Phrase("Waktu serah terima", "Time of the hand-over")
    guard at <= now else { throw InvalidInput([Problem("/at", .inFuture(label))]) }
    guard at >= ticket.receivedAt else {
      let remedy = Phrase("isi dengan waktu setelah tiket diterima", "give a time after the ticket's receipt")
      throw InvalidInput([Problem("/at", .malformed(label, remedy: remedy))])
    }
    if type == "disposed", let last = ticket.file.handedOverAt, at < last {
      let remedy = Phrase("isi dengan waktu setelah serah terima sebelumnya", "give a time after the one before it")
      throw InvalidInput([Problem("/at", .malformed(label, remedy: remedy))])
    }
    return at
  }

  /// The promises with which the work goes on once the visitor has left the counter without a solution; as they are
  /// for a case that is at no counter.
  ///
  /// - Throws: what the standard demands of a visitor whose answer follows later.
  private func leaving(
    _ ticket: Ticket, _ setting: EventSetting, _ promising: Promising
  ) throws(InvalidInput) -> [Promise] {
    guard ticket.state == .serving else { return ticket.promises }
    try demandContact(on: ticket, setting)
    return promising.unsolved(at: setting.now, ticket.promises)
  }

  /// Demands what the standard wants to know of a visitor whose answer follows later. Whoever writes on the own page or
  /// to the central CRM is answered there.
  private func demandContact(on ticket: Ticket, _ setting: EventSetting) throws(InvalidInput) {
    guard setting.isByStaff else { return }
    let demands = setting.standard.channels[ticket.channel]?.requireWhenAnswerFollows ?? []
    let problems = demands.filter { demand in !demand.anyOf.contains { setting.visitor?.has($0) ?? false } }
      .map(\.unmet)
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }

  private func pending(_ ticket: Ticket, _ setting: EventSetting, _ promising: Promising) throws -> Pending {
    guard let tier = setting.standard.pendingTier else { throw Refusal.pendingNotOffered }
    guard ticket.tier >= tier else { throw Refusal.pendingTooEarly }
    return Pending(
      reason: try Reason.clean(reason, at: "/reason"),
      promises: promising.pended(at: setting.now, ticket.promises, pauses: ticket.pauses(until: setting.now)))
  }

  private func escalation(_ ticket: Ticket, _ setting: EventSetting, _ promising: Promising) throws -> Escalation {
    let next = ticket.tier + 1
    guard next <= setting.standard.tiers.count else { throw Refusal.noNextTier }
    return Escalation(
      tier: next, reason: try Reason.clean(reason, at: "/reason"),
      promises: promising.escalated(to: next, at: setting.now, try leaving(ticket, setting, promising)))
  }

  private func redirection(_ ticket: Ticket, _ setting: EventSetting) throws -> Redirection {
    guard let rule = setting.standard.channels[ticket.channel]?.redirect else { throw Refusal.redirectNotOffered }
    try setting.standard.demandCoordination(of: ticket)
    guard let destination = to.flatMap(RedirectRule.Destination.init(rawValue:)), rule.to.contains(destination) else {
      throw InvalidInput([
        Problem("/to", .unknown(Phrase("Tujuan", "Destination"), choices: rule.to.map(\.rawValue)))
      ])
    }
    return Redirection(to: destination, promises: ticket.promises.concluded(at: setting.now))
  }

  private func reply(to ticket: Ticket, _ setting: EventSetting, _ promising: Promising) throws -> VisitorReply {
    let came = at ?? setting.now
    let isOver = [.resolved, .closed].contains(ticket.state)
    if isOver { try demandWindow(of: ticket, setting, at: came) }
    let goesOn = ticket.awaits(wordOf: came)
    if goesOn, isOver || ticket.state == .answered { try demandContact(on: ticket, setting) }
    return VisitorReply(
      text: try demandedText(Phrase("Tanggapan", "Reply")), channel: try knownChannel(),
      promises: goesOn ? promising.afterWord(on: ticket, at: came) : ticket.promises)
  }

  private func rated(_ ticket: Ticket, _ setting: EventSetting) throws -> Rated {
    guard let rating = rating.flatMap(Rating.init(rawValue:)) else {
      let choices = Rating.allCases.map(\.rawValue)
      throw InvalidInput([Problem("/rating", .unknown(Phrase("Penilaian", "Rating"), choices: choices))])
    }
    let asked = setting.standard.closing.rating
    if asked == .visitorClosing, ticket.file.closedBy != .visitor { throw Refusal.ratingNotOffered }
    return Rated(rating: rating)
  }

  /// Demands that the visitor could still respond in this ticket then.
  private func demandWindow(of ticket: Ticket, _ setting: EventSetting, at moment: Date) throws {
    guard let settled = ticket.file.settledAt, let last = setting.standard.lastWord(after: settled, setting.holidays)
    else { return }
    if moment > last { throw Refusal.reopenWindowOver }
  }

  /// Demands that a letter has been through the hands that its answer needs; the last of them sends it.
  func demandChainDone(_ ticket: Ticket, _ setting: EventSetting) throws(Refusal) {
    guard let chain = setting.standard.channels[ticket.channel]?.disposition else { return }
    guard ticket.file.handOvers ?? 0 == chain.steps.count else { throw .dispositionNotDone }
  }

  private func demandedStaff(_ setting: EventSetting) throws(InvalidInput) -> String {
    let label = Phrase("Petugas", "Officer")
    guard let staff, !staff.isEmpty else { throw InvalidInput([Problem("/staff", .missing(label))]) }
    guard setting.officers.contains(staff) else {
      throw InvalidInput([Problem("/staff", .unknown(label, choices: setting.officers))])
    }
    return staff
  }

  private func demandedText(_ label: Phrase) throws(InvalidInput) -> String {
    let cleaned = CleanText.clean(text ?? "", multiline: true)
    guard !cleaned.isEmpty else { throw InvalidInput([Problem("/text", .missing(label))]) }
    guard CleanText.fits(cleaned, limit: Answer.question.limit) else {
      throw InvalidInput([Problem("/text", .tooLong(label, limit: Answer.question.limit))])
    }
    return cleaned
  }

  private func cleanedDocuments() throws(InvalidInput) -> [String] {
    let cleaned = (documents ?? []).map { CleanText.clean($0) }.filter { !$0.isEmpty }
    let label = Phrase("Dokumen", "Document")
    guard !cleaned.isEmpty else { throw InvalidInput([Problem("/documents", .missing(label))]) }
    guard cleaned.count <= 20 else { throw InvalidInput([Problem("/documents", .tooMany(label, limit: 20))]) }
    for (place, document) in cleaned.enumerated() where !CleanText.fits(document, limit: Answer.subject.limit) {
      throw InvalidInput([Problem("/documents/\(place)", .tooLong(label, limit: Answer.subject.limit))])
    }
    return cleaned
  }

  private func namedFiles() throws(InvalidInput) -> [String]? {
    guard let attachments, !attachments.isEmpty else { return nil }
    guard attachments.count <= AttachmentInput.most else {
      throw InvalidInput([Problem("/attachments", .tooMany(Self.file, limit: AttachmentInput.most))])
    }
    return try attachments.enumerated().map { place, id throws(InvalidInput) in
      guard let id = UUID(uuidString: id) else { throw Self.noSuchFile(at: place) }
      return id.uuidString.lowercased()
    }
  }

  private static let file = Phrase("Lampiran", "File")

  /// That a file named with an answer is not one of the ticket's.
  package static func noSuchFile(at place: Int) -> InvalidInput {
    let remedy = Phrase("pilih lampiran tiket ini", "choose a file of this ticket")
    return InvalidInput([Problem("/attachments/\(place)", .malformed(file, remedy: remedy))])
  }

  private func knownChannel() throws(InvalidInput) -> Channel? {
    guard let channel else { return nil }
    if let known = Channel(rawValue: channel) { return known }
    let choices = Channel.allCases.map(\.rawValue)
    throw InvalidInput([Problem("/channel", .unknown(Phrase("Kanal", "Channel"), choices: choices))])
  }

  private func link() throws(InvalidInput) -> Link {
    let label = Phrase("Tiket yang ditautkan", "Linked ticket")
    guard let other = ticket.flatMap(UUID.init(uuidString:)) else {
      let remedy = Phrase("pilih tiket yang ada", "choose a ticket that exists")
      throw InvalidInput([Problem("/ticket", .malformed(label, remedy: remedy))])
    }
    return Link(ticket: other.uuidString.lowercased())
  }
}

extension ServiceStandard {
  /// The last moment at which the visitor can respond in the ticket that was settled then; nil for no limit.
  package func lastWord(after settled: Date, _ holidays: HolidayCalendars) -> Date? {
    guard let window = closing.reopen else { return nil }
    return try? WorkingCalendar(hours: hours, holidays: holidays, zone: timeZone).deadline(window, from: settled).due
  }
}

extension Ticket {
  /// The stretches until a moment in which the visitor was waited for.
  package func pauses(until moment: Date) -> [DateInterval] {
    file.clock.pauses(since: receivedAt, until: moment)
  }
}

extension ServiceStandard {
  /// Demands that whom the standard names for such a case was heard before it is answered or directed elsewhere.
  func demandCoordination(of ticket: Ticket) throws(Refusal) {
    let isDemanded = coordination.contains { $0.kinds.contains(ticket.kind) }
    guard !isDemanded || ticket.file.coordinatedAt != nil else { throw .coordinationMissing }
  }
}

extension ServiceStandard {
  /// Whether the visitor is still to be told what was said: where the channel sends a summary, as long as no answer
  /// stands. Nobody is told of what is restricted.
  package func owesSummary(of ticket: Ticket) -> Bool {
    channels[ticket.channel]?.emailSummary == true && ticket.file.answeredAt == nil && !ticket.restricted
  }
}

extension Promising {
  /// The promises after the visitor's word on what the ticket stands at: what stood still goes on, counted with all the
  /// pauses of the ticket's clock; where nothing was owed any more, the work has a promise again.
  func afterWord(on ticket: Ticket, at moment: Date) -> [Promise] {
    switch ticket.state {
    case .awaitingVisitor:
      let resumed = resumed(ticket.promises, pauses: ticket.pauses(until: moment))
      // Asked of a case in work, what was broken by then is owed still.
      let isAnswered = ticket.file.clock.marks.dropLast().last?.state == .answered
      return isAnswered ? renewed(for: ticket, at: moment, resumed) : resumed
    case .answered, .resolved, .closed: return renewed(for: ticket, at: moment, ticket.promises)
    default: return ticket.promises
    }
  }
}
