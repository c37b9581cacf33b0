import AgentCore
import GymCore
import NumericRandom
import Snapshots
import Testing

/// The law of wrappers: what is put around single worlds and what is put around a vector is the same,
/// but for statistics, which lanes share.
@Suite("Row transforms around lanes")
struct RowTransformLawTests {
  static let settings: [[TransformSetting]] = [
    ["oneHot"], ["flatten"], [TransformSetting("frameStack", ["count": .integer(3)])],
    [
      TransformSetting("frameStack", ["count": .integer(4), "padding": .text("zero")]),
      "timeAware",
    ],
    ["oneHot", TransformSetting("timeAware", ["isNormalized": .flag(true)]), "clip"],
    [TransformSetting("filter", ["parts": .list([.text("place")])]), "convert"],
    ["clipReward", "oneHot", "rescale"],
  ]

  private static let stepCount = 60

  private static func numbers(_ rows: Rows, _ lane: Int) -> [Float] {
    Array(rows.numbers[lane * rows.width..<(lane + 1) * rows.width])
  }

  private static func actions(ofLane lane: Int) -> PCG64 { PCG64(seed: Seed(100 + lane)) }

  /// Plays the walk of a lane by itself, its rows wrapped one by one: first and following rows and
  /// rewards, until it has taken all steps.
  private func playAlone(_ setting: [TransformSetting], lane: Int) throws -> [Float] {
    let world = try EnvironmentEntry.walk().makeEnvironment()
    var rows = Rows(kind: world.scalarKind, count: 1, width: world.layout.count)
    var pipeline = try RowPipeline(
      setting, input: RowForm(layout: world.layout, kind: world.scalarKind), laneCount: 1,
      timeLimit: 5)
    var result = pipeline.makeRows(count: 1)
    var (seen, isBeginning, seed) = ([Float](), true, Seed(lane) as Seed?)
    var generator = Self.actions(ofLane: lane)
    for _ in 0..<Self.stepCount {
      if isBeginning {
        try world.reset(seed: seed)
        seed = nil
        world.observe(into: &rows)
        pipeline.begin(lane: 0, with: rows, into: &result)
        seen += Self.numbers(result, 0)
      }
      let outcome = world.step(index: Int32(generator.integer(in: 0..<3)), values: [])
      world.observe(into: &rows)
      var outcomes = [outcome]
      pipeline.step(rows, into: &result, outcomes: &outcomes)
      seen += Self.numbers(result, 0) + [Float(outcomes[0].reward)]
      isBeginning = outcome.isLast
    }
    return seen
  }

  /// Plays lanes of the walk, wrapped together, until each has taken all steps; what each lane saw.
  private func play(
    _ setting: [TransformSetting], laneCount: Int, restarting mode: RestartMode = .sameStep
  ) throws -> [[Float]] {
    let lanes = try EnvironmentEntry.walk().makeLanes(count: laneCount, restartMode: mode)
    var pipeline = try RowPipeline(
      setting, input: RowForm(layout: lanes.layout, kind: lanes.scalarKind),
      laneCount: laneCount, timeLimit: 5)
    var (rows, finals) = (pipeline.makeRows(count: laneCount), pipeline.makeRows(count: laneCount))
    var seen = [[Float]](repeating: [], count: laneCount)
    var takenCounts = [Int](repeating: 0, count: laneCount)
    var generators = (0..<laneCount).map(Self.actions)
    lanes.reset(seeds: (0..<laneCount).map { Seed($0) })
    pipeline.begin(with: lanes.buffers.observations, into: &rows)
    for lane in 0..<laneCount { seen[lane] += Self.numbers(rows, lane) }
    for round in 0..<4 * Self.stepCount {
      // Told to restart, lanes are left to wait for a while.
      if mode == .disabled, round % 3 == 0 {
        let waiting = lanes.buffers.waitingLanes
        lanes.reset(where: waiting)
        for lane in 0..<laneCount where waiting[lane] {
          pipeline.begin(lane: lane, with: lanes.buffers.observations, into: &rows)
          if takenCounts[lane] < Self.stepCount { seen[lane] += Self.numbers(rows, lane) }
        }
      }
      let actions = (0..<laneCount).map { lane in
        lanes.buffers.waitingLanes[lane] ? 9 : Int32(generators[lane].integer(in: 0..<3))
      }
      let before = rows
      lanes.step(indices: actions)
      var outcomes = lanes.buffers.outcomes
      pipeline.step(lanes.buffers, into: &rows, finals: &finals, outcomes: &outcomes)
      for lane in 0..<laneCount where takenCounts[lane] < Self.stepCount {
        let isLast = outcomes[lane].isLast
        if lanes.buffers.realSteps[lane] {
          takenCounts[lane] += 1
          seen[lane] += Self.numbers(isLast ? finals : rows, lane) + [Float(outcomes[lane].reward)]
          if isLast, mode == .sameStep, takenCounts[lane] < Self.stepCount {
            seen[lane] += Self.numbers(rows, lane)
          }
          if isLast, mode != .sameStep {
            #expect(Self.numbers(rows, lane) == Self.numbers(finals, lane))
          }
        } else if lanes.buffers.waitingLanes[lane] {
          #expect(Self.numbers(rows, lane) == Self.numbers(before, lane))
          #expect(outcomes[lane] == Outcome(reward: 0))
        } else {
          #expect(outcomes[lane] == Outcome(reward: 0))
          seen[lane] += Self.numbers(rows, lane)
        }
      }
    }
    #expect(takenCounts.allSatisfy { $0 == Self.stepCount })
    return seen
  }

