import Calendars
import Foundation
import Testing
import TicketCore

func kiosk(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Kiosk/\(folder)")
  return try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
    .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    .map { ($0.lastPathComponent, try Array(Data(contentsOf: $0))) }
}

/// Read once: a test run asks for them hundreds of times.
private let loadedStandards = Result { try StandardSet.load(files: kiosk("standards")) }
private let loadedHolidays = Result { try HolidayCalendars.load(files: kiosk("calendars")) }

func shippedStandards() throws -> StandardSet { try loadedStandards.get() }

func standard(_ id: String) throws -> ServiceStandard { try #require(try shippedStandards()[id]) }

func shippedHolidays() throws -> HolidayCalendars { try loadedHolidays.get() }

func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

/// Monday morning in an ordinary week.
let mondayMorning = "2026-04-06T09:00:00+07:00"

func visitor(_ input: VisitorInput) throws -> Visitor { try input.visitor(id: "v1").visitor }

/// Has every answer that any standard asks for.
let fullInput = VisitorInput(
  name: "Siti Rahma", requesterType: "individual", email: "siti@contoh.go.id", phone: "081234567890",
  address: "Jalan Mawar 1\nPayakumbuh", organisation: "Dinas Contoh", nip: "198609262015051001",
  identity: .init(kind: "ktp", number: "1376014509860001"))

func request(_ standard: String, _ channel: String, _ change: (inout TicketRequest) -> Void = { _ in }) -> TicketRequest
{
  var request = TicketRequest(visitor: "v1", standard: standard, channel: channel)
  change(&request)
  return request
}

func issue(
  _ request: TicketRequest, visitor input: VisitorInput? = fullInput, intake: Intake = .complete,
  now: String = mondayMorning, standard given: ServiceStandard? = nil, isOwed: Bool = false
) throws -> Issued {
  let under = try given ?? standard(request.standard)
  return try Ticket.issue(
    request, visitor: try input.map(visitor), standard: under, holidays: try shippedHolidays(),
    number: TicketNumber(letter: under.letter, count: 7), code: TrackingCode(bits: 0x01_0203_0405),
    id: "t1", intake: intake, isOwed: isOwed, officeZone: try #require(OfficeZone("Asia/Jakarta")), now: try moment(now)
  )
}

/// A request that its standard accepts from a visitor with every answer.
func goodRequest(_ standard: ServiceStandard, _ channel: Channel, kind: Kind? = nil) -> TicketRequest {
  request(standard.id, channel.rawValue) { request in
    request.kind = kind?.rawValue
    request.category = Category.general
    request.subject = "Perihal"
    request.question = "Bagaimana caranya?"
    request.fields = Dictionary(
      uniqueKeysWithValues: (standard.channels[channel]?.fields ?? []).map { field in
        (field.name, field.type == .checkbox ? "true" : "isi")
      })
  }
}
