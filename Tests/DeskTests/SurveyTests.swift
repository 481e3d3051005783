import Foundation
import HTTP
import Testing

@testable import Desk

@Suite("The satisfaction survey") struct SurveyTests {
  private let test: TestDesk
  private let head: String

  init() throws {
    test = try TestDesk()
    head = try test.session("kasi")
  }

  private static func body(_ score: Int, _ standard: String = "kppn-konsultasi") -> [String: Any] {
    ["standard": standard, "scores": Dictionary(uniqueKeysWithValues: (1...9).map { ("u\($0)", score) })]
  }

  private func answer(_ score: Int, id: String = newID(), standard: String = "kppn-konsultasi") throws -> Response {
    try test.ask(.put, "/api/survey/responses/\(id)", Self.body(score, standard))
  }

  @Test("is open to everybody, and the same answer counts once")
  func answered() throws {
    #expect(try test.ask(.get, "/api/survey").json["standards"] != nil)
    let (id, body) = (newID(), Self.body(4))
    #expect(try test.ask(.put, "/api/survey/responses/\(id)", body).status == 201)
    #expect(try test.ask(.put, "/api/survey/responses/\(id)", body).status == 200)
    #expect(try answer(3, id: id).type == "id-reused")
    let results = try test.ask(.get, "/api/survey/results", as: head).json
    #expect(results["respondents"] as? Int == 1)
    #expect(results["index"] as? Double == 100)
  }

  @Test(
    "its index is the means times 25, with the class of the regulation",
    arguments: [
      ([4, 4, 3], 91.67, "A"), ([3, 3, 4], 83.33, "B"), ([3, 2, 3], 66.67, "C"), ([2, 2, 3], 58.33, "D"),
    ])
  func index(scores: [Int], index: Double, grade: String) throws {
    for score in scores { #expect(try answer(score).status == 201) }
    let results = try test.ask(.get, "/api/survey/results", as: head).json
    #expect(results["index"] as? Double == index)
    #expect(results["grade"] as? String == grade)
    let elements = try #require(results["elements"] as? [[String: Any]])
    #expect(elements.count == 9 && elements.allSatisfy { $0["index"] as? Double == index })
    // Tickets' ratings are another instrument.
    let dashboard = try test.ask(.get, "/api/dashboard", as: head).json
    #expect((dashboard["survey"] as? [String: Any])?["grade"] as? String == grade)
    #expect(dashboard["ratings"] as? [String: Int] == ["positive": 0, "neutral": 0, "negative": 0])
  }

  @Test("what is left out, unknown or beyond the scale is refused by its name")
  func refused() throws {
    let path = "/api/survey/responses/\(newID())"
    let empty = try test.ask(.put, path, [:] as [String: Any])
    #expect(empty.status == 422)
    #expect(empty.fields == ["/standard"] + (1...9).map { "/scores/u\($0)" })
    let odd = try test.ask(.put, path, ["standard": "kppn-konsultasi", "scores": ["u1": 5, "x": 1]])
    #expect(odd.fields.contains("/scores/u1") && odd.fields.contains("/scores"))
  }

  @Test("who answers again and again has to wait")
  func limited() throws {
    for _ in 0..<60 { #expect(try answer(4).status == 201) }
    let refused = try answer(4)
    #expect(refused.status == 429 && refused.retryAfter != nil)
  }

  @Test("its results and answers come as tables without anybody's name")
  func tables() throws {
    _ = try answer(3)
    let results = try test.ask(.get, "/api/survey/results.csv?lang=en", as: head).text
    #expect(results.contains("Element,Requirements,1,3.0,75.0,C"))
    let answers = try test.ask(.get, "/api/survey/responses.csv", as: head).text
    #expect(answers.contains("Konsultasi Pemangku Kepentingan") || answers.contains(",3,3,3,3,3,3,3,3,3"))
    #expect(answers.contains(",3,3,3,3,3,3,3,3,3"))
  }
}
