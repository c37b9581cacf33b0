import GymCore
import NumericRandom
import Snapshots
import Testing

@Suite("TimeLimit")
struct TimeLimitTests {
  @Test("cuts episodes short exactly at the limit", arguments: [1, 2, 7])
  func exact(limit: Int) {
    var world = TimeLimit(Stairs<Float>(), steps: limit)
    for episode in 0..<3 {
      world.reset(seed: episode == 0 ? 5 : nil)
      for step in 1...limit {
        #expect(world.step(0).ending == (step == limit ? .truncated : nil))
      }
    }
  }

  @Test("says terminated where the task itself ends at the limit")
  func both() throws {
    var world = TimeLimit(Stairs<Float>(), steps: 2)
    try world.reset(seed: 0, options: ["height": .integer(8)])
    #expect(world.step(1).ending == nil)
    #expect(world.step(1).ending == .terminated)
  }

  @Test("says terminated where the task ends before the limit")
  func early() throws {
    var world = TimeLimit(Stairs<Float>(), steps: 5)
    try world.reset(seed: 0, options: ["height": .integer(9)])
    #expect(world.step(1).ending == .terminated)
  }

  @Test("counts anew after a reset with options, and goes on after a refused one")
  func options() throws {
    var world = TimeLimit(Stairs<Float>(), steps: 3)
    world.reset(seed: 0)
    _ = world.step(0)
    _ = world.step(0)
    try world.reset(seed: 0, options: ["height": .integer(0)])
    #expect(world.step(0).ending == nil)
    #expect(world.step(0).ending == nil)
    #expect(throws: OptionError.self) { try world.reset(seed: 0, options: ["no": .null]) }
    #expect(world.step(0).ending == .truncated)
  }

  @Test("changes no reward")
  func rewards() {
    var limited = TimeLimit(Stairs<Float>(), steps: 3)
    var free = Stairs<Float>()
    limited.reset(seed: 1)
    free.reset(seed: 1)
    for _ in 0..<3 { #expect(limited.step(0).reward == free.step(0).reward) }
  }

  @Test("goes on from its snapshot with the steps that are left")
  func snapshot() throws {
    var world = TimeLimit(Stairs<Float>(), steps: 3)
    world.reset(seed: 1)
    _ = world.step(0)
    var twin = try TimeLimit<Stairs<Float>>(snapshotBytes: world.snapshotBytes)
    #expect(twin == world)
    #expect(twin.limit == 3)
    #expect(twin.step(0).ending == nil)
    #expect(twin.step(0).ending == .truncated)
    #expect(readablePrefixCount(of: world) == 0)
  }

  @Test("refuses snapshots of counts that cannot be", arguments: [(0, 0), (3, -1), (-1, 1)])
  func impossible(limit: Int, elapsed: Int) {
    var writer = SnapshotWriter()
    writer.begin("TimeLimit")
    writer.write(limit)
    writer.write(elapsed)
    writer.write(Stairs<Float>())
    #expect(throws: SnapshotError.self) {
      try TimeLimit<Stairs<Float>>(snapshotBytes: writer.bytes)
    }
  }

  @Test("is of at least 1 step")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = TimeLimit(Stairs<Float>(), steps: 0) }
  }
}
