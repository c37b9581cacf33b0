public import GymCore

extension CliffWalking {
  /// How the ground is.
  public struct Options: Sendable, Hashable {
    /// Whether a move can slip to either side.
    public var isSlippery = false

    /// Creates the usual options.
    public init() {}

    /// The options with their names, defaults and explanations.
    public static let schema = makeSchema(isSlippery: false)

    /// The options where slippery ground is the usual one.
    public static let slipperySchema = makeSchema(isSlippery: true)

    private static func makeSchema(isSlippery: Bool) -> OptionSchema<Options> {
      var defaults = Options()
      defaults.isSlippery = isSlippery
      return OptionSchema(
        defaults: defaults,
        [
          .flag(
            "isSlippery", \.isSlippery, "Whether a move can slip to either side.",
            source: "Gymnasium 1.4.0, is_slippery")
        ])
    }
  }
}
