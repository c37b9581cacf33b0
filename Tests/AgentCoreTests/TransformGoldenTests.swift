import AgentCore
import ClassicControl
import GymCore
import NumericRandom
import Testing
import ToyText

@Suite("Row transforms and Gymnasium's wrappers")
struct TransformGoldenTests {
  private static let settings: [String: TransformSetting] = [
    "normalize": "normalize",
    "frameStack": TransformSetting("frameStack", ["count": .integer(3)]),
    "frameStackZero": TransformSetting(
      "frameStack", ["count": .integer(3), "padding": .text("zero")]),
    "timeAware": "timeAware",
    "timeAwareNormalized": TransformSetting("timeAware", ["isNormalized": .flag(true)]),
    "rescale": TransformSetting("rescale", ["low": .integer(0), "high": .integer(2)]),
    "discretize": TransformSetting(
      "discretize", ["binCounts": .list([.integer(7), .integer(5)])]),
    "discretizeEach": TransformSetting(
      "discretize", ["binCounts": .list([.integer(9)]), "isJoined": .flag(false)]),
    "flatten": "flatten",
    "clipReward": TransformSetting("clipReward", ["low": .integer(-5), "high": .integer(-1)]),
    "normalizeRewardFirst": "normalizeReward",
    "normalizeReward1": "normalizeReward",
    "normalizeReward3": "normalizeReward",
  ]

  @Test("show the same rows and rewards", arguments: GoldenWrapping.all)
  func equal(golden: GoldenWrapping) throws {
    let setting = try #require(Self.settings[golden.name])
    let entry = try #require(
      (EnvironmentEntry.classicControl + EnvironmentEntry.toyText)
        .first { $0.id == golden.world })
    let laneCount = golden.lanes ?? 1
    let lanes = try entry.makeLanes(count: laneCount)
    var pipeline = try RowPipeline(
      [setting], input: RowForm(layout: lanes.layout, kind: lanes.scalarKind),
      laneCount: laneCount, timeLimit: entry.timeLimit)
    var rows = pipeline.makeRows(count: laneCount)
    var finals = rows
    var outcomes = lanes.buffers.outcomes
    var (seen, rewards, endings) = ([Float](), [Double](), "")
    lanes.reset(seeds: (0..<laneCount).map { Seed(golden.seed + $0) })
    pipeline.begin(with: lanes.buffers.observations, into: &rows)
    seen += rows.numbers
    for start in stride(from: 0, to: golden.actions.count, by: laneCount) {
      let actions = Array(golden.actions[start..<start + laneCount])
      let isDiscrete = lanes.actionSpace.indexCount != nil
      lanes.step(
        indices: actions.map { isDiscrete ? Int32($0) : 0 }, values: isDiscrete ? [] : actions)
      outcomes = lanes.buffers.outcomes
      pipeline.step(lanes.buffers, into: &rows, finals: &finals, outcomes: &outcomes)
      rewards += outcomes.map(\.reward)
      guard laneCount == 1 else { continue }
      if outcomes[0].isLast { seen += finals.numbers }
      seen += rows.numbers
      switch outcomes[0].ending {
      case nil: endings += "."
      case .terminated: endings += "t"
      case .truncated: endings += "l"
      }
    }
    if !golden.endings.isEmpty {
      #expect(endings == golden.endings)
      try #require(seen.count == golden.observations.count)
      for (found, expected) in zip(seen, golden.observations) {
        // Gymnasium keeps statistics in single precision.
        let tolerance: Float = golden.name == "normalize" ? 2e-4 : 2e-7
        #expect(abs(found - expected) <= tolerance * max(1, abs(expected)))
      }
    }
    try #require(rewards.count == golden.rewards.count)
    for (found, expected) in zip(rewards, golden.rewards) {
      #expect(abs(found - expected) <= 1e-5 * max(1, abs(expected)))
    }
  }
}
