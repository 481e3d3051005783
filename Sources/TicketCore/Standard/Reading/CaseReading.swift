import Calendars

extension FileNode {
  /// `{name, label, unit, amount, from, channels?, kinds?, hours?}`; no unit and amount where an officer states the
  /// date.
  func promiseRule() -> PromiseRule? {
    let keys = ["name", "label", "unit", "amount", "from", "channels", "kinds", "hours"]
    guard let object = object(keys) else { return nil }
    let name = object.required("name")?.identifier()
    let label = object.required("label")?.phrase()
    let from = object.required("from")?.choice(ClockStart.self)
    let channels = object["channels"]?.filledList { $0.choice(Channel.self) }
    let kinds = object["kinds"]?.kinds()
    let hours = object["hours"].map { $0.choice(PromiseRule.Hours.self) } ?? .service
    guard let name, let label, let from, let hours else { return nil }
    if from == .officerSet, object["unit"] != nil || object["amount"] != nil {
      note(
        Phrase(
          "Janji yang ditetapkan petugas tidak punya \"unit\" dan \"amount\"; hapus keduanya.",
          "A promise that the officer states has no \"unit\" and \"amount\"; remove them."))
    }
    let span = from == .officerSet ? nil : object.span()
    guard from == .officerSet || span != nil else { return nil }
    return PromiseRule(
      name: name, label: label, span: span, from: from, channels: channels, kinds: kinds, hours: hours)
  }

  /// `{name, promise?, ownTime?}`; a tier with a promise has its own time.
  func tier() -> Tier? {
    guard let object = object(["name", "promise", "ownTime"]) else { return nil }
    let name = object.required("name")?.phrase()
    let promise = object["promise"]?.string()
    let ownTime = object["ownTime"].map { $0.bool() } ?? (promise != nil)
    guard let name, let ownTime else { return nil }
    if promise != nil && !ownTime {
      note(
        Phrase(
          "Jenjang dengan \"promise\" punya waktu sendiri; hapus \"ownTime\": false.",
          "A tier with a \"promise\" has its own time; remove \"ownTime\": false."))
    }
    return Tier(name: name, ownTime: ownTime, promise: promise)
  }

  /// `{promise, replaces}`.
  func pendingRule() -> PendingRule? {
    guard let object = object(["promise", "replaces"]) else { return nil }
    let (promise, replaces) = (object.required("promise")?.string(), object.required("replaces")?.string())
    guard let promise, let replaces else { return nil }
    return PendingRule(promise: promise, replaces: replaces)
  }

  /// `{perWorkingDay, during}`.
  func progressDuty() -> ProgressDuty? {
    guard let object = object(["perWorkingDay", "during"]) else { return nil }
    let perDay = object.required("perWorkingDay")?.integer(1...24)
    let during = object.required("during")?.filledList { $0.string() }
    guard let perDay, let during else { return nil }
    return ProgressDuty(perWorkingDay: perDay, during: during)
  }

  /// `{autoClose?: {unit, amount, warnDaysBefore, kinds?}, reopen?: {unit, amount}, rating}`.
  func closingRules() -> ClosingRules? {
    guard let object = object(["autoClose", "reopen", "rating"]) else { return nil }
    let autoClose = object["autoClose"]?.autoClose()
    let reopen = object["reopen"]?.object(["unit", "amount"])?.span()
    let rating = object.required("rating")?.choice(ClosingRules.Rating.self)
    return rating.map { ClosingRules(autoClose: autoClose, reopen: reopen, rating: $0) }
  }

  private func autoClose() -> ClosingRules.AutoClose? {
    guard let object = object(["unit", "amount", "warnDaysBefore", "kinds"]) else { return nil }
    let after = object.span()
    let warning = object.required("warnDaysBefore")?.integer(0...30)
    let kinds = object["kinds"]?.kinds()
    guard let after, let warning else { return nil }
    return ClosingRules.AutoClose(after: after, warnDaysBefore: warning, kinds: kinds)
  }

  /// `{missed: [promise], text}`.
  func compensationRule() -> CompensationRule? {
    guard let object = object(["missed", "text"]) else { return nil }
    let missed = object.required("missed")?.filledList { $0.string() }
    let text = object.required("text")?.phrase()
    guard let missed, let text else { return nil }
    return CompensationRule(missed: missed, text: text)
  }

  /// `{kinds, handedTo, tier?}`.
  func restrictedRule() -> RestrictedRule? {
    guard let object = object(["kinds", "handedTo", "tier"]) else { return nil }
    let (kinds, handedTo) = (object.required("kinds")?.kinds(), object.required("handedTo")?.phrase())
    let tier = object["tier"].map { $0.integer(1...9) } ?? 1
    guard let kinds, let handedTo, let tier else { return nil }
    return RestrictedRule(kinds: kinds, handedTo: handedTo, tier: tier)
  }

  /// `{kinds, with}`.
  func coordination() -> Coordination? {
    guard let object = object(["kinds", "with"]) else { return nil }
    let (kinds, partner) = (object.required("kinds")?.kinds(), object.required("with")?.phrase())
    guard let kinds, let partner else { return nil }
    return Coordination(kinds: kinds, with: partner)
  }
}

extension FileObject {
  /// The members `unit` and `amount` together.
  fileprivate func span() -> Span? {
    let (unit, amount) = (required("unit")?.choice(TimeUnit.self), required("amount")?.integer(1...10_000))
    guard let unit, let amount else { return nil }
    return Span(amount, unit)
  }
}
