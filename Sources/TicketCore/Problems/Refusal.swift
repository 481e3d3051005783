import Calendars

/// A rule of the desk that says no to an act that is well formed (HTTP 409). Read from top to bottom, the list is
/// what the ticket core refuses.
package enum Refusal: String, Error, CaseIterable, Sendable {
  /// The ticket was issued before.
  case alreadyIssued = "already-issued"
  /// An act on a ticket that was never issued.
  case notIssued = "not-issued"
  /// A call of somebody who does not wait.
  case notWaiting = "not-waiting"
  /// An act of the counter on a ticket that was not called to it.
  case notCalled = "not-called"
  /// The end of a service that does not run.
  case notServing = "not-serving"
  /// The visitor did not come, longer ago than the standard lets one be called again.
  case recallWindowOver = "recall-window-over"
  /// A hand-over of a ticket of an earlier day.
  case earlierDay = "earlier-day"
  /// The start of a service while demanded answers are missing.
  case intakeIncomplete = "intake-incomplete"
  /// An act on a ticket that was served.
  case ticketClosed = "ticket-closed"
  /// An act on a ticket that was withdrawn or voided.
  case ticketVoided = "ticket-voided"
  /// An act of a case on a ticket that waits to be called.
  case stillQueued = "still-queued"
  /// The visitor's word by code, or own end, while an officer serves the visitor.
  case stillServed = "still-served"
  /// An act of work while the visitor is waited for.
  case visitorAwaited = "visitor-awaited"
  /// The receipt of what nobody asked for.
  case notAwaited = "not-awaited"
  /// The end of a case that has no answer yet.
  case notAnswered = "not-answered"
  /// The closing of a case by an officer: that is the visitor's or the clock's.
  case closingNotOfficers = "closing-not-officers"
  /// A rating or reopening of what is not over.
  case notClosed = "not-closed"
  /// An escalation beyond the last tier.
  case noNextTier = "no-next-tier"
  /// A pending that the standard does not know.
  case pendingNotOffered = "pending-not-offered"
  /// A wait for leadership direction before the tier that may ask for it.
  case pendingTooEarly = "pending-too-early"
  /// A date stated where the standard promises one itself.
  case promiseNotStated = "promise-not-stated"
  /// An answer before whom the standard names for it was heard.
  case coordinationMissing = "coordination-missing"
  /// A hand-over to somebody who is not next in the chain.
  case dispositionNotNext = "disposition-not-next"
  /// The answer to a letter that has not been through the hands it has to pass.
  case dispositionNotDone = "disposition-not-done"
  /// A direction elsewhere that the channel does not know.
  case redirectNotOffered = "redirect-not-offered"
  /// A word of the visitor after the time for it.
  case reopenWindowOver = "reopen-window-over"
  /// A rating where none is asked for.
  case ratingNotOffered = "rating-not-offered"
  /// A second rating.
  case alreadyRated = "already-rated"
  /// A second compensation for the same miss.
  case alreadyCompensated = "already-compensated"
  /// The use of a compensation that is not there.
  case nothingOwed = "nothing-owed"
  /// A call to a counter at which nobody serves.
  case counterClosed = "counter-closed"
  /// A call to a counter, or its closing, while a visitor is called or served there.
  case counterBusy = "counter-busy"
  /// An act at a counter at which somebody else serves.
  case counterTaken = "counter-taken"

  /// The problem document's `type`, a slug that programs rely on.
  package var type: String { rawValue }

  /// The sentence for people: what the rule is and what can be done.
  package func message(in language: Language) -> String { phrase[language] }

  private var phrase: Phrase {
    switch self {
    case .alreadyIssued:
      Phrase(
        "Tiket ini sudah diterbitkan; pakai nomor baru untuk permohonan baru.",
        "This ticket has been issued already; use a new id for a new request.")
    case .notIssued:
      Phrase("Tiket ini belum diterbitkan; terbitkan dahulu.", "This ticket has not been issued; issue it first.")
    case .notWaiting:
      Phrase(
        "Tiket ini tidak sedang menunggu; mungkin sudah dipanggil loket lain.",
        "This ticket is not waiting; another counter may have called it.")
    case .notCalled:
      Phrase(
        "Tiket ini tidak sedang dipanggil ke loket ini; panggil dahulu.",
        "This ticket is not called to this counter; call it first.")
    case .notServing:
      Phrase(
        "Tiket ini tidak sedang dilayani; mulai layanannya dahulu.",
        "This ticket is not being served; start the service first.")
    case .recallWindowOver:
      Phrase(
        "Waktu untuk memanggil kembali sudah lewat; terbitkan tiket baru bagi pengunjung ini.",
        "The time to call this visitor again is over; issue a new ticket.")
    case .earlierDay:
      Phrase(
        "Tiket hari sebelumnya tidak dapat masuk antrean hari ini; selesaikan, atau terbitkan tiket lanjutan.",
        "A ticket of an earlier day can't join today's queue; end it, or issue a follow-up.")
    case .intakeIncomplete:
      Phrase(
        "Isian tiket belum lengkap; lengkapi yang ditandai, lalu mulai layanan.",
        "The ticket's answers are incomplete; complete what is marked, then start the service.")
    case .ticketClosed:
      Phrase(
        "Tiket ini sudah selesai; buat tiket lanjutan bila perlu.", "This ticket is done; issue a follow-up if needed.")
    case .ticketVoided:
      Phrase(
        "Tiket ini sudah dibatalkan; terbitkan tiket baru.", "This ticket was withdrawn or voided; issue a new one.")
    case .stillQueued:
      Phrase(
        "Tiket ini masih dalam antrean; panggil dan mulai layanannya dahulu.",
        "This ticket is still in the queue; call it and start the service first.")
    case .stillServed:
      Phrase(
        "Tiket ini sedang dilayani; sampaikan langsung kepada petugas.",
        "This ticket is being served; tell the officer in person.")
    case .visitorAwaited:
      Phrase(
        "Kasus ini sedang menunggu pemohon; catat jawabannya atau dokumennya dahulu.",
        "This case waits for the visitor; record the reply or the documents first.")
    case .notAwaited:
      Phrase(
        "Tidak ada dokumen yang sedang diminta pada kasus ini.",
        "No documents are being waited for in this case.")
    case .notAnswered:
      Phrase(
        "Kasus ini belum dijawab; jawab atau selesaikan dahulu.",
        "This case has no answer yet; answer or resolve it first.")
    case .closingNotOfficers:
      Phrase(
        "Kasus ditutup oleh pemohon atau oleh batas waktu; selesaikan kasus ini bila pekerjaan petugas sudah berakhir.",
        "The visitor or the clock closes a case; resolve it if the officer's work is done.")
    case .notClosed:
      Phrase(
        "Kasus ini belum selesai.",
        "This case is not over yet.")
    case .noNextTier:
      Phrase(
        "Tidak ada jenjang berikutnya untuk layanan ini; jawab atau tunggu arahan.",
        "This service has no further tier; answer it here.")
    case .pendingNotOffered:
      Phrase(
        "Layanan ini tidak mengenal status menunggu arahan pimpinan.",
        "This service has no status for leadership direction.")
    case .pendingTooEarly:
      Phrase(
        "Arahan pimpinan ditunggu oleh pelaksana unit; eskalasikan kasus ini dahulu.",
        "Leadership direction is waited for by the unit's officer; escalate this case first.")
    case .promiseNotStated:
      Phrase(
        "Janji waktu layanan ini ditetapkan standarnya, bukan petugas.",
        "The standard itself promises the time of this service.")
    case .dispositionNotDone:
      Phrase(
        "Surat dijawab melalui rantai disposisinya; catat dahulu serah terima berikutnya.",
        "A letter is answered by way of its dispositions; record the next hand-over first.")
    case .coordinationMissing:
      Phrase(
        "Kasus ini dikoordinasikan dahulu: kepala seksi mencatat hasil koordinasinya, lalu kasus dapat dijawab.",
        "This case is coordinated first: the section head notes what came of it, then it can be answered.")
    case .dispositionNotNext:
      Phrase(
        "Penerima disposisi ini bukan yang berikutnya dalam rantai surat.",
        "This is not the next receiver in the letter's chain.")
    case .redirectNotOffered:
      Phrase(
        "Pengunjung kanal ini tidak dapat diarahkan ke sana.",
        "Visitors of this channel can't be directed there.")
    case .reopenWindowOver:
      Phrase(
        "Batas waktu menanggapi sudah lewat; buat tiket baru yang ditautkan.",
        "The time to respond is over; issue a new, linked ticket.")
    case .ratingNotOffered:
      Phrase(
        "Penilaian tidak diminta untuk kasus ini.",
        "No rating is asked for in this case.")
    case .alreadyRated:
      Phrase(
        "Kasus ini sudah dinilai.",
        "This case has been rated already.")
    case .alreadyCompensated:
      Phrase(
        "Kompensasi untuk janji ini sudah diberikan.",
        "This promise has been compensated already.")
    case .nothingOwed:
      Phrase(
        "Tidak ada kompensasi yang belum dipakai.",
        "There is no compensation left to use.")
    case .counterClosed:
      Phrase("Loket ini belum dibuka; buka loketnya dahulu.", "This counter is not open; open it first.")
    case .counterBusy:
      Phrase(
        "Masih ada pengunjung yang dipanggil atau dilayani di loket ini; selesaikan dahulu.",
        "A visitor is still called or served at this counter; finish that first.")
    case .counterTaken:
      Phrase(
        "Petugas lain sedang bertugas di loket ini; ambil alih, atau pilih loket lain.",
        "A colleague serves at this counter; take it over, or choose another.")
    }
  }
}
