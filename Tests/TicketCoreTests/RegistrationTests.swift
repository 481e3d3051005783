import Calendars
import Testing
import TicketCore

/// A row of standards.md, "What a visitor must give, by channel": what a visitor who gives nothing but a name is
/// asked for.
struct DemandRow: Sendable, CustomTestStringConvertible {
  let standard: String
  let channel: Channel
  let missing: [String]

  init(_ standard: String, _ channel: Channel, _ missing: [String]) {
    self.standard = standard
    self.channel = channel
    self.missing = missing
  }

  var testDescription: String { "\(standard) by \(channel.rawValue)" }

  static let all = [
    DemandRow("lpdp-bantuan", .web, ["/visitor/email", "/visitor/phone", "/category"]),
    DemandRow("lpdp-bantuan", .walkIn, ["/visitor/email", "/visitor/phone", "/category"]),
    DemandRow("kli-prime", .phone, ["/visitor/requesterType", "/visitor/email", "/fields/profile"]),
    DemandRow("kli-prime", .email, ["/visitor/requesterType", "/visitor/email"]),
    DemandRow("kli-prime", .web, ["/visitor/requesterType", "/visitor/email"]),
    DemandRow("kli-prime", .walkIn, ["/visitor/requesterType", "/visitor/email"]),
    DemandRow("kli-sirkulasi", .walkIn, ["/visitor/nip"]),
    DemandRow("lpse-pengaduan", .walkIn, ["/visitor/address", "/visitor/phone"]),
    DemandRow("lpse-pengaduan", .phone, ["/question", "/fields/purpose"]),
    DemandRow("lpse-pengaduan", .web, ["/fields/account"]),
    DemandRow("kppn-konsultasi", .walkIn, ["/visitor/organisation", "/question"]),
    DemandRow("kppn-konsultasi", .web, ["/question"]),
    DemandRow(
      "lkpp-konsultasi", .walkIn, ["/visitor/email", "/visitor/identity", "/visitor/phone", "/subject", "/question"]),
    DemandRow("lkpp-konsultasi", .web, ["/visitor/email", "/visitor/identity", "/visitor/phone", "/fields/account"]),
    DemandRow("lkpp-konsultasi", .phone, ["/visitor/email", "/visitor/identity", "/visitor/phone"]),
    DemandRow("lkpp-konsultasi", .letter, ["/visitor/requesterType", "/fields/signature"]),
    DemandRow("lkpp-konsultasi", .message, ["/visitor/identity", "/visitor/phone", "/subject", "/question"]),
  ]
}

@Suite("Registration")
struct RegistrationTests {
  private func check(
    _ request: TicketRequest, _ input: VisitorInput?, intake: Intake = .complete, now: String = mondayMorning
  ) throws -> [Problem] {
    request.check(
      against: try standard(request.standard), visitor: try input.map(visitor), intake: intake, now: try moment(now))
  }

