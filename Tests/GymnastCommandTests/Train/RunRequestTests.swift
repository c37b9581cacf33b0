import AgentCore
import GymCatalog
import GymCore
import NumericRandom
import Testing

@testable import GymnastCommand

@Suite("Requests for runs")
struct RunRequestTests {
  private let catalog = Catalog.standard.adding(
    presets: [
      Preset(
        agent: "reinforce", environment: "FrozenLake8x8-v1", steps: 7000, lanes: 5,
        settings: ["discount": .number(0.1), "entropyWeight": .number(0.2)])
    ])

  private func config(_ yaml: String) throws -> RunSettings.Partial {
    try RunSettings.Partial(yaml: yaml, path: "settings.yaml")
  }

  @Test("begin from the preset")
  func preset() throws {
    let resolution = try RunRequest(agent: "reinforce", environment: "FrozenLake8x8-v1")
      .resolved(in: catalog)
    #expect(resolution.preset?.steps == 7000)
    #expect(resolution.settings.steps == 7000 && resolution.settings.lanes == 5)
    #expect(resolution.settings.settings["discount"] == .number(0.1))
    #expect(resolution.settings.seed == 0 && resolution.settings.transforms == nil)
  }

  @Test("let a file win over the preset, and the command line over the file")
  func precedence() throws {
    var request = RunRequest(agent: "reinforce", environment: "FrozenLake8x8-v1", lanes: 9)
    request.config = try config(
      "seed: 4\nsteps: 80\nlanes: 2\ntransforms: [oneHot]\noptions: {mapName: 8x8, isSlippery: "
        + "false}\nsettings: {discount: 0.5, hiddenSizes: [3]}")
    request.settings = ["hiddenSizes": .list([])]
    request.options = ["isSlippery": .flag(true)]
    let settings = try request.resolved(in: catalog).settings
    #expect(settings.seed == 4 && settings.steps == 80 && settings.lanes == 9)
    #expect(settings.transforms == ["oneHot"])
    #expect(settings.options == ["mapName": .text("8x8"), "isSlippery": .flag(true)])
    #expect(
      settings.settings == [
        "discount": .number(0.5), "entropyWeight": .number(0.2), "hiddenSizes": .list([]),
      ])
  }

  @Test("have default steps and one lane without a preset")
  func noPreset() throws {
    let resolution = try RunRequest(agent: "dqn", environment: "FrozenLake8x8-v1")
      .resolved(in: catalog)
    #expect(resolution.preset == nil)
    #expect(resolution.settings.steps == 100_000 && resolution.settings.lanes == 1)
  }

  @Test("take the names from a file")
  func namesFromFile() throws {
    var request = RunRequest()
    request.config = try config("agent: dqn\nenvironment: CartPole-v1")
    let settings = try request.resolved(in: catalog).settings
    #expect(settings.agent == "dqn" && settings.environment == "CartPole-v1")
  }
}
