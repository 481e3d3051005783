import Calendars

/// Checks that the parts of a standard's file that name each other do so rightly.
struct StandardReferences {
  let standard: ServiceStandard
  let object: FileObject

  /// Notes every name that refers to nothing.
  func check() {
    let names = standard.promises.map(\.name)
    object["promises"]?.noteRepeated(names)
    object["kinds"]?.noteRepeated(standard.kinds.map(\.rawValue))
    for tier in standard.tiers { refer("tiers", tier.promise, to: names) }
    if standard.tiers.isEmpty {
      object["tiers"]?.note(Phrase("Isi sedikitnya satu jenjang.", "Give at least one tier."))
    }
    refer("pending", standard.pending?.promise, to: names)
    refer("pending", standard.pending?.replaces, to: names)
    for name in standard.progressDuty?.during ?? [] { refer("progressDuty", name, to: names) }
    for missed in standard.compensation?.missed ?? [] { refer("compensation", missed, to: names) }
    if let tier = standard.restricted?.tier, !standard.tiers.indices.contains(tier - 1) {
      object["restricted"]?.note(
        Phrase(
          "Jenjang \(tier) tidak ada; pilih salah satu dari \"tiers\".",
          "There is no tier \(tier); choose one of \"tiers\"."))
    }
    checkChannels()
    checkKinds()
    checkHours()
  }

  private func checkChannels() {
    let open = standard.channels.keys.map(\.rawValue).sorted()
    for channel in standard.queueing.channels { refer("queueing", channel.rawValue, to: open) }
    for channel in standard.promises.flatMap({ $0.channels ?? [] }) { refer("promises", channel.rawValue, to: open) }
  }

  private func checkKinds() {
    let served = standard.kinds.map(\.rawValue)
    for kind in standard.promises.flatMap({ $0.kinds ?? [] }) { refer("promises", kind.rawValue, to: served) }
    for kind in standard.closing.autoClose?.kinds ?? [] { refer("closing", kind.rawValue, to: served) }
    for kind in standard.restricted?.kinds ?? [] { refer("restricted", kind.rawValue, to: served) }
    for kind in standard.coordination.flatMap(\.kinds) { refer("coordination", kind.rawValue, to: served) }
  }

  private func checkHours() {
    guard standard.consultationHours == nil, standard.promises.contains(where: { $0.hours == .consultation }) else {
      return
    }
    object["promises"]?.note(
      Phrase(
        "Ada janji dalam jam konsultasi, tetapi \"consultationHours\" belum ada; tambahkan.",
        "A promise counts consultation hours, but \"consultationHours\" is missing; add it."))
  }

  private func refer(_ key: String, _ name: String?, to known: [String]) {
    guard let name, !known.contains(name) else { return }
    object[key]?.noteUnknownName(name, known: known)
  }
}
