import GymCore

extension Preset {
  /// The presets of the suite; what each reaches is in `docs/reproducing.md`.
  static let standard = [
    Preset(agent: "dqn", environment: "CartPole-v1", steps: 50_000),
    Preset(agent: "dqn", environment: "CartPole-v0", steps: 50_000),
    Preset(agent: "reinforce", environment: "CartPole-v1", steps: 200_000),
    Preset(agent: "reinforce", environment: "CartPole-v0", steps: 200_000),
    Preset(agent: "dqn", environment: "FrozenLake-v1", steps: 200_000),
  ]
}
