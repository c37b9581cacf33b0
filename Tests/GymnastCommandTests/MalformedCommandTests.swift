import Foundation
import GymCatalog
import Testing

@testable import GymnastCommand

/// A command line that cannot be obeyed, and a part of what has to be said about it.
struct Malformed: CustomTestStringConvertible {
  let line: String
  let words: String

  init(_ line: String, _ words: String) {
    self.line = line
    self.words = words
  }

  var testDescription: String { line }

  static let names: [Malformed] = [
    Malformed("trian dqn CartPole-v1", "Did you mean 'train'?"),
    Malformed("help trian", "Did you mean 'train'?"),
    Malformed("train dqn CartPole-v1 --out \"\"", "folder is empty"),
    Malformed("evaluate \"\"", "folder is empty"),
    Malformed("list --jsn", "Did you mean '--json'?"),
    Malformed("list CartPole-v1", "Unexpected argument 'CartPole-v1'"),
    Malformed("info", "Missing expected argument"),
    Malformed("info CartPole-v2", "Did you mean 'CartPole-v0'?"),
    Malformed("info dqm", "Did you mean 'dqn'?"),
    Malformed("info Unheard-of", "'gymnast list' shows what there is."),
    Malformed("rollout", "Missing expected argument"),
    Malformed("rollout CartPoel-v1 --actions 0", "There is no world 'CartPoel-v1'. Did you mean"),
    Malformed("rollout CartPole-v1 --action 0", "Did you mean '--actions'?"),
    Malformed("train DQN CartPole-v1", "There is no agent 'DQN'. Did you mean 'dqn'?"),
    Malformed("train dqn Cartpole", "There is no world 'Cartpole'."),
    Malformed("train", "AGENT is missing"),
    Malformed("train dqn", "ENV is missing"),
    Malformed("train dqn CartPole-v1 more", "Unexpected argument 'more'"),
    Malformed("evaluate", "Missing expected argument"),
    Malformed("benchmark nerual", "nerual"),
    Malformed("benchmark neural --threads 0", "it takes a whole number from 1 to "),
    Malformed("benchmark neural --threads 100000", "it takes a whole number from 1 to "),
    Malformed("benchmark neural --threads two", "it takes a whole number from 1 to "),
    Malformed("benchmark neural --only gem-NN", "no case has 'gem-NN' in its name"),
    Malformed(
      "benchmark environments CartPoel-v1", "Did you mean 'CartPole-v1'?"),
    Malformed("benchmark environments Unheard-of", "list' shows what there is."),
    Malformed("benchmark environments CartPole-v1 --lanes 0", "from 1 to 4,096"),
    Malformed("benchmark environments CartPole-v1 --lanes -3", "from 1 to 4,096"),
    Malformed("benchmark environments CartPole-v1 --lanes 4097", "from 1 to 4,096"),
    Malformed(
      "benchmark environments CartPole-v1 --threads 0", "it takes a whole number from 1 to "),
    Malformed("benchmark environments --option isSlippery=true", "Name one."),
    Malformed("benchmark environments FrozenLake-v1 --option isSlipery=true", "'isSlippery'?"),
    Malformed("evaluate no/such/run", "the folder does not exist"),
    Malformed("evaluate /", "/settings.yaml is missing"),
  ]

  static let actions: [Malformed] = [
    Malformed("rollout CartPole-v1", "not 0 of them"),
    Malformed("rollout CartPole-v1 --actions 0 --random-actions 0", "not 2 of them"),
    Malformed("rollout CartPole-v1 --actions 0 --steps 5", "Give --random-actions too"),
    Malformed("rollout CartPole-v1 --actions 0,2,1", "Action 2 of 3 cannot be '2'"),
    Malformed("rollout CartPole-v1 --actions 0,2,1", "whole numbers from 0 to 1"),
    Malformed("rollout CartPole-v1 --actions -1", "Action 1 of 1 cannot be '-1'"),
    Malformed("rollout CartPole-v1 --actions left", "cannot be 'left'"),
    Malformed("rollout CartPole-v1 --actions 0.5", "cannot be '0.5'"),
    Malformed("rollout CartPole-v1 --actions 0:1", "cannot be '0:1'"),
    Malformed("rollout CartPole-v1 --actions 0,,1", "Action 2 of 3 cannot be ''"),
    Malformed("rollout CartPole-v1 --actions 99999999999999999999", "cannot be '9999999"),
    Malformed("rollout CartPole-v1 --actions 9223372036854775807", "cannot be '9223372"),
    Malformed("rollout CartPole-v1 --actions=", "Missing value"),
    Malformed("rollout CartPole-v1 --actions \"\"", "The list of actions is empty"),
    Malformed("rollout \"\" --actions 0", "There is no world ''"),
    Malformed("\"\"", "There is no command ''"),
    Malformed("rollout CartPole-v1 --actions-file /no/such/file", "There is no file"),
    Malformed("rollout CartPole-v1 --actions-file /", "not a file that can be read"),
    Malformed("rollout CartPole-v1 --actions-file /dev/null", "The file of actions is empty"),
    Malformed("rollout CartPole-v1 --random-actions x", "at least 0"),
    Malformed("rollout CartPole-v1 --random-actions 1 --steps 0", "from 1 to"),
    Malformed("rollout CartPole-v1 --actions 0 --format xml", "'xml' is invalid"),
    Malformed("rollout Test/Echo-v0 --actions nan", "finite numbers"),
    Malformed("rollout Test/Echo-v0 --actions 0.5,inf", "Action 2 of 2 cannot be 'inf'"),
    Malformed("rollout Test/Echo-v0 --actions 1e39", "finite numbers"),
    Malformed("rollout Test/Echo-v0 --actions 0x1p3", "finite numbers"),
    Malformed("rollout Test/Echo-v0 --actions 0:0", "such as -0.5,0.25"),
    Malformed("rollout Test/Echo-v0 --option kind=box2 --actions 1", "2 finite numbers"),
    Malformed("rollout Test/Echo-v0 --option kind=multiDiscrete --actions 3:0", "up to 2, 1"),
    Malformed("rollout Test/Echo-v0 --option kind=multiBinary --actions 2:0", "2 times 0 or 1"),
    Malformed("rollout Test/Echo-v0 --option kind=fromFive --actions 4", "from 5 to 7"),
    Malformed("rollout Test/Echo-v0 --option kind=box3 --actions 4", "one of box1, box2"),
  ]

