import Foundation
import GymCatalog
import Testing

@testable import GymnastCommand

@Suite("Training")
struct TrainTests {
  static let pairs = [
    ["dqn", "CartPole-v1", "--steps", "1500", "--set", "learningStarts=200"],
    ["reinforce", "FrozenLake-v1", "--steps", "2000", "--lanes", "3", "--option", "mapName=8x8"],
    [
      "dqn", "CartPole-v1", "--steps", "1200", "--seed", "340282366920938463463374607431768211455",
      "--transform", "scale", "--set", "hiddenSizes=[]", "--set", "learningStarts=200",
    ],
  ]

  @Test("is reproduced to the bit by the settings it wrote", arguments: pairs)
  func reproduces(arguments: [String]) throws {
    let scratch = try Scratch()
    let first = gymnast(["train"] + arguments + ["--out", scratch.path("first")])
    try #require(first.status == 0, "\(first.error)")
    let config = scratch.path("first/settings.yaml")
    let second = gymnast("train", "--config", config, "--out", scratch.path("second"))
    try #require(second.status == 0, "\(second.error)")
    for name in [
      "settings.yaml", "metrics.csv", "evaluations.csv", "weights.safetensors", "checkpoints/last",
    ] {
      #expect(try scratch.bytes("first/\(name)") == scratch.bytes("second/\(name)"), "\(name)")
    }
    let other = gymnast(
      "train", "--config", config, "--seed", "1", "--out", scratch.path("third"))
    try #require(other.status == 0)
    #expect(
      try scratch.bytes("first/weights.safetensors") != scratch.bytes("third/weights.safetensors"))
  }

  @Test("shows its progress in plain lines and where everything is")
  func progress() throws {
    let scratch = try Scratch()
    let result = gymnast(
      "train", "reinforce", "FrozenLake-v1", "--steps", "400", "--out", scratch.path("run"))
    #expect(result.lines[0] == "reinforce learns FrozenLake-v1 for 400 steps in 1 lane, seed 0.")
    #expect(
      result.lines[1]
        == "There is no preset for reinforce in FrozenLake-v1: the agent's defaults are used.")
    let progress = result.lines.filter { $0.contains("mean return of the last 100 episodes") }
    #expect((15...20).contains(progress.count))
    #expect(progress.last?.hasPrefix("400/400 steps (100 %)  ") == true)
    #expect(progress.allSatisfy { $0.contains("steps/s") && $0.hasSuffix("left") })
    #expect(!result.output.contains("\r") && !result.output.contains("\u{1B}"))
    #expect(result.output.contains("The run is in \(scratch.path("run")): settings.yaml"))
    #expect(result.lines.last?.hasPrefix("The final policy: 100 episodes, mean return ") == true)
  }

  @Test("says that a preset is used, and what takes precedence over it")
  func preset() throws {
    let scratch = try Scratch()
    let result = gymnast(
      "train", "dqn", "CartPole-v1", "--steps", "300", "--set", "discount=0.5", "--out",
      scratch.path("run"))
    #expect(
      result.lines[1]
        == "The preset for dqn in CartPole-v1 is used, but for what the command line sets.")
    #expect(try scratch.text("run/settings.yaml").contains("discount: 0.5\n"))
    #expect(try scratch.text("run/settings.yaml").contains("steps: 300\n"))
  }

  @Test("overwrites nothing")
  func existingFolder() throws {
    let scratch = try Scratch()
    let file = try scratch.file("notes", "precious")
    let result = gymnast(
      "train", "dqn", "CartPole-v1", "--steps", "10", "--out", scratch.url.path)
    #expect(result.status != 0 && result.error.contains("nothing is overwritten"))
    #expect(try scratch.text("notes") == "precious")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).count == 1)
    let onFile = gymnast("train", "dqn", "CartPole-v1", "--steps", "10", "--out", file)
    #expect(onFile.status != 0 && onFile.error.contains("is a file"))
  }

  @Test("takes an empty folder")
  func emptyFolder() throws {
    let scratch = try Scratch()
    let result = gymnast(
      "train", "dqn", "CartPole-v1", "--steps", "10", "--out", scratch.url.path)
    #expect(result.status == 0, "\(result.error)")
  }

  @Test(
    "refuses files of settings that are damaged or contradict the command line",
    arguments: [
      ("agent: dqn\nenvironment: CartPole-v1", ["reinforce", "CartPole-v1"], "is for the agent"),
      ("environment: CartPole-v1", ["dqn", "CartPole-v0"], "is for the environment"),
      ("agent: [", [], "This is not YAML"),
      ("- 1", [], "list of keys and values"),
      ("stepps: 3", [], "Did you mean 'steps'?"),
      ("steps: 3\nsteps: 4", [], "stands there twice"),
      ("steps: many", [], "at least 1"),
      ("steps: 2000000000000", ["dqn", "CartPole-v1"], "from 1 to 1,000,000,000,000"),
      ("lanes: 5000", ["dqn", "CartPole-v1"], "from 1 to 4,096"),
      ("seed: -1", ["dqn", "CartPole-v1"], "at least 0"),
      ("settings: {discout: 1}", ["dqn", "CartPole-v1"], "Did you mean 'discount'?"),
      ("settings: {discount: 2}", ["dqn", "CartPole-v1"], "from 0 to 1"),
      ("options: {a: {b: 1}}", ["dqn", "CartPole-v1"], "plain values or lists"),
      ("transforms: [x]", ["dqn", "CartPole-v1"], "There is no row transform 'x'"),
      ("", [], "AGENT is missing"),
    ])
  func damagedConfig(text: String, arguments: [String], words: String) throws {
    let scratch = try Scratch()
    let config = try scratch.file("settings.yaml", text)
    let result = gymnast(
      ["train"] + arguments + ["--config", config, "--out", scratch.path("run")])
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.error.hasPrefix("Error: ") && result.error.contains(words), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("run")))
  }
}
