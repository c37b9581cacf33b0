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

/// Plays actions in a world, episode after episode.
struct Rollout {
  /// The world.
  let world: AnyEnvironment

  /// The seed of the first reset; the stream goes on afterwards.
  let seed: Seed

  /// The options of every reset.
  let resetOptions: [String: OptionValue]

  /// Plays the actions and tells what happens.
  ///
  /// A new episode begins only when an action is left to play in it.
  ///
  /// - Throws: ``OptionError`` for reset options, and whatever the observer throws.
  func play(
    _ actions: ActionSource, observer: (RolloutEvent) throws -> Void
  ) throws {
    try world.reset(seed: seed, options: resetOptions)
    try observer(.reset(episode: 0, seed: seed, observation: world.observation))
    var (episode, step) = (0, 0)
    var isOver = false
    var actions = actions
    while !actions.isEmpty {
      if isOver {
        (episode, step) = (episode + 1, 0)
        try world.reset(seed: nil, options: resetOptions)
        try observer(.reset(episode: episode, seed: nil, observation: world.observation))
      }
      let action = actions.next(in: world)
      let outcome = world.step(index: action.index, values: action.values)
      try observer(
        .step(
          episode: episode, step: step, action: action, observation: world.observation,
          outcome: outcome))
      isOver = outcome.isLast
      step += 1
    }
  }
}
