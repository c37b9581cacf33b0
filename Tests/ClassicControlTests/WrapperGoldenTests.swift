import ClassicControl
import Foundation
import GymCore
import NumericRandom
import Testing

@Suite("World wrappers and Gymnasium's wrappers")
struct WrapperGoldenTests {
  /// What make-golden-wrappers.py recorded.
  private struct Golden: Decodable {
    let name: String
    let seed: Int
    let actions: [Float]
    let rewards: [Double]
    let endings: String
    let observations: [Float]
  }

  private static let all: [String: Golden] = {
    do {
      let url = Bundle.module.bundleURL.appendingPathComponent("Golden/wrappers.json")
      let runs = try JSONDecoder().decode([Golden].self, from: Data(contentsOf: url))
      return Dictionary(runs.map { ($0.name, $0) }) { first, _ in first }
    } catch {
      fatalError("The golden runs cannot be read: \(error)")
    }
  }()

  /// Plays the actions of a run and compares everything bit by bit.
  private func expectEqual<World: Environment>(
    _ name: String, _ world: World
  ) throws where World.Scalar == Float {
    let golden = try #require(Self.all[name])
    var world = world
    var (rows, rewards, endings) = ([Float](), [Double](), "")
    var row = [Float](repeating: 0, count: world.layout.count)
    func observe() {
      var span = row.mutableSpan
      world.observe(into: &span)
      rows += row
    }
    world.reset(seed: Seed(golden.seed))
    observe()
    let isDiscrete = world.actionSpace.indexCount != nil
    for action in golden.actions {
      let values = isDiscrete ? [] : [action]
      let typed = world.action(index: isDiscrete ? Int32(action) : 0, values: values.span)
      let outcome = world.step(typed)
      observe()
      rewards.append(outcome.reward)
      switch outcome.ending {
      case nil: endings += "."
      case .terminated: endings += "t"
      case .truncated: endings += "l"
      }
      if outcome.isLast {
        world.reset(seed: nil)
        observe()
      }
    }
    #expect(endings == golden.endings, "\(name)")
    #expect(rows == golden.observations, "\(name)")
    #expect(rewards == golden.rewards, "\(name)")
  }

  @Test("take the same actions at the same draws")
  func sticky() throws {
    try expectEqual("sticky", TimeLimit(StickyActions(CartPole(), probability: 0.4), steps: 500))
    try expectEqual(
      "stickyLong",
      StickyActions(TimeLimit(CartPole(), steps: 500), probability: 0.3, duration: 2...4))
  }

  @Test("skip, repeat and delay alike")
  func time() throws {
    try expectEqual("skip", FrameSkip(TimeLimit(MountainCar(), steps: 200), count: 4))
    try expectEqual("repeat", ActionRepeat(TimeLimit(CartPole(), steps: 500), count: 3))
    try expectEqual("delay", DelayedObservation(TimeLimit(CartPole(), steps: 500), steps: 2))
  }

  @Test("change continuous actions to the same bits")
  func actions() throws {
    let pendulum = TimeLimit(Pendulum(), steps: 200)
    try expectEqual("clipAction", ClippedAction(pendulum))
    try expectEqual("rescaleAction", RescaledAction(pendulum, from: -1...1))
    try expectEqual("discretizeAction", DiscretizedAction(pendulum, bins: [7]))
    try expectEqual("clipReward", ClippedReward(pendulum, to: -5...(-1)))
  }
}
