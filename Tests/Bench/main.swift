import Foundation
import TestServices

// Prints figures of one run on one machine. The machine's disk may be shared and its speed may drift, so the yardstick is
// measured beside each figure and what counts are the ratios, round by round. Nothing here passes or fails.

let environment = ProcessInfo.processInfo.environment
let seconds = Double(environment["LOKET_BENCH_SECONDS"] ?? "") ?? 3
let rounds = Int(environment["LOKET_BENCH_ROUNDS"] ?? "") ?? 5
let folder = LoketServer.executable.deletingLastPathComponent().appending(path: "bench-\(UUID().uuidString.prefix(8))")
defer { try? FileManager.default.removeItem(at: folder) }

print("A ticket with a QR code from its markup to its bytes, beside what issue 4 allows")
let paper = try PaperRendering()
print("  \(paper.lines) lines of text, 48 columns")
for form in PaperRendering.forms {
  let figures = paper.figures(of: form, seconds: seconds / 5)
  let (half, late) = (percentile(0.5, of: figures.milliseconds), percentile(0.99, of: figures.milliseconds))
  let size = "\(figures.bytes) bytes" + (form.bytes.map { " (\($0))" } ?? "")
  print("  \(form.name): p50 \(two(half)) ms, p99 \(two(late)) ms (\(two(form.milliseconds)) ms); \(size)")
}

let raw = try RawRows.ofTicket(in: folder)
// The spool is at rest: printing shares the disk, and the yardstick prints nothing either.
let server = try LoketServer(printers: [], in: folder)
defer { server.stop() }

print("Tickets per second; raw = the same rows, full-text included, by SQLite alone, one transaction each")
for clients in [1, 64] {
  var (yardsticks, rates): ([Double], [Double]) = ([], [])
  for _ in 0..<rounds {
    yardsticks.append(try raw.rate(seconds: seconds))
    rates.append(try TicketLoad(server: server, clients: clients).rate(seconds: seconds))
  }
  let ratios = zip(rates, yardsticks).map { $0 / $1 }
  let (rate, yardstick) = (median(rates), median(yardsticks))
  print(
    "  \(clients) client(s): \(Int(rate)) over HTTP, \(Int(yardstick)) raw; ratio \(two(median(ratios)))",
    "(rounds \(ratios.map(two).joined(separator: " ")))")
}

let line = try QueueLook(server: server, times: 200).answers()
print("The queue's answer while \(line.waiting) wait; issue 6 wants it quick with 10,000")
for (what, values) in [("to a board", line.board), ("to a counter", line.counter)] {
  print("  \(what): p50 \(two(percentile(0.5, of: values))) ms, p99 \(two(percentile(0.99, of: values))) ms")
}

print("Loans, extensions and returns per second; raw = the rows of a loan by SQLite alone, one transaction each")
let rawLoans = try RawRows.ofLoan(in: folder)
let library = try LoketServer(printers: [], in: folder)
defer { library.stop() }
var shelves = BenchShelves(items: 20_000, members: 64)
_ = try shelves.moveIn(to: library, in: folder)
for clients in [1, 64] {
  let load = LibraryLoad(server: library, shelves: shelves, clients: clients)
  let measured = try (0..<rounds).map { _ in
    (raw: try rawLoans.rate(seconds: seconds / 2), acts: try load.rates(seconds: seconds / 2))
  }
  let words = LibraryLoad.Act.allCases.map { act in
    let rates = measured.map { $0.acts[act] ?? 0 }
    let ratio = median(zip(rates, measured).map { $0 / $1.raw })
    return "\(Int(median(rates))) \(act.path) (ratio \(two(ratio)))"
  }
  print("  \(clients) client(s): \(words.joined(separator: ", ")); \(Int(median(measured.map(\.raw)))) raw")
}

