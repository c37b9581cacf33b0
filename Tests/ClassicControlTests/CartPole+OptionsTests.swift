import GymCore
import NumericRandom
import Testing

@testable import ClassicControl

@Suite("CartPole's options")
struct CartPoleOptionsTests {
  @Test("reset options hold for one episode alone")
  func oneEpisode() throws {
    var world = CartPole()
    try world.reset(seed: 5, options: ["low": .integer(1), "high": .integer(1)])
    #expect(world.state.position == 1 && world.state.angularVelocity == 1)
    world.reset(seed: nil)
    #expect(abs(world.state.position) <= 0.05)
  }

  @Test(
    "refuses reset options that make no sense, and stays as it was",
    arguments: [
      (["low": .number(0.1)], "'low' is 0.1 and 'high' is 0.05: low may not exceed high."),
      (
        ["low": .number(-1e308), "high": .number(1e308)],
        "'high' cannot be 1e+308: it takes a number from -1000000 to 1000000."
      ),
      (
        ["high": .text("wide")],
        "'high' cannot be wide: it takes a number from -1000000 to 1000000."
      ),
      (
        ["high": .number(.infinity)],
        "'high' cannot be \"inf\": it takes a number from -1000000 to 1000000."
      ),
      (["low": .null], "'low' cannot be null: it takes a number from -1000000 to 1000000."),
      (["lo": .number(0)], "There is no option 'lo'. Did you mean 'low'? Options are: high, low."),
    ] as [([String: OptionValue], String)])
  func refusals(options: [String: OptionValue], message: String) throws {
    var world = CartPole()
    world.reset(seed: 1)
    let before = world
    let error = #expect(throws: OptionError.self) { try world.reset(seed: 2, options: options) }
    #expect(error?.description == message)
    #expect(world == before)
  }

  @Test("says which reset options there are")
  func descriptions() {
    let options = CartPole().resetOptions
    #expect(options.map(\.name) == ["low", "high"])
    #expect(options.map(\.defaultValue) == [.number(-0.05), .number(0.05)])
  }

  @Test("the original rewards are refused when they are no truth value")
  func suttonBarto() throws {
    let error = #expect(throws: OptionError.self) {
      try CartPole.Options.schema.parse(["suttonBartoReward": .integer(1)])
    }
    #expect(error?.description == "'suttonBartoReward' cannot be 1: it takes true or false.")
    #expect(try CartPole.Options.schema.parse(["suttonBartoReward": .flag(true)]).suttonBartoReward)
  }
}
