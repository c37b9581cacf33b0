public import GymCore

extension EnvironmentEntry {
  /// The worlds of classic control, under the ids by which Gymnasium knows them.
  public static var classicControl: [EnvironmentEntry] {
    [
      EnvironmentEntry(
        id: "CartPole-v0", summary: "Keep a pole upright on a cart, for up to 200 steps.",
        timeLimit: 200, rewardThreshold: 195, schema: CartPole.Options.schema,
        make: { CartPole(options: $0) }),
      EnvironmentEntry(
        id: "CartPole-v1", summary: "Keep a pole upright on a cart, for up to 500 steps.",
        timeLimit: 500, rewardThreshold: 475, schema: CartPole.Options.schema,
        make: { CartPole(options: $0) }),
    ]
  }
}
