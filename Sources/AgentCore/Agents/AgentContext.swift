public import GymCore

/// What an agent is shown before training: what it will see, what it may do and for how long.
public struct AgentContext: Sendable {
  /// How an observation lies in a row, after the row transforms.
  public let layout: Layout

  /// What the rows hold.
  public let scalarKind: ScalarKind

  /// The actions that may be taken.
  public let actionSpace: ActionSpace

  /// Whether the world says which discrete actions can be chosen.
  public let providesActionMask: Bool

  /// How many rows the agent will see at once while it learns.
  public let laneCount: Int

  /// How many steps it will learn for, over all lanes; schedules stretch over them.
  public let totalSteps: Int

  /// The run's random streams.
  public let streams: RandomStreams

  /// Describes the conditions of a run.
  public init(
    layout: Layout, scalarKind: ScalarKind, actionSpace: ActionSpace,
    providesActionMask: Bool = false, laneCount: Int, totalSteps: Int, streams: RandomStreams
  ) {
    self.layout = layout
    self.scalarKind = scalarKind
    self.actionSpace = actionSpace
    self.providesActionMask = providesActionMask
    self.laneCount = laneCount
    self.totalSteps = totalSteps
    self.streams = streams
  }
}

/// Why an agent cannot serve a world, or settings cannot work together.
public struct AgentError: Error, Sendable, Equatable, CustomStringConvertible {
  public let description: String

  /// Creates an error with a full sentence that says what to do.
  public init(_ description: String) { self.description = description }
}
