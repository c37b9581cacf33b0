import GymCore

/// The track that both mountain cars drive on.
enum Track {
  /// Its left end, a wall, in metres.
  static let left = -1.2

  /// Its right end, in metres.
  static let right = 0.6

  /// The greatest speed, in metres a step.
  static let speedLimit = 0.07

  /// Positions and velocities that can be observed.
  static var observationSpace: Box<Float> { Box(low: low, high: high, shape: [2]) }

  /// Position and velocity side by side.
  static var layout: Layout {
    Layout([(name: "state", shape: [2], kind: .continuous(low: low, high: high))])
  }

  static var diagnostics: [Diagnostic] {
    [Diagnostic(name: "success", kind: .flag, summary: "Whether the car has reached the flag.")]
  }

  /// The options `low` and `high` of resets.
  static let startingRange = StartingRange.schema(
    low: -0.6, high: -0.4, subject: "position, in metres")

  /// The option `goalVelocity`, over a path to where it is kept.
  static func goalVelocity<Options>(
    _ path: OptionSchema<Options>.Entry.Path<Double>
  ) -> OptionSchema<Options>.Entry {
    .number(
      "goalVelocity", path, .finite,
      "The least velocity at the flag that counts as reaching it, in metres a step.",
      source: "Gymnasium 1.4.0, goal_velocity")
  }

  private static var low: [Float] { [Float(left), Float(-speedLimit)] }
  private static var high: [Float] { [Float(right), Float(speedLimit)] }
}
