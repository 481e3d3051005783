import Calendars
import Foundation
import HTTP
import Records
import SQLite
import TicketCore

extension Desk {
  /// `GET /healthz`: alive, and whether the database can be read and written; also who this is, for the sign-in page.
  func health(_ call: Call) -> Response {
    let isReady = !ledger.statistics.isFailing && (try? ledger.read { try Changes.latest(in: $0) }) != nil
    let answer = HealthAnswer(
      status: isReady ? "ok" : "notReady", version: version, office: office.name, demo: access.isDemo)
    return .json(isReady ? 200 : 503, JSON.encode(answer))
  }

  /// `GET /metrics`: the Prometheus text format, version 0.0.4.
  func showMetrics(_ call: Call) throws -> Response {
    let statistics = ledger.statistics
    let today = office.zone.date(of: ledger.now).description
    let (jobs, issued, waiting, mails) = try ledger.read { connection in
      (
        try PrintJobs.unfinished(in: connection), try Counters.issued(in: connection),
        try Queue.lengths(officeDate: today, in: connection), try Mails.figures(in: connection)
      )
    }
    var all = metrics()
    all.append(Metric("loket_writer_queue", .gauge, "Requests waiting for the writer.", Double(statistics.queueLength)))
    all.append(
      Metric("loket_writer_batches_total", .counter, "Transactions committed.", Double(statistics.commits)))
    all.append(
      Metric(
        "loket_writer_last_commit_seconds", .gauge, "Duration of the last COMMIT.", statistics.lastCommitSeconds))
    all += try syncMetrics()
    all += jobs.map {
      Metric("loket_print_jobs", .gauge, "Unfinished print jobs by state.", Double($0.count), ["state": $0.state])
    }
    all += Dictionary(grouping: printers(), by: \.state).sorted { $0.key < $1.key }.map {
      Metric("loket_printers", .gauge, "Printers by their state.", Double($0.value.count), ["state": $0.key])
    }
    all += mails.metrics(at: ledger.now)
    all += issued.map {
      Metric(
        "loket_tickets_issued_total", .counter, "Tickets issued.", Double($0.count),
        ["standard": office.standard(letter: $0.letter)?.id ?? $0.letter])
    }
    all += office.standards.all.map {
      Metric(
        "loket_queue_waiting", .gauge, "Visitors waiting to be called.", Double(waiting[$0.id] ?? 0),
        ["standard": $0.id])
    }
    return Response(
      status: 200, body: Array(Metric.text(all).utf8), contentType: "text/plain; version=0.0.4; charset=utf-8")
  }
}

extension Mails.Figures {
  fileprivate func metrics(at now: Date) -> [Metric] {
    [("queued", queued), ("failed", failed)].map { state, count in
      Metric("loket_mails", .gauge, "Mails that wait or were given up.", Double(count), ["state": state])
    } + [
      Metric(
        "loket_mail_oldest_seconds", .gauge, "How long the oldest mail has waited.",
        oldest.map { max(0, now.timeIntervalSince($0)) } ?? 0)
    ]
  }
}

/// How the server is, and whose it is.
struct HealthAnswer: Encodable {
  let status: String
  let version: String
  let office: String
  let demo: Bool
}

/// One figure for Prometheus.
package struct Metric: Sendable {
  /// How Prometheus reads it.
  package enum Kind: String, Sendable { case counter, gauge }

  let name: String
  let kind: Kind
  let help: String
  let value: Double
  let labels: [String: String]

  /// A figure; labels hold names of ours only, never anything a visitor wrote.
  package init(_ name: String, _ kind: Kind, _ help: String, _ value: Double, _ labels: [String: String] = [:]) {
    self.name = name
    self.kind = kind
    self.help = help
    self.value = value
    self.labels = labels
  }

  static func text(_ metrics: [Metric]) -> String {
    var described: Set<String> = []
    var lines: [String] = []
    for metric in metrics {
      if described.insert(metric.name).inserted {
        lines.append("# HELP \(metric.name) \(metric.help)")
        lines.append("# TYPE \(metric.name) \(metric.kind.rawValue)")
      }
      let labels = metric.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }
      lines.append(metric.name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " \(metric.value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
