import GymCore

/// The interval that numbers of a starting state are drawn from, as the reset options `low` and `high`.
struct StartingRange: Sendable {
  var low: Double
  var high: Double

  /// The two options; the subject says what is drawn, with its unit.
  static func schema(low: Double, high: Double, subject: String) -> OptionSchema<StartingRange> {
    OptionSchema(
      defaults: StartingRange(low: low, high: high),
      [
        .number(
          "low", \.low, .from(-1e6, to: 1e6), "The smallest starting \(subject).",
          source: "Gymnasium 1.4.0, reset options"),
        .number(
          "high", \.high, .from(-1e6, to: 1e6), "The largest starting \(subject).",
          source: "Gymnasium 1.4.0, reset options"),
      ])
  }
}

extension OptionSchema<StartingRange> {
  /// The interval that options describe.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not a number up to a million either way, or
  ///   when `low` exceeds `high`.
  func range(_ options: [String: OptionValue]) throws(OptionError) -> StartingRange {
    let range = try parse(options)
    guard range.low <= range.high else {
      throw .conflict(
        "'low' is \(range.low) and 'high' is \(range.high): low may not exceed high.")
    }
    return range
  }
}
