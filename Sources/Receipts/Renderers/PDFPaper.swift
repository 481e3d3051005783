extension PDF {
  /// What a PDF is printed on.
  package enum Paper: Sendable, Equatable {
    /// A roll, cut where the receipt ends.
    case mm58, mm80
    /// Labels of one size in millimetres, width 20–210, height 15–297: each piece of the receipt on one label.
    case label(width: Double, height: Double)

    /// A label by its name, `label-WxH`: both in millimetres with at most one decimal, as in `label-62x29` or
    /// `label-101.6x152.4`. Nil for other names and sizes out of range.
    package init?(label name: String) {
      guard let match = name.wholeMatch(of: /label-([0-9]{2,3}(?:\.[0-9])?)x([0-9]{2,3}(?:\.[0-9])?)/),
        let width = Double(match.1), let height = Double(match.2), 20...210 ~= width, 15...297 ~= height
      else { return nil }
      self = .label(width: width, height: height)
    }

    /// Width in millimetres.
    package var width: Double {
      switch self {
      case .mm58: 58
      case .mm80: 80
      case .label(let width, _): width
      }
    }

    /// Width that printers print on, in millimetres.
    package var printable: Double {
      switch self {
      case .mm58: 48
      case .mm80: 72
      case .label(let width, _): width - 2 * Self.labelMargin
      }
    }

    /// Columns that suit it: on labels 24–48, as many as leave capitals 2 mm high.
    package var columns: Int {
      switch self {
      case .mm58: 32
      case .mm80: 48
      case .label: min(max(Int(printable / Self.cellWithLegibleCapitals), 24), 48)
      }
    }

    /// White around a label's print in millimetres.
    private static let labelMargin = 2.0
    /// White above and below a receipt on a roll in millimetres.
    package static let rollMargin = 4.0
    /// Width in millimetres of a cell of 12 dots whose capitals, 13.5 dots high, are 2 mm high.
    private static let cellWithLegibleCapitals = 12 * 2 / 13.5
  }
}

extension PDF.Paper {
  /// Where a drawing stands on the paper, in millimetres.
  struct Placement {
    /// Height of the page.
    let pageHeight: Double
    /// Size of a dot.
    let dot: Double
    let left: Double
    let top: Double
  }

  /// The place of a drawing of so many dots: on a roll as wide as printers print; on a label in its middle, and made
  /// smaller where it would not fit.
  func placement(ofDots width: Int, by height: Int) -> Placement {
    let (width, height) = (Double(max(1, width)), Double(max(1, height)))
    switch self {
    case .mm58, .mm80:
      let dot = printable / width
      return Placement(
        pageHeight: height * dot + 2 * Self.rollMargin, dot: dot, left: (self.width - printable) / 2,
        top: Self.rollMargin)
    case .label(let labelWidth, let labelHeight):
      let dot = min(printable / width, (labelHeight - 2 * Self.labelMargin) / height)
      return Placement(
        pageHeight: labelHeight, dot: dot, left: (labelWidth - width * dot) / 2, top: (labelHeight - height * dot) / 2)
    }
  }
}
