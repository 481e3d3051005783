import Calendars
import HTTP
import Records
import TicketCore

extension Desk {
  /// `GET /api/settings`: the office as it is set up, and what there is to choose from.
  func getSettings(_ call: Call) throws -> Response {
    try inWords { .json(200, JSON.encode(try settings.read())) }
  }

  /// `PUT /api/settings`: other settings; they hold when it is answered. The same again changes nothing.
  func putSettings(_ call: Call) throws -> Response {
    let body = try JSON.decode(JSONTree.self, from: call.request.body)
    let document = try inWords {
      let request = try SettingsRequest(body)
      try demandEmpty(countersMissingIn: request.config)
      return try settings.replace(with: request.config, expect: request.expect)
    }
    try ledger.record { try $0.changed(.settings, "config") }
    return .json(200, JSON.encode(document))
  }

  /// Refuses to take a counter away while somebody serves there, or a visitor is called or served: nobody could end it.
  /// - Throws: `DeskProblem`.
  private func demandEmpty(countersMissingIn config: JSONTree) throws {
    guard case .array(let counters)? = config["counters"] else { return }
    let kept = counters.compactMap { counter -> Int? in
      guard case .number(let number)? = counter["number"] else { return nil }
      return Int(exactly: number)
    }
    let removed = office.counters.map(\.number).filter { !kept.contains($0) }
    let midnight = office.midnight(before: ledger.now)
    let busy = try ledger.read { connection in
      try removed.first { number in
        try Queue.current(at: number, in: connection) != nil
          || Seats.find(number, since: midnight, in: connection)?.officer != nil
      }
    }
    guard let busy else { return }
    throw DeskProblem.invalid([
      (
        field: "/counters",
        message: Phrase(
          "Loket \(busy) sedang dipakai; minta petugasnya menutup loket itu, lalu hapus.",
          "Counter \(busy) is in use; ask its officer to close it, then remove it.")
      )
    ])
  }

  private func inWords<Answer>(_ work: () throws -> Answer) throws -> Answer {
    do {
      return try work()
    } catch let problems as FileProblems {
      throw DeskProblem(problems)
    } catch let refusal as SettingsRefusal {
      throw DeskProblem(refusal, log: log)
    }
  }
}

/// `PUT /api/settings`'s body: the settings, and the version that they were made from.
private struct SettingsRequest {
  let config: JSONTree
  let expect: String

  /// Texts are cleaned; what the settings say is judged with the config file that they go into.
  /// - Throws: `FileProblems` for keys that are missing, or that no screen may change.
  init(_ body: JSONTree) throws {
    let body = body.mapTexts { CleanText.clean($0) }
    expect = try FileNode.read(file: "settings", tree: body) { node in
      let object = node.object(["expect"] + SettingsDocument.keys)
      for key in ["office", "counters", "printers"] { _ = object?.required(key) }
      return object?.required("expect")?.string()
    }.get()
    var config = body
    config["expect"] = nil
    self.config = config
  }
}
