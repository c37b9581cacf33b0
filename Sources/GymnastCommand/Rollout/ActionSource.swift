import GymCore

/// Where the actions of a rollout come from.
enum ActionSource {
  /// Given ones.
  case list(ArraySlice<PlayedAction>)

  /// Samples of the action space; when masked, of the actions that do something.
  case samples(SpaceSampler, leftCount: Int, isMasked: Bool)

  /// Whether no action is left.
  var isEmpty: Bool {
    switch self {
    case .list(let actions): actions.isEmpty
    case .samples(_, let leftCount, _): leftCount == 0
    }
  }

  /// What the next samples would be drawn from; nil when the actions are given.
  var sampler: SpaceSampler? {
    if case .samples(let sampler, _, _) = self { sampler } else { nil }
  }

  /// Takes the next action, one of a world at its present moment.
  ///
  /// - Precondition: There is one.
  mutating func next(in world: AnyEnvironment) -> PlayedAction {
    switch self {
    case .list(var actions):
      let action = actions.removeFirst()
      self = .list(actions)
      return action
    case .samples(var sampler, let leftCount, let isMasked):
      let action = PlayedAction(sampledFrom: &sampler, in: world, isMasked: isMasked)
      self = .samples(sampler, leftCount: leftCount - 1, isMasked: isMasked)
      return action
    }
  }
}

extension PlayedAction {
  /// Draws an action as Gymnasium's action space does.
  ///
  /// - Parameters:
  ///   - sampler: What it is drawn from.
  ///   - world: The world whose action it is.
  ///   - isMasked: Whether only actions are drawn that do something now; the world's are discrete then.
  init(
    sampledFrom sampler: inout SpaceSampler, in world: AnyEnvironment, isMasked: Bool
  ) {
    let actionSpace = world.actionSpace
    let value: SpaceValue
    if isMasked, case .discrete(let space) = actionSpace {
      value = .integer(space.sample(from: &sampler, mask: world.actionMask))
    } else {
      value = actionSpace.space.sampleValue(from: &sampler)
    }
    guard let numbers = actionSpace.numbers(of: value) else {
      fatalError("The action space drew \(value), which is not in it. Mend the space.")
    }
    self.init(index: numbers.index, values: numbers.values)
  }
}

extension AnyEnvironment {
  /// Refuses to be played with masked actions when it has no mask.
  func checkMasked(_ isMasked: Bool, id: String) throws(CommandError) {
    guard !isMasked || providesActionMask && actionSpace.indexCount != nil else {
      throw CommandError(
        "\(id) does not know which actions do something. Leave out --masked to draw from all.")
    }
  }
}
