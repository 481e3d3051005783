import Calendars
import Circulation
import Foundation
import Receipts
import Records
import SQLite
import Synchronization
import Testing
import TicketCore

@testable import Mail

/// A spool with one member, and a `sendmail` that does as it is told and keeps what it was given.
final class MailBench {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let member = "01930a30-0000-7000-8000-000000000001"

  let folder: URL
  let ledger: Ledger
  let worker: MailWorker
  private let lines: Lines
  private let wall: Wall
  private let clock: Clock

  /// What was logged.
  var log: [String] { lines.all.withLock { $0 } }

  /// - Parameter shell: what runs the script; a script that is run by itself can be busy, being just written.
  init(shell: String = "/bin/sh", patience: Duration = .seconds(20)) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "taken"), withIntermediateDirectories: true)
    let (wall, lines, clock) = (Wall(), Lines(), Clock())
    (self.wall, self.lines, self.clock) = (wall, lines, clock)
    ledger = try Ledger(at: folder.appending(path: "loket.sqlite").path, wallClock: { wall.moment.withLock { $0 } })
    let command = folder.appending(path: "sendmail")
    // A recipient's line in `refusals` goes before the exit code of all.
    try Data(
      """
      cd "\(folder.path)"
      cat > letter
      to=$(sed -n 's/^To: <\\(.*\\)>$/\\1/p' letter)
      if [ -f slow ]; then exec sleep 60; fi
      while [ -f held ]; do sleep 0.05; done
      code=$(sed -n "s/^$to //p" refusals 2>/dev/null)
      [ "${code:-$(cat code 2>/dev/null || echo 0)}" = 0 ] || exit "${code:-$(cat code)}"
      mv letter "taken/$(ls taken | wc -l).eml"
      """.utf8
    ).write(to: command)
    let settings = MailSettings(
      sendmail: Sendmail(command: [shell, command.path, "-t"], patience: patience),
      from: try #require(EmailAddress("perpustakaan@contoh.go.id")), replyTo: EmailAddress("tanya@contoh.go.id"),
      zone: try #require(OfficeZone("Asia/Jakarta")))
    worker = MailWorker(
      spool: MailSpool(ledger), templates: try Self.templates(), settings: settings, clock: { clock.now },
      log: { line in lines.all.withLock { $0.append(line) } })
    _ = try ledger.record { entry in
      try Members.put(
        Member(id: Self.member, number: "A-1", name: "Siti", email: "siti@contoh.id", type: "pegawai"), as: "A-1",
        expect: nil, in: entry)
    }
  }

  deinit {
    ledger.close()
    try? FileManager.default.removeItem(at: folder)
  }

  static func files() throws -> [TemplateSet.File] {
    let folder = root.appending(path: "Templates/mail")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      ("mail/" + name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
    }
  }

  static func templates(own: [TemplateSet.File] = []) throws -> MailTemplates {
    try MailTemplates(shipped: try files(), own: own)
  }

  func tell(_ file: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: file))
  }

  func advance(seconds: Double) {
    clock.advance(seconds)
    wall.moment.withLock { $0 += seconds }
  }

  @discardableResult
  func queue(
    to recipient: String = "siti@contoh.id", title: String = "Pengantar Ilmu Ekonomi", contents: String? = nil
  ) throws -> String {
    let id = UUID().uuidString.lowercased()
    let values: [String: Any] = [
      "library": "Perpustakaan Uji", "timeZone": "Asia/Jakarta", "name": "Siti", "title": title,
      "until": "2026-12-18T05:00:00.000Z",
    ]
    let json = try contents ?? String(decoding: JSONSerialization.data(withJSONObject: values), as: UTF8.self)
    try ledger.record { entry in
      try Mails.insert(
        id: id, template: "hold-ready", to: recipient, of: Self.member, about: .loan("x"), contents: "\(json)",
        in: entry)
    }
    return id
  }

  func work() throws { _ = try worker.work { false } }

  /// Works; while the mail system has a mail in its hands, something else happens.
  func work(meanwhile: () throws -> Void) throws {
    try tell("held", "")
    var result = Result<Void, any Error>.success(())
    _ = try worker.work {
      guard let held = try? folder.appending(path: "held").checkResourceIsReachable(), held else { return false }
      guard (try? ledger.read { try Mails.list(.sending, before: .max, limit: 1, in: $0) })?.isEmpty == false else {
        return false
      }
      result = Result { try meanwhile() }
      try? FileManager.default.removeItem(at: folder.appending(path: "held"))
      return false
    }
    try result.get()
  }

  func mail(_ id: String) throws -> Mail { try #require(try ledger.read { try Mails.find(id, in: $0) }) }

  /// What the mail system took, oldest first.
  var taken: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "taken").path)) ?? []
    return names.sorted().compactMap {
      try? String(contentsOf: folder.appending(path: "taken/" + $0), encoding: .utf8)
    }
  }
}

private final class Wall: Sendable {
  let moment = Mutex(Date(timeIntervalSince1970: 1_795_400_100))
}

private final class Lines: Sendable {
  let all = Mutex<[String]>([])
}

/// A monotonic clock that goes on when it is told to.
private final class Clock: Sendable {
  private let moment = Mutex(ContinuousClock.now)
  var now: ContinuousClock.Instant { moment.withLock { $0 } }
  func advance(_ seconds: Double) { moment.withLock { $0 = $0.advanced(by: .seconds(seconds)) } }
}
