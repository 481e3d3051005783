import Foundation
import Testing
import TicketCore

@Suite("A tracking code")
struct TrackingCodeTests {
  @Test("is made of all 40 bits and is read back from what people type")
  func roundTrip() {
    var seen: Set<String> = []
    for step in 0..<2000 {
      let value = UInt64(step) &* 0x9E37_79B9_7F4A_7C15
      let code = TrackingCode(bits: value)
      #expect(code.text.count == 8 && code.text.allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
      #expect(TrackingCode(code.display) == code)
      #expect(TrackingCode(code.text.lowercased()) == code)
      seen.insert(code.text)
    }
    #expect(seen.count == 2000)
    #expect(TrackingCode(bits: 0).text == "00000000")
    #expect(TrackingCode(bits: .max).text == "ZZZZZZZZ")
    #expect(TrackingCode(bits: 0x08_4210_8421).text == "11111111")
  }

  @Test("is printed in two halves")
  func display() {
    #expect(TrackingCode("7k3m9q2x")?.display == "7K3M-9Q2X")
  }

  @Test("takes O for 0 and I or L for 1", arguments: ["oIlO-0110", " 0110 0110", "0-1-1-0-o-1-l-0"])
  func tolerant(typed: String) {
    #expect(TrackingCode(typed)?.text == "01100110")
  }

  @Test(
    "refuses everything else",
    arguments: ["", "7K3M9Q2", "7K3M9Q2X1", "7K3M9Q2U", "7K3M9Q2!", "７K3M9Q2X", "7K3M\n9Q2X"])
  func refused(typed: String) {
    #expect(TrackingCode(typed) == nil)
  }

  @Test("is written to JSON without its hyphen")
  func json() throws {
    let code = try #require(TrackingCode("7K3M-9Q2X"))
    let data = try JSONEncoder().encode([code])
    #expect(String(data: data, encoding: .utf8) == #"["7K3M9Q2X"]"#)
    #expect(try JSONDecoder().decode([TrackingCode].self, from: data) == [code])
  }
}
