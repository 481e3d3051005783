import Calendars
import TicketCore

/// What a standard's rules say of the way of a request, in sentences for everybody.
struct Mechanism {
  private let standard: ServiceStandard

  init(_ standard: ServiceStandard) { self.standard = standard }

  /// In the order in which a request meets them; none for what the standard has no rule for.
  var sentences: [Phrase] {
    Channel.allCases.flatMap(ways) + [direction, duty].compactMap(\.self) + coordination
      + [restriction, closing, reopening].compactMap(\.self)
  }

  private func ways(_ channel: Channel) -> [Phrase] {
    guard let rules = standard.channels[channel] else { return [] }
    let summary = Phrase(
      "\(channel.label.id): ringkasan percakapan dikirim ke surel pemohon, bila ada.",
      "\(channel.label.en): a summary of the talk goes to the visitor's e-mail, if there is one.")
    return [rules.disposition.flatMap(chain), rules.redirect.map { said(channel.label, $0.when) }].compactMap(\.self)
      + (rules.emailSummary ? [summary] : [])
  }

  private func said(_ label: Phrase, _ words: Phrase) -> Phrase {
    Phrase("\(label.id): \(words.id)", "\(label.en): \(words.en)")
  }

  private func chain(_ chain: DispositionChain) -> Phrase? {
    guard let first = chain.steps.first else { return nil }
    let way = ([first.from] + chain.steps.map(\.to)).joined(separator: " → ")
    return Phrase(
      "Surat yang dialamatkan kepada \(chain.addressees.formatted(or: "atau")) masuk rantai disposisi pada penerimanya: "
        + "\(way). Setiap serah terima dicatat; waktunya dihitung sejak diterima \(chain.promiseStartsWith).",
      "A letter to \(chain.addressees.formatted(or: "or")) enters the chain of disposition at its addressee: \(way). "
        + "Each hand-over is recorded; its time counts from the receipt by \(chain.promiseStartsWith).")
  }

  private var direction: Phrase? {
    standard.pending.flatMap { standard.promiseRule($0.promise) }.map { rule in
      Phrase(
        "Bila arahan pimpinan diperlukan, waktunya menjadi \(rule.terms.id).",
        "Where leadership direction is needed, the time is \(rule.terms.en) instead.")
    }
  }

  private var duty: Phrase? {
    standard.progressDuty.map { duty in
      Phrase(
        "Selama belum tuntas, perkembangan disampaikan kepada pemohon sekurangnya \(duty.perWorkingDay) kali setiap hari kerja.",
        "Until it is solved, the visitor is told how it goes at least \(duty.perWorkingDay) time(s) each working day.")
    }
  }

  private var coordination: [Phrase] {
    standard.coordination.map { rule in
      let kinds = rule.kinds.map(\.label)
      return Phrase(
        "\(kinds.map(\.id).joined(separator: ", ")): dikoordinasikan dengan \(rule.with.id).",
        "\(kinds.map(\.en).joined(separator: ", ")): coordinated with: \(rule.with.en).")
    }
  }

  private var restriction: Phrase? {
    standard.restricted.map { rule in
      let kinds = rule.kinds.map(\.label)
      return Phrase(
        "\(kinds.map(\.id).joined(separator: ", ")): diserahkan langsung kepada \(rule.handedTo.id); petugas lain tidak melihatnya.",
        "\(kinds.map(\.en).joined(separator: ", ")): handed at once to \(rule.handedTo.en); nobody else sees it.")
    }
  }

  private var closing: Phrase? {
    standard.closing.autoClose.map { rule in
      let kinds = rule.kinds.map { kinds in
        (
          id: " (\(kinds.map(\.label.id).joined(separator: ", ")))",
          en: " (\(kinds.map(\.label.en).joined(separator: ", ")))"
        )
      }
      let (after, days) = (rule.after.words, rule.warnDaysBefore)
      return Phrase(
        "Bila pemohon tidak menanggapi jawaban selama \(after.id), layanan ditutup dengan sendirinya\(kinds?.id ?? ""); "
          + "pemohon diingatkan \(days) hari sebelumnya.",
        "Without a reply to the answer for \(after.en) the request closes by itself\(kinds?.en ?? ""); "
          + "the visitor is reminded \(days) day(s) before.")
    }
  }

  private var reopening: Phrase? {
    standard.closing.reopen.map { window in
      Phrase(
        "Setelah selesai, pemohon masih dapat menanggapi pada tiket yang sama selama \(window.words.id); sesudahnya dengan "
          + "tiket baru yang ditautkan.",
        "After its end the visitor can respond in the same ticket for \(window.words.en); later in a new one that is linked."
      )
    }
  }
}

extension [String] {
  /// `A, B or C`.
  fileprivate func formatted(or: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(or) " + last
  }
}
