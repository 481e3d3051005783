import Foundation
import HTTP
import Records
import Testing
import TicketCore

@testable import Desk

/// `Kiosk/openapi.json` and the code say the same.
@Suite("The contract holds code and document together") struct ContractTests {
  private let document: [String: Any]

  init() throws {
    let data = try Data(contentsOf: TestDesk.root.appending(path: "Kiosk/openapi.json"))
    document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private struct Operation: Equatable {
    let method: String
    let path: String
    let roles: Set<String>
  }

  private func operations() throws -> [String: Operation] {
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    var operations: [String: Operation] = [:]
    for (path, methods) in paths {
      for (method, value) in methods {
        guard let operation = value as? [String: Any], let id = operation["operationId"] as? String,
          operation["x-served-by"] == nil
        else { continue }
        operations[id] = Operation(
          method: method.uppercased(), path: path, roles: Set(operation["x-roles"] as? [String] ?? []))
      }
    }
    return operations
  }

  @Test("every route has its entry in the permission table, and only routes have")
  func permissions() {
    #expect(Set(Permissions.table.keys) == Set(Route.allCases))
  }

  @Test("every route is in the document with its method, path and roles, and nothing else is said to be served")
  func routes() throws {
    let documented = try operations()
    #expect(Set(documented.keys) == Set(Route.allCases.map(\.rawValue)))
    for route in Route.allCases {
      let roles: Set<String> =
        switch Permissions.table[route] {
        case .everyone: ["public"]
        case .staff: Set(Role.accounts.map(\.rawValue))
        case .roles(let roles): Set(roles.map(\.rawValue))
        case nil: []
        }
      let expected = Operation(method: route.endpoint.method.rawValue, path: route.endpoint.path, roles: roles)
      #expect(documented[route.rawValue] == expected)
    }
  }

  @Test("every problem that the desk can answer is in the document with its status")
  func problems() throws {
    let documented = try #require(document["x-problem-types"] as? [String: [String: Any]])
    let listener: [HTTP.Refusal] = [
      .badRequest, .methodNotAllowed, .lengthRequired, .bodyTooLarge(limit: 1), .headTooLarge, .requestTimeout,
      .hostNotAllowed, .crossOrigin, .unsupportedMediaType, .busy(retryAfter: 1),
    ]
    let common: [DeskProblem] = [
      .notFound, .signInRequired, .signInFailed, .tooManyAttempts(seconds: 1), .notAllowed, .idReused,
      .stale(current: "x"), .invalid([]), .malformedJSON, .notAnID, .wrongMethod, .unavailable, .failed,
      .ownAccount, .lastAdministrator,
      .queueEmpty, .mailState, .notStuck, .eventNotOffered, .alreadyMerged, .mergeTooOld,
    ]
    for problem in listener.map(DeskProblem.init) + common + TicketCore.Refusal.allCases.map({ DeskProblem($0) }) {
      #expect(documented[problem.type]?["status"] as? Int == problem.status, "\(problem.type)")
    }
  }

  @Test("every topic of the stream is in the document with those who hear it")
  func topics() throws {
    let documented = try #require(document["x-stream-topics"] as? [String: [String: Any]])
    for topic in Topic.allCases {
      let roles = Set((Permissions.topics[topic] ?? []).map(\.rawValue))
      #expect(Set(documented[topic.rawValue]?["roles"] as? [String] ?? []) == roles)
    }
    #expect(Set(documented.keys) == Set(Topic.allCases.map(\.rawValue)))
    // Whoever hears of a change has somewhere to fetch it.
    let operations = try operations()
    for (topic, value) in documented { #expect(operations[value["fetch"] as? String ?? ""] != nil, "\(topic)") }
  }

  @Test("every role meets the table's answer on every route")
  func roles() throws {
    let test = try TestDesk()
    for role in [nil] + DemoAccounts.all.map(\.role) {
      let session = try role.map { try test.session($0.rawValue) } ?? ""
      for route in Route.allCases where route != .signOut && route != .signIn {
        let path = route.endpoint.path.replacing("{n}", with: "1").replacing("{date}", with: "2026-11-23")
          .replacing(/\{\w+\}/) { _ in newID() }
        let response = try test.ask(route.endpoint.method, path, [:] as [String: Any], as: session)
        let isAllowed =
          switch Permissions.table[route] {
          case .everyone: true
          case .staff: role != nil
          case .roles(let roles): role.map(roles.contains) ?? false
          case nil: false
          }
        #expect(isAllowed == ![401, 403].contains(response.status), "\(route) as \(role.map(\.rawValue) ?? "nobody")")
      }
    }
  }
}
