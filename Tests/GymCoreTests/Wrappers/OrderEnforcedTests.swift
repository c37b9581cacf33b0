import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("OrderEnforced")
struct OrderEnforcedTests {
  @Test("lets episodes run that begin with a reset")
  func inOrder() throws {
    var world = OrderEnforced(Stairs<Float>())
    for seed: Seed? in [3, nil] {
      world.reset(seed: seed)
      while world.step(1).ending == nil {}
      #expect(world.base.height == 10)
    }
    try world.reset(seed: 1, options: ["height": .integer(9)])
    #expect(world.step(1).ending == .terminated)
  }

  @Test("reports a step before the first reset in a sentence, optimised or not")
  func beforeReset() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var world = OrderEnforced(Stairs<Float>())
      _ = world.step(1)
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(
      message.contains("The world was never reset. Call reset(seed:) before step(_:)."))
  }

  @Test("reports a step past an ending in a sentence, optimised or not")
  func pastEnding() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var world = OrderEnforced(Stairs<Float>())
      world.reset(seed: 0)
      while world.step(2).ending == nil {}
      _ = world.step(0)
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(
      message.contains("The episode is over. Call reset(seed:) before the next step(_:)."))
  }

  @Test("reports a step past an ending that a time limit brought")
  func pastLimit() async {
    await #expect(processExitsWith: .failure) {
      var world = OrderEnforced(TimeLimit(Stairs<Float>(), steps: 1))
      world.reset(seed: 0)
      _ = world.step(0)
      _ = world.step(0)
    }
  }

  @Test("reports a step after a reset that was refused")
  func refusedReset() async {
    await #expect(processExitsWith: .failure) {
      var world = OrderEnforced(Stairs<Float>())
      try? world.reset(seed: 0, options: ["no": .null])
      _ = world.step(0)
    }
  }

  @Test("remembers in a snapshot whether an episode runs")
  func snapshot() async throws {
    var world = OrderEnforced(Stairs<Float>())
    let unborn = try OrderEnforced<Stairs<Float>>(snapshotBytes: world.snapshotBytes)
    #expect(unborn == world)
    world.reset(seed: 1)
    var running = try OrderEnforced<Stairs<Float>>(snapshotBytes: world.snapshotBytes)
    #expect(running == world && running != unborn)
    _ = running.step(0)
    #expect(readablePrefixCount(of: world) == 0)
    await #expect(processExitsWith: .failure) {
      var world = OrderEnforced(Stairs<Float>())
      world.reset(seed: 0)
      while world.step(2).ending == nil {}
      var over = try OrderEnforced<Stairs<Float>>(snapshotBytes: world.snapshotBytes)
      _ = over.step(0)
    }
  }

  @Test("refuses a snapshot of a phase that is none")
  func impossible() {
    var writer = SnapshotWriter()
    writer.begin("OrderEnforced")
    writer.write(UInt8(3))
    writer.write(Stairs<Float>())
    #expect(throws: SnapshotError.invalid("3 is not a phase.")) {
      try OrderEnforced<Stairs<Float>>(snapshotBytes: writer.bytes)
    }
  }
}
