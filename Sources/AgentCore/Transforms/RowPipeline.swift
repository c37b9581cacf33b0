public import GymCore
public import NumericRandom

/// The row transforms of a run, one after another, with the buffers between them.
///
/// Each lane's rows pass through them in the order of time. The last row of an episode still meets what
/// the transforms kept of that episode; the first row of the next one meets them fresh. A row of lane i
/// is the same however many lanes run beside it, but for transforms with statistics.
public struct RowPipeline: Sendable {
  /// The transforms, in order, with every option as it is in effect.
  public let settings: [TransformSetting]

  /// What the rows are like for the agent.
  public let output: RowForm

  /// Whether statistics stay as they are.
  public private(set) var isFrozen = false

  var transforms: [any RowTransform]

  // What each transform but the last hands on; the last writes to the caller's buffers.
  var between: [Rows]
  var finalsBetween: [Rows]

  // What the step at hand is to each lane.
  var moments: [LaneMoment]
  var realSteps: [Bool]

  init(
    settings: [TransformSetting], output: RowForm, transforms: [any RowTransform], laneCount: Int
  ) {
    self.settings = settings
    self.output = output
    self.transforms = transforms
    between = transforms.map { transform in
      let form = transform.output
      return Rows(kind: form.kind, count: laneCount, width: form.layout.count)
    }
    finalsBetween = between
    moments = Array(repeating: .goesOn, count: laneCount)
    realSteps = Array(repeating: true, count: laneCount)
  }

  /// Stops statistics from taking anything in: what is evaluated or watched is played as it was learned.
  public mutating func freeze() { isFrozen = true }

  /// Creates a buffer for transformed rows.
  public func makeRows(count: Int) -> Rows {
    Rows(kind: output.kind, count: count, width: output.layout.count)
  }

  /// Begins the random numbers of a lane anew.
  ///
  /// Transform k, counted from 1, has the stream `SeedSequence(entropy, spawnKey + [k])`.
  public mutating func seed(lane: Int, entropy: Seed, spawnKey: [UInt32]) {
    for index in transforms.indices {
      transforms[index].seed(
        lane: lane,
        with: SeedSequence(entropy: entropy, spawnKey: spawnKey + [UInt32(index + 1)]))
    }
  }

  // MARK: The first rows of episodes

  /// Transforms the first rows of new episodes in all lanes.
  ///
  /// - Precondition: There are no more rows than the pipeline was made for, and as many results.
  public mutating func begin(with rows: Rows, into result: inout Rows) {
    guard let last = transforms.indices.last else {
      result.copyAll(from: rows)
      return
    }
    swap(&between[last], &result)
    for index in 0...last {
      var target = Rows(kind: .float, count: 0, width: 0)
      swap(&target, &between[index])
      Self.begin(
        &transforms[index], index == 0 ? rows : between[index - 1], into: &target,
        isLearning: !isFrozen)
      swap(&target, &between[index])
    }
    swap(&between[last], &result)
  }

  private static func begin(
    _ transform: inout any RowTransform, _ rows: borrowing Rows, into target: inout Rows,
    isLearning: Bool
  ) {
    if isLearning, transform.examinesRows {
      for lane in 0..<rows.count { transform.examine(lane: lane, of: rows) }
      transform.update()
    }
    for lane in 0..<rows.count {
      transform.begin(lane: lane)
      transform.transform(lane: lane, of: rows, into: &target)
    }
  }

  /// Transforms the first row of a new episode in one lane.
  public mutating func begin(lane: Int, with rows: Rows, into result: inout Rows) {
    guard let last = transforms.indices.last else {
      result.copyRow(lane, from: rows, row: lane)
      return
    }
    swap(&between[last], &result)
    for index in 0...last {
      var target = Rows(kind: .float, count: 0, width: 0)
      swap(&target, &between[index])
      Self.begin(
        &transforms[index], lane, index == 0 ? rows : between[index - 1], into: &target,
        isLearning: !isFrozen)
      swap(&target, &between[index])
    }
    swap(&between[last], &result)
  }

  private static func begin(
    _ transform: inout any RowTransform, _ lane: Int, _ rows: borrowing Rows,
    into target: inout Rows, isLearning: Bool
  ) {
    if isLearning, transform.examinesRows {
      transform.examine(lane: lane, of: rows)
      transform.update()
    }
    transform.begin(lane: lane)
    transform.transform(lane: lane, of: rows, into: &target)
  }
}