  static let seeds: [Malformed] = [
    Malformed("rollout CartPole-v1 --seed -1 --actions 0", "at least 0"),
    Malformed("rollout CartPole-v1 --seed 1.5 --actions 0", "at least 0"),
    Malformed("rollout Test/Echo-v0 --seed 4294967296 --actions 0", "below 2^32"),
    Malformed(
      "train dqn CartPole-v1 --seed 340282366920938463463374607431768211456", "below 2^128"),
    Malformed("evaluate / --seed x", "at least 0"),
  ]

  static let options: [Malformed] = [
    Malformed("rollout FrozenLake-v1 --actions 0 --option isSlipery=false", "'isSlippery'?"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option isSlippery=maybe", "true or false"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option isSlippery", "key=value"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option =true", "key=value"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option successRate=2", "from 0 to 1"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option mapName=5x5", "4x4, 8x8, random"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option mapSize=3", "random map"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option rewardSchedule=[1,0]", "three numbers"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option rewardSchedule=[1,0", "closing bracket"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option map=[SFG]", "needs quotes"),
    Malformed(#"rollout FrozenLake-v1 --actions 0 --option map=["SFH"]"#, "has no goal"),
    Malformed("rollout FrozenLake-v1 --actions 0 --option map=@/no/map", "There is no file"),
    Malformed(
      "rollout FrozenLake-v1 --actions 0 --option successRate=1 --option successRate=0",
      "set twice"),
    Malformed("rollout FrozenLake-v1 --actions 0 --reset-option low=0", "none can be set here"),
    Malformed("rollout CartPole-v1 --actions 0 --reset-option low=x", "a number"),
    Malformed("rollout CartPole-v1 --actions 0 --reset-option low=1", "low may not exceed high"),
  ]

  static let training: [Malformed] = [
    Malformed("train dqn CartPole-v1 --steps 0", "from 1 to 1,000,000,000,000"),
    Malformed("train dqn CartPole-v1 --steps 99999999999999999999", "from 1 to"),
    Malformed("train dqn CartPole-v1 --steps 1e3", "a whole number"),
    Malformed("train dqn CartPole-v1 --lanes 0", "from 1 to 4,096"),
    Malformed("train dqn CartPole-v1 --lanes 4097", "from 1 to 4,096"),
    Malformed("train dqn CartPole-v1 --lanes -2", "from 1 to 4,096"),
    Malformed("train dqn CartPole-v1 --steps 3 --lanes 4", "not enough for 4 lanes"),
    Malformed("train dqn CartPole-v1 --set learnRate=1", "Did you mean 'learningRate'?"),
    Malformed("train dqn CartPole-v1 --set learningRate=-1", "from 1e-12 to 1000"),
    Malformed("train dqn CartPole-v1 --set hiddenSizes=[1000000000]", "from 1 to 65536"),
    Malformed("train dqn CartPole-v1 --set hiddenSizes=[65536,65536,65536,65536]", "memory"),
    Malformed("train reinforce CartPole-v1 --set hiddenSizes=[65536,65536,65536,65536]", "memory"),
    Malformed("train dqn CartPole-v1 --set batchSize=600 --set replayCapacity=500", "batch"),
    Malformed("train dqn CartPole-v1 --transform oneHott", "Did you mean 'oneHot'?"),
    Malformed("train dqn CartPole-v1 --transform oneHot", "needs a discrete part"),
    Malformed("train dqn CartPole-v1 --transform none --transform scale", "none cannot stand"),
    Malformed("train dqn Test/Echo-v0", "dqn needs discrete actions"),
    Malformed("train dqn CartPole-v1 --config /no/such.yaml", "There is no file"),
    Malformed("train dqn CartPole-v1 --out /dev/null", "is a file"),
    Malformed("train dqn CartPole-v1 --out /", "exists already"),
    Malformed("evaluate / --episodes 0", "from 1 to 1,000,000"),
    Malformed("evaluate / --lanes 5000", "from 1 to 4,096"),
    Malformed("evaluate / --max-episode-steps 0", "from 1 to"),
  ]
}

@Suite("Malformed commands")
struct MalformedCommandTests {
  @Test(
    "fail with one message that says what is wrong",
    arguments: Malformed.names + Malformed.actions + Malformed.seeds + Malformed.options
      + Malformed.training)
  func message(_ malformed: Malformed) {
    let result = gymnast(
      malformed.line.split(separator: " ").map { $0 == "\"\"" ? "" : String($0) },
      catalog: .withEcho)
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(result.error.hasPrefix("Error: ") && result.error.hasSuffix("\n"))
    #expect(result.error.split(separator: "\n").count == 1)
    #expect(result.error.contains(malformed.words))
  }
}
