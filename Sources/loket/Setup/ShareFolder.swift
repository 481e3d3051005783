import Circulation
import Desk
import Foundation
import Receipts
import TicketCore

/// Where `Kiosk` and `Templates` are, and which of an office's own files go before the shipped ones.
struct ShareFolder {
  /// The folder that holds `Kiosk` and `Templates`.
  let root: String
  /// The data folder, whose `standards`, `calendars`, `knowledge`, `answers`, `crm` and `templates` go before the shipped
  /// files of the same name.
  let data: String

  /// Finds the folder: `given` (the `--share` option), else `share/loket` beside the executable's `bin`, else the
  /// package root above the executable; never by the working directory.
  static func find(given: String?, data: String) throws(CommandFailure) -> ShareFolder {
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var candidates: [URL] = []
    if let given {
      candidates = [URL(fileURLWithPath: given)]
    } else {
      let bin = executable.deletingLastPathComponent()
      candidates.append(bin.deletingLastPathComponent().appending(path: "share/loket"))
      var folder = bin
      while folder.path != "/" {
        candidates.append(folder)
        folder.deleteLastPathComponent()
      }
    }
    let found = candidates.first { candidate in
      ["Kiosk", "Templates"].allSatisfy { isFolder(candidate.appending(path: $0).path) }
    }
    guard let found else {
      let place = given ?? executable.deletingLastPathComponent().path
      throw CommandFailure(
        "Kiosk dan Templates tidak ada di \(place); sebut foldernya dengan --share",
        "Kiosk and Templates are not in \(place); name their folder with --share")
    }
    return ShareFolder(root: found.path, data: data)
  }

  /// The folder of the web screens.
  var screens: String { root + "/Kiosk/screens" }

  /// The contract, as served at `/openapi.json`.
  var openapi: String { root + "/Kiosk/openapi.json" }

  /// The six (or more) service standards.
  func standards() throws -> [(name: String, bytes: [UInt8])] {
    try files(in: [root + "/Kiosk/standards", data + "/standards"], ending: ".json")
  }

  /// The service standards, read and checked together.
  /// - Throws: `FileProblems`: every mistake in their files.
  func loadedStandards() throws -> StandardSet { try StandardSet.load(files: try standards()) }

  /// The holiday calendars, one file a year.
  func calendars() throws -> [(name: String, bytes: [UInt8])] {
    try files(in: [root + "/Kiosk/calendars", data + "/calendars"], ending: ".json")
  }

  /// How the names of templates end: papers, and mails as text and as HTML.
  private static let templateEndings: Set = [".receipt", ".txt", ".html"]

  /// The shipped templates of what is printed and mailed, with their samples, named by their path below `Templates`.
  func shippedTemplates() throws -> [TemplateSet.File] {
    let folder = root + "/Templates"
    return try Self.templateEndings.union([".json"]).sorted().flatMap { ending in
      try files(in: [folder], ending: ending).map { ($0.name, $0.bytes) }
    }
  }

  /// Where the office's own templates are.
  var ownTemplatesFolder: String { data + "/templates" }

  /// The office's own templates; what can't be read is named without its bytes.
  func ownTemplates() throws -> [TemplateSet.File] {
    try Self.templateEndings.sorted().flatMap { ending in
      try paths(in: [ownTemplatesFolder], ending: ending).map { name, path in
        (name, FileManager.default.contents(atPath: path).map { [UInt8]($0) })
      }
    }
  }

  /// The knowledge base: articles in Markdown, and the texts to begin an answer with.
  /// - Throws: `FileProblems`: the mistakes in the first file that has some.
  func knowledge() throws -> KnowledgeBase {
    let articles = try files(in: [root + "/Kiosk/knowledge", data + "/knowledge"], ending: ".md")
    let answers = try files(in: [root + "/Kiosk/answers", data + "/answers"], ending: ".json")
    return KnowledgeBase(
      articles: try articles.map { try Article.load(file: $0.name, bytes: $0.bytes) },
      answers: try answers.map { try AnswerTemplate.load(file: $0.name, bytes: $0.bytes) })
  }

  /// The library's loan rules.
  /// - Throws: `FileProblems`: every mistake in the file.
  func loanRules() throws -> LoanRules {
    let files = try files(in: [root + "/Kiosk/circulation", data + "/circulation"], ending: "rules.json")
    guard let file = files.first else {
      throw CommandFailure("Kiosk/circulation/rules.json tidak ada", "Kiosk/circulation/rules.json is missing")
    }
    return try LoanRules.load(file: file.name, bytes: file.bytes)
  }

  /// The satisfaction survey's form.
  /// - Throws: `FileProblems`: every mistake in the file.
  func survey() throws -> SatisfactionSurvey {
    let files = try files(in: [root + "/Kiosk/survey", data + "/survey"], ending: "skm.json")
    guard let file = files.first else {
      throw CommandFailure("Kiosk/survey/skm.json tidak ada", "Kiosk/survey/skm.json is missing")
    }
    return try SatisfactionSurvey.load(file: file.name, bytes: file.bytes)
  }

  /// The mapping of a CRM's fields: by its path, else the office's own or the shipped one of that name.
  /// - Throws: a failure that says where it was looked for.
  func crmMapping(_ name: String) throws -> (name: String, bytes: [UInt8]) {
    let places = name.hasPrefix("/") ? [name] : ["\(data)/crm/\(name)", "\(root)/Kiosk/crm/\(name)"]
    for place in places {
      if let bytes = FileManager.default.contents(atPath: place) { return (place, [UInt8](bytes)) }
    }
    let looked = places.joined(separator: ", ")
    throw CommandFailure(
      "crm: berkas pemetaan tidak ada: \(looked)", "crm: the mapping file is not there: \(looked)")
  }

  /// The demo's office: all standards, a preview printer, nothing outside this machine.
  var demoConfig: String { root + "/Kiosk/demo/config.json" }

  /// A file of the demo's records.
  func demo(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: root + "/Kiosk/demo/" + name))
  }

  private func files(in folders: [String], ending: String) throws -> [(name: String, bytes: [UInt8])] {
    try paths(in: folders, ending: ending).map { name, path in
      (name: name, bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }
  }

  /// The files below the folders by name; a later folder's goes before an earlier one's of the same name.
  private func paths(in folders: [String], ending: String) throws -> [(name: String, path: String)] {
    var paths: [String: String] = [:]
    for folder in folders {
      for name in try FileManager.default.subpathsIfThere(atPath: folder) where name.hasSuffix(ending) {
        paths[name] = folder + "/" + name
      }
    }
    return paths.sorted { $0.key < $1.key }.map { (name: $0.key, path: $0.value) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

extension FileManager {
  /// The files below a folder; none when there is no such folder.
  fileprivate func subpathsIfThere(atPath path: String) throws -> [String] {
    guard fileExists(atPath: path) else { return [] }
    // A folder that is a link would be looked at as the link that it is.
    return try subpathsOfDirectory(atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
  }
}
