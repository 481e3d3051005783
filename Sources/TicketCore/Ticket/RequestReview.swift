import Calendars
import Foundation

/// A request held against its standard: what is wrong with it, and the cleaned values of what is right.
struct RequestReview {
  private(set) var problems: [Problem] = []
  private(set) var channel: Channel?
  private(set) var kind: Kind?
  private(set) var category = Category.general
  private(set) var subject: String?
  private(set) var question: String?
  private(set) var fields: [String: String] = [:]
  private(set) var receivedAt: Date
  let extras: RequestExtras
  /// True where a demanded answer was let pass.
  private(set) var lacksAnswers = false

  private let request: TicketRequest
  private let standard: ServiceStandard
  private let visitor: Visitor?
  private let intake: Intake

  init(_ request: TicketRequest, standard: ServiceStandard, visitor: Visitor?, intake: Intake, now: Date) {
    self.request = request
    self.standard = standard
    self.visitor = visitor
    self.intake = intake
    receivedAt = now
    extras = RequestExtras(request)
    let rules = reviewChannel()
    reviewKind()
    reviewCategory()
    subject = text(request.subject, .subject, multiline: false)
    question = text(request.question, .question, multiline: true)
    problems += extras.problems
    if let rules {
      reviewDemands(rules)
      reviewFields(rules)
    }
    reviewReceipt(now: now)
  }

  private mutating func reviewChannel() -> ChannelRules? {
    guard let channel = Channel(rawValue: request.channel) else {
      let choices = Channel.allCases.map(\.rawValue)
      problems.append(Problem("/channel", .unknown(Phrase("Kanal", "Channel"), choices: choices)))
      return nil
    }
    self.channel = channel
    if let rules = standard.channels[channel] { return rules }
    let open = Channel.allCases.filter { standard.channels[$0] != nil }
    problems.append(Problem("/channel", .closedChannel(open: open)))
    return nil
  }

  private mutating func reviewKind() {
    guard let name = request.kind, !name.isEmpty else {
      kind = standard.kinds.first
      return
    }
    guard let known = Kind(rawValue: name) else {
      let choices = standard.kinds.map(\.rawValue)
      problems.append(Problem("/kind", .unknown(Phrase("Jenis permohonan", "Kind of case"), choices: choices)))
      return
    }
    kind = known
    if !standard.kinds.contains(known) { problems.append(Problem("/kind", .kindNotServed(served: standard.kinds))) }
  }

  private mutating func reviewCategory() {
    guard let id = request.category, !id.isEmpty else { return }
    category = id
    if standard.category(id) == nil {
      let choices = standard.categories.map(\.id)
      problems.append(Problem("/category", .unknown(Answer.category.label, choices: choices)))
    }
  }

  private mutating func reviewDemands(_ rules: ChannelRules) {
    if visitor == nil { demand("/visitor", .missing(Phrase("Data pemohon", "The visitor"))) }
    for requirement in rules.require where !requirement.anyOf.contains(where: has) {
      let asked = requirement.anyOf
      // Whoever has no mailbox is served all the same; the reason is kept.
      if let waiver = extras.waiver, asked.contains(waiver.answer) { continue }
      guard visitor != nil || asked.contains(where: { !$0.pointer.hasPrefix("/visitor") }) else { continue }
      demand(requirement.unmet.pointer, requirement.unmet.kind)
    }
  }

  private func has(_ answer: Answer) -> Bool {
    switch answer {
    case .category: request.category?.isEmpty == false
    // A text that is too long is a problem of its own, and not also a missing one.
    case .subject: subject != nil || problems.contains { $0.pointer == answer.pointer }
    case .question: question != nil || problems.contains { $0.pointer == answer.pointer }
    default: visitor?.has(answer) ?? false
    }
  }

  private mutating func reviewFields(_ rules: ChannelRules) {
    let given = request.fields ?? [:]
    for field in rules.fields {
      let answer = CleanText.clean(given[field.name] ?? "", multiline: field.type == .longText)
      review(answer, of: field)
    }
    let known = rules.fields.map(\.name)
    for name in given.keys.filter({ !known.contains($0) }).sorted().prefix(Self.mostUnknownFields) {
      let shown = String(CleanText.clean(name).prefix(64))
      let pointer = "/fields/" + shown.replacing("~", with: "~0").replacing("/", with: "~1")
      problems.append(Problem(pointer, .unknownField(nearest: Spelling.nearest(to: shown, among: known))))
    }
  }

  private mutating func review(_ answer: String, of field: ExtraField) {
    let pointer = "/fields/\(field.name)"
    let isRequired = field.isRequired(of: visitor?.requesterType)
    guard !answer.isEmpty else {
      if isRequired { demand(pointer, field.type == .checkbox ? .unconfirmed(field.label) : .missing(field.label)) }
      return
    }
    fields[field.name] = answer
    switch field.type {
    case .text, .longText:
      if !CleanText.fits(answer, limit: field.limit) {
        problems.append(Problem(pointer, .tooLong(field.label, limit: field.limit)))
      }
    case .select:
      let choices = field.options.map(\.value)
      if !choices.contains(answer) { problems.append(Problem(pointer, .unknown(field.label, choices: choices))) }
    case .checkbox:
      if answer != "true" && answer != "false" {
        problems.append(Problem(pointer, .unknown(field.label, choices: ["true", "false"])))
      } else if isRequired && answer == "false" {
        demand(pointer, .unconfirmed(field.label))
      }
    }
  }

  private mutating func reviewReceipt(now: Date) {
    guard let given = request.receivedAt else { return }
    let label = Phrase("Waktu terima", "Time of receipt")
    if given > now + Self.clockTolerance {
      problems.append(Problem("/receivedAt", .inFuture(label)))
    } else if given < now - Double(Self.oldestReceipt) * 86_400 {
      problems.append(Problem("/receivedAt", .tooLongAgo(label, days: Self.oldestReceipt)))
    } else {
      receivedAt = min(given, now)
    }
  }

  private mutating func text(_ input: String?, _ answer: Answer, multiline: Bool) -> String? {
    guard let input else { return nil }
    let text = CleanText.clean(input, multiline: multiline)
    guard CleanText.fits(text, limit: answer.limit) else {
      problems.append(Problem(answer.pointer, .tooLong(answer.label, limit: answer.limit)))
      return nil
    }
    return text.isEmpty ? nil : text
  }

  private mutating func demand(_ pointer: String, _ kind: Problem.Kind) {
    if intake == .incomplete {
      lacksAnswers = true
    } else {
      problems.append(Problem(pointer, kind))
    }
  }

  /// A screen's clock may be a little ahead of the server's.
  private static let clockTolerance = 60.0
  /// So many unknown fields are named; more would only swell the answer to a hostile request.
  private static let mostUnknownFields = 20
  /// Days; an older date is a slip of the pen.
  private static let oldestReceipt = 366
}
