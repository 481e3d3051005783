import Foundation
import Receipts
import Testing

@Test func look() throws {
  for (name, values) in [
    ("a", Tickets.values()), ("b", Tickets.values(office: "Kantor Pelayanan Perbendaharaan Negara Pelaihari", promise: Tickets.due, copy: 2, priority: true)),
    ("c", Tickets.values(promise: Tickets.unstated)),
  ] {
    let r = try Tickets.receipt(values)
    print(r.diagnostics)
    for (c, w) in [(32, PDF.RollWidth.mm58), (48, .mm80)] {
      print(r.document.layout(columns: c).diagnostics)
      print(String(decoding: r.render(as: .text, columns: c), as: UTF8.self))
      try Data(r.render(as: .pdf(w), columns: c)).write(to: URL(filePath: "/tmp/look/\(name)\(c).pdf"))
      try Data(r.render(as: .svg, columns: c)).write(to: URL(filePath: "/tmp/look/\(name)\(c).svg"))
      let e = r.render(as: .escpos(c == 32 ? .mm58 : .mm80), columns: c)
      print("escpos", e.count)
      try Data(e).write(to: URL(filePath: "/tmp/look/\(name)\(c).bin"))
    }
  }
}
