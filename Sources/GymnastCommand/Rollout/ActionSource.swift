import GymCore

/// Where the actions of a rollout come from.
enum ActionSource: Sequence {
  /// Given ones.
  case list([PlayedAction])

  /// Samples of the action space.
  case samples(ActionSpace, SpaceSampler, count: Int)

  func makeIterator() -> Iterator { Iterator(source: self) }

  /// Goes through the actions; samples are drawn when they are asked for.
  struct Iterator: IteratorProtocol {
    private var source: ActionSource
    private var position = 0

    /// What the next samples would be drawn from; nil when the actions are given.
    var sampler: SpaceSampler? {
      if case .samples(_, let sampler, _) = source { sampler } else { nil }
    }

    fileprivate init(source: ActionSource) { self.source = source }

    mutating func next() -> PlayedAction? {
      defer { position += 1 }
      switch source {
      case .list(let actions): return position < actions.count ? actions[position] : nil
      case .samples(let space, var sampler, let count):
        guard position < count else { return nil }
        let value = space.space.sampleValue(from: &sampler)
        source = .samples(space, sampler, count: count)
        guard let numbers = space.numbers(of: value) else {
          preconditionFailure("A sample of \(space) is not in it. Mend the space.")
        }
        return PlayedAction(index: numbers.index, values: numbers.values)
      }
    }
  }
}
