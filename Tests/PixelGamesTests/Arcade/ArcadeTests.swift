import GymCore
import NumericRandom
import Testing

@testable import PixelGames

@Suite("The arcade's games")
struct ArcadeTests {
  /// The mean return of episodes with actions from a chooser.
  private func meanReturn<Game: ArcadeGame>(
    _ options: Arcade<Game>.Options, episodes: Int,
    _ choose: (Game, inout PCG64) -> ArcadeAction
  ) -> Double {
    var world = TimeLimit(Arcade<Game>(options: options), steps: options.timeLimit)
    var generator = PCG64(seed: 8)
    var total = 0.0
    for episode in 0..<episodes {
      world.reset(seed: Seed(episode))
      while true {
        let outcome = world.step(choose(world.base.game, &generator))
        total += outcome.reward
        if outcome.isLast { break }
      }
    }
    return total / Double(episodes)
  }

  private func random<Game: ArcadeGame>(_ game: Game, _ generator: inout PCG64) -> ArcadeAction {
    generator.choice(from: Game.minimalActions)
  }

  @Test(
    "Breakout: a script that follows the ball beats chance by far, and standing still earns little")
  func breakout() {
    let options = Arcade<ArcadeBreakout>.Options()
    let chance = meanReturn(options, episodes: 5, random)
    let script = meanReturn(options, episodes: 3) { game, generator in game.expertAction(&generator)
    }
    let still = meanReturn(options, episodes: 3) { game, _ in game.isServed ? .noOp : .fire }
    print("Breakout: chance \(chance), script \(script), still \(still)")
    #expect(script > 10 * max(chance, 1))
    #expect(still < script / 4)
  }

  @Test("Pong: a script beats every difficulty, the first by nearly all points, and chance loses")
  func pong() {
    var margins: [Double] = []
    for difficulty in 0...3 {
      var options = Arcade<ArcadePong>.Options()
      options.difficulty = difficulty
      margins.append(
        meanReturn(options, episodes: 3) { game, generator in game.expertAction(&generator) })
    }
    let chance = meanReturn(Arcade<ArcadePong>.Options(), episodes: 3, random)
    let still = meanReturn(Arcade<ArcadePong>.Options(), episodes: 3) { _, _ in .noOp }
    print("Pong: chance \(chance), still \(still), script \(margins)")
    #expect(margins[0] > 18 && margins.allSatisfy { $0 > 0 })
    #expect(margins[0] > margins[3])
    #expect(chance < -15 && still < -15)
  }

  @Test("draw in colors what they draw in grey, by ITU-R BT.601")
  func pictures() throws {
    func row<Game: ArcadeGame>(
      _ game: Game.Type, _ kind: Arcade<Game>.Options.ObservationKind
    ) -> [UInt8] {
      var options = Arcade<Game>.Options()
      options.observation = kind
      var world = Arcade<Game>(options: options)
      world.reset(seed: 4)
      for step in 0..<40 { _ = world.step(step == 0 ? .fire : .right) }
      return world.row
    }
    func compare<Game: ArcadeGame>(_ game: Game.Type) {
      let (colors, grays) = (row(game, .rgb), row(game, .gray))
      #expect(colors.count == 100_800 && grays.count == 33_600)
      for index in grays.indices {
        let (red, green, blue) = (
          Double(colors[3 * index]), Double(colors[3 * index + 1]), Double(colors[3 * index + 2])
        )
        let gray = (0.299 * red + 0.587 * green + 0.114 * blue).rounded()
        if Double(grays[index]) != gray { Issue.record("pixel \(index)"); break }
      }
      #expect(Set(grays).count > 2)
    }
    compare(ArcadeBreakout.self)
    compare(ArcadePong.self)
  }

  @Test("end after 108,000 frames at the latest, whatever the frame skip")
  func timeLimits() throws {
    let entry = try #require(EnvironmentEntry.pixelGames.first { $0.id == "Arcade/Breakout-v0" })
    #expect(entry.timeLimit == 27_000)
    #expect(try entry.timeLimit(options: ["frameSkip": .integer(7)]) == 15_429)
  }
}

extension ArcadeBreakout {
  /// Keeps the paddle under where the ball comes down, a little to one side by chance.
  func expertAction(_ generator: inout PCG64) -> ArcadeAction {
    guard isServed else { return .fire }
    let middle = paddle / Self.pixel + paddleWidth / 2
    var target = ball.x / Self.pixel + 1
    if speed.y > 0 {
      let time = (Self.paddleTop * Self.pixel - ball.y) / max(speed.y, 1)
      var x = ball.x + time * speed.x
      let (least, most) = (Self.left * Self.pixel, (Self.right - 2) * Self.pixel)
      while x < least || x > most { x = x < least ? 2 * least - x : 2 * most - x }
      target = x / Self.pixel + 1
    }
    target += generator.integer(in: -paddleWidth / 3..<paddleWidth / 3)
    return target < middle - 6 ? .left : target > middle + 6 ? .right : .noOp
  }
}

extension ArcadePong {
  /// Goes to where the ball will arrive and returns it with an edge of the paddle.
  func expertAction(_ generator: inout PCG64) -> ArcadeAction {
    var target = (Self.top + Self.bottom) / 2 * Self.pixel
    if serveTimer == 0, speedX > 0 {
      let time = (Self.playerX * Self.pixel - ballX) / max(speedX, 1)
      var y = ballY + time * speedY
      let (least, most) = (Self.top * Self.pixel, (Self.bottom - 4) * Self.pixel)
      while y < least || y > most { y = y < least ? 2 * least - y : 2 * most - y }
      // Off the middle, away from where the opponent is.
      let edge = opponent < (Self.top + Self.bottom) / 2 * Self.pixel ? -5 : 5
      target = y + (2 + edge) * Self.pixel
    }
    let middle = player + 8 * Self.pixel
    return target < middle - 40 ? .up : target > middle + 40 ? .down : .noOp
  }
}
