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
    .target(name: "Receipts", swiftSettings: pure),

    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "HTTP", dependencies: ["CCUPS"], swiftSettings: strict),
    .target(name: "Records", dependencies: ["SQLite", "TicketCore", "Calendars", "CCUPS"], swiftSettings: strict),
    .target(name: "Printing", dependencies: ["Records", "Receipts", "CCUPS"], swiftSettings: strict),
    .target(
      name: "Desk",
      dependencies: ["HTTP", "Records", "SQLite", "Receipts", "TicketCore", "Calendars", "CCrypt"],
      swiftSettings: strict),
    .executableTarget(
      name: "loket",
      dependencies: ["Desk", "Printing", "HTTP", "Records", "SQLite", "Receipts", "TicketCore", "Calendars"],
      swiftSettings: strict),
  ]
)
