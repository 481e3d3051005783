import Calendars
import TicketCore

/// The figures of a dashboard as a table for a spreadsheet: one figure a row, so that it can be filtered and summed.
struct DashboardTable {
  let dashboard: DashboardAnswer
  let language: Language

  private static let heads: [Phrase] = [
    Phrase("Dari", "From"), Phrase("Sampai", "To"), Phrase("Bagian", "Part"), Phrase("Layanan", "Service"),
    Phrase("Rincian", "Detail"), Phrase("Angka", "Figure"), Phrase("Nilai", "Value"),
  ]

  /// The table.
  var csv: [UInt8] {
    let rows = totals + steps + hours + channels + standards + promises + open + officers + survey
    let period = [dashboard.from.description, dashboard.to.description]
    return CSV.encode([Self.heads.map { $0[language] }] + rows.map { period + $0 })
  }

  private func rows(
    _ part: Phrase, service: String = "", detail: String = "",
    _ figures: [(Phrase, (any CustomStringConvertible)?)]
  ) -> [[String]] {
    figures.map { name, value in
      [part[language], service, detail, name[language], value?.description ?? ""]
    }
  }

  private var totals: [[String]] {
    let totals = dashboard.totals
    return rows(
      Phrase("Ringkasan", "Summary"),
      [
        (Words.issued, totals.issued), (Words.called, totals.called), (Words.finished, totals.finished),
        (Words.noShow, totals.noShow), (Phrase("Dibatalkan", "Cancelled"), totals.cancelled),
        (Phrase("Salah terbit", "Voided"), totals.voided),
      ])
  }

  private var steps: [[String]] {
    dashboard.steps.flatMap {
      rows(
        Phrase("Per waktu", "Over time"), detail: $0.period, [(Words.issued, $0.issued), (Words.finished, $0.finished)])
    }
  }

  private var hours: [[String]] {
    dashboard.hours.flatMap {
      rows(
        Phrase("Per jam", "By hour"), detail: "\($0.hour):00",
        [(Words.issued, $0.issued), (Words.called, $0.called), (Words.finished, $0.finished)])
    }
  }

  private var channels: [[String]] {
    dashboard.channels.flatMap {
      rows(Phrase("Per kanal", "By channel"), detail: $0.channel.label[language], [(Words.issued, $0.issued)])
    }
  }

  private var standards: [[String]] {
    dashboard.standards.flatMap { line in
      rows(
        Phrase("Per layanan", "By service"), service: line.title[language],
        [
          (Words.issued, line.issued), (Words.finished, line.finished), (Words.noShow, line.noShow),
          (Phrase("Menunggu, median (menit)", "Waiting, median (minutes)"), line.waiting.medianMinutes),
          (Phrase("Menunggu, persentil 90 (menit)", "Waiting, 90th percentile (minutes)"), line.waiting.p90Minutes),
          (Phrase("Dilayani, median (menit)", "Service, median (minutes)"), line.service.medianMinutes),
          (Phrase("Dilayani, persentil 90 (menit)", "Service, 90th percentile (minutes)"), line.service.p90Minutes),
          (Words.positive, line.ratings.positive), (Words.neutral, line.ratings.neutral),
          (Words.negative, line.ratings.negative),
        ])
    }
  }

  private var promises: [[String]] {
    dashboard.promises.flatMap { line in
      let title = dashboard.standards.first { $0.standard == line.standard }?.title[language] ?? line.standard
      return rows(
        Phrase("Janji layanan", "Promises"), service: title, detail: line.label[language],
        [(Phrase("Tepat janji", "Kept"), line.kept), (Phrase("Lewat janji", "Missed"), line.missed)])
    }
  }

  private var open: [[String]] {
    dashboard.open.flatMap { line in
      rows(
        Phrase("Kasus terbuka", "Open cases"),
        detail: line.toDays.map { "\(line.fromDays)–\($0)" } ?? "≥ \(line.fromDays)",
        [
          (Phrase("Di kantor", "At the office"), line.atOffice),
          (Phrase("Menunggu pemohon", "Waiting for the visitor"), line.atVisitor),
          (Phrase("Lewat janji", "Overdue"), line.overdue),
        ])
    }
  }

  private var officers: [[String]] {
    dashboard.officers.flatMap { line in
      rows(
        Phrase("Petugas", "Officers"),
        detail: line.name.isEmpty ? Phrase("belum dibagikan", "unassigned")[language] : line.name,
        [
          (Phrase("Kasus terbuka", "Open cases"), line.open), (Phrase("Lewat janji", "Overdue"), line.overdue),
          (Words.finished, line.finished),
        ])
    }
  }

  private var survey: [[String]] {
    rows(
      Phrase("SKM", "Satisfaction survey"),
      [
        (Phrase("Responden", "Respondents"), dashboard.survey.respondents),
        (Phrase("Indeks", "Index"), dashboard.survey.index),
        (Phrase("Mutu", "Class"), dashboard.survey.grade?.rawValue),
      ])
  }

  private enum Words {
    static let issued = Phrase("Terbit", "Issued")
    static let called = Phrase("Dipanggil", "Called")
    static let finished = Phrase("Selesai", "Finished")
    static let noShow = Phrase("Tidak hadir", "No-show")
    static let positive = Phrase("Penilaian puas", "Rated positive")
    static let neutral = Phrase("Penilaian netral", "Rated neutral")
    static let negative = Phrase("Penilaian tidak puas", "Rated negative")
  }
}
