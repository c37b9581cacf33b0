import AgentCore
import GymCore
import NumericRandom
import Snapshots
import Testing

/// The law of wrappers: what is put around single worlds and what is put around a vector is the same,
/// but for statistics, which lanes share.
@Suite("Row transforms around lanes")
struct RowTransformLawTests {
  /// Ways in which lanes restart; the other modes of a vector belong into this list.
  enum Restart: String, CaseIterable, Sendable { case sameStep }

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

  /// Plays lanes of the walk and returns what each lane saw: rows, final rows and rewards.
  private func play(
    _ setting: [TransformSetting], laneCount: Int, firstLane: Int = 0
  ) throws -> [[Float]] {
    let lanes = try EnvironmentEntry.walk().makeLanes(count: laneCount)
    var pipeline = try RowPipeline(
      setting, input: RowForm(layout: lanes.layout, kind: lanes.scalarKind),
      laneCount: laneCount, timeLimit: 5)
    var (rows, finals) = (pipeline.makeRows(count: laneCount), pipeline.makeRows(count: laneCount))
    var outcomes = lanes.buffers.outcomes
    var seen = [[Float]](repeating: [], count: laneCount)
    func part(_ rows: Rows, _ lane: Int) -> [Float] {
      Array(rows.numbers[lane * rows.width..<(lane + 1) * rows.width])
    }
    lanes.reset(seeds: (0..<laneCount).map { Seed(firstLane + $0) })
    pipeline.begin(with: lanes.buffers.observations, into: &rows)
    for lane in 0..<laneCount { seen[lane] += part(rows, lane) }
    var generators = (0..<laneCount).map { PCG64(seed: Seed(100 + firstLane + $0)) }
    for _ in 0..<60 {
      lanes.step(indices: generators.indices.map { Int32(generators[$0].integer(in: 0..<3)) })
      outcomes = lanes.buffers.outcomes
      pipeline.step(
        lanes.buffers.observations, finals: lanes.buffers.finalObservations, into: &rows,
        finals: &finals, outcomes: &outcomes)
      for lane in 0..<laneCount {
        if outcomes[lane].isLast { seen[lane] += part(finals, lane) }
        seen[lane] += part(rows, lane) + [Float(outcomes[lane].reward)]
      }
    }
    return seen
  }

  @Test(
    "show each lane what the single world shows", arguments: settings, Restart.allCases)
  func lanes(setting: [TransformSetting], restart: Restart) throws {
    let together = try play(setting, laneCount: 5)
    for lane in 0..<5 {
      #expect(try play(setting, laneCount: 1, firstLane: lane)[0] == together[lane])
    }
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
    pipeline.step(.of([10]), finals: .of([3]), into: &rows, finals: &finals, outcomes: &outcomes)
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
