import Foundation
import HTTP
import Records
import Testing
import TicketCore

@testable import Desk

@Suite("Signing in") struct SignInTests {
  private func add(_ username: String, password: String, to test: TestDesk) throws {
    let hash = try Passwords.hash(password)
    try test.ledger.record { entry in
      try Staff.insert(
        StaffMember(
          id: newID(), username: username, name: "Rina", role: .resepsionis, password: hash, isDisabled: false),
        in: entry)
    }
  }

  @Test("a member of staff signs in, is known, signs out, and is known no more")
  func session() throws {
    let test = try TestDesk(isDemo: false)
    try add("rina", password: "kata sandi rina", to: test)
    let session = try test.session("Rina", password: "kata sandi rina")
    let who = try test.ask(.get, "/api/session", as: session)
    #expect(who.json["role"] as? String == "resepsionis")
    #expect(who.json["demo"] as? Bool == false)
    #expect(try test.ask(.delete, "/api/session", as: session).status == 204)
    #expect(try test.ask(.get, "/api/session", as: session).type == "not-signed-in")
  }

  @Test("the session's token is not in the database, and a closed account's session ends at once")
  func token() throws {
    let test = try TestDesk(isDemo: false)
    try add("rina", password: "kata sandi rina", to: test)
    let session = try test.session("rina", password: "kata sandi rina")
    let token = String(session.split(separator: "=")[1])
    test.ledger.close()
    let file = try Data(contentsOf: test.folder.appending(path: "loket.sqlite"))
    let log = (try? Data(contentsOf: test.folder.appending(path: "loket.sqlite-wal"))) ?? Data()
    #expect((file + log).range(of: Data(token.utf8)) == nil)
    #expect((file + log).range(of: Data("kata sandi rina".utf8)) == nil)
    #expect((file + log).range(of: Data("$y$".utf8)) != nil)
  }

  @Test("wrong passwords, unknown names and closed accounts get the same answer, and the sixth try waits")
  func refusals() throws {
    let test = try TestDesk(isDemo: false)
    try add("rina", password: "kata sandi rina", to: test)
    try add("tutup", password: "kata sandi rina", to: test)
    _ = try test.ledger.record { try Staff.disable(username: "tutup", in: $0) }
    for (name, password) in [("rina", "salah"), ("siapa", "salah"), ("tutup", "kata sandi rina")] {
      let answer = try test.ask(.post, "/api/session", ["username": name, "password": password])
      #expect(answer.status == 401)
      #expect(answer.type == "wrong-credentials")
      #expect(answer.cookie == nil)
    }
    for _ in 0..<4 { _ = try test.ask(.post, "/api/session", ["username": "rina", "password": "salah"]) }
    let paused = try test.ask(.post, "/api/session", ["username": "rina", "password": "kata sandi rina"])
    #expect(paused.status == 429)
    #expect(paused.retryAfter ?? 0 > 0)
    #expect(try test.ask(.post, "/api/session", ["username": "lain", "password": "salah"]).status == 401)
  }

  @Test("demo accounts exist only in the demo")
  func demo() throws {
    let test = try TestDesk(isDemo: false)
    let answer = try test.ask(.post, "/api/session", ["username": "resepsionis", "password": DemoAccounts.password])
    #expect(answer.status == 401)
  }

  @Test("only a yescrypt hash can verify, and only its own password does")
  func passwords() throws {
    let hash = try Passwords.hash("kata sandi")
    #expect(hash.hasPrefix("$y$"))
    #expect(Passwords.verify("kata sandi", against: hash))
    #expect(!Passwords.verify("kata sandj", against: hash))
    #expect(!Passwords.verify("", against: hash))
    for other in ["", "*0", "*", "$1$abc$def", "kata sandi", String(hash.dropLast())] {
      #expect(!Passwords.verify("kata sandi", against: other))
    }
    #expect(try Passwords.hash("kata sandi") != hash)
  }
}
