import Desk
import Foundation
import HTTP
import Printing
import Records

/// The running desk: database, print spool, event stream and listener, wired.
final class Server {
  private let ledger: Ledger
  private let spooler: Spooler
  private let listener: Listener
  private let isEncrypting: Bool

  /// The address to type into a browser on this machine.
  let url: String

  /// Opens the database and takes the port.
  /// - Throws: what stands in the way, by its own words.
  init(config: Config, share: ShareFolder, data: DataFolder, address: String, port: Int, demo: Bool) throws {
    let feed = ChangeFeed()
    let configuration = ListenerConfiguration(config, data: data, address: address, port: port)
    url = configuration.url
    isEncrypting = configuration.isEncrypting
    let site = try Site(config: config, share: share, address: demo ? url : nil)
    let printers = try config.printers.map { try $0.printer() }
    ledger = try Ledger(at: data.database, announce: { feed.announce($0) })
    spooler = Spooler(ledger: ledger, printers: printers, templates: site.templates, log: Terminal.complain)
    if demo { try Demo.seed(ledger, from: share) }
    let broadcaster = Broadcaster()
    let figures = ListenerFigures()
    let desk = try Desk(
      version: Version.current, office: site.office, ledger: ledger,
      access: try Access(ledger: ledger, demo: demo ? DemoAccounts() : nil), templates: site.templates,
      screens: StaticFiles(root: share.screens), contract: site.contract,
      printers: { [spooler] in spooler.reports }, metrics: { figures.metrics }, log: Terminal.complain)
    listener = try Listener(configuration, handler: desk, broadcaster: broadcaster)
    figures.watch(listener)
    feed.subscribe { change in
      broadcaster.publish(
        ServerEvent(
          topic: change.topic.rawValue, id: change.id, seq: change.seq, audience: Audience.demanded(by: change)))
    }
    feed.subscribe { [spooler] change in
      if change.topic == .printJobs { spooler.wake() }
    }
  }

  /// Begins to serve.
  /// - Throws: a failure when it encrypts and no handshake succeeds.
  func start() throws {
    spooler.start()
    listener.start()
    guard isEncrypting, !listener.shakesHands() else { return }
    stop()
    throw TLSCheck.failure
  }

  /// Ends in order: nobody new, running requests answered, printers' workers at rest, database closed.
  func stop() {
    listener.stop()
    spooler.stop()
    ledger.close()
  }
}

extension ListenerConfiguration {
  /// The listener that the config asks for.
  ///
  /// Beyond this machine it encrypts by itself, with the config's certificate or one of its own, unless `publicUrl`
  /// says that a proxy in front does (https) or that the office wants none (http).
  init(_ config: Config, data: DataFolder, address: String, port: Int) {
    let isLocal = ["127.0.0.1", "::1"].contains(address)
    let publicHost = config.publicURL.flatMap { URLComponents(string: $0)?.host }
    self.init(address: address, port: port, hosts: Set(config.hosts + [publicHost].compactMap(\.self)))
    if let tls = config.tls {
      encryption = .files(certificate: tls.certificate, key: tls.key)
    } else if config.publicURL?.hasPrefix("https:") == true {
      behindTLS = true
    } else if config.publicURL == nil, !isLocal {
      encryption = .automatic(directory: data.certificates)
    }
  }

  /// Whether it speaks TLS by itself.
  var isEncrypting: Bool {
    if case .none = encryption { false } else { true }
  }

  /// The address to type into a browser on this machine.
  var url: String {
    let scheme = isEncrypting ? "https" : "http"
    let host = ["0.0.0.0", "::"].contains(address) ? "localhost" : address.contains(":") ? "[\(address)]" : address
    return "\(scheme)://\(host):\(port)"
  }
}

extension Spooler {
  fileprivate var reports: [PrinterReport] {
    statuses.map { status in
      let words: String? = if case .error(let words) = status.state { words } else { nil }
      return PrinterReport(
        name: status.name, use: status.uses, columns: status.columns, state: status.state.name, message: words)
    }
  }
}
