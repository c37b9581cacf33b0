public import GymCore

extension Arcade {
  /// How a game is played and shown.
  public struct Options: Sendable, Hashable {
    /// What an observation is.
    public enum ObservationKind: String, Sendable, CaseIterable {
      /// The screen in colors.
      case rgb

      /// The screen in grey.
      case gray

      /// The true state of the game.
      case vector
    }

    /// Which actions there are.
    public enum ActionSet: String, Sendable, CaseIterable {
      /// Those that do something in the game.
      case minimal

      /// All 18 of joystick and button.
      case full
    }

    /// For how many frames an action is taken, from 1 to 60.
    public var frameSkip = 4

    /// The probability that a frame repeats the action of the frame before.
    public var stickyProbability = 0.25

    /// Which actions there are.
    public var actionSet = ActionSet.minimal

    /// What an observation is.
    public var observation = ObservationKind.rgb

    /// How hard the game is, from 0 to 3.
    public var difficulty = 0

    /// The place of a mode among those of the game.
    public var mode = 0

    /// Creates the usual options.
    public init() {}

    /// The most frames of an episode.
    static var frameLimit: Int { 108_000 }

    /// After how many steps an episode has had its 108,000 frames.
    public var timeLimit: Int { (Self.frameLimit + frameSkip - 1) / frameSkip }

    /// Why the options do not do, as a sentence; nil when they do.
    func defect(for game: Game.Type) -> String? {
      guard (1...60).contains(frameSkip) else {
        return "An action is taken for 1 to 60 frames, not \(frameSkip)."
      }
      guard (0...1).contains(stickyProbability) else {
        return "A probability is from 0 to 1, not \(stickyProbability)."
      }
      guard (0...3).contains(difficulty) else {
        return "A difficulty is from 0 to 3, not \(difficulty)."
      }
      guard Game.modes.indices.contains(mode) else {
        return "\(Game.name) has modes 0 to \(Game.modes.count - 1), and not \(mode)."
      }
      return nil
    }
  }

  /// The options with their names, ranges and explanations.
  public static var schema: OptionSchema<Options> {
    let modes = Game.modes.enumerated().map { "\($0) \($1)" }.joined(separator: ", ")
    return OptionSchema(
      defaults: Options(),
      [
        .integer("frameSkip", \.frameSkip, 1...60, "For how many frames an action is taken."),
        .number(
          "stickyProbability", \.stickyProbability, .from(0, to: 1),
          "The probability that a frame repeats the action of the frame before."),
        .choice("actionSet", \.actionSet, "The actions that do something, or all 18."),
        .choice(
          "observation", \.observation, "The screen in colors, in grey, or the true state as bytes."
        ),
        .integer("difficulty", \.difficulty, 0...3, "How hard the game is."),
        .integer("mode", \.mode, 0...(Game.modes.count - 1), "What is played: \(modes)."),
      ])
  }
}
