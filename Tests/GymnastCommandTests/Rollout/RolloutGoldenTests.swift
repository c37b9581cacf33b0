import Foundation
import GymCatalog
import Testing

@testable import GymnastCommand

/// A rollout that Gymnasium 1.4.0 played with NumPy 2.4.6; `Golden/make-golden.py` makes them.
struct GoldenRollout: Decodable, CustomTestStringConvertible {
  var arguments: [String]
  var events: [Event]

  /// Episode, step, action, observation, reward, terminated and truncated; a reset has no step.
  struct Event: Decodable, Equatable {
    var episode: Int
    var step: Int?
    var action: Int?
    var observation: [Double]
    var reward: Double?
    var terminated: Bool?
    var truncated: Bool?

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      episode = try list.decode(Int.self)
      step = try list.decodeIfPresent(Int.self)
      action = try list.decodeIfPresent(Int.self)
      observation = try list.decode([Double].self)
      reward = try list.decodeIfPresent(Double.self)
      terminated = try list.decodeIfPresent(Bool.self)
      truncated = try list.decodeIfPresent(Bool.self)
    }

    init(_ line: PrintedEvent) {
      (episode, step, action) = (line.episode, line.step, line.action)
      (observation, reward) = (line.observation, line.reward)
      (terminated, truncated) = (line.terminated, line.truncated)
    }
  }

  /// An event as it is printed.
  struct PrintedEvent: Decodable {
    var event: String
    var episode: Int
    var step: Int?
    var action: Int?
    var observation: [Double]
    var reward: Double?
    var terminated: Bool?
    var truncated: Bool?
  }

  var testDescription: String { arguments.joined(separator: " ") }

  static let all: [GoldenRollout] = {
    guard let url = Bundle.module.url(forResource: "Golden/rollouts", withExtension: "json"),
      let data = try? Data(contentsOf: url),
      let rollouts = try? JSONDecoder().decode([GoldenRollout].self, from: data)
    else { preconditionFailure("The golden rollouts are not readable. Make them anew.") }
    return rollouts
  }()
}

@Suite("Rollouts beside Gymnasium's")
struct RolloutGoldenTests {
  @Test("print what Gymnasium plays, bit for bit", arguments: GoldenRollout.all)
  func rollout(_ golden: GoldenRollout) throws {
    let result = gymnast(["rollout"] + golden.arguments)
    #expect(result.status == 0 && result.error.isEmpty)
    let lines = try result.lines.map {
      try JSONDecoder().decode(GoldenRollout.PrintedEvent.self, from: Data($0.utf8))
    }
    #expect(lines.map { $0.event } == golden.events.map { $0.step == nil ? "reset" : "step" })
    #expect(lines.map { GoldenRollout.Event($0) } == golden.events)
  }

  @Test("cover endings of both kinds and several episodes")
  func coverage() {
    let events = GoldenRollout.all.flatMap(\.events)
    #expect(GoldenRollout.all.count >= 20)
    #expect(events.contains { $0.terminated == true })
    #expect(events.contains { $0.truncated == true })
    #expect(events.contains { $0.episode > 3 })
  }
}
