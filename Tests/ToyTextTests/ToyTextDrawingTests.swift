import GymCore
import GymRendering
import GymTesting
import NumericRandom
import Testing

@testable import ToyText

@Suite("The pictures of toy text")
struct ToyTextDrawingTests {
  private func picture(
    of world: some Environment, width: Int? = nil, height: Int? = nil
  ) throws -> Canvas {
    let size = try #require(world.picture).size
    var canvas = Canvas(width: width ?? size.width, height: height ?? size.height)
    world.draw(on: &canvas)
    return canvas
  }

  @Test("CliffWalking's shows where the walker is")
  func cliffWalking() throws {
    var world = CliffWalking()
    world.reset(seed: 0)
    #expect(try GoldenPicture("cliff-start").difference(from: picture(of: world)) == nil)
    world.tile = 30
    let small = try picture(of: world, width: 150, height: 70)
    #expect(try GoldenPicture("cliff-small").difference(from: small) == nil)
  }

  @Test("Taxi's shows the passenger, the destination and who is in the taxi")
  func taxi() throws {
    var world = Taxi()
    world.state = Taxi.State(index: ((2 * 5 + 1) * 5 + 3) * 4 + 1)
    #expect(try GoldenPicture("taxi-waiting").difference(from: picture(of: world)) == nil)
    world.state = Taxi.State(index: ((4 * 5 + 0) * 5 + 4) * 4 + 2)
    let small = try picture(of: world, width: 120, height: 150)
    #expect(try GoldenPicture("taxi-aboard").difference(from: small) == nil)
    // Every state has a picture of its own.
    let pictures = try (0..<500).map { index in
      world.state = Taxi.State(index: index)
      return try picture(of: world, width: 88, height: 88).bytes
    }
    #expect(Set(pictures).count == 500)
  }

  @Test("Blackjack's hides the dealer's second card until the end")
  func blackjack() throws {
    var world = Blackjack()
    world.reset(seed: 7)
    #expect(try GoldenPicture("blackjack-dealt").difference(from: picture(of: world)) == nil)
    _ = world.step(.stick)
    #expect(try GoldenPicture("blackjack-over").difference(from: picture(of: world)) == nil)
    world.reset(seed: 1)
    while world.step(.hit).ending == nil {}
    let small = try picture(of: world, width: 200, height: 200)
    #expect(try GoldenPicture("blackjack-bust").difference(from: small) == nil)
  }
}
