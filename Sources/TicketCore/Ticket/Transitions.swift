import Foundation

/// What each act demands of a ticket and makes of it: the states of a ticket and the ways between them.
extension Ticket {
  mutating func call(to number: Int, at moment: Date) throws(Refusal) {
    try demand(.waiting, else: .notWaiting)
    state = .called
    counter = number
    handedBackBy = nil
    calledAt = moment
  }

  /// Whether the call can be repeated at all is decided with the standard; see `EventRequest`.
  mutating func recall(_ calling: Calling, at moment: Date) throws(Refusal) {
    try demand(.called, .noShow, else: .notCalled)
    // A call that still stands is the calling counter's; who did not come may go to any.
    if state == .called, counter != calling.counter { throw .notCalled }
    state = .called
    counter = calling.counter
    calledAt = moment
    endedAt = nil
    if let promises = calling.promises { self.promises = promises }
  }

  mutating func start(_ starting: Starting, at moment: Date) throws(Refusal) {
    try demand(.called, .open, else: .notCalled)
    if state == .called, counter != starting.counter { throw .notCalled }
    // A counter shows whom it serves.
    if restricted, starting.counter != nil { throw .notCalled }
    guard intake == .complete else { throw .intakeIncomplete }
    state = .serving
    counter = starting.counter
    startedAt = moment
    endedAt = nil
    promises = starting.promises
  }

  mutating func missCall(_ absence: Absence, at moment: Date) throws(Refusal) {
    try demand(.called, else: .notCalled)
    state = .noShow
    endedAt = moment
    if let promises = absence.promises { self.promises = promises }
  }

  mutating func transfer(_ transfer: Transfer) throws(Refusal) {
    try demand(.called, .serving, else: .notServing)
    // What never queued has no place in the queue to go back to.
    guard queuedAt != nil else { throw .notServing }
    state = .waiting
    handedBackBy = transfer.counter == nil && transfer.service == nil ? counter : nil
    counter = transfer.counter
    // Whose case it is, is settled by whoever serves the visitor next.
    file.assignee = nil
    if let service = transfer.service { change(to: service) }
  }

  private mutating func change(to service: OtherService) {
    standard = service.standard
    standardVersion = service.version
    category = service.category
    kind = service.kind
    intake = service.intake
    priority = service.priority
    need = nil
    promises = service.promises
    // The questions that only the other service asks are not its own.
    fields = [:]
    tier = 1
  }

  mutating func correct(_ correction: Correction) throws(Refusal) {
    try demandLiving()
    visitorID = correction.visitorID
    category = correction.category
    kind = correction.kind
    subject = correction.subject
    question = correction.question
    fields = correction.fields
    waiver = correction.waiver
    priority = correction.priority
    need = correction.need
    intake = correction.intake
    if let promises = correction.promises { self.promises = promises }
  }

  mutating func end(as ending: TicketState, _ withdrawal: Withdrawal, at moment: Date) throws(Refusal) {
    // Who did not come can still have withdrawn, or never have been there.
    if state != .noShow { try demandLiving() }
    state = ending
    endedAt = moment
    promises = withdrawal.promises
  }

  /// Throws the rule that a state other than these breaks; that a ticket has ended is said first.
  private func demand(_ wanted: TicketState..., else refusal: Refusal) throws(Refusal) {
    if wanted.contains(state) { return }
    try demandLiving()
    throw refusal
  }

  /// Demands that a ticket is not over.
  func demandLiving() throws(Refusal) {
    switch state {
    case .cancelled, .voided: throw .ticketVoided
    case .resolved, .closed: throw .ticketClosed
    default: return
    }
  }
}
