import AgentCore
import CAllocationCounter
import ClassicControl
import GymCore
import NumericRandom
import Testing

@Suite("Wrappers", .serialized, .enabled(if: allocationCountingIsPossible()))
struct WrapperAllocationTests {
  private func allocations<World: Environment>(_ world: World, values: [Float] = []) -> Int64 {
    var lanes = Lanes(count: 3) { _ in world }
    lanes.reset(seeds: [1, 2, 3])
    let indices = [Int32](repeating: 0, count: 3)
    for _ in 0..<100 { lanes.step(indices: indices.span, values: values.span) }
    return countAllocations {
      for _ in 0..<300 { lanes.step(indices: indices.span, values: values.span) }
    }
  }

  @Test("around worlds step and restart without allocating")
  func worlds() {
    let world = TimeLimit(CartPole(), steps: 40)
    #expect(allocations(StickyActions(world)) == 0)
    #expect(allocations(FrameSkip(world, count: 4)) == 0)
    #expect(allocations(ActionRepeat(world, count: 3)) == 0)
    #expect(allocations(DelayedObservation(world, steps: 3)) == 0)
    #expect(allocations(ClippedReward(world, to: 0...1)) == 0)
    let pendulum = TimeLimit(Pendulum(), steps: 40)
    #expect(allocations(RescaledAction(pendulum), values: [0, 1, 0.5]) == 0)
    #expect(allocations(ClippedAction(StickyActions(pendulum)), values: [0, 9, 0.5]) == 0)
    #expect(allocations(DiscretizedAction(pendulum, bins: [7])) == 0)
  }

  @Test("of rows transform steps and endings without allocating")
  func rows() throws {
    let lanes = AnyLanes(Lanes(count: 3) { _ in TimeLimit(CartPole(), steps: 40) })
    var pipeline = try RowPipeline(
      [
        "normalize", "clip", TransformSetting("frameStack", ["count": .integer(3)]), "timeAware",
        "flatten", "normalizeReward", "clipReward",
      ], input: RowForm(layout: lanes.layout, kind: .float), laneCount: 3, timeLimit: 40)
    var (rows, finals) = (pipeline.makeRows(count: 3), pipeline.makeRows(count: 3))
    var outcomes = lanes.buffers.outcomes
    lanes.reset(seeds: [1, 2, 3])
    pipeline.begin(with: lanes.buffers.observations, into: &rows)
    let (indices, values) = ([Int32](repeating: 0, count: 3), [Float]())
    func step() {
      lanes.step(indices: indices.span, values: values.span)
      for lane in outcomes.indices { outcomes[lane] = lanes.buffers.outcomes[lane] }
      pipeline.step(lanes.buffers, into: &rows, finals: &finals, outcomes: &outcomes)
    }
    for _ in 0..<50 { step() }
    #expect(countAllocations { for _ in 0..<300 { step() } } == 0)
  }
}
