import ArgumentParser
import GymCore
import NumericRandom

/// How a rollout is printed.
enum RolloutFormat: String, CaseIterable, ExpressibleByArgument {
  /// One JSON object a line.
  case jsonl

  /// Columns for reading.
  case table

  /// The line above the first event, if there is one.
  var header: String? {
    switch self {
    case .jsonl: nil
    case .table: Self.row("episode", "step", "action", "reward", "ending", "observation")
    }
  }

  /// The line of an event, ended.
  func line(for event: RolloutEvent, actions: ActionSpace) -> String {
    switch self {
    case .jsonl: Self.json(of: event, actions)
    case .table: Self.row(of: event, actions)
    }
  }

  private static func json(of event: RolloutEvent, _ actions: ActionSpace) -> String {
    switch event {
    case .reset(let episode, let seed, let observation):
      #"{"event":"reset","episode":\#(episode),"seed":\#(seed?.description ?? "null"),"#
        + #""observation":\#(observation.json)}"# + "\n"
    case .step(let episode, let step, let action, let observation, let outcome):
      #"{"event":"step","episode":\#(episode),"step":\#(step),"#
        + #""action":\#(actions.json(of: action)),"observation":\#(observation.json),"#
        + #""reward":\#(JSONText.number(outcome.reward)),"#
        + #""terminated":\#(outcome.ending == .terminated),"#
        + #""truncated":\#(outcome.ending == .truncated)}"# + "\n"
    }
  }

  private static func row(of event: RolloutEvent, _ actions: ActionSpace) -> String {
    switch event {
    case .reset(let episode, let seed, let observation):
      row("\(episode)", "reset", seed.map { "seed \($0)" } ?? "", "", "", observation.shortText)
    case .step(let episode, let step, let action, let observation, let outcome):
      row(
        "\(episode)", "\(step)",
        actions.value(index: action.index, values: action.values).shortText,
        Readable.number(outcome.reward), outcome.ending.map { "\($0)" } ?? "",
        observation.shortText)
    }
  }

  private static func row(
    _ episode: String, _ step: String, _ action: String, _ reward: String, _ ending: String,
    _ observation: String
  ) -> String {
    let ending = ending + String(repeating: " ", count: max(0, 10 - ending.count))
    let numbers = zip([episode, step, action, reward], [7, 8, 12, 12]).map(SpaceValue.right)
    return numbers.joined() + "  \(ending)  \(observation)\n"
  }
}

extension SpaceValue {
  /// The value for reading: numbers rounded to six significant digits.
  fileprivate var shortText: String {
    switch self {
    case .integer(let integer): "\(integer)"
    case .integers(let integers): integers.map { "\($0)" }.joined(separator: " ")
    case .bytes(let bytes): bytes.map { "\($0)" }.joined(separator: " ")
    case .numbers(let numbers) where numbers.count == 1: Readable.number(numbers[0])
    case .numbers(let numbers): numbers.map { Self.right(Readable.number($0), 12) }.joined()
    case .text(let text): text
    case .tuple(let values), .sequence(let values):
      values.map(\.shortText).joined(separator: " ")
    case .alternative(let index, let value): "\(index): \(value.shortText)"
    case .graph: exactJSON
    case .dictionary(let fields):
      fields.map { "\($0.name)=\($0.value.shortText)" }.joined(separator: " ")
    }
  }

  /// A text at the right of a column.
  fileprivate static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
