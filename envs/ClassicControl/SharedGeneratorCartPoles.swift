public import GymCore
public import NumericRandom
public import Snapshots

/// CartPoles that draw from one generator, as Gymnasium's CartPole vector class does.
///
/// It is for programs that compare with that class, which `make_vec("CartPole-v1")` makes unless told
/// otherwise; its numbers differ from those of a vector whose lanes have a seed each. Agents use
/// ``GymCore/Lanes``.
///
/// A reset draws the positions of all poles, then all velocities, all angles and all angular
/// velocities; so does each step for those poles whose episodes ended in the step before. Their row is
/// no real step: it ignores the action and earns 0, as with ``GymCore/RestartMode/nextStep``.
///
/// ```swift
/// var poles = SharedGeneratorCartPoles(count: 8)
/// poles.reset(seed: 42)
/// poles.step(indices: actions)
/// print(poles.buffers.observations)
/// ```
///
/// Source: Gymnasium 1.4.0, seed for seed and bit for bit.
public struct SharedGeneratorCartPoles: Sendable, Equatable {
  /// How steps are rewarded.
  public let options: CartPole.Options

  /// The constants of the task.
  public let parameters: CartPole.Parameters

  /// After how many steps an episode is cut short.
  public let timeLimit: Int

  /// Where the carts and the poles are, in full precision.
  public private(set) var states: [CartPole.State]

  /// What the lanes show after the last step or reset.
  public private(set) var buffers: LaneBuffers

  private var elapsed: [Int]
  private var generator = PCG64(seed: 0)
  private var low = Self.usualLow
  private var high = Self.usualHigh

  private static let usualLow = -0.05
  private static let usualHigh = 0.05

  /// Creates the poles; reset them before the first step.
  ///
  /// - Precondition: There is at least one pole, and the time limit is at least 1 step.
  public init(
    count: Int, timeLimit: Int = 500, options: CartPole.Options = CartPole.Options(),
    parameters: CartPole.Parameters = CartPole.Parameters()
  ) {
    precondition(count >= 1, "A vector needs at least 1 lane, not \(count).")
    precondition(timeLimit >= 1, "A time limit needs at least 1 step, not \(timeLimit).")
    self.options = options
    self.parameters = parameters
    self.timeLimit = timeLimit
    states = Array(repeating: CartPole.State(), count: count)
    elapsed = Array(repeating: 0, count: count)
    buffers = LaneBuffers(
      kind: .float, laneCount: count, rowWidth: 4, maskWidth: 0, diagnosticCount: 0)
  }

  /// How many poles there are.
  public var count: Int { states.count }

  /// Begins an episode of every pole; with nil the present stream of random numbers goes on.
  public mutating func reset(seed: Seed?) {
    reset(seed: seed, low: Self.usualLow, high: Self.usualHigh)
  }

  /// Begins an episode of every pole from states drawn between two bounds.
  ///
  /// The bounds also hold for the restarts that follow, until the next reset.
  ///
  /// - Precondition: The bounds are finite and `low` does not exceed `high`.
  public mutating func reset(seed: Seed?, low: Double, high: Double) {
    precondition(
      low.isFinite && high.isFinite && low <= high,
      "Starting states are drawn between two finite bounds, the lower one first.")
    if let seed { generator = PCG64(seed: seed) }
    (self.low, self.high) = (low, high)
    for lane in states.indices { buffers.waitingLanes[lane] = true }
    restartWaiting()
  }

  /// Takes one action for every pole, and restarts those whose episodes ended in the step before.
  ///
  /// - Parameter indices: The push of each pole, 0 for left and 1 for right.
  /// - Precondition: There is one index a pole, and each is 0 or 1.
  public mutating func step(indices: Span<Int32>) {
    precondition(
      indices.count == count, "\(count) poles need \(count) actions, not \(indices.count).")
    for lane in states.indices where !buffers.waitingLanes[lane] {
      guard let action = CartPole.Action(rawValue: indices[lane]) else {
        preconditionFailure("CartPole has actions 0 and 1. Do not give \(indices[lane]).")
      }
      states[lane] = parameters.successor(of: states[lane], pushing: action)
      show(lane)
    }
    restartWaiting()
    // Those that have just restarted have no ending; those that have just ended wait from now on.
    for lane in states.indices { buffers.waitingLanes[lane] = buffers.outcomes[lane].isLast }
  }

