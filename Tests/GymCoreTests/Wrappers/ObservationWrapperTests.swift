import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("Wrappers that show rows of their own")
struct ObservationWrapperTests {
  /// What is forwarded whatever is observed.
  private func checkCapabilities<World: Environment>(_ make: (Stairs<UInt8>) -> World) throws {
    var bare = Stairs<UInt8>()
    bare.livesLeft = 2
    var world = make(bare)
    #expect(world.lives == 2 && world.providesActionMask)
    #expect(world.diagnostics == bare.diagnostics)
    #expect(world.resetOptions == bare.resetOptions)
    #expect(world.picture == bare.picture)
    #expect(world.actionSpace == bare.actionSpace)
    try world.reset(seed: 4, options: ["height": .integer(9)])
    try bare.reset(seed: 4, options: ["height": .integer(9)])
    var masks = [[true, true, true], [false, false, false]]
    var first = masks[0].mutableSpan
    world.writeActionMask(into: &first)
    var second = masks[1].mutableSpan
    bare.writeActionMask(into: &second)
    #expect(masks[0] == masks[1])
    let values: [Float] = []
    let outcome = world.step(world.action(index: 1, values: values.span))
    #expect(outcome == bare.step(1))
    #expect(throws: OptionError.unknown(name: "no", known: ["height"])) {
      try world.reset(seed: nil, options: ["no": .null])
    }
  }

  @Test("pass on every capability")
  func capabilities() throws {
    try checkCapabilities { DelayedObservation($0, steps: 2) }
    try checkCapabilities { FrameSkip($0, count: 1) }
    try checkCapabilities { StickyActions($0, probability: 0) }
    try checkCapabilities { RecordedEpisode($0) }
  }

  @Test("show an observation late, and the first one not before its time")
  func delay() {
    var world = DelayedObservation(Stairs<Float>(), steps: 2)
    for seed: Seed? in [5, nil] {
      world.reset(seed: seed)
      let first = Float(world.base.height)
      #expect(world.row == [0])
      _ = world.step(1)
      #expect(world.row == [0])
      _ = world.step(2)
      #expect(world.row == [first])
      _ = world.step(1)
      #expect(world.row == [first + 1])
    }
  }

  @Test("show the larger numbers of the last two frames, and add rewards up")
  func skip() {
    var (world, single) = (FrameSkip(Slider(), count: 3), Slider())
    world.reset(seed: 7)
    single.reset(seed: 7)
    var rewards = 0.0
    for _ in 0..<3 { rewards += single.step([0, 1]).reward }
    let outcome = world.step([0, 1])
    #expect(outcome.reward == rewards)
    // The position falls by 1 a frame, so the last frame but one shows more.
    #expect(world.row == [single.position + 1] && world.base.position == single.position)
  }

  @Test("keep what happened in an episode, and forget it with the next")
  func record() throws {
    var world = RecordedEpisode(Stairs<Float>())
    world.reset(seed: 3)
    let start = Float(world.base.height)
    let outcomes = [1, 2].map { world.step(ActionNumbers(index: $0)) }
    #expect(world.seed == 3 && world.ending == nil)
    #expect(world.rows == [start, start + 1, start + 3])
    #expect(world.actions.map(\.index) == [1, 2])
    #expect(world.rewards == outcomes.map(\.reward))
    while world.step(ActionNumbers(index: 2)).ending == nil {}
    #expect(world.ending == .terminated)
    world.reset(seed: nil)
    #expect(world.rows.count == 1 && world.actions.isEmpty && world.ending == nil)
  }

  @Test("keep actions of many values and of few")
  func actionNumbers() throws {
    for count in [0, 1, 8, 9, 20] {
      let values = (0..<count).map { Float($0) }
      let numbers = ActionNumbers(index: 3, values: values)
      #expect(numbers.values == values && numbers.index == 3)
      #expect(try ActionNumbers(snapshotBytes: numbers.snapshotBytes) == numbers)
    }
    #expect(ActionNumbers(values: [1, 2]).action(of: Slider()) == SIMD2(1, 2))
  }

  @Test("refuse numbers that make no sense")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = ActionRepeat(Slider(), count: 0) }
    await #expect(processExitsWith: .failure) { _ = FrameSkip(Slider(), count: 0) }
    await #expect(processExitsWith: .failure) { _ = DelayedObservation(Slider(), steps: -1) }
    await #expect(processExitsWith: .failure) { _ = StickyActions(Slider(), probability: 1) }
    await #expect(processExitsWith: .failure) { _ = RescaledAction(Slider(), from: 1...1) }
    await #expect(processExitsWith: .failure) { _ = DiscretizedAction(Slider(), bins: [2, 2, 2]) }
    await #expect(processExitsWith: .failure) { _ = ClippedAction(Stairs<Float>()) }
    await #expect(processExitsWith: .failure) { _ = RenderedObservation(Slider()) }
  }
}
