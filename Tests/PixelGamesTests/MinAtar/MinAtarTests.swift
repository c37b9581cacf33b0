import Foundation
import GymCore
import GymTesting
import NumericRandom
import Testing

@testable import PixelGames

/// What the package MinAtar did with the actions of `RandomState(seed + 1000)`, resetting after endings.
private struct GoldenGame: Decodable {
  struct Frame: Decodable {
    let action: Int
    let reward: Double
    let isOver: Bool
    /// The first 12 digits of the hash of the board's bytes.
    let board: String

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      action = try container.decode(Int.self)
      reward = try container.decode(Double.self)
      isOver = try container.decode(Bool.self)
      board = try container.decode(String.self)
    }
  }

  let first200: [Frame]
  /// The hash of all boards of 20,000 frames, eight squares a byte.
  let sha_20000: String
}

@Suite("MinAtar's games")
struct MinAtarTests {
  private static func golden() throws -> [String: GoldenGame] {
    let url = try #require(
      Bundle.module.url(forResource: "Golden/minatar-rollouts", withExtension: "json"))
    return try JSONDecoder().decode([String: GoldenGame].self, from: Data(contentsOf: url))
  }

  @Test(
    "play the frames of the package, by every bit of 20,000",
    arguments: [0, 1, 42], ["breakout", "asterix", "freeway", "seaquest", "space_invaders"])
  func golden(seed: Int, name: String) throws {
    let golden = try #require(try Self.golden()["\(name)|\(seed)"])
    switch name {
    case "breakout": try compare(MinAtar<MinAtarBreakout>(), golden, seed)
    case "asterix": try compare(MinAtar<MinAtarAsterix>(), golden, seed)
    case "freeway": try compare(MinAtar<MinAtarFreeway>(), golden, seed)
    case "seaquest": try compare(MinAtar<MinAtarSeaquest>(), golden, seed)
    default: try compare(MinAtar<MinAtarSpaceInvaders>(), golden, seed)
    }
  }

  private func compare<Game>(_ world: MinAtar<Game>, _ golden: GoldenGame, _ seed: Int) throws {
    var world = world
    world.reset(seed: Seed(seed))
    var actions = MT19937(seed: UInt32(seed + 1000))
    var packed: [UInt8] = []
    for frame in 0..<20_000 {
      let action = actions.randint(6)
      let outcome = world.step(MinAtarAction.allCases[action])
      let board = world.row
      if frame < 200 {
        let expected = golden.first200[frame]
        try #require(action == expected.action)
        try #require(outcome.reward == expected.reward, "frame \(frame)")
        try #require(outcome.isLast == expected.isOver, "frame \(frame)")
        try #require(SHA256.prefix(of: board).prefix(12) == expected.board, "frame \(frame)")
      }
      for start in stride(from: 0, to: board.count, by: 8) {
        packed.append(
          (0..<8).reduce(0) { byte, bit in
            byte << 1 | (start + bit < board.count ? board[start + bit] : 0)
          })
      }
      if outcome.isLast { world.reset(seed: nil) }
    }
    #expect(SHA256.prefix(of: packed) == golden.sha_20000.prefix(16))
  }

  @Test("take the last action again after an ending, and go on only after a reset")
  func endings() {
    var world = MinAtar<MinAtarBreakout>()
    world.reset(seed: 3)
    while !world.step(.left).isLast {}
    let final = world.row
    for _ in 0..<3 { #expect(world.step(.right) == Outcome(reward: 0, ending: .terminated)) }
    #expect(world.row == final && world.isOver)
    world.reset(seed: nil)
    #expect(!world.isOver && world.row != final)
  }

  @Test("with nothing but sticky actions do nothing but what was done first, which is nothing")
  func stickiness() {
    var options = MinAtar<MinAtarBreakout>.Options()
    options.stickyProbability = 1
    var world = MinAtar<MinAtarBreakout>(options: options)
    world.reset(seed: 1)
    _ = world.step(.left)
    #expect(world.lastAction == .noOp)
    options.stickyProbability = 0
    world = MinAtar(options: options)
    world.reset(seed: 1)
    for action in [MinAtarAction.left, .right, .fire] {
      _ = world.step(action)
      #expect(world.lastAction == action)
    }
    world.reset(seed: nil)
    #expect(world.lastAction == .fire)
    world.reset(seed: 1)
    #expect(world.lastAction == .noOp)
  }

  @Test("in version 1 have the actions that do something, in MinAtar's order")
  func minimalActions() throws {
    let counts = [
      "Breakout": 3, "Asterix": 5, "Freeway": 3, "Seaquest": 6, "SpaceInvaders": 4,
    ]
    for (name, count) in counts {
      for (version, expected) in [(0, 6), (1, count)] {
        let entry = try #require(
          EnvironmentEntry.pixelGames.first { $0.id == "MinAtar/\(name)-v\(version)" })
        #expect(try entry.makeEnvironment().actionSpace.indexCount == expected)
        #expect(
          entry.options.map(\.name).contains("isRamping")
            == (name != "Breakout" && name != "Freeway"))
      }
    }
    var options = MinAtar<MinAtarFreeway>.Options()
    options.hasMinimalActions = true
    let freeway = MinAtar<MinAtarFreeway>(options: options)
    let actions = (0..<3).map { freeway.action(index: $0, values: [Float]().span) }
    #expect(actions == [.noOp, .up, .down])
  }
}
