public import GymCore
public import NumericRandom

/// What happened in a run, a line of JSON a moment: kept in a file, it shows what a change of rules did.
///
/// ```swift
/// let found = Transcript(of: CartPole(), seed: 42, stepCount: 50)
/// #expect(found.difference(from: Transcript(text: golden)) == nil)
/// ```
public struct Transcript: Sendable, Equatable {
  /// The lines, without their ends.
  public let lines: [String]

  /// Takes a text apart; the end of the last line does not matter.
  public init(text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }

  /// Plays a world with random actions and writes down each reset and each step.
  ///
  /// - Parameters:
  ///   - world: The world, which is reset first.
  ///   - seed: The seed of the first reset and of the actions.
  ///   - stepCount: How many steps are taken; after an ending the world is reset and goes on.
  public init<World: Environment>(of world: World, seed: Seed, stepCount: Int) {
    var player = Player(world, seed: seed, actionSeed: seed)
    let actionSpace = world.actionSpace
    var lines = [Self.line(("reset", "\(seed)"), player.world.observation)]
    for _ in 0..<stepCount {
      let action = player.drawAction()
      let outcome = player.take(action)
      lines.append(
        Self.line(
          ("action", actionSpace.value(index: action.index, values: action.values).json),
          player.world.observation, outcome))
      if outcome.isLast {
        player.world.reset(seed: nil)
        lines.append(Self.line(("reset", "null"), player.world.observation))
      }
    }
    self.lines = lines
  }

  /// The lines as a text, each with its end.
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// The first line that is not as it should be, explained, or nil when all are.
  public func difference(from expected: Transcript) -> String? {
    for number in 0..<max(lines.count, expected.lines.count) {
      let should = number < expected.lines.count ? expected.lines[number] : nil
      let found = number < lines.count ? lines[number] : nil
      if should == found { continue }
      return "Line \(number + 1) differs.\n  expected: \(should ?? "the end")\n"
        + "  found:    \(found ?? "the end")"
    }
    return nil
  }

  private static func line(
    _ first: (name: String, json: String), _ observation: some SpaceRepresentable,
    _ outcome: Outcome? = nil
  ) -> String {
    var parts = [#""\#(first.name)":\#(first.json)"#]
    parts.append(#""observation":\#(observation.spaceValue.json)"#)
    if let outcome {
      parts.append(#""reward":\#(JSONText.number(outcome.reward))"#)
      parts.append(#""ending":\#(outcome.ending.map { "\"\($0)\"" } ?? "null")"#)
    }
    return "{" + parts.joined(separator: ",") + "}"
  }
}
