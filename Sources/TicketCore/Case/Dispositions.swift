import Calendars

extension EventRequest {
  /// The next hand-over of a letter: along the chain from the addressee down to the staff and back as a signed answer.
  ///
  /// The first hand-over says by its receiver to whom the letter was addressed; every later one has one receiver.
  /// - Throws: `dispositionNotNext` for any other, or what is wrong with the instruction or the time.
  func disposition(_ ticket: Ticket, _ setting: EventSetting, _ promising: Promising) throws -> Disposition {
    guard let chain = setting.standard.channels[ticket.channel]?.disposition else { throw Refusal.dispositionNotNext }
    let label = Phrase("Penerima", "Receiver")
    let place: Int
    if let done = ticket.file.handOvers {
      guard chain.next(after: done).contains(where: { $0.to == to }) else { throw Refusal.dispositionNotNext }
      place = done
    } else {
      guard let first = chain.entrance(to: to) else {
        throw InvalidInput([Problem("/to", .unknown(label, choices: chain.entrances.map { chain.steps[$0].to }))])
      }
      place = first
    }
    let receiver = chain.steps[place].to
    // The staff's time counts from when the letter reached them, however late that is written down.
    let moment = try moment(on: ticket, now: setting.now)
    let reached = promising.started(.staffReceipt, at: moment, ticket.promises)
    let promises = receiver == chain.promiseStartsWith ? reached : ticket.promises
    let isDispatch = place == chain.steps.count - 1
    return Disposition(
      to: receiver, handOvers: place + 1,
      instruction: try Reason.clean(instruction, at: "/instruction", as: Phrase("Instruksi", "Instruction")),
      isDispatch: isDispatch, promises: isDispatch ? promises.concluded(at: moment) : promises)
  }
}

extension DispositionChain {
  /// The places of the hand-overs with which a letter can begin: the first of each addressee.
  package var entrances: [Int] {
    addressees.compactMap { addressee in steps.firstIndex { $0.from == addressee } }
  }

  /// The hand-overs that can come after so many: one, none at the end, and one for each addressee at the beginning.
  package func next(after done: Int?) -> [Step] {
    guard let done else { return entrances.map { steps[$0] } }
    return steps.indices.contains(done) ? [steps[done]] : []
  }

  /// The place of the hand-over to a receiver with which a letter can begin; nil for none.
  func entrance(to receiver: String?) -> Int? { entrances.first { steps[$0].to == receiver } }
}
