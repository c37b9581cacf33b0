public import GymCore
public import NumericRandom

/// Rooms, doors and keys on a grid, of which the agent sees a part, with a mission in words.
///
/// All levels are of this one type: a vector can mix them, and what is learned on one can be tried on
/// another. The same seed gives the episodes of the Python package MiniGrid 3.2.0, of M.
/// Chevalier-Boisvert and others, "Minigrid & Miniworld" (2023).
///
/// ## Observation
///
/// The 7×7 squares before the agent, each as the numbers of its kind, color and state; the direction
/// it looks in; and the mission. Walls and shut doors hide what is behind them, unless the level says
/// otherwise. A row holds the squares, the direction as one of four, and 20 tokens of the mission.
///
/// ## Reward and ending
///
/// A task that is done earns 1 − 0.9 · steps / limit and terminates the episode; so does lava, or a
/// mistake, without a reward. The limit truncates it. The diagnostic `success` says whether the task
/// was done.
///
/// ```swift
/// guard let level = MiniGrid.Level(id: "MiniGrid-DoorKey-8x8-v0") else { return }
/// var world = MiniGrid(level)
/// world.reset(seed: 42)
/// print(world.observation.mission)
/// ```
public struct MiniGrid: Environment {
  public typealias Scalar = UInt8

  /// What an agent can do.
  public enum Action: Int32, Sendable, CaseIterable {
    /// Turns to the left.
    case left

    /// Turns to the right.
    case right

    /// Goes a square ahead.
    case forward

    /// Picks up what is ahead.
    case pickUp

    /// Drops what is carried on the square ahead.
    case drop

    /// Opens or shuts the door ahead, or opens the box ahead.
    case toggle

    /// Says that the task is done.
    case done

    /// How many actions there are.
    static let count = 7
  }

  /// What episodes are drawn from.
  public var level: Level { plan.level }

  /// The grid, the agent and the mission.
  public internal(set) var scene: Scene

  /// How many steps of the episode have been taken.
  public internal(set) var stepCount = 0

  /// Whether the task was done.
  public internal(set) var hasSucceeded = false

  // One reference for all that never changes: copies of a world share it.
  private let plan: Plan

  // What every step needs of the level.
  let view: View
  let timeLimit: Int

  /// Creates a world; reset it before the first step.
  ///
  /// - Precondition: The level has no ``Level/defect``.
  public init(_ level: Level) {
    if let defect = level.defect { preconditionFailure(defect) }
    plan = Plan(level)
    view = View(size: level.viewSize, isOccluded: !level.family.seesThroughWalls)
    timeLimit = level.timeLimit
    scene = Scene(
      width: level.family.width, height: level.family.height, margin: level.viewSize - 1)
    reset(seed: nil)
    scene.generator = PCG64(seed: 0)
  }

  public mutating func reset(seed: Seed?) {
    if let seed { scene.generator = PCG64(seed: seed) }
    stepCount = 0
    hasSucceeded = false
    while true {
      scene.clear()
      do throws(Stuck) {
        try plan.level.family.build(&scene)
        return
      } catch {
        // What was drawn left no place for something: the next draws make another level.
      }
    }
  }

  public mutating func step(_ action: Action) -> Outcome {
    stepCount += 1
    // Where a family offers fewer actions, MiniGrid takes the others for the first.
    let isOffered = action.rawValue < plan.level.family.actionCount
    let verdict = scene.act(isOffered ? action : .left)
    switch verdict {
    case .none: return Outcome(reward: 0)
    case .success:
      hasSucceeded = true
      return Outcome(
        reward: 1 - 0.9 * (Double(stepCount) / Double(timeLimit)), ending: .terminated)
    case .failure: return Outcome(reward: 0, ending: .terminated)
    case .collision: return Outcome(reward: -1, ending: .terminated)
    }
  }

  /// The action of an index, in the order of ``Action``.
  ///
  /// - Precondition: The index is that of one of the world's actions.
  public func action(index: Int32, values: Span<Float>) -> Action {
    guard index < plan.level.family.actionCount, let action = Action(rawValue: index) else {
      preconditionFailure(
        "This world has actions 0 to \(plan.level.family.actionCount - 1). Do not give \(index).")
    }
    return action
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(plan.level.family.actionCount)) }

  public var providesActionMask: Bool { true }

  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    scene.writeMask(into: &mask)
  }

  /// The agent's square, direction and load, and all that is on the grid but the balls that move by
  /// themselves.
  public var controlledState: [Int]? { scene.controlledState }

  /// The generator of the world, from which wrappers draw as those of the reference do.
  public var lentGenerator: PCG64? {
    get { scene.generator }
    set { if let newValue { scene.generator = newValue } }
  }

  public var diagnostics: [Diagnostic] {
    [Diagnostic(name: "success", kind: .flag, summary: "Whether the task was done.")]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = hasSucceeded ? 1 : 0
  }
}

extension MiniGrid {
  private final class Plan: Sendable {
    let level: Level

    init(_ level: Level) { self.level = level }
  }
}

extension MiniGrid: Equatable {
  public static func == (first: Self, second: Self) -> Bool {
    (first.plan === second.plan || first.level == second.level) && first.scene == second.scene
      && first.stepCount == second.stepCount && first.hasSucceeded == second.hasSucceeded
  }
}
