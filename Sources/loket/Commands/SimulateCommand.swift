import Foundation

/// `loket simulate`: a fleet of offices that push to one receiver, through an outage, and what became of their records.
enum SimulateCommand {
  static func run(_ arguments: [String]) throws {
    let arguments = try Arguments(
      arguments, options: ["--offices", "--days", "--tickets", "--mishaps", "--seed", "--share"])
    _ = try arguments.demand()
    let plan = FleetPlan(
      offices: try arguments.number("--offices", 200, in: 1...1000),
      days: try arguments.number("--days", 3, in: 1...31),
      tickets: try arguments.number("--tickets", 8, in: 1...1000),
      mishaps: try arguments.number("--mishaps", 2, in: 0...50),
      seed: try arguments.number("--seed", 1, in: 0...1_000_000))
    try openMoreFiles(for: plan.offices)
    let folder = FileManager.default.temporaryDirectory.appending(path: "loket-simulate-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let fleet = try Fleet(plan, share: try ShareFolder.find(given: arguments["--share"], data: folder.path), in: folder)
    let report = try fleet.run { day, arrived in
      Terminal.say("Hari \(day): \(arrived) catatan sampai", "Day \(day): \(arrived) records have come")
    }
    for line in report.lines(in: Terminal.language) { Terminal.say(line) }
    guard report.isClean else {
      throw CommandFailure(
        "ada catatan yang hilang, salah urutan atau tertahan; lihat angkanya di atas",
        "records were lost, out of order or left behind; see the figures above")
    }
  }

  /// Each office keeps some files open; the usual limit is for programs that open a few.
  private static func openMoreFiles(for offices: Int) throws(CommandFailure) {
    let wanted = rlim_t(offices * 16 + 512)
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = min(wanted, limit.rlim_max)
    guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur == wanted else {
      throw CommandFailure(
        "\(offices) kantor memerlukan \(wanted) berkas terbuka; naikkan dengan ulimit -n, atau kurangi --offices",
        "\(offices) offices need \(wanted) open files; raise it with ulimit -n, or lower --offices")
    }
  }
}

extension Arguments {
  /// A whole number of a range; `usual` where the option is not given.
  fileprivate func number(_ option: String, _ usual: Int, in range: ClosedRange<Int>) throws(CommandFailure) -> Int {
    guard let text = self[option] else { return usual }
    guard let number = Int(text), range.contains(number) else {
      throw .usage(
        "\(option) harus bilangan bulat \(range.lowerBound) sampai \(range.upperBound)",
        "\(option) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
