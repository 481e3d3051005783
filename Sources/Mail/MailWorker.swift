import Calendars
import Foundation
import Receipts
import Records
import TicketCore
import Workers

/// How mail goes out.
package struct MailSettings: Sendable {
  /// The way to the mail system.
  package let sendmail: Sendmail
  /// Who sends it.
  package let from: EmailAddress
  /// Where an answer goes; nil = to the sender.
  package let replyTo: EmailAddress?
  /// The library's zone, for the dates.
  package let zone: OfficeZone

  /// Settings as given.
  package init(sendmail: Sendmail, from: EmailAddress, replyTo: EmailAddress?, zone: OfficeZone) {
    self.sendmail = sendmail
    self.from = from
    self.replyTo = replyTo
    self.zone = zone
  }
}

/// Carries the mail spool out, one mail after the other.
///
/// It may be killed at any line: what it was giving away is given again, under the same name, rather twice than never. A
/// mail that the mail system does not want now waits by itself, so that one bad address keeps nobody else's mail.
final class MailWorker {
  private let spool: MailSpool
  private let templates: MailTemplates
  private let settings: MailSettings
  private let clock: () -> ContinuousClock.Instant
  private let log: @Sendable (String) -> Void
  /// What each mail waits for that could not be given away.
  private var waits: [String: Backoff] = [:]
  /// What the mail system as a whole waits for.
  private var pause = Backoff()
  /// Mails that could not be given away since one could.
  private var stuck: Set<String> = []

  private static let page = 200
  private static let longestWait: Duration = .seconds(900)
  /// How long a mail is tried, in seconds; RFC 5321 §4.5.4.1 wants four to five days, but its reader has the book back by then.
  private static let patience: TimeInterval = 3 * 86_400

  init(
    spool: MailSpool, templates: MailTemplates, settings: MailSettings,
    clock: @escaping () -> ContinuousClock.Instant = { .now }, log: @escaping @Sendable (String) -> Void
  ) {
    self.clock = clock
    self.spool = spool
    self.templates = templates
    self.settings = settings
    self.log = log
  }

  /// Gives away what waits and may be tried.
  ///
  /// - Parameter isStopping: whether the desk is being stopped.
  /// - Returns: when to look again at the latest; nil = when something new has come.
  /// - Throws: a database error.
  func work(isStopping: () -> Bool) throws -> ContinuousClock.Instant? {
    let waiting = try spool.waiting(limit: Self.page)
    waits = waits.filter { id, _ in waiting.contains { $0.id == id } }
    for mail in waiting {
      // Somebody at the desk wants it to go out now.
      if mail.attempts == 0 { waits[mail.id] = nil }
      guard !isStopping(), pause.isOver(at: clock()) else { break }
      guard waits[mail.id]?.isOver(at: clock()) ?? true, let message = try message(of: mail) else { continue }
      guard try spool.claim(mail.id) else { continue }
      try settle(mail, settings.sendmail.deliver(message, isStopping: isStopping))
    }
    return pause.isOver(at: clock()) ? waits.values.compactMap(\.until).min() : pause.until
  }

  /// The whole message; nil when it can't be made.
  private func message(of mail: Mail) throws -> [UInt8]? {
    guard let address = EmailAddress(mail.recipient) else { return try giveUp(mail, .address) }
    do {
      let values = try TemplateValue(json: Array(mail.contents.utf8))
      return MailMessage(
        id: mail.id, date: mail.createdAt, zone: settings.zone, sender: values.house ?? "", from: settings.from,
        replyTo: settings.replyTo, to: address, text: try templates.text(mail.template, values: values)
      ).bytes
    } catch {
      log("mail \(mail.id): the template \(mail.template) could not be filled: \(error)")
      return try giveUp(mail, .template)
    }
  }

  private func giveUp(_ mail: Mail, _ trouble: MailTrouble) throws -> [UInt8]? {
    log("mail \(mail.id): given up: \(trouble.rawValue)")
    try spool.fail(mail.id, trouble)
    return nil
  }

  private func settle(_ mail: Mail, _ outcome: Sendmail.Outcome) throws {
    switch outcome {
    case .taken:
      try spool.sent(mail.id)
      waits[mail.id] = nil
      pause.reset()
      // It was the mail system and not the mails: they need not wait any longer.
      if stuck.count > 1 { waits = [:] }
      stuck = []
    case .later where spool.now.timeIntervalSince(mail.queuedAt) > Self.patience: _ = try giveUp(mail, .gaveUp)
    case .later(let trouble):
      log("mail \(mail.id): not sent yet: \(trouble.rawValue)")
      try spool.postpone(mail.id, trouble)
      postpone(mail.id)
    case .never(let trouble): _ = try giveUp(mail, trouble)
    }
  }

  private func postpone(_ id: String) {
    // Trouble with one mail again and again is its own; with another one it is the mail system's.
    if stuck.insert(id).inserted { pause.wait(from: clock(), shortened: .random(in: 0...0.5)) }
    waits[id, default: Backoff(longest: Self.longestWait)].wait(from: clock(), shortened: .random(in: 0...0.5))
  }
}

extension TemplateValue {
  /// Whose mail it is: the library's or the office's.
  fileprivate var house: String? {
    guard case .object(let members) = self else { return nil }
    for name in ["library", "office"] { if case .text(let house)? = members[name] { return house } }
    return nil
  }
}
