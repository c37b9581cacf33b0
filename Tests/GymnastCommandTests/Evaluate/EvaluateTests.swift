import Foundation
import GymCatalog
import Testing

@testable import GymnastCommand

@Suite("Evaluating")
struct EvaluateTests {
  private let scratch: Scratch
  private let run: String

  init() throws {
    scratch = try Scratch()
    run = scratch.path("run")
    let trained = gymnast(
      "train", "dqn", "FrozenLake-v1", "--steps", "1500", "--set", "learningStarts=200", "--out",
      run)
    try #require(trained.status == 0, "\(trained.error)")
  }

  @Test("does not depend on how many lanes play", arguments: [[], ["--sample"]])
  func lanes(flags: [String]) throws {
    let arguments = ["evaluate", run, "--episodes", "40", "--seed", "7", "--json"] + flags
    let results = ["1", "3", "16", "4096"].map { gymnast(arguments + ["--lanes", $0]) }
    #expect(results.allSatisfy { $0.status == 0 })
    #expect(Set(results.map(\.output)).count == 1)
  }

  @Test("prints the documented keys")
  func keys() throws {
    let result = try gymnast("evaluate", run, "--json").json()
    #expect(
      Set(result.keys) == [
        "mean", "std", "min", "max", "meanLength", "episodes", "cut", "thresholdMet",
        "diagnostics",
      ])
    #expect(result["episodes"] as? Int == 100)
    let diagnostics = result["diagnostics"] as? [String: Double]
    #expect(diagnostics?.keys.sorted() == ["success"])
    #expect(diagnostics?["success"] == result["mean"] as? Double)
    #expect(result["thresholdMet"] as? Bool == false)
  }

  @Test("plays episode i from the seed S + i")
  func seeds() throws {
    func mean(_ seed: String, _ episodes: String) throws -> Double {
      let result = gymnast(
        "evaluate", run, "--sample", "--json", "--seed", seed, "--episodes", episodes)
      return try #require(try result.json()["meanLength"] as? Double) * (Double(episodes) ?? 0)
    }
    let whole = try mean("5", "20")
    #expect(try whole == mean("5", "8") + mean("13", "12"))
    #expect(try mean("5", "1") != mean("6", "1") || mean("6", "1") != mean("7", "1"))
  }

  @Test("stops episodes at a limit and counts them")
  func cut() throws {
    let result = try gymnast(
      "evaluate", run, "--json", "--max-episode-steps", "2", "--episodes", "50"
    ).json()
    #expect(result["cut"] as? Int ?? 0 > 30)
    #expect(result["meanLength"] as? Double ?? 3 <= 2)
  }

  @Test("prints lines for reading")
  func text() {
    let result = gymnast("evaluate", run, "--episodes", "5")
    #expect(result.lines.count == 7)
    #expect(result.lines[0] == "episodes      5")
    #expect(result.lines[1].contains(" ± ") && result.lines[5].hasPrefix("mean success"))
    #expect(result.lines[6] == "threshold     0.7, not met")
  }

  @Test("says when training did not finish")
  func unfinished() throws {
    try FileManager.default.removeItem(atPath: scratch.path("run/weights.safetensors"))
    let result = gymnast("evaluate", run)
    #expect(result.status != 0 && result.error.contains("training did not finish"))
  }

  @Test(
    "refuses damaged weights",
    arguments: [0, 1, 7, 8, 9, 100, 500])
  func truncatedWeights(count: Int) throws {
    let bytes = try scratch.bytes("run/weights.safetensors")
    try #require(count < bytes.count)
    try bytes.prefix(count).write(to: scratch.url.appendingPathComponent("run/weights.safetensors"))
    let result = gymnast("evaluate", run)
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.error.contains("weights.safetensors"), "\(result.error)")
  }

  @Test(
    "refuses settings that are damaged or of another run",
    arguments: [
      ("hiddenSizes: []", "hiddenSizes: [64]", "weights.safetensors does not fit"),
      ("environment: FrozenLake-v1", "environment: CartPole-v1", "There is no option"),
      ("environment: FrozenLake-v1", "environment: Lake", "There is no world 'Lake'"),
      ("agent: dqn", "agent: dqm", "Did you mean 'dqn'?"),
      ("agent: dqn", "agent: reinforce", "There is no option"),
      ("seed: 0\n", "", "one is missing"),
      ("seed: 0", "seed: 340282366920938463463374607431768211456", "2^128"),
      ("steps: 1500", "steps: 0", "at least 1"),
      ("lanes: 1", "lanes: 99999999999999999999", "at least 1"),
      ("settings:", "\u{0}", "settings.yaml"),
      ("transforms: [oneHot]", "transforms: []", "does not fit"),
      ("transforms: [oneHot]", "transforms: [[]]", "There is no row transform"),
      ("mapName: \"4x4\"", "mapName: \"8x8\"", "does not fit"),
    ])
  func damagedSettings(text: String, replacement: String, words: String) throws {
    let settings = try scratch.text("run/settings.yaml")
    try #require(settings.contains(text))
    _ = try scratch.file(
      "run/settings.yaml", settings.replacingOccurrences(of: text, with: replacement))
    let result = gymnast("evaluate", run)
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.error.contains(words), "\(result.error)")
  }
}
