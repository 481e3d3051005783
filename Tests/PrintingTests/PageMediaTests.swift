import Testing

@testable import Printing

@Suite("The paper that a page asks for")
struct PageMediaTests {
  let roll = ["om_receipt-80x150_80x150mm", "custom_min_58x30mm", "custom_max_80x600mm"]

  func media(_ width: Int, _ height: Int) -> PageMedia? {
    PageMedia(pdf: TestPages.pdf(width: width, height: height))
  }

  @Test("a size that the queue has is asked for by its name")
  func exact() {
    #expect(media(227, 425)?.choice(among: roll) == .named("om_receipt-80x150_80x150mm"))
  }

  @Test("another length is a custom size, never a hundredth of a millimetre beyond the roll")
  func custom() {
    // 227 points are 80.08 mm.
    #expect(media(227, 300)?.choice(among: roll) == .custom(width: 8000, length: 10583))
    #expect(media(170, 300)?.choice(among: roll) == .custom(width: 5997, length: 10583))
  }

  @Test("what does not fit is not asked for, nor anything of a queue that names no sizes")
  func unsupported() {
    #expect(media(595, 842)?.choice(among: roll) == nil)
    #expect(media(227, 300)?.choice(among: ["om_receipt-80x150_80x150mm"]) == nil)
    #expect(media(227, 300)?.choice(among: []) == nil)
  }

  @Test(
    "a document without a plain page size asks for none",
    arguments: ["", "%PDF-1.4", "/MediaBox", "/MediaBox [", "/MediaBox [0 0 1]", "/MediaBox [0 0 nan 1e99]"])
  func unreadable(text: String) {
    #expect(PageMedia(pdf: Array(text.utf8)) == nil)
  }
}