  /// Takes one action for every pole, given as an array.
  ///
  /// - Precondition: There is one index a pole, and each is 0 or 1.
  public mutating func step(indices: [Int32]) { step(indices: indices.span) }

  /// Draws new states for the waiting poles: one quantity after another, each for all of them.
  private mutating func restartWaiting() {
    draw(\.position)
    draw(\.velocity)
    draw(\.angle)
    draw(\.angularVelocity)
    for lane in states.indices where buffers.waitingLanes[lane] {
      elapsed[lane] = 0
      buffers.waitingLanes[lane] = false
      buffers.realSteps[lane] = false
      buffers.outcomes[lane] = Outcome(reward: 0)
      writeRow(lane, of: &buffers.observations)
    }
  }

  private mutating func draw(_ quantity: WritableKeyPath<CartPole.State, Double>) {
    for lane in states.indices where buffers.waitingLanes[lane] {
      states[lane][keyPath: quantity] = generator.uniform(low, high)
    }
  }

  /// Shows the step that a pole has just taken.
  private mutating func show(_ lane: Int) {
    elapsed[lane] += 1
    let hasFailed = parameters.isFailure(states[lane])
    let reward: Double = options.suttonBartoReward ? (hasFailed ? -1 : 0) : 1
    let ending: Ending? =
      hasFailed ? .terminated : elapsed[lane] >= timeLimit ? .truncated : nil
    buffers.outcomes[lane] = Outcome(reward: reward, ending: ending)
    buffers.realSteps[lane] = true
    writeRow(lane, of: &buffers.observations)
    if ending != nil { writeRow(lane, of: &buffers.finalObservations) }
  }

  private func writeRow(_ lane: Int, of rows: inout Rows) {
    let state = states[lane]
    rows.floats[4 * lane] = Float(state.position)
    rows.floats[4 * lane + 1] = Float(state.velocity)
    rows.floats[4 * lane + 2] = Float(state.angle)
    rows.floats[4 * lane + 3] = Float(state.angularVelocity)
  }
}

extension SharedGeneratorCartPoles: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("SharedGeneratorCartPoles")
    writer.write(timeLimit)
    writer.write(low)
    writer.write(high)
    writer.write(elapsed)
    writer.write(generator)
    writer.write(buffers)
    // Each with the options and constants of all.
    writer.write(states.map { CartPole(options: options, parameters: parameters, state: $0) })
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("SharedGeneratorCartPoles")
    let timeLimit = try reader.read(Int.self)
    let low = try reader.read(Double.self)
    let high = try reader.read(Double.self)
    let elapsed = try reader.readArray(of: Int.self)
    let generator = try reader.read(PCG64.self)
    let buffers = try reader.read(LaneBuffers.self)
    let worlds = try reader.readArray(of: CartPole.self)
    guard
      let first = worlds.first, timeLimit >= 1, low.isFinite, high.isFinite, low <= high,
      elapsed.count == worlds.count, buffers.observations.kind == .float,
      buffers.observations.width == 4
    else { throw .invalid("These are no poles that share a generator.") }
    self.init(
      count: worlds.count, timeLimit: timeLimit, options: first.options,
      parameters: first.parameters)
    guard buffers.hasShape(of: self.buffers) else {
      throw .invalid("What the poles show does not fit their number.")
    }
    (self.low, self.high, self.elapsed) = (low, high, elapsed)
    (self.generator, self.buffers, states) = (generator, buffers, worlds.map(\.state))
  }
}

extension CartPole {
  fileprivate init(options: Options, parameters: Parameters, state: State) {
    self.init(options: options, parameters: parameters)
    self.state = state
  }
}
