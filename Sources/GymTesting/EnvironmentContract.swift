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
  let endings: Set<Ending>
  let isDeterministic: Bool
  let make: () -> World

  /// States what is particular to a world.
  ///
  /// - Parameters:
  ///   - seed: The seed from which worlds and actions draw; lane i adds i to it.
  ///   - stepCount: How many steps long runs are. Lanes take a quarter of them at most, and a run that
  ///     reached no ending goes on for up to ten times as many.
  ///   - timeLimit: After how many steps episodes are cut short, if they are.
  ///   - endings: How the world itself ends episodes; the time limit truncates them besides.
  ///   - isDeterministic: Whether every seed gives the same world.
  ///   - make: Makes a new world, the same each time.
  /// - Precondition: There are at least 8 steps.
  public init(
    seed: Seed = 0, stepCount: Int = 10_000, timeLimit: Int? = nil,
    endings: Set<Ending> = [.terminated], isDeterministic: Bool = false,
    make: @escaping () -> World
  ) {
    precondition(stepCount >= 8, "A contract is checked for at least 8 steps, not \(stepCount).")
    self.seed = seed
    self.stepCount = stepCount
    self.timeLimit = timeLimit
    self.endings = endings
    self.isDeterministic = isDeterministic
    self.make = make
  }

  /// Plays the world and returns the first violation of each rule; none when it keeps them all.
  public func violations() -> [ContractViolation] { report().violations }

  /// Plays the world and says of every rule what became of it.
  public func report() -> ContractReport {
    var findings = Findings()
    inspect(&findings)
    checkTimeLimit(&findings)
    checkDrawing(&findings)
    checkFutures(&findings)
    checkCopies(&findings)
    checkSnapshots(&findings)
    checkDamagedSnapshots(&findings)
    checkResetOptions(&findings)
    checkComparisons(&findings)
    checkVectors(&findings)
    for laneCount in [1, 2, 7, 64] { checkLanes(laneCount, &findings) }
    return ContractReport(violations: findings.violations, reasonsNotAsked: reasonsNotAsked)
  }

  /// How episodes can end.
  var possibleEndings: Set<Ending> { timeLimit == nil ? endings : endings.union([.truncated]) }

  /// Why some rules ask nothing of this world.
  private var reasonsNotAsked: [ContractRule: String] {
    let world = make()
    var reasons: [ContractRule: String] = [:]
    if world.picture == nil {
      reasons[.drawingChangesNothing] = "the world does not draw itself"
      reasons[.drawingCoversTheCanvas] = "the world does not draw itself"
    }
    if !world.providesActionMask { reasons[.masksAreSound] = "the world has no action mask" }
    if timeLimit == nil { reasons[.timeLimitIsExact] = "there is no time limit" }
    if possibleEndings.isEmpty { reasons[.endingsAreReached] = "episodes never end" }
    return reasons
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
