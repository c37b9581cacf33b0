import ClassicControl
import GymCore
import GymRendering
import GymTesting
import NumericRandom
import Snapshots
import Testing

/// Every wrapper around a world keeps the contract of a world: copies, snapshots, lanes and all.
@Suite("A wrapped world")
struct WrapperContractTests {
  private func check<World: Environment>(
    stepCount: Int = 800, timeLimit: Int? = nil, _ make: @escaping () -> World
  ) -> [ContractViolation] {
    EnvironmentContract(stepCount: stepCount, timeLimit: timeLimit, make: make).violations()
  }

  @Test("keeps the contract when its steps or actions are changed")
  func steps() {
    #expect(check { ActionRepeat(CartPole(), count: 3) }.isEmpty)
    #expect(check { FrameSkip(CartPole(), count: 4) }.isEmpty)
    #expect(check { FrameSkip(CartPole(), count: 1) }.isEmpty)
    #expect(check { StickyActions(CartPole(), probability: 0.4, duration: 1...3) }.isEmpty)
    #expect(check { StickyActions(Deaf(CartPole()), probability: 0.4) }.isEmpty)
    #expect(check(timeLimit: 50) { ClippedAction(TimeLimit(Pendulum(), steps: 50)) }.isEmpty)
    #expect(
      check(timeLimit: 50) { RescaledAction(TimeLimit(Pendulum(), steps: 50), from: -3...1) }
        .isEmpty)
    #expect(
      check(timeLimit: 50) { DiscretizedAction(TimeLimit(Pendulum(), steps: 50), bins: [7]) }
        .isEmpty)
    #expect(
      check(timeLimit: 50) {
        DiscretizedAction(TimeLimit(Pendulum(), steps: 50), bins: [5], isJoined: false)
      }
      .isEmpty)
    #expect(check(timeLimit: 50) { StickyActions(TimeLimit(Pendulum(), steps: 50)) }.isEmpty)
  }

  @Test("keeps the contract when its observations are changed")
  func observations() {
    #expect(check { DelayedObservation(CartPole(), steps: 3) }.isEmpty)
    #expect(check { DelayedObservation(CartPole(), steps: 0) }.isEmpty)
    #expect(check { TransformedObservation(CartPole(), by: Magnitudes(width: 4)) }.isEmpty)
    let size = PictureSize(width: 12, height: 8)
    #expect(check(stepCount: 200) { RenderedObservation(CartPole(), size: size) }.isEmpty)
    #expect(check(stepCount: 200) { PictureBesideObservation(CartPole(), size: size) }.isEmpty)
    #expect(
      check(stepCount: 200) {
        ObstructedView(RenderedObservation(CartPole(), size: size), share: 0.3, side: 3)
      }.isEmpty)
  }

  @Test("keeps the contract when its rewards are changed or its episodes recorded")
  func rewards() {
    #expect(
      check(timeLimit: 50) { ClippedReward(TimeLimit(Pendulum(), steps: 50), to: -5...(-1)) }
        .isEmpty)
    #expect(check { RecordedEpisode(CartPole()) }.isEmpty)
  }

  @Test("keeps the contract in many wrappers, whatever their order")
  func nested() {
    #expect(
      check(timeLimit: 9) {
        TimeLimit(
          EpisodeStatistics(
            DelayedObservation(FrameSkip(StickyActions(CartPole()), count: 2), steps: 2)),
          steps: 9)
      }.isEmpty)
    #expect(
      check { StickyActions(RecordedEpisode(ActionRepeat(OrderEnforced(CartPole()), count: 2))) }
        .isEmpty)
    #expect(
      check(timeLimit: 30) {
        StickyActions(DiscretizedAction(TimeLimit(Pendulum(), steps: 30), bins: [3]))
      }.isEmpty)
  }
}

/// A world that lends its generator to nobody.
struct Deaf<Base: Environment>: Wrapper {
  typealias Scalar = Base.Scalar
  typealias Action = Base.Action
  typealias Observation = Base.Observation

  var base: Base

  init(_ base: Base) { self.base = base }

  var lentGenerator: PCG64? {
    get { nil }
    set {}
  }

  func write(to writer: inout SnapshotWriter) { writer.write(base) }

  init(from reader: inout SnapshotReader) throws(SnapshotError) { base = try reader.read() }
}

/// The size of each measurement without its sign.
struct Magnitudes: ObservationMap {
  let width: Int

  init(width: Int) { self.width = width }

  var layout: Layout {
    let (low, high) = (
      [Float](repeating: 0, count: width), [Float](repeating: .infinity, count: width)
    )
    return Layout([(name: "size", shape: [width], kind: .continuous(low: low, high: high))])
  }

  func fits(_ base: Layout) -> Bool { base.count == width }

  func map(_ row: Span<Float>, into result: inout MutableSpan<Float>) {
    for index in row.indices { result[index] = abs(row[index]) }
  }

  func write(to writer: inout SnapshotWriter) {
    writer.begin("Magnitudes")
    writer.write(width)
  }

  init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("Magnitudes")
    width = try reader.read()
    guard (1...1_000).contains(width) else { throw .invalid("There are no \(width) numbers.") }
  }
}
