public import GymCore
public import NumericRandom
public import Snapshots

/// A map from rows to rows between a world and an agent, such as one-hot coding or a stack of frames.
///
/// A transform is a plain value that is named in a run's settings with its options, saved with it, and
/// rebuilt by whatever plays the run again. What changes when or how a world steps is not a transform
/// but a world wrapper.
///
/// It sees the rows of each lane in the order of time: ``begin(lane:)`` before the first row of an
/// episode, then ``transform(lane:of:into:)`` for every row, the final one included. What it keeps for
/// a lane depends on that lane alone; only ``statistics`` are shared between lanes. Nothing here
/// allocates but the initializer and snapshots.
public protocol RowTransform: Sendable {
  /// What can be chosen.
  associatedtype Options: Sendable = NoOptions

  /// The name by which settings ask for it.
  static var name: String { get }

  /// What it does, in a sentence.
  static var summary: String { get }

  /// What can be chosen, with defaults and ranges.
  static var schema: OptionSchema<Options> { get }

  /// Creates the transform for rows of a form.
  ///
  /// - Throws: ``AgentError`` when such rows cannot be transformed.
  init(_ options: Options, for context: TransformContext) throws(AgentError)

  /// What the rows are like afterwards.
  var output: RowForm { get }

  /// Forgets the episode of a lane: the next row is the first of another.
  mutating func begin(lane: Int)

  /// Starts the random numbers of a lane anew.
  mutating func seed(lane: Int, with sequence: SeedSequence)

  /// Transforms the row of a lane, the next in its episode.
  ///
  /// - Precondition: The buffers have the forms that the transform was made for, and a row a lane.
  mutating func transform(lane: Int, of rows: borrowing Rows, into output: inout Rows)

  /// Transforms the rewards of a step, one outcome a lane; endings stay as they are.
  ///
  /// - Parameters:
  ///   - outcomes: What the step brought.
  ///   - realSteps: Which lanes took a step; the rewards of others are left as they are.
  ///   - isLearning: Whether ``statistics`` take the step in.
  mutating func transformRewards(
    of outcomes: inout [Outcome], realSteps: [Bool], isLearning: Bool)

  /// Whether ``statistics`` are of rows: each row is then examined before it is transformed.
  var examinesRows: Bool { get }

  /// Takes the row of a lane into the batch that ``update()`` adds to the statistics.
  mutating func examine(lane: Int, of rows: borrowing Rows)

  /// Adds the examined rows to the statistics.
  mutating func update()

  /// What was learned from all lanes and is played again with the policy; nil for most transforms.
  var statistics: RunningStatistics? { get set }

  /// Appends what it keeps for each lane; ``statistics`` are written beside it.
  func write(to writer: inout SnapshotWriter)

  /// Takes back what a transform of the same settings and lanes wrote.
  mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError)
}

extension RowTransform {
  public mutating func begin(lane: Int) {}

  public mutating func seed(lane: Int, with sequence: SeedSequence) {}

  public mutating func transformRewards(
    of outcomes: inout [Outcome], realSteps: [Bool], isLearning: Bool
  ) {}

  public var examinesRows: Bool { false }

  public mutating func examine(lane: Int, of rows: borrowing Rows) {}

  public mutating func update() {}

  public var statistics: RunningStatistics? {
    get { nil }
    set {}
  }

  public func write(to writer: inout SnapshotWriter) {}

  public mutating func restore(from reader: inout SnapshotReader) throws(SnapshotError) {}
}

extension RowTransform where Options == NoOptions {
  public static var schema: OptionSchema<NoOptions> { .none }
}

/// A row transform that changes rewards alone.
protocol RewardTransform: RowTransform {}

extension RewardTransform {
  public mutating func transform(
    lane: Int, of rows: borrowing Rows, into output: inout Rows
  ) {
    output.copyRow(lane, from: rows, row: lane)
  }
}

/// What a row transform is shown when it is made.
public struct TransformContext: Sendable {
  /// What its rows are like.
  public var form: RowForm

  /// For how many lanes it keeps what an episode needs.
  public var laneCount: Int

  /// After how many steps the world's episodes are cut short, if they are.
  public var timeLimit: Int?

  /// Describes the conditions of a transform.
  public init(form: RowForm, laneCount: Int, timeLimit: Int? = nil) {
    self.form = form
    self.laneCount = laneCount
    self.timeLimit = timeLimit
  }
}

/// A row transform as it stands in settings: its name, and its options that differ from the defaults.
public struct TransformSetting: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The name of the transform.
  public var name: String

  /// The options that are set.
  public var options: [String: OptionValue]

  /// Names a transform.
  public init(_ name: String, _ options: [String: OptionValue] = [:]) {
    self.name = name
    self.options = options
  }

  public init(stringLiteral name: String) { self.init(name) }
}
