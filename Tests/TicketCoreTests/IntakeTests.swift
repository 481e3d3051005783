import Calendars
import Foundation
import Testing
import TicketCore

@Suite("What a ticket is given at its issue and afterwards")
struct IntakeTests {
  private func withoutMail(_ change: (inout TicketRequest) -> Void) throws -> Issued {
    var input = fullInput
    input.email = nil
    var request = goodRequest(try standard("lkpp-konsultasi"), .walkIn)
    change(&request)
    return try issue(request, visitor: input)
  }

  @Test(
    "an e-mail that the standard wants and the visitor does not have is let pass with a reason, and with nothing less")
  func waiver() throws {
    let ticket = try withoutMail { $0.waiver = WaiverInput(answer: "email", reason: " Tidak punya surel ") }.ticket
    #expect(ticket.waiver == Waiver(answer: .email, reason: "Tidak punya surel"))
    #expect(ticket.intake == .complete)
    for (waiver, pointer) in [
      (nil, "/visitor/email"),
      (WaiverInput(answer: "email", reason: " "), "/waiver/reason"),
      (WaiverInput(answer: "phone", reason: "x"), "/waiver/answer"),
      (WaiverInput(answer: "email", reason: String(repeating: "a", count: 501)), "/waiver/reason"),
    ] {
      let error = #expect(throws: InvalidInput.self) { try withoutMail { $0.waiver = waiver } }
      #expect(error?.problems.contains { $0.pointer == pointer } == true, "\(pointer)")
    }
  }

  @Test("a priority class belongs to those who queue, and an unknown one is named")
  func priority() throws {
    var walkIn = goodRequest(try standard("kppn-konsultasi"), .walkIn)
    walkIn.priority = "elderly"
    #expect(try issue(walkIn).ticket.priority == .elderly)
    var web = goodRequest(try standard("kppn-konsultasi"), .web)
    web.priority = "elderly"
    #expect(try issue(web).ticket.priority == nil)
    walkIn.priority = "vip"
    let error = #expect(throws: InvalidInput.self) { try issue(walkIn) }
    #expect(error?.problems.map(\.pointer) == ["/priority"])
  }

  @Test("a phone number left at the self-service device is kept in its one form, or named")
  func contact() throws {
    var request = request("kppn-konsultasi", "walkIn")
    request.visitor = nil
    request.phone = "0812-3456-7890"
    #expect(try issue(request, visitor: nil, intake: .incomplete).ticket.contact == "+6281234567890")
    request.phone = "12"
    #expect(throws: InvalidInput.self) { try issue(request, visitor: nil, intake: .incomplete) }
  }

  @Test("a correction keeps what it does not name, is held against the standard, and makes no report of fraud")
  func correction() throws {
    var story = try Story("kli-prime")
    let before = story.ticket
    try story.act("corrected") { request in
      request.subject = "Perihal yang benar"
      request.reason = "Salah ketik"
    }
    #expect(story.ticket.subject == "Perihal yang benar" && story.ticket.question == before.question)
    #expect(story.ticket.version == 2 && story.ticket.promises == before.promises)
    for (priority, expected) in [("pregnancy", PriorityClass.pregnancy), ("", nil)] {
      try story.act("corrected") { request in
        request.priority = priority
        request.reason = "Salah golongan"
      }
      #expect(story.ticket.priority == expected && story.ticket.queuedAt == before.queuedAt)
    }
    for change in [
      { $0.category = "tidakada" }, { $0.kind = "fraud" }, { $0.subject = String(repeating: "a", count: 201) },
      { _ in },
    ] as [(inout EventRequest) -> Void] {
      let error = #expect(throws: InvalidInput.self) {
        try story.act("corrected") { request in
          request.reason = "Alasan"
          change(&request)
        }
      }
      #expect(error?.problems.contains { $0.pointer == "/reason" } == false)
    }
  }
}
