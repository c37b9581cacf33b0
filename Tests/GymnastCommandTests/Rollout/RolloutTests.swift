import Foundation
import GymCatalog
import Testing

@testable import GymnastCommand

@Suite("Rollouts")
struct RolloutTests {
  @Test("print one object a line with the keys in their order")
  func jsonLines() {
    let result = gymnast("rollout", "CartPole-v1", "--seed", "42", "--actions", "0,1")
    #expect(
      result.output == """
        {"event":"reset","episode":0,"seed":42,"observation":[0.02739560417830944,\
        -0.006112155970185995,0.03585979342460632,0.019736802205443382]}
        {"event":"step","episode":0,"step":0,"action":0,"observation":[0.02727336250245571,\
        -0.20172953605651855,0.036254528909921646,0.32351475954055786],"reward":1.0,\
        "terminated":false,"truncated":false}
        {"event":"step","episode":0,"step":1,"action":1,"observation":[0.02323877066373825,\
        -0.007142078131437302,0.04272482171654701,0.042481862008571625],"reward":1.0,\
        "terminated":false,"truncated":false}

        """)
  }

  @Test("print a discrete observation as a list of one integer")
  func discreteObservation() {
    let result = gymnast(
      "rollout", "FrozenLake-v1", "--option", "isSlippery=false", "--actions", "2")
    #expect(result.lines[0] == #"{"event":"reset","episode":0,"seed":0,"observation":[0]}"#)
    #expect(result.lines[1].contains(#""action":2,"observation":[1],"reward":0.0,"#))
  }

  @Test("go on with a reset without a seed, and with none after a last ending")
  func restarts() {
    let arguments = ["rollout", "FrozenLake-v1", "--option", "isSlippery=false", "--actions"]
    let ended = gymnast(arguments + ["2,1"])
    #expect(ended.lines.count == 3)
    #expect(ended.lines[2].hasSuffix(#""terminated":true,"truncated":false}"#))
    let continued = gymnast(arguments + ["2,1,0"])
    #expect(continued.lines.count == 5)
    #expect(continued.lines[3] == #"{"event":"reset","episode":1,"seed":null,"observation":[0]}"#)
    #expect(continued.lines[4].contains(#""episode":1,"step":0,"action":0"#))
  }

  @Test("apply reset options to every reset")
  func resetOptions() throws {
    let result = gymnast(
      "rollout", "CartPole-v1", "--random-actions", "1", "--steps", "60", "--reset-option",
      "low=0.2", "--reset-option", "high=0.2")
    let resets = result.lines.filter { $0.contains("reset") }
    #expect(resets.count > 2)
    let value = Double(Float(0.2))
    #expect(resets.allSatisfy { $0.contains("[\(value),\(value),\(value),\(value)]") })
  }

  @Test("take actions from a file, whatever separates them")
  func actionsFile() throws {
    let scratch = try Scratch()
    let file = try scratch.file("actions", "0,1\n1 ,\n\n 0\t1\n")
    let fromFile = gymnast("rollout", "CartPole-v1", "--seed", "3", "--actions-file", file)
    let fromList = gymnast("rollout", "CartPole-v1", "--seed", "3", "--actions", "0,1,1,0,1")
    #expect(fromFile.status == 0 && fromFile.output == fromList.output)
  }

  @Test("draw 1,000 random actions unless told otherwise")
  func randomActionCount() {
    let result = gymnast("rollout", "FrozenLake-v1", "--random-actions", "5")
    #expect(result.lines.count { $0.contains(#""event":"step""#) } == 1000)
  }

  @Test("draw only actions that do something, when they are masked")
  func maskedActions() throws {
    func idleStepCount(_ flags: [String]) -> Int {
      let lines = gymnast(
        ["rollout", "Taxi-v4", "--random-actions", "5", "--steps", "300"] + flags
      )
      .lines
      func observation(_ line: Substring) -> Substring {
        line.drop { $0 != "[" }.prefix { $0 != "]" }
      }
      return zip(lines, lines.dropFirst()).count { before, after in
        after.contains(#""event":"step""#) && observation(before) == observation(after)
      }
    }
    // In this world an action that does something shows.
    #expect(idleStepCount(["--masked"]) == 0)
    #expect(idleStepCount([]) > 50)
  }

  @Test(
    "refuse to mask what cannot be masked",
    arguments: [
      (
        ["rollout", "CartPole-v1", "--random-actions", "1", "--masked"], "CartPole-v1 does not know"
      ),
      (["rollout", "Taxi-v4", "--actions", "1", "--masked"], "--masked is for random actions"),
      (["watch", "CartPole-v1", "--random", "--masked"], "CartPole-v1 does not know"),
      (["watch", "run", "--masked"], "--masked is for --random"),
    ])
  func refusedMasks(arguments: [String], message: String) {
    let result = gymnast(arguments)
    #expect(result.status != 0 && result.output.isEmpty)
    #expect(result.error.contains(message), "\(result.error)")
  }

  @Test("read the map of a lake from a list and from a file")
  func mapOption() throws {
    let scratch = try Scratch()
    let file = try scratch.file("map", "SFF\nFFG\n\n")
    let fromFile = gymnast(
      "rollout", "FrozenLake-v1", "--option", "map=@\(file)", "--random-actions", "0")
    let fromList = gymnast(
      "rollout", "FrozenLake-v1", "--option", #"map=["SFF","FFG"]"#, "--random-actions", "0")
    #expect(fromFile.status == 0 && fromFile.output == fromList.output)
    #expect(fromFile.output.contains("[5]") && !fromFile.output.contains("[6]"))
  }

  @Test("print a table for reading")
  func table() {
    let result = gymnast(
      "rollout", "FrozenLake-v1", "--option", "isSlippery=false", "--actions", "2,1,0",
      "--format", "table")
    #expect(
      result.output == """
        episode    step      action      reward  ending      observation
              0   reset      seed 0                          0
              0       0           2           0              1
              0       1           1           0  terminated  5
              1   reset                                      0
              1       0           0           0              0

        """)
  }

  @Test(
    "take actions of every kind",
    arguments: [
      ("box1", "-0.5,0.1,7", ["[-0.5]", "[0.10000000149011612]", "[7.0]"]),
      ("box2", "0.5:-1.0,-0:2e-1", ["[0.5,-1.0]", "[-0.0,0.20000000298023224]"]),
      ("multiDiscrete", "2:1,0:0", ["[2,1]", "[0,0]"]),
      ("multiBinary", "1:0,0:1", ["[1,0]", "[0,1]"]),
      ("fromFive", "5,7", ["5", "7"]),
    ])
  func kindsOfActions(kind: String, list: String, printed: [String]) {
    let result = gymnast(
      "rollout", "Test/Echo-v0", "--option", "kind=\(kind)", "--actions", list,
      catalog: .withEcho)
    #expect(result.status == 0)
    let steps = result.lines.dropFirst()
    #expect(steps.count == printed.count)
    for (line, action) in zip(steps, printed) {
      #expect(line.contains(#""action":\#(action),"observation":"#))
    }
  }

  @Test("print dictionaries with bare integers and texts, and both endings as terminated")
  func dictionary() {
    let result = gymnast(
      "rollout", "Test/Echo-v0", "--option", "kind=box2", "--actions", "0:0,0:0,0.5:-1",
      catalog: .withEcho)
    #expect(
      result.lines.last == """
        {"event":"step","episode":0,"step":2,"action":[0.5,-1.0],"observation":\
        {"numbers":[0.5,-1.0],"count":3,"word":"say \\"3\\"","pair":[1,2,3]},"reward":2.0,\
        "terminated":true,"truncated":false}
        """)
  }

  @Test(
    "draw random actions of every kind",
    arguments: ["box1", "box2", "multiDiscrete", "multiBinary", "fromFive"])
  func randomActions(kind: String) {
    let arguments = [
      "rollout", "Test/Echo-v0", "--option", "kind=\(kind)", "--steps", "50", "--random-actions",
    ]
    let first = gymnast(arguments + ["1"], catalog: .withEcho)
    #expect(first.status == 0 && first.lines.count == 50 + 17)
    #expect(first.output == gymnast(arguments + ["1"], catalog: .withEcho).output)
    #expect(first.output != gymnast(arguments + ["2"], catalog: .withEcho).output)
  }
}
