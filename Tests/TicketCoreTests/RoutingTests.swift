import Calendars
import Foundation
import Testing
import TicketCore

@Suite("A new case goes to the officer whose categories of authority cover it") struct RoutingTests {
  private func route(
    _ id: String = "lkpp-konsultasi", _ channel: Channel = .web, kind: Kind? = nil, category: String = "toko-daring",
    among officers: [CaseOfficer]
  ) throws -> Routing {
    let standard = try standard(id)
    var wish = goodRequest(standard, channel, kind: kind)
    wish.category = category
    return Routing.route(try issue(wish).ticket, under: standard, among: officers)
  }

  private func officer(
    _ name: String, _ categories: String..., role: Role = .petugas, open: Int = 0, last: TimeInterval? = nil,
    isFraudAgent: Bool = false
  ) -> CaseOfficer {
    CaseOfficer(
      username: name, role: role, authority: Authority(categories), isFraudAgent: isFraudAgent, openCases: open,
      lastAssigned: last.map(Date.init(timeIntervalSince1970:)))
  }

  @Test("a category, its whole standard and everything cover it; another category or standard does not")
  func covers() throws {
    for fit in [[], ["lkpp-konsultasi"], ["kli-prime", "lkpp-konsultasi/toko-daring"]] {
      #expect(Authority(fit).covers(standard: "lkpp-konsultasi", category: "toko-daring"))
    }
    for other in [["lkpp-konsultasi/umum"], ["lkpp"], ["kli-prime"], ["kli-prime/toko-daring"]] {
      #expect(!Authority(other).covers(standard: "lkpp-konsultasi", category: "toko-daring"))
    }
    let known = Authority.known(under: [try standard("lkpp-konsultasi")])
    #expect(known.prefix(2) == ["lkpp-konsultasi", "lkpp-konsultasi/umum"] && known.count == 5)
  }

  @Test("web and message cases of LKPP are routed, and those of no other channel", arguments: Channel.allCases)
  func channels(channel: Channel) throws {
    let standard = try standard("lkpp-konsultasi")
    guard standard.channels[channel] != nil else { return }
    let outcome = try route("lkpp-konsultasi", channel, among: [officer("putu")])
    #expect(outcome == ([.web, .message].contains(channel) ? .officer("putu") : .open))
  }

  @Test("the one with the fewest cases gets it, of two alike who was given none for longer, and who never was first")
  func order() throws {
    let (busy, early, late) = (
      officer("a", open: 2, last: 1), officer("b", open: 1, last: 5), officer("c", open: 1, last: 9)
    )
    #expect(try route(among: [busy, late, early]) == .officer("b"))
    #expect(try route(among: [busy, late]) == .officer("c"))
    #expect(try route(among: [busy, late, early, officer("d", open: 1)]) == .officer("d"))
    #expect(try route(among: [officer("f"), officer("e")]) == .officer("e"))
  }

  @Test("who does not cover it gets none, however idle; without anybody it stays on the list, with a note")
  func nobody() throws {
    let other = officer("a", "lkpp-konsultasi/umum")
    #expect(try route(among: [other, officer("b", "lkpp-konsultasi/toko-daring", open: 9)]) == .officer("b"))
    guard case .nobody(let note) = try route(among: [other]) else { throw RoutingFailure() }
    #expect(note.id.contains("kategori kewenangan"))
    #expect(try route(among: []) != .open)
  }

  @Test("a librarian, section head or administrator is given what is named as theirs, and not everything")
  func heads() throws {
    for role in [Role.pustakawan, .kasi, .admin] {
      #expect(try route(among: [officer("k", role: role), officer("p", open: 9)]) == .officer("p"))
      #expect(try route(among: [officer("k", "lkpp-konsultasi", role: role), officer("p", open: 9)]) == .officer("k"))
    }
  }

  @Test(
    "a fraud complaint goes to a fraud agent whatever the category, and to nobody else",
    arguments: [Channel.phone, .email])
  func fraud(channel: Channel) throws {
    let agents = [
      officer("x", "kppn-konsultasi", open: 3, isFraudAgent: true), officer("p"), officer("k", role: .kasi),
    ]
    func fraud(_ officers: [CaseOfficer]) throws -> Routing {
      try route("kli-prime", channel, kind: .fraud, category: "umum", among: officers)
    }
    #expect(try fraud(agents) == .officer("x"))
    guard case .nobody(let note) = try fraud(Array(agents.dropFirst())) else { throw RoutingFailure() }
    #expect(note.id.contains("fraud"))
    #expect(try route("kli-prime", channel, kind: .complaint, category: "umum", among: agents) == .open)
  }

  @Test("who waits in the queue is called, and goes to nobody by category")
  func queued() throws {
    let standard = try standard("lkpp-konsultasi")
    let waiting = try issue(goodRequest(standard, .walkIn)).ticket
    #expect(waiting.state == .waiting && !Routing.concerns(waiting, under: standard))
  }

  private struct RoutingFailure: Error {}
}
