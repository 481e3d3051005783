import Calendars

/// What a request can say beside the standard's own questions: a priority class, what is let pass, and a phone number
/// left at a self-service device.
struct RequestExtras {
  private(set) var problems: [Problem] = []
  private(set) var priority: PriorityClass?
  private(set) var waiver: Waiver?
  private(set) var contact: String?

  init(_ request: TicketRequest) {
    reviewPriority(request.priority)
    reviewWaiver(request.waiver)
    reviewContact(request.phone)
  }

  private mutating func reviewPriority(_ name: String?) {
    guard let name, !name.isEmpty else { return }
    let choices = PriorityClass.needs.map(\.rawValue)
    if choices.contains(name) {
      priority = PriorityClass(rawValue: name)
      return
    }
    problems.append(Problem("/priority", .unknown(Phrase("Golongan prioritas", "Priority class"), choices: choices)))
  }

  private mutating func reviewWaiver(_ input: WaiverInput?) {
    guard let input else { return }
    guard let answer = input.answer.flatMap(Answer.init(rawValue:)), Waiver.waivable.contains(answer) else {
      let label = Phrase("Pengecualian isian", "Waived answer")
      let choices = Waiver.waivable.map(\.rawValue)
      problems.append(Problem("/waiver/answer", .unknown(label, choices: choices)))
      return
    }
    do {
      waiver = Waiver(answer: answer, reason: try Reason.clean(input.reason, at: "/waiver/reason"))
    } catch {
      problems += error.problems
    }
  }

  private mutating func reviewContact(_ input: String?) {
    guard let input, !input.isEmpty else { return }
    var check = VisitorCheck()
    contact = check.phone(input)
    problems += check.problems
  }
}
