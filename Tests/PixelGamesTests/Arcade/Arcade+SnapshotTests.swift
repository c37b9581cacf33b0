import GymCore
import NumericRandom
import Snapshots
import Testing

@testable import PixelGames

@Suite("Snapshots of the arcade's games")
struct ArcadeSnapshotTests {
  private func goesOn<Game: ArcadeGame>(
    _ game: Game.Type, _ expert: (Game, inout PCG64) -> ArcadeAction
  ) throws {
    for mode in Game.modes.indices {
      var options = Arcade<Game>.Options()
      (options.difficulty, options.mode, options.observation) = (2, mode, .gray)
      var world = Arcade<Game>(options: options)
      world.reset(seed: 5)
      var generator = PCG64(seed: 1)
      for round in 0..<30 {
        var twin = try Arcade<Game>(snapshotBytes: world.snapshotBytes)
        #expect(twin == world)
        for _ in 0..<40 {
          let action = expert(world.game, &generator)
          let (mine, its) = (world.step(action), twin.step(action))
          #expect(mine == its && twin == world, "\(Game.name), \(round)")
          guard mine.isLast else { continue }
          world.reset(seed: nil)
          twin.reset(seed: nil)
        }
        #expect(twin.row == world.row)
      }
    }
  }

  @Test("go on in the middle of an episode")
  func resumption() throws {
    try goesOn(ArcadeBreakout.self) { $0.expertAction(&$1) }
    try goesOn(ArcadePong.self) { $0.expertAction(&$1) }
  }

  private func withstandsDamage<Game: ArcadeGame>(_ game: Game.Type) {
    var world = Arcade<Game>()
    world.reset(seed: 2)
    for _ in 0..<60 { _ = world.step(.fire) }
    let bytes = world.snapshotBytes
    var refusalCount = 0
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x80
      do throws(SnapshotError) {
        // What is taken can be shown and played.
        var read = try Arcade<Game>(snapshotBytes: damaged)
        for _ in 0..<30 where !read.step(.left).isLast { #expect(read.row.count == 100_800) }
      } catch {
        refusalCount += 1
      }
    }
    #expect(refusalCount > bytes.count / 3)
  }

  @Test("of what cannot be are refused, wherever a byte is changed")
  func damage() {
    withstandsDamage(ArcadeBreakout.self)
    withstandsDamage(ArcadePong.self)
  }
}
