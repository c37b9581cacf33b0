import Foundation
import Testing

@Suite("Built programs")
struct ProcessTests {
  /// Runs a program that was built beside the tests.
  private func run(
    _ program: String, _ arguments: [String], output: FileHandle? = nil,
    environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String, error: String) {
    let folder = try #require(Bundle.main.executableURL).deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appendingPathComponent(program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (outputPipe, errorPipe) = (Pipe(), Pipe())
    process.standardOutput = output ?? outputPipe
    process.standardError = errorPipe
    try process.run()
    let text = output == nil ? try outputPipe.fileHandleForReading.readToEnd() : nil
    let message = try errorPipe.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: text ?? Data(), as: UTF8.self),
      String(decoding: message ?? Data(), as: UTF8.self)
    )
  }

  @Test("gymnast prints to standard output and ends well")
  func rollout() throws {
    let result = try run(
      "gymnast", ["rollout", "FrozenLake-v1", "--actions", "0,1", "--seed", "1"])
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(result.output.split(separator: "\n").count == 3)
  }

  @Test("a binary with a world of its own checks it")
  func checkOfCustomWorld() throws {
    let result = try run("custom-world", ["check", "Corridor-v0"])
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(result.output.hasSuffix("Corridor-v0 keeps the contract.\n"))
    let wrong = try run("custom-world", ["check", "Coridor-v0"])
    #expect(wrong.status != 0 && wrong.error.contains("'Corridor-v0'"), "\(wrong.error)")
  }

  @Test("gymnast prints failures to standard error and ends with a status above 0")
  func failure() throws {
    let result = try run("gymnast", ["rollout", "FrozenLake-v1", "--actions", "9"])
    #expect(result.status > 0 && result.output.isEmpty)
    #expect(result.error.hasPrefix("Error: Action 1 of 1 cannot be '9'"))
  }

  @Test(
    "gymnast refuses to compute with instructions that the machine lacks",
    arguments: [
      ["benchmark", "neural"], ["train", "dqn", "CartPole-v1"], ["evaluate", "run"],
      ["watch", "run"],
    ])
  func unknownInstructions(arguments: [String]) throws {
    let result = try run("gymnast", arguments, environment: ["GYMNAST_SIMD": "unknown"])
    #expect(result.status > 0 && result.output.isEmpty)
    #expect(result.error.hasPrefix("Error: GYMNAST_SIMD asks for \"unknown\""))
    #expect(result.error.contains("This machine has plain, "))
  }

  @Test("gymnast says when its output cannot be written")
  func fullDisk() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let result = try run("gymnast", ["list"], output: full)
    #expect(result.status > 0 && result.error.contains("cannot be written"))
  }

  @Test("gymnast ends quietly when nobody reads on")
  func closedPipe() throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let result = try run(
      "gymnast", ["rollout", "FrozenLake-v1", "--random-actions", "0", "--steps", "100000"],
      output: pipe.fileHandleForWriting)
    #expect(result.status != 0 && result.error.isEmpty)
  }

  @Test("a binary of one's own offers its world beside the suite's")
  func customWorld() throws {
    let scratch = try Scratch()
    let list = try run("custom-world", ["list"])
    #expect(list.output.contains("Corridor-v0") && list.output.contains("CartPole-v1"))
    let trained = try run(
      "custom-world",
      ["train", "dqn", "Corridor-v0", "--steps", "2500", "--out", scratch.path("run")])
    #expect(trained.status == 0 && trained.output.contains("the threshold 0.6 is met"))
    let evaluated = try run("custom-world", ["evaluate", scratch.path("run"), "--json"])
    #expect(evaluated.status == 0 && evaluated.output.contains(#""thresholdMet":true"#))
  }

  @Test("the example of the library plays an episode")
  func randomEpisode() throws {
    let result = try run("random-episode", [])
    #expect(result.status == 0 && result.output.hasPrefix("The pole stayed up for "))
  }

  @Test(
    "gymnast goes on with an episode that another process saved in its middle",
    arguments: [
      ["CartPole-v1"], ["MountainCarContinuous-v0"], ["FrozenLake-v1", "--option", "mapName=8x8"],
      ["Blackjack-v1"], ["MiniGrid-DoorKey-5x5-v0"], ["MiniGrid-Dynamic-Obstacles-5x5-v0"],
    ])
  func resume(world: [String]) throws {
    let scratch = try Scratch()
    let begin = ["rollout"] + world + ["--seed", "5", "--random-actions", "7", "--steps"]
    let whole = try run("gymnast", begin + ["300"])
    #expect(whole.status == 0 && whole.output.split(separator: "\n").count > 300)
    for step in [1, 13, 150] {
      let file = scratch.path("state-\(step)")
      let first = try run("gymnast", begin + ["\(step)", "--save-state", file])
      let second = try run(
        "gymnast", ["rollout", world[0], "--resume", file, "--steps", "\(300 - step)"])
      #expect(first.status == 0 && second.status == 0, "\(first.error)\(second.error)")
      #expect(first.output + second.output == whole.output)
    }
  }

  @Test(
    "the example of a search finds the goal",
    arguments: [
      ["FrozenLake-v1", "--foresight"], ["MiniGrid-Empty-5x5-v0"], ["MiniGrid-Empty-8x8-v0"],
    ], [1, 2, 3])
  func treeSearch(world: [String], seed: Int) throws {
    let arguments =
      ["--seed", "\(seed)", "--simulations", "1000", "--environment"] + world
    let result = try run("tree-search", arguments)
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count > 2 && lines.first?.hasPrefix("0: ") == true)
    let total = lines.last?.split(separator: " ").last.flatMap { Double($0) }
    // Only the goal earns anything; a search may take a turn too many on its way.
    #expect(total.map { $0 > 0.7 } == true, "\(result.output)")
    #expect(try run("tree-search", arguments).output == result.output)
  }

  @Test("the example of a search without foresight meets chances that it did not plan with")
  func treeSearchOnIce() throws {
    let arguments = ["--seed", "3", "--simulations", "200"]
    let skilled = try run("tree-search", arguments)
    #expect(skilled.status == 0 && skilled.output.contains(" steps the return is "))
    #expect(try run("tree-search", arguments + ["--foresight"]).output != skilled.output)
  }

  @Test(
    "the example of a search refuses what it cannot do",
    arguments: [
      (["--environment", "CartPole-v1"], "'FrozenLake-v1'"),
      (["--simulations", "0"], "at least 1"), (["--simulations", "many"], "many"),
      (["--seed", "-1"], "-1"), (["--sed", "1"], "--seed"),
    ])
  func treeSearchRefusals(arguments: [String], words: String) throws {
    let result = try run("tree-search", arguments)
    #expect(result.status > 0 && result.output.isEmpty && result.error.contains(words))
  }
}
