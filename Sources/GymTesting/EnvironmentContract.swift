public import GymCore
public import NumericRandom

/// The contract that every world keeps, checked by playing it with random actions.
///
/// It needs no test framework. In a test of one's own world:
///
/// ```swift
/// let contract = EnvironmentContract(timeLimit: 200) { TimeLimit(MountainCar(), steps: 200) }
/// #expect(contract.violations().isEmpty)
/// ```
///
/// The rules are the cases of ``ContractRule``. A world that traps ends the program, as it would
/// anywhere.
public struct EnvironmentContract<World: Environment> {
  let seed: Seed
  let stepCount: Int
  let timeLimit: Int?
  let isDeterministic: Bool
  let maskedActionsDoNothing: Bool
  let make: () -> World

  /// States what is particular to a world.
  ///
  /// - Parameters:
  ///   - seed: The seed from which worlds and actions draw; lane i adds i to it.
  ///   - stepCount: How many steps long the longest runs are; lanes take a quarter of them.
  ///   - timeLimit: After how many steps episodes are cut short, if they are.
  ///   - isDeterministic: Whether every seed gives the same world.
  ///   - maskedActionsDoNothing: Whether an action that is masked off leaves the observation as it
  ///     is; false where chance moves the world whatever is done.
  ///   - make: Makes a new world, the same each time.
  /// - Precondition: There are at least 8 steps.
  public init(
    seed: Seed = 0, stepCount: Int = 2_000, timeLimit: Int? = nil, isDeterministic: Bool = false,
    maskedActionsDoNothing: Bool = true, make: @escaping () -> World
  ) {
    precondition(stepCount >= 8, "A contract is checked for at least 8 steps, not \(stepCount).")
    self.seed = seed
    self.stepCount = stepCount
    self.timeLimit = timeLimit
    self.isDeterministic = isDeterministic
    self.maskedActionsDoNothing = maskedActionsDoNothing
    self.make = make
  }

  /// Plays the world and returns the first violation of each rule; none when it keeps them all.
  public func violations() -> [ContractViolation] {
    var findings = Findings()
    inspect(&findings)
    checkDrawing(&findings)
    checkFutures(&findings)
    checkCopies(&findings)
    checkSnapshots(&findings)
    checkDamagedSnapshots(&findings)
    checkResetOptions(&findings)
    checkComparisons(&findings)
    checkVectors(&findings)
    for laneCount in [1, 2, 7, 64] { checkLanes(laneCount, &findings) }
    return findings.violations
  }

  /// A new player at the beginning of an episode.
  func makePlayer() -> Player<World> { Player(make(), seed: seed, actionSeed: seed) }

  /// Moments of a run at which worlds are forked: early ones, and then ever later.
  var forkSteps: [Int] {
    Array(sequence(first: 0) { $0 * 2 + 1 }.prefix { $0 < stepCount / 2 })
  }

  /// How far forks are followed.
  var forkLength: Int { min(stepCount, 200) }
}
