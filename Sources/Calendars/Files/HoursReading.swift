extension FileNode {
  /// A date `YYYY-MM-DD`.
  package func date() -> LocalDate? {
    guard let text = string() else { return nil }
    if let date = LocalDate(text) { return date }
    note(
      Phrase(
        "\"\(text)\" bukan tanggal; tulis seperti 2026-03-18.", "\"\(text)\" is not a date; write it as 2026-03-18."))
    return nil
  }

  /// A time zone by its IANA name.
  package func zone() -> OfficeZone? {
    guard let text = string() else { return nil }
    if let zone = OfficeZone(text) { return zone }
    note(
      Phrase(
        "Zona waktu \"\(text)\" tidak dikenal; pakai Asia/Jakarta, Asia/Makassar atau Asia/Jayapura.",
        "The time zone \"\(text)\" is not known; use Asia/Jakarta, Asia/Makassar or Asia/Jayapura."))
    return nil
  }

  /// Service hours: `{weekly: {monday: ["07:30-12:00", …], …}, overrides: [{name, from, to, weekly}]}`.
  package func serviceHours() -> ServiceHours? {
    guard let object = object(["weekly", "overrides"]) else { return nil }
    let weekly = object.required("weekly")?.weeklyHours()
    if let weekly, weekly.isEmpty {
      note(
        Phrase(
          "Tidak satu hari pun buka; isi sedikitnya satu jam layanan.",
          "No day is open; give at least one service frame."))
    }
    let overrides = object["overrides"].map { $0.list { $0.hoursOverride() } } ?? []
    guard let weekly, let overrides else { return nil }
    for (index, override) in overrides.enumerated()
    where overrides[..<index].contains(where: { $0.dates.overlaps(override.dates) }) {
      note(
        Phrase(
          "Rentang tanggal \"\(override.name)\" bertumpang tindih dengan yang lain; pisahkan.",
          "The dates of \"\(override.name)\" overlap with another range; keep them apart."))
    }
    return ServiceHours(weekly: weekly, overrides: overrides)
  }

  private func hoursOverride() -> HoursOverride? {
    guard let object = object(["name", "from", "to", "weekly"]) else { return nil }
    let name = object.required("name")?.string()
    let (from, to) = (object.required("from")?.date(), object.required("to")?.date())
    let weekly = object.required("weekly")?.weeklyHours()
    guard let name, let from, let to, let weekly else { return nil }
    guard from <= to else {
      note(Phrase("\"from\" harus sebelum \"to\"; tukar keduanya.", "\"from\" must not be after \"to\"; swap them."))
      return nil
    }
    return HoursOverride(name: name, dates: from...to, weekly: weekly)
  }

  private func weeklyHours() -> WeeklyHours? {
    guard let object = object(Weekday.allCases.map(\.rawValue)) else { return nil }
    var frames: [Weekday: [ServiceFrame]] = [:]
    var complete = true
    for day in Weekday.allCases {
      guard let node = object[day.rawValue] else { continue }
      frames[day] = node.list { $0.frame() }
      complete = complete && frames[day] != nil
      guard let read = frames[day], WeeklyHours([day: read]) == nil else { continue }
      node.note(
        Phrase(
          "Jam layanan hari ini bertumpang tindih; pisahkan waktunya.",
          "The service frames of this day overlap; keep them apart."))
    }
    return complete ? WeeklyHours(frames) : nil
  }

  private func frame() -> ServiceFrame? {
    guard let text = string() else { return nil }
    if let frame = ServiceFrame(text) { return frame }
    note(
      Phrase(
        "\"\(text)\" bukan jam layanan; tulis seperti 07:30-12:00, tutup sesudah buka.",
        "\"\(text)\" is no service frame; write it as 07:30-12:00, closing after opening."))
    return nil
  }
}
