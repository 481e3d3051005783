import Paper
import Receipts
import TestServices
import Testing

@Suite("Images")
struct ImageTests {
  /// The same picture in the ways that PNG can hold it: dark where (x² + 3y) mod 5 < 2, 16 × 8 dots.
  static let pictures = [
    (
      "gray 1 bit",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAIAQAAAADYDUI6AAAAGklEQVR42mMw7GH4/5/BK4hh61qGc8UMMC4AcKoJUojHoVgA \
      AAAASUVORK5CYII=
      """
    ),
    (
      "gray 8 bits, all filters",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAAAAADVHSBLAAAALUlEQVR42pXMMQ4AIQACwd3Th9/PUStpJWRCBZBQeEbnE3cv \
      I+a3mERS8H66AIYAHJCotjx6AAAAAElFTkSuQmCC
      """
    ),
    (
      "RGB, stored",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAIAAAB/FOjAAAABk0lEQVR4AQGIAXf+ABAgABAgAP///////xAgABAgABAgAP// \
      /////xAgABAgABAgAP///////xAgABAgAAH///8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA \
      AAACESEBAAAAESEBESEBAAAAESEBAAAAESEBESEBAAAAESEBAAAAESEBESEBAAAAESEBA/fv/xEhAe/f/3hwgBEhAe/f/xEh \
      Ae/f/3hwgBEhAe/f/xEhAe/f/3hwgBEhAe/f/wQAAADv3/8RIQEAAADv3/8AAADv3/8RIQEAAADv3/8AAADv3/8RIQEAAADv \
      3/8AAAAAECAAECAA////////ECAAECAAECAA////////ECAAECAAECAA////////ECAAECAAAf///wAAAAAAAAAAAAAAAAAA \
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIRIQEAAAARIQERIQEAAAARIQEAAAARIQERIQEAAAARIQEAAAARIQER \
      IQEAAAARIQGxxFwk0UnfHAAAAABJRU5ErkJggg==
      """
    ),
    (
      "RGB with a clear colour",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAIAAAB/FOjAAAAABnRSTlMAAQACAAPJS6v1AAAALklEQVR42mNgAANGJmYgYoAB \
      fFwIh3gE1QPXTJCLEEWWxsdFdh+KvTi4DIPP0wBeHwHJIxyEuwAAAABJRU5ErkJggg==
      """
    ),
    (
      "RGBA, clear where light",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAYAAADwdn+XAAAAN0lEQVR4AWNgYGD4D8Uw8J8UMUYGCgETkqn/0dhEiTEDiUao \
      ACMamygxFqhJjEimMpIoNtQDEQAlkjLt6FcqcwAAAABJRU5ErkJggg==
      """
    ),
    (
      "gray with alpha",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAICAQAAABaf7ccAAAANUlEQVR42rWOMRIAIAjDUvXh/BxB156bHdKwcIUkO6Q3VT0z \
      VBCXzmaG6lPQdLY4Z9Mb/0dujO8+7oPlogUAAAAASUVORK5CYII=
      """
    ),
    (
      "palette, 4 bits",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAIBAMAAAACWGKkAAAACVBMVEX/AAAAAAD////KksOZAAAAKklEQVR42nXKoQEAMBDC \
      QFaADcL+QxbxthGnItdhqJdiyBBNGKpLhv7zA/QCBserYlSUAAAAAElFTkSuQmCC
      """
    ),
  ]

  private func picture(_ base64: String) throws -> Picture {
    let (document, diagnostics) = Document.parse("{image:\(base64)}")
    #expect(diagnostics.isEmpty)
    let page = document.layout(columns: 48)
    #expect(page.diagnostics.isEmpty)
    return try #require(Interpreter(ESCPOS(profile: .mm80).render(page), columns: 48).rasters.first)
  }

  @Test("come out dot by dot, whatever way the PNG holds them", arguments: pictures)
  func exact(kind: String, base64: String) throws {
    let expected = (0..<8).map { y in (0..<16).map { x in (x * x + y * 3) % 5 < 2 } }
    #expect(try picture(base64).rows == expected)
  }

  @Test("in grey keep their darkness")
  func grey() throws {
    // 200 × 60 pixels that run through all greys: half of the dots are dark.
    let rows = try picture(Self.greys).rows
    #expect(rows.count == 60)
    let dark = rows.joined().count { $0 }
    #expect(5_400...6_600 ~= dark)
  }

  @Test("that can't be read or are wider than the paper are reported, never a crash")
  func damaged() {
    let picture = Array(Self.greys)
    for length in stride(from: 0, to: picture.count, by: 7) {
      let (_, diagnostics) = Document.parse("{i:A\(String(picture[..<length]))}")
      #expect(diagnostics.map(\.line) == [1])
    }
    var generator = SeededGenerator(state: 4)
    for _ in 0..<300 {
      var damaged = picture
      for _ in 0..<3 { damaged[Int.random(in: 40..<damaged.count, using: &generator)] = "A" }
      _ = Document.parse("{image:\(String(damaged))}").document.layout(columns: 48)
    }
    let narrow = Document.parse("{w:10}\n{image:\(Self.greys)}").document.layout(columns: 48)
    #expect(narrow.diagnostics.map(\.line) == [2])
  }

  private static let greys = """
    iVBORw0KGgoAAAANSUhEUgAAAMgAAAA8CAAAAAAGMKpNAAACc0lEQVR42t3aQ68lUBAE4Brbtm3btm3b5hvbtm3btm3b9kxvenGS2dzkJfdW/4 \
    KTfH1Si0oBwcJGiZ0oZYbs+YqWqVyrYYv23foOHjVxxvxla7fsPnTywvV7T998/hUoZITo8ZKmyZyrYIny1eo2ad2pZ/9hY6fMXrRyw/Z9R89c \
    vvXwxftvf4OGiRwrYYr02fIWKV2pZoPm7br2GTRywvR5S9ds3nXwxPlrd5+8/vQzYIjw0eImSZ0pZ4Hi5arWadyqY49+Q8dMnrVwxfpte4+cvn \
    TzwfN3X/8ECR0pZoLk6bLmKVyqYo36zdp26T1wxPhpc5es3rTzwPFzV+88fvXxR4Dg4aLGSZwqY478xcpWqd2oZQd49fXufkNGT5q5YPm6rXsO \
    n7p44/6zt19+Bw4VMUb8ZGmz5C5UskL1ek3bdO41YPi4qXMWr9q4Y/+xs1duP3r54ft/9OHV1/3x9vDq6/54e/jyv/fk9vDlf+/J7eHL/96T24 \
    M4cR19ECeuow/ixHX0QZy4jj6IE9fRB3HiOvogTlxHH8SJ6+iDOHEdfRAnrqMP4sR19EGcuI4+iBPX0Qdx4jr6IE5cRx/EievogzhxHX2w91mq \
    D/Y+S/XB3mepPtj7LNUHe5+l+mDvs1Qf7H2W6oO9z1J9sPdZqg/2Pkv1wd5nqT7Y+yzVB3ufpfpg77NUH+x9luqDvc9SfbD3WaoPE2sB0YeJtY \
    Dow8RaQPRhYi0g+jCxFhB9mFgLiD5MrAVEHybWAqIPE2sB0YeJtYDow8RaQPRhYi0g+jCxFhB9mFgLiD5MrAVEHybWAqIPE2sB0YeJtYDow8Ra \
    QPT/AS5xVVqad9IBAAAAAElFTkSuQmCC
    """
}
