public import GymCore

extension MinAtar {
  /// The options of version 0, where agents choose among all six actions.
  public static var schema: OptionSchema<Options> { schema(hasMinimalActions: false) }

  /// The options of a version; what ramping would change in no way is left out.
  static func schema(hasMinimalActions: Bool) -> OptionSchema<Options> {
    var defaults = Options()
    defaults.hasMinimalActions = hasMinimalActions
    var entries: [OptionSchema<Options>.Entry] = [
      .number(
        "stickyProbability", \.stickyProbability, .from(0, to: 1),
        "The probability that a frame repeats the action of the frame before.",
        source: "MinAtar 1.0.15, sticky_action_prob")
    ]
    if Game.canRamp {
      entries.append(
        .flag(
          "isRamping", \.isRamping, "Whether the game grows harder as it is played.",
          source: "MinAtar 1.0.15, difficulty_ramping"))
    }
    return OptionSchema(defaults: defaults, entries)
  }
}