print("Catalogue search over HTTP, as people type; issue 5 wants p50 < 20 ms at 500,000 copies")
func search(_ copies: Int, by load: SearchLoad) throws {
  let delays = try load.milliseconds(searches: 800)
  print("  \(copies) copies: p50 \(two(percentile(0.5, of: delays))) ms, p99 \(two(percentile(0.99, of: delays))) ms")
}
try search(20_000, by: SearchLoad(server: library, shelves: shelves))
shelves = BenchShelves(items: 100_000, members: 64)
let moved = try shelves.moveIn(to: library, in: folder)
try BenchShelves.multiply(in: library)
try search(500_000, by: SearchLoad(server: library, shelves: shelves))

print("Rows a second of loket import beside the serving desk; issue 5 wants 100,000 rows in a minute")
print("  catalogue: \(Int(moved)), 100000 rows in \(two(100_000 / moved)) s")

print("From PUT /api/tickets/{id} to the last byte at a receipt printer's socket; issue 4 wants p95 <= 20 ms")
let receiptPrinter = try SocketPaper()
let paperOffice = try LoketServer(
  printers: [
    [
      "name": "karcis", "destination": "socket://127.0.0.1:\(receiptPrinter.port)", "language": "escpos",
      "profile": "epson80", "use": ["ticket"],
    ]
  ], in: folder)
let paperDelays = try PaperLoad(server: paperOffice, printer: receiptPrinter, tickets: 100).delays()
paperOffice.stop()
print(
  "  p50 \(two(percentile(0.5, of: paperDelays))) ms, p95 \(two(percentile(0.95, of: paperDelays))) ms,",
  "longest \(two(percentile(1, of: paperDelays))) ms")

print("Requests per second")
for (name, path) in [("static file", "/css/tokens.css"), ("JSON, /healthz", "/healthz")] {
  let rates = try [1, 16, 64].map { connections in
    let rate = try PageLoad(server: server, connections: connections, path: path).rate(seconds: seconds)
    return "\(Int(rate)) at \(connections)"
  }
  print("  \(name): \(rates.joined(separator: ", ")) connection(s)")
}

print("Webhooks a second to a receiver on this machine; bare = the client alone, without outbox and signature")
let webhooks = 10_000
let bare = try (0..<rounds).map { _ in try BareWebhooks(calls: 8).rate(seconds: seconds) }
let drain = try WebhookDrain(tickets: webhooks).seconds(in: folder)
let (told, alone) = (Double(webhooks) / drain, median(bare))
print(
  "  \(Int(told)) told, \(Int(alone)) bare; ratio \(two(told / alone));",
  "\(webhooks) drained in \(two(drain)) s, \(two((1 / told - 1 / alone) * 1000)) ms over the client's for each")

print("From an officer's act to the boards: 200 listeners of which 4 fetch the queue, 32 counters calling at once")
let office = try LoketServer(printers: [], counters: 32, in: folder)
defer { office.stop() }
let delays = try BoardLoad(server: office, listeners: 200, counters: 32, boards: 4, rounds: rounds).delays()
for (what, values) in [("heard", delays.heard), ("queue in hand", delays.shown)] {
  func milliseconds(_ share: Double) -> String { two(percentile(share, of: values) * 1000) }
  print("  \(what): p50 \(milliseconds(0.5)) ms, p99 \(milliseconds(0.99)) ms, longest \(milliseconds(1)) ms")
}
print("  heard \(delays.heard.count) of \(delays.expected)")

print("The dashboard over a year of \(DashboardLoad.tickets) tickets, 20,000 of them open; issue 6 wants under 200 ms")
let dashboard = try DashboardLoad(in: folder)
let today = DashboardLoad.date(daysAgo: 0)
for (what, days, more) in [
  ("a day", 0, ""), ("61 days by the day", 60, ""), ("the year", 364, ""),
  ("the year of one", 364, "&standard=kli-prime"),
] {
  let query = "from=\(DashboardLoad.date(daysAgo: days))&to=\(today)\(more)"
  let answers = try dashboard.milliseconds(query, times: 20)
  print("  \(what): p50 \(two(percentile(0.5, of: answers))) ms, longest \(two(percentile(1, of: answers))) ms")
}
dashboard.stop()

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
func percentile(_ share: Double, of sorted: [Double]) -> Double { sorted[Int(Double(sorted.count - 1) * share)] }
func two(_ value: Double) -> String { String(format: "%.2f", value) }
