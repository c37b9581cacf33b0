import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import PixelGames

@Suite("Snapshots of MinAtar's games")
struct MinAtarSnapshotTests {
  private func goesOn<Game: MinAtarGame>(_ game: Game.Type) throws {
    var options = MinAtar<Game>.Options()
    options.stickyProbability = 0.25
    var world = MinAtar<Game>(options: options)
    world.reset(seed: 5)
    var generator = PCG64(seed: 1)
    for round in 0..<40 {
      var twin = try MinAtar<Game>(snapshotBytes: world.snapshotBytes)
      #expect(twin == world)
      for _ in 0..<25 {
        let action = generator.choice(from: MinAtarAction.allCases)
        let (mine, its) = (world.step(action), twin.step(action))
        #expect(mine == its && twin == world && twin.row == world.row, "\(Game.name), \(round)")
        guard mine.isLast else { continue }
        world.reset(seed: nil)
        twin.reset(seed: nil)
      }
    }
  }

  @Test("go on in the middle of an episode")
  func resumption() throws {
    try goesOn(MinAtarBreakout.self)
    try goesOn(MinAtarAsterix.self)
    try goesOn(MinAtarFreeway.self)
    try goesOn(MinAtarSeaquest.self)
    try goesOn(MinAtarSpaceInvaders.self)
  }

  @Test("of what cannot be are refused, wherever a byte is changed")
  func damage() throws {
    var world = MinAtar<MinAtarSeaquest>()
    world.reset(seed: 2)
    for _ in 0..<60 { _ = world.step(.fire) }
    let bytes = world.snapshotBytes
    var refusalCount = 0
    for index in 0..<min(bytes.count, 600) {
      var damaged = bytes
      damaged[index] ^= 0x80
      do throws(SnapshotError) {
        var read = try MinAtar<MinAtarSeaquest>(snapshotBytes: damaged)
        // What is taken can be shown and played.
        for _ in 0..<30 where !read.step(.left).isLast { #expect(read.row.count == 1000) }
      } catch {
        refusalCount += 1
      }
    }
    #expect(refusalCount > 200)
  }
}
