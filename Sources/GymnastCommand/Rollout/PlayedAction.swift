import GymCore

/// An action by the numbers that it travels by.
struct PlayedAction: Equatable {
  var index: Int32
  var values: [Float]
}

/// Reads actions as they stand on the command line or in a file.
struct ActionReader {
  private let space: ActionSpace

  /// Creates a reader of the actions of a space.
  init(space: ActionSpace) { self.space = space }

  /// The actions of a list that is separated by commas.
  ///
  /// - Throws: ``CommandError`` that names the first action which is none.
  func actions(inList list: String) throws(CommandError) -> [PlayedAction] {
    guard list.contains(where: { !$0.isWhitespace }) else {
      throw CommandError("The list of actions is empty. Give at least one action.")
    }
    return try actions(list.split(separator: ",", omittingEmptySubsequences: false))
  }

  /// The actions of a text that separates them by commas, spaces or line breaks.
  ///
  /// - Throws: ``CommandError`` that names the first action which is none.
  func actions(inText text: String) throws(CommandError) -> [PlayedAction] {
    let words = text.split { $0 == "," || $0.isWhitespace }
    guard !words.isEmpty else {
      throw CommandError("The file of actions is empty. Give at least one action.")
    }
    return try actions(words)
  }

  private func actions(_ words: [Substring]) throws(CommandError) -> [PlayedAction] {
    var result: [PlayedAction] = []
    result.reserveCapacity(words.count)
    for (place, word) in words.enumerated() {
      guard let value = value(of: word), let numbers = space.numbers(of: value) else {
        throw CommandError(
          "Action \(place + 1) of \(words.count) cannot be '\(word)': this world takes "
            + "\(allowed).")
      }
      result.append(PlayedAction(index: numbers.index, values: numbers.values))
    }
    return result
  }

  private func value(of word: Substring) -> SpaceValue? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
      .map { String($0.filter { !$0.isWhitespace }) }
    switch space {
    case .discrete: return parts.count == 1 ? Int(parts[0]).map { .integer($0) } : nil
    case .multiDiscrete, .multiBinary:
      let integers = parts.compactMap { Int($0) }
      return integers.count == parts.count ? .integers(integers) : nil
    case .box:
      let numbers = parts.compactMap(Self.number)
      return numbers.count == parts.count ? .numbers(numbers) : nil
    }
  }

  /// A decimal number that is finite as a float.
  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text), Float(number).isFinite
    else { return nil }
    return Double(Float(number))
  }

  /// What is allowed, as the end of "this world takes …".
  private var allowed: String {
    switch space {
    case .discrete(let space):
      "whole numbers from \(space.start) to \(space.start + space.count - 1), such as "
        + "\(space.start),\(space.start + space.count - 1)"
    case .box(let space) where space.low.count == 1:
      "finite numbers, clipped to \(space.low[0])…\(space.high[0]), such as -0.5,0.25"
    case .box(let space):
      "\(space.low.count) finite numbers an action with colons between them, such as "
        + Array(repeating: "0.5", count: space.low.count).joined(separator: ":")
    case .multiDiscrete(let space):
      space.starts.allSatisfy { $0 == 0 }
        ? "a whole number from 0 up to "
          + space.counts.map { "\($0 - 1)" }.joined(separator: ", ")
          + " for each choice, with colons between them"
        : "whole numbers with colons between them, each from "
          + zip(space.starts, space.counts).map { "\($0) to \($0 + ($1 - 1))" }
          .joined(separator: ", ")
    case .multiBinary(let space):
      "\(space.count) times 0 or 1 with colons between them"
    }
  }
}

extension ActionSpace {
  /// An action as a rollout prints it: bare when discrete, otherwise a list of its values.
  func json(of action: PlayedAction) -> String {
    let value = value(index: action.index, values: action.values)
    return if case .integer(let integer) = value { "\(integer)" } else { value.json }
  }
}
