public import GymCore

extension EnvironmentEntry {
  /// The worlds of toy text, under the ids by which Gymnasium knows them.
  public static var toyText: [EnvironmentEntry] {
    [
      EnvironmentEntry(
        id: "FrozenLake-v1", summary: "Cross a small frozen lake without falling into a hole.",
        timeLimit: 100, rewardThreshold: 0.7, schema: FrozenLake.Options.schema,
        make: { try FrozenLake(options: $0) }),
      EnvironmentEntry(
        id: "FrozenLake8x8-v1", summary: "Cross a large frozen lake without falling into a hole.",
        timeLimit: 200, rewardThreshold: 0.85, schema: FrozenLake.Options.schema8x8,
        make: { try FrozenLake(options: $0) }),
    ]
  }
}
