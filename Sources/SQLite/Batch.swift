/// The requests of one transaction and what became of each.
struct Batch {
  private(set) var requests: [any WriteRequest]
  private(set) var last: any WriteRequest
  /// One for each request that has run.
  private var results: [Result<Wishes, any Error>] = []

  init(_ first: any WriteRequest) {
    requests = [first]
    last = first
  }

  mutating func add(_ request: any WriteRequest) {
    requests.append(request)
    last = request
  }

  mutating func settleLast(_ result: Result<Wishes, any Error>) {
    results.append(result)
  }

  /// The rows touched by the requests that succeeded, each once, in the order of their first touch.
  var touched: [Touched] {
    var seen: Set<Touched> = []
    return results.flatMap { (try? $0.get())?.touched ?? [] }.filter { seen.insert($0).inserted }
  }

  /// After COMMIT: carries out what was put off and wakes the callers. Errors, too, are told only now: a refusal may rest
  /// on what a neighbour in the batch had written, and so is true only once that is durable.
  func answer() {
    for (request, result) in zip(requests, results) {
      switch result {
      case .success(let wishes): wishes.afterCommit.forEach { $0() }
      case .failure(let error): request.fail(error)
      }
    }
    requests.wake()
  }

  /// Tells every caller the same error.
  func fail(_ error: any Error) {
    requests.forEach { $0.fail(error) }
    requests.wake()
  }
}
