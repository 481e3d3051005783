import Receipts
import Testing

@Suite("Markup")
struct MarkupTests {
  private func text(_ markup: String, columns: Int = 24) -> [String] {
    let (document, _) = Document.parse(markup)
    return PlainText.render(document.layout(columns: columns)).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map(String.init)
  }

  @Test("a spoilt line changes no setting and prints nothing")
  func spoilt() {
    #expect(text("{w:3;???}\n|abcdef|") == [String(repeating: " ", count: 9) + "abcdef"])
  }

  @Test("lines end with LF, CRLF or CR, and the byte order mark is no text")
  func lineEnds() {
    #expect(text("\u{FEFF}|a\r\n|b\r|c\n|d") == ["a", "b", "c", "d"])
  }

  @Test("text is composed (NFC) and controls in it are dropped")
  func normalised() {
    #expect(text("|cafe\u{301}\u{1B}\u{7}\u{202E}!") == ["café!"])
  }

  @Test("text:word wraps by words, breaks what is longer than the line, and drops the blanks at the break")
  func wordWrap() {
    #expect(
      text("{t:word}\n|Ini satu kalimat panjang yang pasti tidak muat") == [
        "Ini satu kalimat panjang", "yang pasti tidak muat",
      ])
    #expect(
      text("{t:word}\n|satu \"dua\"tigaempatlimaenamtujuhdelapan x") == [
        "satu", "duatigaempatlimaenamtuju", "hdelapan x",
      ])
    #expect(text("{t:word}\n|abc   \\n  def") == ["abc   ", "  def"])
  }

  @Test("wide characters take two cells and are never cut in half")
  func wide() {
    #expect(text("{w:5;a:left}\n|漢字漢字") == ["漢字", "漢字"])
    #expect(text("{w:5,5;b:line;a:left}\n漢字 |ab")[1] == "|漢字 |ab   |")
  }

  @Test("rules inside a table join the rows above and below; a cut closes and opens it again")
  func tables() {
    let rows = text("{w:5,5;b:line;a:left}\na |b\n-\n-\n{w:3,7}\nc |d\n=\ne |f")
    #expect(
      rows == [
        "+-----+-----+", "|a    |b    |", "+---+-+-----+", "|c  |d      |", "+---+-------+", "+---+-------+",
        "|e  |f      |",
        "+---+-------+",
      ])
  }

  @Test("commands reach the printer only by the owner's leave")
  func commands() throws {
    let markup = #"{command:\x1bp\x00}"#
    let refused = ESCPOS(profile: .mm80).render(Document.parse(markup).document.layout(columns: 48))
    #expect(refused == [0x1B, 0x40, 0x1B, 0x74, 0])
    let (document, diagnostics) = Document.parse(markup, allowingCommands: true)
    #expect(diagnostics.isEmpty)
    let allowed = ESCPOS(profile: .mm80).render(document.layout(columns: 48))
    #expect(allowed == [0x1B, 0x40, 0x1B, 0x74, 0, 0x1B, 0x70, 0])
  }
}