  @Test("asks for all that the standard demands on the channel at once, and for nothing else", arguments: DemandRow.all)
  func demands(row: DemandRow) throws {
    let problems = try check(request(row.standard, row.channel.rawValue), VisitorInput(name: "Siti"))
    #expect(problems.map(\.pointer) == row.missing)
    for problem in problems { for language in Language.allCases { #expect(problem.message(in: language).count > 20) } }
  }

  @Test("accepts who gives it", arguments: DemandRow.all)
  func satisfied(row: DemandRow) throws {
    let standard = try standard(row.standard)
    #expect(try check(goodRequest(standard, row.channel), fullInput) == [])
  }

  @Test("is open on the channels of the table and closed on all others")
  func openChannels() throws {
    for standard in try shippedStandards().all {
      let open = DemandRow.all.filter { $0.standard == standard.id }.map(\.channel)
      #expect(Set(standard.channels.keys) == Set(open))
      for channel in Channel.allCases where !open.contains(channel) {
        #expect(try check(goodRequest(standard, channel), fullInput).map(\.pointer) == ["/channel"])
      }
    }
    let message = try check(request("kli-sirkulasi", "web"), fullInput).first?.message(in: .indonesian)
    #expect(message == "Kanal ini tidak dibuka untuk layanan ini; pakai: tatap muka.")
  }

  @Test("by e-mail at Kemenkeu PRIME takes e-mail or phone, and says so when both are missing")
  func emailOrPhone() throws {
    let request = request("kli-prime", "email")
    #expect(try check(request, VisitorInput(name: "A", requesterType: "publicBody", phone: "021 29935577")) == [])
    #expect(try check(request, VisitorInput(name: "A", requesterType: "publicBody", email: "a@b.id")) == [])
    let problem = try check(request, VisitorInput(name: "A", requesterType: "publicBody")).first
    #expect(problem?.message(in: .english) == "Fill in at least one of: E-mail address, Phone number.")
  }

  @Test("of a letter wants letterhead and stamp from institutions and legal entities, and a signature from all")
  func letters() throws {
    func missing(_ type: RequesterType, _ fields: [String: String]) throws -> [String] {
      try check(
        request("lkpp-konsultasi", "letter") { $0.fields = fields },
        VisitorInput(name: "A", requesterType: type.rawValue)
      ).map(\.pointer)
    }
    let unmarked = ["letterhead": "false", "stamp": "false", "signature": "true"]
    #expect(try missing(.individual, unmarked) == [])
    #expect(try missing(.publicBody, unmarked) == ["/fields/letterhead", "/fields/stamp"])
    #expect(try missing(.legalEntity, ["signature": "true"]) == ["/fields/letterhead", "/fields/stamp"])
    #expect(try missing(.individual, ["signature": "false"]) == ["/fields/signature"])
    #expect(try missing(.individual, ["signature": "yes"]) == ["/fields/signature"])
  }

  @Test("names unknown standard, channel, kind, category and field, with what is possible")
  func unknownNames() throws {
    let request = request("lpse-pengaduan", "phone") { request in
      request.kind = "fraud"
      request.category = "pajak"
      request.question = "?"
      request.fields = ["purpose": "x", "porpose": "x", "a/b~c\u{7}": "x"]
    }
    let problems = try check(request, fullInput)
    #expect(problems.map(\.pointer) == ["/kind", "/category", "/fields/a~1b~0c", "/fields/porpose"])
    #expect(problems[0].message(in: .english).contains("suggestion"))
    #expect(problems[1].message(in: .english).contains("umum"))
    #expect(problems[3].message(in: .english).contains("did you mean \"purpose\""))

    var odd = request
    (odd.channel, odd.kind, odd.standard) = ("fax", "joke", "lpse")
    let odder = odd.check(
      against: try standard("lpse-pengaduan"), visitor: try visitor(fullInput), now: try moment(mondayMorning))
    #expect(odder.map(\.pointer) == ["/channel", "/kind", "/category"])
    let error = #expect(throws: InvalidInput.self) { try odd.standard(in: shippedStandards()) }
    #expect(error?.problems.first?.pointer == "/standard")
    #expect(error?.problems.first?.message(in: .indonesian).contains("lpse-pengaduan") == true)
  }

  @Test("refuses texts beyond their limit, in one problem each")
  func limits() throws {
    let long = String(repeating: "é", count: 4001)
    let request = request("lpse-pengaduan", "phone") { request in
      (request.subject, request.question, request.fields) = (long, long, ["purpose": long])
    }
    #expect(try check(request, fullInput).map(\.pointer) == ["/subject", "/question", "/fields/purpose"])
  }

  @Test("counts the accents of a letter, and names at most twenty unknown fields")
  func hostile() throws {
    let zalgo = "a" + String(repeating: "\u{300}", count: 5000)
    let fields = Dictionary(uniqueKeysWithValues: (1...500).map { ("x\($0)", "y") })
    let request = request("kppn-konsultasi", "web") { ($0.question, $0.fields) = (zalgo, fields) }
    let problems = try check(request, fullInput)
    #expect(problems.first?.pointer == "/question" && problems.count == 21)
  }

  @Test("takes a time of receipt up to a year back and never ahead; a screen's clock may be a minute fast")
  func receipt() throws {
    func problems(_ receivedAt: String) throws -> [String] {
      let receivedAt = try moment(receivedAt)
      return try check(
        request("kppn-konsultasi", "web") { ($0.question, $0.receivedAt) = ("?", receivedAt) }, fullInput
      )
      .map(\.pointer)
    }
    #expect(try problems("2026-04-04T22:00:00+07:00") == [])
    #expect(try problems("2026-04-06T09:00:59+07:00") == [])
    #expect(try problems("2026-04-06T09:02:00+07:00") == ["/receivedAt"])
    #expect(try problems("2025-04-01T09:00:00+07:00") == ["/receivedAt"])
    let fast = try moment("2026-04-06T09:00:59+07:00")
    let ticket = try issue(request("kppn-konsultasi", "web") { ($0.question, $0.receivedAt) = ("?", fast) }).ticket
    #expect(try ticket.receivedAt == moment(mondayMorning))
  }

  @Test("without a visitor is refused, and let pass at the self-service device")
  func selfService() throws {
    let request = request("lkpp-konsultasi", "walkIn")
    #expect(try check(request, nil).map(\.pointer) == ["/visitor", "/subject", "/question"])
    #expect(try check(request, nil, intake: .incomplete) == [])
    let ticket = try issue(request, visitor: nil, intake: .incomplete).ticket
    #expect(ticket.intake == .incomplete && ticket.visitorID == nil && ticket.state == .waiting)
    // Nothing was missing: complete, whoever issued it.
    let complete = try issue(goodRequest(standard("lkpp-konsultasi"), .walkIn), intake: .incomplete).ticket
    #expect(complete.intake == .complete)
  }

  @Test("of an incomplete intake still refuses what is wrong")
  func incompleteIsNotWrong() throws {
    let request = request("lkpp-konsultasi", "walkIn") { $0.category = "x" }
    #expect(try check(request, nil, intake: .incomplete).map(\.pointer) == ["/category"])
  }
}
