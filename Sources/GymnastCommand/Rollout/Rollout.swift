import GymCore
import NumericRandom

/// What happens in a rollout.
enum RolloutEvent {
  /// An episode begins; nil goes on with the stream of random numbers.
  case reset(episode: Int, seed: Seed?, observation: SpaceValue)

  /// An action was taken; steps count within the episode.
  case step(
    episode: Int, step: Int, action: PlayedAction, observation: SpaceValue, outcome: Outcome)
}

/// Where a rollout is between two actions.
struct RolloutPosition: Equatable {
  /// The episode, counted from 0.
  var episode = 0

  /// How many steps it has had.
  var step = 0

  /// Whether it has ended, so that an action needs another one.
  var isOver = false
}

/// Plays actions in a world, episode after episode.
struct Rollout {
  /// How a rollout begins.
  enum Start {
    /// With a reset; the stream of random numbers goes on afterwards.
    case reset(seed: Seed)

    /// In the middle.
    case resumed(RolloutPosition)
  }

  /// The world.
  let world: AnyEnvironment

  /// How the rollout begins.
  let start: Start

  /// The options of every reset.
  let resetOptions: [String: OptionValue]

  /// Plays the actions and tells what happens.
  ///
  /// A new episode begins only when an action is left to play in it.
  ///
  /// - Returns: Where the rollout is after the last action.
  /// - Throws: ``OptionError`` for reset options, and whatever the observer throws.
  func play(
    _ actions: inout ActionSource, observer: (RolloutEvent) throws -> Void
  ) throws -> RolloutPosition {
    var position = RolloutPosition()
    switch start {
    case .reset(let seed):
      try world.reset(seed: seed, options: resetOptions)
      try observer(.reset(episode: 0, seed: seed, observation: world.observation))
    case .resumed(let given):
      position = given
    }
    while !actions.isEmpty {
      if position.isOver {
        position = RolloutPosition(episode: position.episode + 1)
        try world.reset(seed: nil, options: resetOptions)
        try observer(
          .reset(episode: position.episode, seed: nil, observation: world.observation))
      }
      let action = actions.next(in: world)
      let outcome = world.step(index: action.index, values: action.values)
      try observer(
        .step(
          episode: position.episode, step: position.step, action: action,
          observation: world.observation, outcome: outcome))
      position.isOver = outcome.isLast
      position.step += 1
    }
    return position
  }
}
