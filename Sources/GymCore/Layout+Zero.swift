extension Layout {
  /// A row of zeros, or of what is nearest to zero within each part's bounds.
  package var numbersNearestToZero: [Float] {
    parts.flatMap { part -> [Float] in
      switch part.kind {
      case .continuous(let low, let high): zip(low, high).map { min(max(0, $0), $1) }
      case .discrete(_, let start): Array(repeating: Float(start), count: part.count)
      case .planes, .tokens: Array(repeating: 0, count: part.count)
      }
    }
  }
}