  @Test(
    "show each lane what the single world shows", arguments: settings, RestartMode.allCases)
  func lanes(setting: [TransformSetting], mode: RestartMode) throws {
    for laneCount in [1, 5] {
      let together = try play(setting, laneCount: laneCount, restarting: mode)
      for lane in 0..<laneCount {
        #expect(try playAlone(setting, lane: lane) == together[lane])
      }
    }
  }

  @Test(
    "with statistics show one lane what the single world shows", arguments: RestartMode.allCases)
  func statisticsOfOne(mode: RestartMode) throws {
    let setting: [TransformSetting] = ["oneHot", "normalize", "normalizeReward"]
    #expect(
      try play(setting, laneCount: 1, restarting: mode)[0] == playAlone(setting, lane: 0))
  }

  @Test("with statistics depend on other lanes")
  func statistics() throws {
    let setting: [TransformSetting] = ["oneHot", "normalize", "normalizeReward"]
    #expect(try play(setting, laneCount: 1)[0] != play(setting, laneCount: 2)[0])
  }

  @Test("draw noise of a lane by its seed, whatever the other lanes")
  func noise() throws {
    let setting = TransformSetting("noise", ["probability": .number(0.5)])
    func noise(_ laneCount: Int, _ lane: Int) throws -> [UInt8] {
      var pipeline = try RowPipeline([setting], input: .bytes([4, 4, 3]), laneCount: laneCount)
      for lane in 0..<laneCount {
        pipeline.seed(lane: lane, entropy: 9, spawnKey: [7, UInt32(lane + 1)])
      }
      var (rows, result) = (
        Rows(kind: .byte, count: laneCount, width: 48), pipeline.makeRows(count: laneCount)
      )
      rows.bytes = rows.bytes.map { _ in 0 }
      pipeline.begin(with: rows, into: &result)
      return Array(result.bytes[lane * 48..<(lane + 1) * 48])
    }
    #expect(try noise(1, 0) == noise(3, 0))
    #expect(try noise(3, 1) != noise(3, 0))
    #expect(try noise(3, 2) == noise(4, 2))
  }

  @Test("meet the end of an episode with its stack, and the next one with a fresh stack")
  func endings() throws {
    var pipeline = try RowPipeline(
      [TransformSetting("frameStack", ["count": .integer(3)])], input: .measurements(1, 0, 99),
      laneCount: 1)
    #expect(pipeline.begin([1]) == [1, 1, 1])
    #expect(pipeline.next([2]).row == [1, 1, 2])
    var (rows, finals) = (pipeline.makeRows(count: 1), pipeline.makeRows(count: 1))
    var outcomes = [Outcome(reward: 0, ending: .truncated)]
    var buffers = LaneBuffers(
      kind: .float, laneCount: 1, rowWidth: 1, maskWidth: 0, diagnosticCount: 0)
    (buffers.observations, buffers.finalObservations) = (.of([10]), .of([3]))
    buffers.realSteps = [true]
    pipeline.step(buffers, into: &rows, finals: &finals, outcomes: &outcomes)
    #expect(finals.floats == [1, 2, 3])
    #expect(rows.floats == [10, 10, 10])
    #expect(pipeline.next([11]).row == [10, 10, 11])
  }

  @Test("go on to the same bits from where they were written down")
  func snapshot() throws {
    let setting: [TransformSetting] = [
      "normalize", TransformSetting("frameStack", ["count": .integer(3)]), "timeAware",
      "normalizeReward",
    ]
    var pipeline = try RowPipeline(setting, input: .measurements(1, 0, 99), laneCount: 1)
    _ = pipeline.begin([1])
    for step in 0..<7 { _ = pipeline.next([Float(step)], reward: Double(step)) }
    var writer = SnapshotWriter()
    pipeline.write(to: &writer)
    var twin = try RowPipeline(setting, input: .measurements(1, 0, 99), laneCount: 1)
    var reader = SnapshotReader(writer.bytes)
    try twin.restore(from: &reader)
    try reader.finish()
    for step in 0..<9 {
      let row = [Float(9 - step)]
      #expect(twin.next(row, reward: 1) == pipeline.next(row, reward: 1))
    }
    for count in 0..<writer.bytes.count {
      var other = try RowPipeline(setting, input: .measurements(1, 0, 99), laneCount: 1)
      var cut = SnapshotReader(Array(writer.bytes[..<count]))
      #expect(throws: SnapshotError.self) { try other.restore(from: &cut) }
    }
    var wider = try RowPipeline(setting, input: .measurements(1, 0, 99), laneCount: 2)
    var again = SnapshotReader(writer.bytes)
    #expect(throws: SnapshotError.self) { try wider.restore(from: &again) }
  }
}
