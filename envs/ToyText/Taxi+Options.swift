public import GymCore

extension Taxi {
  /// The weather and the passenger's character.
  public struct Options: Sendable, Hashable {
    /// Whether drives can go astray.
    public var isRainy = false

    /// Whether the passenger may change their mind.
    public var ficklePassenger = false

    /// The probability that a drive in rain goes the way that was meant.
    public var rainyProbability = 0.8

    /// The probability that a fickle passenger changes the destination at the first drive.
    public var fickleProbability = 0.3

    /// Creates the usual options: dry, and a passenger who knows what they want.
    public init() {}

    /// The options with their names, defaults and explanations.
    public static let schema = OptionSchema(
      defaults: Options(),
      [
        .flag(
          "isRainy", \.isRainy, "Whether drives can go astray.",
          source: "Gymnasium 1.4.0, is_rainy"),
        .flag(
          "ficklePassenger", \.ficklePassenger,
          "Whether the passenger may change the destination at the first drive.",
          source: "Gymnasium 1.4.0, fickle_passenger"),
        .number(
          "rainyProbability", \.rainyProbability, .from(0, to: 1),
          "The probability that a drive in rain goes the way that was meant.",
          source: "Gymnasium 1.4.0, rainy_probability"),
        .number(
          "fickleProbability", \.fickleProbability, .from(0, to: 1),
          "The probability that a fickle passenger changes the destination.",
          source: "Gymnasium 1.4.0, fickle_probability"),
      ])
  }
}
