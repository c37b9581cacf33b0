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
      EnvironmentEntry(
        id: "MountainCar-v0", summary: "Swing a weak car up a hill, with pushes left and right.",
        timeLimit: 200, rewardThreshold: -110, schema: MountainCar.Options.schema,
        make: { MountainCar(options: $0) }),
      EnvironmentEntry(
        id: "MountainCarContinuous-v0",
        summary: "Swing a weak car up a hill, with an engine of any force.",
        timeLimit: 999, rewardThreshold: 90, schema: MountainCarContinuous.Options.schema,
        make: { MountainCarContinuous(options: $0) }),
      EnvironmentEntry(
        id: "Pendulum-v1", summary: "Swing a pendulum up and hold it upright, with a weak motor.",
        timeLimit: 200, endings: [], schema: Pendulum.Options.schema,
        make: { Pendulum(options: $0) }),
      EnvironmentEntry(
        id: "Acrobot-v1", summary: "Swing the tip of two rods up, with a motor between them.",
        timeLimit: 500, rewardThreshold: -100, schema: Acrobot.Options.schema,
        make: { Acrobot(options: $0) }),
    ]
  }
}
