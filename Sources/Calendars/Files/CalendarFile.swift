extension HolidayCalendars {
  /// Reads calendar files (`{year, decree, version, national, jointLeave}`, days as `{date, name}`), one a year.
  /// A later file of the same year replaces an earlier one. Throws every problem of every file at once.
  package static func load(files: [(name: String, bytes: [UInt8])]) throws(FileProblems) -> HolidayCalendars {
    var years: [HolidayYear] = []
    var problems: [FileProblem] = []
    for file in files {
      switch FileNode.read(file: file.name, bytes: file.bytes, as: HolidayYear.init(reading:)) {
      case .success(let year): years.append(year)
      case .failure(let found): problems += found.all
      }
    }
    guard problems.isEmpty else { throw FileProblems(problems) }
    return HolidayCalendars(years)
  }
}

extension HolidayYear {
  /// Reads a calendar file; every problem is noted at its place.
  package init?(reading node: FileNode) {
    guard let object = node.object(["year", "decree", "version", "national", "jointLeave"]) else { return nil }
    let year = object.required("year")?.integer(2000...2200)
    let decree = object.required("decree")?.string()
    let version = object.required("version")?.string()
    let national = object.required("national")?.list { $0.holiday(of: year) }
    let jointLeave = object.required("jointLeave")?.list { $0.holiday(of: year) }
    guard let year, let decree, let version, let national, let jointLeave else { return nil }
    self.init(year: year, decree: decree, version: version, national: national, jointLeave: jointLeave)
  }
}

extension FileNode {
  fileprivate func holiday(of year: Int?) -> HolidayYear.Day? {
    guard let object = object(["date", "name"]) else { return nil }
    let (date, name) = (object.required("date")?.date(), object.required("name")?.string())
    guard let date, let name else { return nil }
    if let year, date.year != year {
      note(
        Phrase(
          "Tanggal \(date) tidak termasuk tahun \(year); pindahkan ke berkas tahunnya.",
          "The date \(date) is not in \(year); move it to its own year's file."))
    }
    return HolidayYear.Day(date: date, name: name)
  }
}
