import Foundation

/// What each act of a case demands of its ticket and makes of it.
extension Ticket {
  mutating func assign(to staff: String) throws(Refusal) {
    try demandCase()
    file.assignee = staff
  }

  mutating func state(_ stating: Stating) throws(Refusal) {
    try demandWork()
    promises = stating.promises
  }

  mutating func ask(_ request: DocumentRequest, at moment: Date) throws(Refusal) {
    // An answered case has been worked on before: it goes on where that was.
    if state != .answered {
      try demandWork()
      file.resumes = work
    }
    file.documents = request.documents
    file.answeredAt = nil
    leaveCounter(as: .awaitingVisitor, at: moment)
    promises = request.promises
  }

  mutating func receive(_ receipt: DocumentReceipt) throws(Refusal) {
    try demandCase()
    guard !file.documents.isEmpty else { throw .notAwaited }
    // A reply may have brought the work back before.
    if state == .awaitingVisitor { resume() }
    file.documents = []
    promises = receipt.promises
  }

  mutating func report(_ report: ProgressReport, at moment: Date) throws(Refusal) {
    try demandCase()
    file.progress.append(moment)
    if state == .serving { leaveCounter(as: .open, at: moment) }
    promises = report.promises
  }

  mutating func escalate(_ escalation: Escalation, at moment: Date) throws(Refusal) {
    try demandWork()
    tier = escalation.tier
    // The tier that receives it says whose case it is.
    file.assignee = nil
    leaveCounter(as: .escalated, at: moment)
    promises = escalation.promises
  }

  mutating func pend(_ pending: Pending, at moment: Date) throws(Refusal) {
    try demandWork()
    leaveCounter(as: .pending, at: moment)
    promises = pending.promises
  }

  mutating func dispose(_ disposition: Disposition, at moment: Date) throws(Refusal) {
    try demandWork()
    file.handOvers = disposition.handOvers
    file.handedOverAt = moment
    promises = disposition.promises
    if disposition.isDispatch { settleAnswer(at: moment) }
  }

  mutating func redirect(_ redirection: Redirection, at moment: Date) throws(Refusal) {
    try demandWork()
    file.redirectedTo = redirection.to
    settle(as: .resolved, redirection.promises, at: moment)
  }

  mutating func answer(_ answer: AnswerGiven, at moment: Date) throws(Refusal) {
    if state != .awaitingVisitor, state != .answered { try demandWork() }
    promises = answer.promises
    settleAnswer(at: moment)
  }

  /// Whether the window for it is still open is decided with the standard; see `EventRequest`.
  mutating func take(_ reply: VisitorReply, at moment: Date) throws(Refusal) {
    if [.cancelled, .voided, .noShow].contains(state) { try demandCase() }
    guard awaits(wordOf: moment) else { return }
    switch state {
    case .resolved, .closed: goOn()
    // Documents that were asked for stay asked for until they come, but somebody has to read the reply.
    case .answered, .awaitingVisitor: resume()
    default: break
    }
    file.answeredAt = nil
    promises = reply.promises
  }

  mutating func close(_ closure: Closure, at moment: Date) throws(Refusal) {
    switch closure.by {
    case .clock: guard state == .answered else { throw .notAnswered }
    case .officer: guard state == .answered || state == .resolved else { throw .notAnswered }
    case .visitor: if state != .resolved { try demandCase() }
    }
    file.closedBy = closure.by
    settle(as: .closed, closure.promises, at: moment)
  }

  /// Whether a rating is offered at all is decided with the standard; see `EventRequest`.
  mutating func rate(_ rated: Rated) throws(Refusal) {
    guard state == .resolved || state == .closed else { throw .notClosed }
    guard file.closedBy != .clock else { throw .ratingNotOffered }
    guard file.rating == nil else { throw .alreadyRated }
    file.rating = rated.rating
  }

  /// Whether the window for it is still open is decided with the standard; see `EventRequest`.
  mutating func reopen(_ reopening: Reopening) throws(Refusal) {
    guard state == .resolved || state == .closed else { throw .notClosed }
    goOn()
    if let promises = reopening.promises { self.promises = promises }
  }

  mutating func note(_ remark: Remark, at moment: Date) throws(Refusal) {
    // What was settled at the counter is coordinated after its end.
    let isLate = remark.mark == .coordination && (state == .resolved || state == .closed)
    if !isLate { try demandLiving() }
    if remark.mark == .coordination { file.coordinatedAt = moment }
  }

  mutating func recount(_ recounting: Recounting) throws(Refusal) {
    try demandLiving()
    promises = recounting.promises
  }

  mutating func grant(_ granting: Granting) throws(Refusal) {
    guard !file.grants.contains(where: { $0.promise == granting.promise }) else { throw .alreadyCompensated }
    file.grants.append(CompensationGrant(promise: granting.promise))
  }

  mutating func spend(on link: Link) throws(Refusal) {
    guard let owed = file.grants.firstIndex(where: { $0.spentOn == nil }) else { throw .nothingOwed }
    file.grants[owed].spentOn = link.ticket
  }

  /// Whether a word of the visitor from then is one on the answer, question or end that it stands at. What was said
  /// before and is only written down after it is none; but the clock's end it proves to be wrong.
  func awaits(wordOf moment: Date) -> Bool {
    let asked =
      switch state {
      case .awaitingVisitor: file.clock.marks.last?.from
      case .resolved: file.settledAt
      case .closed where file.closedBy != .clock: file.settledAt
      default: file.answeredAt
      }
    return asked.map { moment >= $0 } ?? true
  }

  /// The officer's end, at the counter or of a case.
  mutating func resolve(_ resolution: Resolution, at moment: Date) throws(Refusal) {
    if state != .serving, state != .answered, state != .awaitingVisitor { try demandWork() }
    settle(as: .resolved, resolution.promises, at: moment)
  }

  /// Demands that a ticket's work can go on now: it is neither in the queue, nor waited for, nor over.
  func demandWork() throws(Refusal) {
    try demandCase()
    switch state {
    case .serving, .open, .escalated, .pending: return
    default: throw .visitorAwaited
    }
  }

  /// Demands that a ticket is a case: taken from the queue, and not over.
  func demandCase() throws(Refusal) {
    switch state {
    case .waiting, .called: throw .stillQueued
    case .noShow: throw .ticketClosed
    default: try demandLiving()
    }
  }

  /// Where the work goes on after a pause. A visitor's service at the counter does not: the counter serves others.
  private var work: TicketState { state == .serving ? .open : state }

  private mutating func leaveCounter(as next: TicketState, at moment: Date) {
    if state == .serving { endedAt = moment }
    state = next
  }

  private mutating func resume() {
    state = file.resumes ?? ongoing
    file.resumes = nil
  }

  private var ongoing: TicketState { tier > 1 ? .escalated : .open }

  private mutating func goOn() {
    state = ongoing
    file.settledAt = nil
    file.closedBy = nil
    file.rating = nil
    file.redirectedTo = nil
  }

  private mutating func settleAnswer(at moment: Date) {
    if state != .awaitingVisitor, state != .answered { file.resumes = work }
    file.documents = []
    file.answeredAt = moment
    leaveCounter(as: .answered, at: moment)
  }

  private mutating func settle(as ending: TicketState, _ promises: [Promise], at moment: Date) {
    if endedAt == nil { endedAt = moment }
    file.resumes = nil
    file.documents = []
    file.settledAt = moment
    state = ending
    self.promises = promises
  }
}
