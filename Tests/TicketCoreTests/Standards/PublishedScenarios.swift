import Calendars
import Testing
import TicketCore

/// What standards.md says of all six.
@Suite("Every standard")
struct PublishedScenarios {
  /// Where one complains about the service, as every ticket names it.
  private static let complaints: [String: [String]] = [
    "lpdp-bantuan": ["pengaduan.itjen@kemenkeu.go.id", "www.wise.kemenkeu.go.id", "www.lapor.go.id"],
    "kli-prime": [
      "134", "kemenkeu.prime@kemenkeu.go.id", "www.wise.kemenkeu.go.id", "www.kemenkeu.go.id/hubungi-kami",
      "www.lapor.go.id",
    ],
    "kli-sirkulasi": [
      "134", "kemenkeu.prime@kemenkeu.go.id", "www.wise.kemenkeu.go.id", "www.kemenkeu.go.id/hubungi-kami",
      "www.lapor.go.id",
    ],
    "lpse-pengaduan": [
      "Meja helpdesk", "Kotak saran", "(0752) 92317", "helpdesk.lpse.pyk@gmail.com", "www.lapor.go.id",
    ],
    "kppn-konsultasi": [
      "www.lapor.go.id", "wise.kemenkeu.go.id", "Kotak saran dan SMS", "pengaduandjpb.kemenkeu.go.id",
      "hai.kemenkeu.go.id", "KPPN Pelaihari langsung",
    ],
    "lkpp-konsultasi": [
      "144 / 021 2993 5577", "0857-0629-9434", "Gedung LKPP, Kawasan Rasuna Epicentrum, Jakarta 12940",
      "Direktur Pengembangan Sistem Katalog", "www.lapor.go.id",
    ],
  ]

  @Test("is free of charge and names its own complaint channels", arguments: complaints.keys.sorted())
  func complaintChannels(id: String) throws {
    let standard = try standard(id)
    #expect(standard.free)
    #expect(standard.complaintChannels.map { $0.value ?? $0.label.id } == Self.complaints[id])
  }

  @Test("says of every setting that no source makes that it is ours, and why", arguments: complaints.keys.sorted())
  func ours(id: String) throws {
    let places = try standard(id).ours.map(\.at)
    #expect(Set(places).count == places.count)
    for place in Self.ours[id, default: []] + ["/queueing/weights", "/queueing/patienceMinutes", "/hours"] {
      #expect(places.contains(place), "\(place)")
    }
  }

  /// What standards.md marks as ours, as the places of the files.
  private static let ours: [String: [String]] = [
    "lpdp-bantuan": [
      "/channels/walkIn", "/tiers/2", "/closing/autoClose/unit", "/closing/autoClose/warnDaysBefore",
    ],
    "kli-prime": ["/channels/walkIn", "/restricted", "/closing/autoClose/unit", "/closing/rating", "/tiers/1/ownTime"],
    "kli-sirkulasi": ["/channels/walkIn/optional", "/queueing/endedBy", "/closing"],
    "lpse-pengaduan": ["/promises/0/from", "/closing"],
    "kppn-konsultasi": ["/channels/web/require/0", "/promises/1/from", "/progressDuty/perWorkingDay", "/closing"],
    "lkpp-konsultasi": [
      "/channels/walkIn/require/2", "/channels/letter/fields", "/channels/letter/disposition", "/promises/3/hours",
      "/compensation", "/closing",
    ],
  ]

  @Test("reminds its officers of what the source forbids or wants of them")
  func reminders() throws {
    let words = [
      "lpdp-bantuan": ["knowledge base"], "kli-prime": ["interpretation", "excluded", "Kemenkeupedia"],
      "lpse-pengaduan": ["head of LPSE"], "kppn-konsultasi": ["documents", "Progress never resolves"],
    ]
    for (id, expected) in words {
      let reminders = try standard(id).reminders.map(\.en)
      for word in expected { #expect(reminders.contains { $0.contains(word) }, "\(id): \(word)") }
    }
  }

  @Test("is handled by those whom the source names, in their order")
  func tiers() throws {
    let tiers = [
      "lpdp-bantuan": ["Kemenkeu PRIME agent", "The unit's officer", "The unit"],
      "kli-prime": ["Kemenkeu PRIME agent", "Technical unit"], "kli-sirkulasi": ["Librarian"],
      "lpse-pengaduan": ["LPSE helpdesk", "Admin PPE", "LKPP-RI helpdesk by LPSE Support"],
      "kppn-konsultasi": ["CSO officer", "Section head concerned"], "lkpp-konsultasi": ["Service officer"],
    ]
    for (id, names) in tiers { #expect(try standard(id).tiers.map(\.name.en) == names) }
  }
}
