import Foundation
import GymCatalog
import Testing

@testable import GymnastCommand

@Suite("Saved rollouts")
struct RolloutStateTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Saves a rollout of some actions.
  private func save(_ arguments: String...) -> CommandResult {
    gymnast(["rollout"] + arguments + ["--save-state", scratch.path("state")])
  }

  private func resume(_ arguments: String...) -> CommandResult {
    gymnast(["rollout"] + arguments)
  }

  @Test("go on with actions that are given, through an ending, and can be saved again")
  func givenActions() {
    let file = scratch.path("state")
    let options = ["--option", "isSlippery=false"]
    let whole = gymnast(["rollout", "FrozenLake-v1", "--actions", "2,1,2,1,0"] + options)
    // The second action ends the first episode: the reset belongs to the third.
    let first = save("FrozenLake-v1", "--actions", "2,1", "--option", "isSlippery=false")
    let second = resume(
      "FrozenLake-v1", "--resume", file, "--actions", "2", "--save-state", file)
    let third = resume("FrozenLake-v1", "--resume", file, "--actions", "1,0")
    #expect(second.lines.count == 2 && third.lines.count == 3)
    #expect(first.output + second.output + third.output == whole.output)
  }

  @Test("keep the options of resets and the random actions, beside given ones")
  func keptOptions() {
    let file = scratch.path("state")
    let options = ["--reset-option", "low=0.2", "--reset-option", "high=0.2", "--seed", "9"]
    let random = ["--random-actions", "4", "--steps"]
    let whole = gymnast(["rollout", "CartPole-v1"] + random + ["90"] + options)
    _ = gymnast(
      ["rollout", "CartPole-v1", "--save-state", file] + random + ["40"] + options)
    let rest = resume("CartPole-v1", "--resume", file, "--steps", "50")
    #expect(rest.lines.count > 50)
    #expect(whole.output.hasSuffix(rest.output))
    let given = resume(
      "CartPole-v1", "--resume", file, "--actions", "0,1,1", "--save-state", file)
    #expect(given.lines.count { $0.contains("step") } == 3)
    #expect(resume("CartPole-v1", "--resume", file, "--steps", "2").status == 0)
  }

  @Test("are the same bytes for the same rollout, and change nothing that is printed")
  func reproducible() throws {
    let plain = gymnast("rollout", "Taxi-v4", "--random-actions", "1", "--steps", "30")
    let saved = save("Taxi-v4", "--random-actions", "1", "--steps", "30")
    let bytes = try scratch.bytes("state")
    #expect(saved.output == plain.output)
    _ = save("Taxi-v4", "--random-actions", "1", "--steps", "30")
    #expect(try scratch.bytes("state") == bytes)
  }

  @Test("are refused when they are not whole, not states or of another world")
  func refusals() throws {
    _ = save("FrozenLake-v1", "--actions", "0")
    let state = try scratch.bytes("state")
    func refused(_ file: String, _ words: String, world: String = "FrozenLake-v1") {
      let result = resume(world, "--resume", file, "--actions", "0")
      #expect(result.status > 0 && result.output.isEmpty)
      #expect(result.error.contains(words), "\(result.error)")
    }
    refused(scratch.path("state"), "of FrozenLake-v1, not of CartPole-v1", world: "CartPole-v1")
    refused(scratch.path("none"), "is missing or cannot be read")
    refused(scratch.url.path, "is missing or cannot be read")
    refused("/dev/null", "is missing or cannot be read")
    refused(try scratch.file("empty", ""), "is not a saved state of Gymnast")
    refused(try scratch.file("text", "0,1,0,1,0,1,0,1,0,1,0,1"), "is not a saved state of Gymnast")
    for count in stride(from: 0, to: state.count, by: 7) {
      try state.prefix(count).write(to: scratch.url.appendingPathComponent("cut"))
      refused(scratch.path("cut"), count < 20 ? "is not a saved state" : "is damaged")
    }
    for place in stride(from: 0, to: state.count, by: 5) {
      var damaged = state
      damaged[place] ^= 0x10
      try damaged.write(to: scratch.url.appendingPathComponent("damaged"))
      refused(scratch.path("damaged"), "damaged")
    }
  }

  @Test(
    "take no second seed or options, and need actions",
    arguments: [
      ("--seed 1 --actions 0", "Leave --seed"),
      ("--option isSlippery=false --actions 0", "Leave --seed"),
      ("--reset-option low=1 --actions 0", "Leave --seed"), ("", "not 0 of them"),
      ("--steps 5", "not 0 of them"), ("--actions 0 --steps 5", "--steps says"),
    ])
  func arguments(line: String, words: String) {
    _ = save("FrozenLake-v1", "--actions", "0")
    let result = gymnast(
      ["rollout", "FrozenLake-v1", "--resume", scratch.path("state")]
        + line.split(separator: " ").map(String.init))
    #expect(result.status > 0 && result.output.isEmpty)
    #expect(result.error.contains(words), "\(result.error)")
  }

  @Test("are refused as a checkpoint of a training is")
  func checkpoint() throws {
    let trained = gymnast(
      "train", "dqn", "CartPole-v1", "--steps", "200", "--out", scratch.path("run"))
    #expect(trained.status == 0)
    let result = resume(
      "CartPole-v1", "--resume", scratch.path("run/checkpoints/last"), "--actions", "0")
    #expect(result.status > 0 && result.error.contains("where RolloutState was expected"))
  }

  @Test("say that the file cannot be written before anything is played")
  func noPlace() throws {
    for (path, words) in [("no/such/folder", "there is no folder"), ("", "is a folder")] {
      let result = gymnast([
        "rollout", "CartPole-v1", "--actions", "0", "--save-state",
        path.isEmpty ? scratch.url.path : scratch.path(path),
      ])
      #expect(result.status > 0 && result.output.isEmpty)
      #expect(result.error.contains(words), "\(result.error)")
    }
  }
}
