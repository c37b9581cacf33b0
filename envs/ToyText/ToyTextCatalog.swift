public import GymCore

extension EnvironmentEntry {
  /// The worlds of toy text, under the ids by which Gymnasium knows them.
  public static var toyText: [EnvironmentEntry] {
    [
      EnvironmentEntry(
        id: "FrozenLake-v1", summary: "Cross a small frozen lake without falling into a hole.",
        timeLimit: 100, rewardThreshold: 0.7, isDeterministic: \.isDeterministic,
        schema: FrozenLake.Options.schema, make: { try FrozenLake(options: $0) }),
      EnvironmentEntry(
        id: "FrozenLake8x8-v1", summary: "Cross a large frozen lake without falling into a hole.",
        timeLimit: 200, rewardThreshold: 0.85, isDeterministic: \.isDeterministic,
        schema: FrozenLake.Options.schema8x8, make: { try FrozenLake(options: $0) }),
      EnvironmentEntry(
        id: "CliffWalking-v1", summary: "Walk along a cliff to the goal.",
        isDeterministic: { !$0.options.isSlippery }, schema: CliffWalking.Options.schema,
        make: { CliffWalking(options: $0) }),
      EnvironmentEntry(
        id: "CliffWalkingSlippery-v1", summary: "Walk along a cliff to the goal, and slip.",
        isDeterministic: { !$0.options.isSlippery }, schema: CliffWalking.Options.slipperySchema,
        make: { CliffWalking(options: $0) }),
      EnvironmentEntry(
        id: "Taxi-v4", summary: "Fetch a passenger and bring them to their destination.",
        timeLimit: 200, rewardThreshold: 8, schema: Taxi.Options.schema,
        make: { Taxi(options: $0) }),
      EnvironmentEntry(
        id: "Taxi-v3", summary: "Taxi-v4 in dry weather, under its former id.",
        timeLimit: 200, rewardThreshold: 8, schema: .none, make: { _ in Taxi() }),
      EnvironmentEntry(
        id: "Blackjack-v1", summary: "Come closer to 21 than the dealer, but not above it.",
        schema: Blackjack.Options.schema, make: { Blackjack(options: $0) }),
    ]
  }
}
