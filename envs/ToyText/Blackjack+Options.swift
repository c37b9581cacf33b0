public import GymCore

extension Blackjack {
  /// What an ace and a ten are worth.
  public struct Options: Sendable, Hashable {
    /// Whether winning with an ace and a ten earns 1.5, where the book's rules do not hold.
    public var natural = false

    /// Whether the rules are those of Sutton and Barto's book: an ace and a ten beat every other hand.
    public var sab = true

    /// Creates the usual options: the book's rules.
    public init() {}

    /// The options with their names, defaults and explanations.
    public static let schema = OptionSchema(
      defaults: Options(),
      [
        .flag(
          "natural", \.natural,
          "Whether winning with an ace and a ten earns 1.5, where 'sab' is false.",
          source: "Gymnasium 1.4.0, natural"),
        .flag(
          "sab", \.sab,
          "Whether an ace and a ten beat every other hand, as in Sutton and Barto's book.",
          source: "Gymnasium 1.4.0, sab"),
      ])
  }
}
