import Calendars

extension FileNode {
  /// The open channels and their rules, keyed by the channel's name.
  func channels() -> [Channel: ChannelRules]? {
    guard let object = object(Channel.allCases.map(\.rawValue)) else { return nil }
    var rules: [Channel: ChannelRules] = [:]
    var complete = true
    for channel in Channel.allCases {
      guard let node = object[channel.rawValue] else { continue }
      rules[channel] = node.channelRules()
      complete = complete && rules[channel] != nil
    }
    if complete, rules.isEmpty {
      note(Phrase("Tidak ada kanal yang dibuka; isi sedikitnya satu.", "No channel is open; give at least one."))
    }
    return complete ? rules : nil
  }

  private func channelRules() -> ChannelRules? {
    let keys = [
      "require", "optional", "requireWhenAnswerFollows", "fields", "officerCopy", "emailSummary", "routedByCategory",
      "redirect", "disposition",
    ]
    guard let object = object(keys) else { return nil }
    let require = object.required("require")?.list { $0.requirement() }
    let optional = object["optional"].map { $0.list { $0.choice(Answer.self) } } ?? []
    let later = object["requireWhenAnswerFollows"].map { $0.list { $0.requirement() } } ?? []
    let fields = object["fields"].map { $0.fields() } ?? []
    let officerCopy = object["officerCopy"].map { $0.bool() } ?? false
    let emailSummary = object["emailSummary"].map { $0.bool() } ?? false
    let routedByCategory = object["routedByCategory"].map { $0.bool() } ?? false
    let redirect = object["redirect"]?.redirectRule()
    let disposition = object["disposition"]?.dispositionChain()
    guard let require, let optional, let later, let fields, let officerCopy, let emailSummary, let routedByCategory
    else { return nil }
    return ChannelRules(
      require: require, optional: optional, requireWhenAnswerFollows: later, fields: fields, officerCopy: officerCopy,
      emailSummary: emailSummary, routedByCategory: routedByCategory, redirect: redirect, disposition: disposition)
  }

  private func requirement() -> Requirement? {
    let answers = isArray ? filledList { $0.choice(Answer.self) } : choice(Answer.self).map { [$0] }
    return answers.map(Requirement.init(anyOf:))
  }

  private func fields() -> [ExtraField]? {
    guard let fields = list({ $0.field() }) else { return nil }
    noteRepeated(fields.map(\.name))
    return fields
  }

  private func field() -> ExtraField? {
    guard let object = object(["name", "label", "type", "options", "required", "requiredFor"]) else { return nil }
    let name = object.required("name")?.identifier()
    let label = object.required("label")?.phrase()
    let type = object.required("type")?.choice(ExtraField.Form.self)
    let options = object["options"].map { $0.filledList { $0.option() } } ?? []
    let required = object["required"].map { $0.bool() } ?? false
    let requiredFor = object["requiredFor"]?.filledList { $0.choice(RequesterType.self) }
    guard let name, let label, let type, let options, let required else { return nil }
    if (type == .select) == options.isEmpty {
      note(
        Phrase(
          "\"options\" diisi untuk tipe select dan hanya untuk itu.",
          "\"options\" belong to the type select, and only to it."))
    }
    return ExtraField(
      name: name, label: label, type: type, options: options, required: required, requiredFor: requiredFor)
  }

  private func option() -> ExtraField.Option? {
    guard let object = object(["value", "label"]) else { return nil }
    let (value, label) = (object.required("value")?.string(), object.required("label")?.phrase())
    guard let value, let label else { return nil }
    return ExtraField.Option(value: value, label: label)
  }

  private func redirectRule() -> RedirectRule? {
    guard let object = object(["to", "when"]) else { return nil }
    let to = object.required("to")?.filledList { $0.choice(RedirectRule.Destination.self) }
    let when = object.required("when")?.phrase()
    guard let to, let when else { return nil }
    return RedirectRule(to: to, when: when)
  }

  private func dispositionChain() -> DispositionChain? {
    guard let object = object(["addressees", "steps", "promiseStartsWith"]) else { return nil }
    let addressees = object.required("addressees")?.filledList { $0.string() }
    let steps = object.required("steps")?.filledList { $0.step() }
    let start = object.required("promiseStartsWith")?.string()
    guard let addressees, let steps, let start else { return nil }
    let givers = steps.map(\.from)
    for addressee in addressees where !givers.contains(addressee) { noteUnknownName(addressee, known: givers) }
    if !steps.map(\.to).contains(start) { noteUnknownName(start, known: steps.map(\.to)) }
    return DispositionChain(addressees: addressees, steps: steps, promiseStartsWith: start)
  }

  private func step() -> DispositionChain.Step? {
    guard let object = object(["from", "to", "act"]) else { return nil }
    let (from, to) = (object.required("from")?.string(), object.required("to")?.string())
    let act = object.required("act")?.phrase()
    guard let from, let to, let act else { return nil }
    return DispositionChain.Step(from: from, to: to, act: act)
  }
}
