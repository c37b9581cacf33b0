import Foundation
import GymCatalog
import GymRecording
import GymRendering
import Testing

@testable import GymnastCommand

@Suite("Watching")
struct WatchTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func trainedRun() throws -> String {
    let run = scratch.path("run")
    let trained = gymnast(
      "train", "dqn", "FrozenLake-v1", "--steps", "600", "--set", "learningStarts=200", "--out",
      run)
    try #require(trained.status == 0, "\(trained.error)")
    return run
  }

  @Test("records a picture at the beginning and one after each step")
  func frames() throws {
    let folder = scratch.path("frames/")
    let result = gymnast(
      "watch", "CartPole-v1", "--random", "--seed", "3", "--record", folder + "/")
    try #require(result.status == 0, "\(result.error)")
    let rollout = gymnast("rollout", "CartPole-v1", "--seed", "3", "--random-actions", "3")
    let length = try #require(rollout.lines.firstIndex { $0.contains(#""terminated":true"#) })
    #expect(
      result.lines[0]
        == "Episode 0, seed 3: return \(length) in \(length) steps, terminated.")
    #expect(result.lines[1].hasPrefix("Recorded \(length + 1) frames, "))
    #expect(result.lines[1].hasSuffix(" in \(folder)/"))
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".png") }.sorted()
    #expect(pictures.count == length + 1)
    let canvases = try pictures.map { try Canvas(pngAt: folder + "/" + $0) }
    #expect(canvases.allSatisfy { $0.size == PictureSize(width: 600, height: 400) })
    #expect(zip(canvases, canvases.dropFirst()).allSatisfy { $0 != $1 })
  }

  @Test("plays the episodes that evaluating plays", arguments: [[], ["--sample"]])
  func equalsEvaluation(flags: [String]) throws {
    let run = try trainedRun()
    let watched = gymnast(
      ["watch", run, "--episodes", "6", "--seed", "9", "--record", scratch.path("a.gif")] + flags)
    try #require(watched.status == 0, "\(watched.error)")
    let evaluated = try gymnast(
      ["evaluate", run, "--episodes", "6", "--seed", "9", "--json"] + flags
    ).json()
    let numbers = watched.lines.prefix(6).map { line in
      line.split(whereSeparator: { !$0.isNumber && $0 != "." }).compactMap { Double($0) }
    }
    // Number, seed, return, steps.
    #expect(numbers.map { $0[1] } == [9, 10, 11, 12, 13, 14])
    #expect(numbers.map { $0[2] }.reduce(0, +) / 6 == evaluated["mean"] as? Double)
    #expect(numbers.map { $0[3] }.reduce(0, +) / 6 == evaluated["meanLength"] as? Double)
  }

  @Test("records the same bytes again, at the speed that is asked for")
  func timing() throws {
    func record(_ name: String, _ arguments: String...) throws -> Data {
      let result = gymnast(
        ["watch", "FrozenLake-v1", "--random", "--record", scratch.path(name)] + arguments)
      try #require(result.status == 0, "\(result.error)")
      return try scratch.bytes(name)
    }
    #expect(try record("a.gif") == record("b.gif", "--fps", "4"))
    #expect(try record("c.gif", "--fps", "20") != record("d.gif"))
    #expect(try record("e.gif", "--seed", "5") != record("f.gif"))
  }

  @Test("stops an episode at a limit")
  func cut() throws {
    let result = gymnast(
      "watch", "CartPole-v1", "--random", "--max-episode-steps", "3", "--record",
      scratch.path("a.gif"))
    #expect(
      result.lines.first
        == "Episode 0, seed 0: return 3 in 3 steps, stopped by --max-episode-steps.")
  }

  @Test("ends with what was recorded when it is interrupted")
  func interruption() throws {
    let session = Session(
      program: "gymnast", catalog: .standard, output: TextSink(), error: TextSink())
    session.interruption.note(2)
    let status = Gymnast.run(
      [
        "watch", "CartPole-v1", "--random", "--episodes", "1000000", "--record",
        scratch.path("a.gif"),
      ], in: session)
    #expect(status == 130 && session.error.text.isEmpty)
    #expect(session.output.text.hasSuffix("\nInterrupted.\n"))
    #expect(session.output.text.contains("broken off"))
    #expect(try scratch.bytes("a.gif").suffix(1) == Data([0x3B]))
  }

  @Test(
    "says what is wrong and what to do",
    arguments: [
      (["CartPole-v1"], "CartPole-v1 is a world. Add --random"),
      (["CartPole-v2", "--random"], "There is no world 'CartPole-v2'. Did you mean"),
      (["nowhere"], "nowhere"),
      (["CartPole-v1", "--random", "--record", "a.mp4"], ".gif"),
      (["CartPole-v1", "--random", "--record", "/nowhere/a.gif"], "/nowhere"),
      (["CartPole-v1", "--random", "--record", "/dev/full"], "/dev/full"),
      (["CartPole-v1", "--random", "--terminal"], "Standard output is not a terminal"),
      (["CartPole-v1", "--random", "--terminal", "--window"], "not both"),
      (["CartPole-v1", "--random", "--sample", "--record", "a.gif"], "--sample is for a run"),
      (["nowhere", "--option", "a=1"], "--option is for --random"),
      (["CartPole-v1", "--random", "--option", "no=1", "--record", "a.gif"], "no"),
      (["CartPole-v1", "--random", "--fps", "0", "--record", "a.gif"], "0.01 to 1000"),
      (["CartPole-v1", "--random", "--fps", "nan", "--record", "a.gif"], "0.01 to 1000"),
      (["CartPole-v1", "--random", "--episodes", "0", "--record", "a.gif"], "1 to 1,000,000"),
    ])
  func errors(arguments: [String], message: String) {
    let path = scratch.path("a.gif")
    let result = gymnast(["watch"] + arguments.map { $0 == "a.gif" ? path : $0 })
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.error.contains(message), "\(result.error)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("overwrites nothing")
  func existing() throws {
    let file = try scratch.file("a.gif", "precious")
    let result = gymnast("watch", "CartPole-v1", "--random", "--record", file)
    #expect(result.status != 0 && result.error.contains("a.gif"))
    #expect(try scratch.text("a.gif") == "precious")
  }

  @Test("refuses a world that does not draw itself")
  func pictureless() {
    let result = gymnast(
      "watch", "Test/Echo-v0", "--random", "--record", scratch.path("a.gif"), catalog: .withEcho)
    #expect(result.error.contains("Test/Echo-v0 does not draw itself"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("a.gif")))
  }
}
