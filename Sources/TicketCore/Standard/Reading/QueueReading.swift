import Calendars

extension FileNode {
  /// `{channels, endedBy?, recallMinutes?, weights?: {class: minutes}, patienceMinutes?}`.
  func queueing() -> Queueing? {
    guard let object = object(["channels", "endedBy", "recallMinutes", "weights", "patienceMinutes"]) else {
      return nil
    }
    let channels = object.required("channels")?.list { $0.choice(Channel.self) }
    let endedBy = object["endedBy"].map { $0.choice(Queueing.Ender.self) } ?? .officer
    let recallMinutes = object["recallMinutes"].map { $0.integer(0...480) } ?? 30
    let weights = object["weights"].map { $0.weights() } ?? Self.evenWeights
    let patienceMinutes = object["patienceMinutes"].map { $0.integer(1...480) } ?? 60
    guard let channels, let endedBy, let recallMinutes, let weights, let patienceMinutes else { return nil }
    // Else who came after could still pass somebody whose patience is over, and no position would hold.
    if let heaviest = weights.values.max(), heaviest > patienceMinutes {
      note(
        Phrase(
          "Bobot \(heaviest) menit melampaui \"patienceMinutes\"; kecilkan bobotnya.",
          "A weight of \(heaviest) minutes exceeds \"patienceMinutes\"; make it smaller."))
    }
    return Queueing(
      channels: channels, endedBy: endedBy, recallMinutes: recallMinutes, weights: weights,
      patienceMinutes: patienceMinutes)
  }

  private static let evenWeights = Dictionary(uniqueKeysWithValues: PriorityClass.allCases.map { ($0, 20) })

  private func weights() -> [PriorityClass: Int]? {
    guard let object = object(PriorityClass.allCases.map(\.rawValue)) else { return nil }
    var weights: [PriorityClass: Int] = [:]
    for one in PriorityClass.allCases {
      guard let node = object[one.rawValue] else { continue }
      guard let minutes = node.integer(0...480) else { return nil }
      weights[one] = minutes
    }
    return weights
  }
}
