// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
/// Pure targets have no I/O, no clock and no randomness, so they have no excuse for unsafe memory either.
let pure: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "Loket",
  products: [.executable(name: "loket", targets: ["loket"])],
  targets: [
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CCUPS"),
    .systemLibrary(name: "CCrypt"),

    .target(name: "Calendars", swiftSettings: pure),
    .target(name: "TicketCore", dependencies: ["Calendars"], swiftSettings: pure),
    .target(name: "Circulation", dependencies: ["Calendars"], swiftSettings: pure),
    .target(name: "Receipts", swiftSettings: pure),
    .target(name: "Exchange", dependencies: ["Circulation", "Calendars"], swiftSettings: pure),

    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "HTTP", dependencies: ["CCUPS"], swiftSettings: strict),
    .target(
      name: "Records", dependencies: ["SQLite", "TicketCore", "Circulation", "Calendars", "CCUPS"],
      swiftSettings: strict),
    .target(name: "Workers", swiftSettings: strict),
    .target(
      name: "Printing", dependencies: ["Records", "Receipts", "Calendars", "Workers", "CCUPS"], swiftSettings: strict),
    .target(
      name: "Mail", dependencies: ["Records", "Receipts", "TicketCore", "Calendars", "Workers"], swiftSettings: strict),
    .target(name: "Sync", dependencies: ["Records", "TicketCore", "Calendars", "Workers"], swiftSettings: strict),
    .target(
      name: "Desk",
      dependencies: [
        "HTTP", "Records", "SQLite", "Receipts", "Exchange", "TicketCore", "Circulation", "Calendars", "CCrypt",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "loket",
      dependencies: [
        "Desk", "Printing", "Mail", "Sync", "Workers", "HTTP", "Records", "SQLite", "Receipts", "Exchange",
        "TicketCore", "Circulation", "Calendars",
      ],
      exclude: ["Service"], swiftSettings: strict),

    .target(name: "TestServices", path: "Tests/TestServices", swiftSettings: strict),
    .target(name: "Paper", dependencies: ["Receipts"], path: "Tests/Paper", swiftSettings: strict),
    .executableTarget(name: "paper", dependencies: ["Paper"], path: "Tests/PaperTool", swiftSettings: strict),
    .executableTarget(
      name: "bench", dependencies: ["TestServices", "CSQLite", "loket", "Receipts", "HTTP", "Sync"],
      path: "Tests/Bench", swiftSettings: strict),
    .executableTarget(
      name: "sqlite-crash-writer", dependencies: ["SQLite"], path: "Tests/SQLiteCrashWriter", swiftSettings: strict),
    .testTarget(name: "CalendarsTests", dependencies: ["Calendars", "TestServices"], swiftSettings: strict),
    .testTarget(
      name: "TicketCoreTests", dependencies: ["TicketCore", "Calendars", "TestServices"], swiftSettings: strict),
    .testTarget(
      name: "ReceiptsTests", dependencies: ["Receipts", "Paper", "TestServices"], exclude: ["Golden", "Pages"],
      swiftSettings: strict),
    .testTarget(name: "CirculationTests", dependencies: ["Circulation", "Calendars"], swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "Circulation", "Calendars", "TestServices"],
      swiftSettings: strict),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "sqlite-crash-writer"], swiftSettings: strict),
    .testTarget(name: "HTTPTests", dependencies: ["HTTP", "CCUPS"], swiftSettings: strict),
    .testTarget(
      name: "RecordsTests", dependencies: ["Records", "SQLite", "TicketCore", "Calendars"], swiftSettings: strict),
    .testTarget(
      name: "PrintingTests",
      dependencies: ["Printing", "Records", "Receipts", "SQLite", "Calendars", "TestServices"],
      swiftSettings: strict),
    .testTarget(
      name: "MailTests",
      dependencies: [
        "Mail", "Records", "Receipts", "SQLite", "TicketCore", "Circulation", "Calendars", "TestServices",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SyncTests", dependencies: ["Sync", "Records", "SQLite", "TicketCore", "Calendars", "TestServices"],
      swiftSettings: strict),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "SQLite", "Desk", "HTTP", "Records", "Receipts", "TicketCore", "Circulation", "Calendars", "TestServices",
      ], swiftSettings: strict),
    .testTarget(
      name: "Scenarios", dependencies: ["TestServices", "loket"], path: "Tests/Scenarios", swiftSettings: strict),
  ]
)
