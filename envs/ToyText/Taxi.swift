public import GymCore
public import NumericRandom

/// A taxi in a small town with walls that fetches a passenger at one of four places and brings them to
/// another.
///
/// Seed for seed it is Gymnasium's Taxi: the same draws, rain and fickle passengers included.
///
/// ```
/// +---------+    R red, G green, Y yellow, B blue: places 0 to 3
/// |R: | : :G|    : can be driven through, | cannot
/// | : | : : |
/// | : : : : |
/// | | : | : |
/// |Y| : |B: |
/// +---------+
/// ```
///
/// ## Observation
///
/// ((row · 5 + column) · 5 + passenger) · 4 + destination, from 0 to 499: rows and columns from 0 at
/// the top left, the passenger at place 0 to 3 or, 4, in the taxi. A row of a buffer holds it as one
/// float. An episode begins with one of the 300 states in which the passenger waits somewhere else
/// than at the destination, each equally likely.
///
/// ## Actions
///
/// Down, up, right, left, pick up, drop off, numbered from 0. In rain a drive goes the way that was
/// meant with probability ``Options/rainyProbability`` and otherwise to one of its sides; one that a
/// wall prevents goes nowhere. The action mask is true for what does something: a drive that no wall
/// prevents, picking up where the passenger waits, and dropping off at any of the four places.
///
/// ## Reward and ending
///
/// Dropping the passenger off at the destination earns 20 and terminates the episode. Picking up and
/// dropping off where it cannot be done earns −10, every other step −1. The catalog's Taxi-v4 is cut
/// short after 200 steps. The diagnostic `success` is 1 when the passenger has been delivered.
///
/// ```swift
/// var world = Taxi()
/// world.reset(seed: 42)
/// let outcome = world.step(.pickUp)
/// ```
///
/// Source: T. G. Dietterich, "Hierarchical Reinforcement Learning with the MAXQ Value Function
/// Decomposition" (2000).
public struct Taxi: Environment, Equatable {
  /// What the driver does.
  public enum Action: Int32, Sendable, CaseIterable {
    /// Drives a row up in number.
    case down

    /// Drives a row down in number.
    case up

    /// Drives a column up in number.
    case right

    /// Drives a column down in number.
    case left

    /// Lets the passenger get in.
    case pickUp

    /// Lets the passenger get out.
    case dropOff
  }

  /// What the agent sees.
  public struct Observation: SpaceRepresentable, Hashable {
    /// The number of the state, from 0 to 499.
    public let index: Int

    /// The taxi's row, counted from 0 at the top.
    public let row: Int

    /// The taxi's column, counted from 0 at the left.
    public let column: Int

    /// The place where the passenger waits, from 0 to 3, or nil in the taxi.
    public let passenger: Int?

    /// The place where the passenger wants to go, from 0 to 3.
    public let destination: Int

    public var spaceValue: SpaceValue { .integer(index) }
  }

  /// The weather and the passenger's character.
  public let options: Options

  /// Where everybody is and wants to go.
  public internal(set) var state = State()

  /// Whether the passenger will change their mind at the first drive.
  var isAboutToChange = false
  var generator = PCG64(seed: 0)

  /// Creates a world; reset it before the first step.
  public init(options: Options = Options()) { self.options = options }

  /// Begins an episode with the draw of its state and, where passengers are fickle, one of this one's mind.
  public mutating func reset(seed: Seed?) {
    if let seed { generator = PCG64(seed: seed) }
    state = Self.start(drawing: generator.random())
    isAboutToChange =
      options.ficklePassenger && generator.random() < options.fickleProbability
  }

  public mutating func step(_ action: Action) -> Outcome {
    // Drawn even where there is nothing to choose.
    let draw = generator.random()
    switch action {
    case .pickUp: return pickUp()
    case .dropOff: return dropOff()
    case .down, .up, .right, .left: break
    }
    let target = drive(Int(action.rawValue), drawing: draw)
    let hasMoved = target != state.square
    state.square = target
    if isAboutToChange, hasMoved, state.isAboard {
      isAboutToChange = false
      // One of the other three, in the order of their numbers.
      let choice = generator.choice(count: 3)
      state.destination = choice < state.destination ? choice : choice + 1
    }
    return Outcome(reward: -1)
  }

  private mutating func pickUp() -> Outcome {
    guard state.isPassengerHere else { return Outcome(reward: -10) }
    state.passenger = State.aboard
    return Outcome(reward: -1)
  }

  private mutating func dropOff() -> Outcome {
    guard state.isAboard, let place = state.place else { return Outcome(reward: -10) }
    state.passenger = place
    guard state.hasArrived else { return Outcome(reward: -1) }
    return Outcome(reward: 20, ending: .terminated)
  }

  public func observe(into row: inout MutableSpan<Float>) { row[0] = Float(state.index) }

  public var observation: Observation {
    Observation(
      index: state.index, row: state.square / 5, column: state.square % 5,
      passenger: state.isAboard ? nil : state.passenger, destination: state.destination)
  }

  /// The action of an index: 0 down, 1 up, 2 right, 3 left, 4 pick up, 5 drop off.
  ///
  /// - Precondition: The index is from 0 to 5.
  public func action(index: Int32, values: Span<Float>) -> Action {
    guard let action = Action(rawValue: index) else {
      preconditionFailure("Taxi has actions 0 to 5. Do not give \(index).")
    }
    return action
  }

  public var actionSpace: ActionSpace { .discrete(Discrete(6)) }

  public var observationSpace: any Space { Discrete(State.count) }

  public var layout: Layout {
    Layout([(name: "state", shape: [], kind: .discrete(count: State.count, start: 0))])
  }

  public var providesActionMask: Bool { true }

  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    for direction in 0..<4 { mask[direction] = Town.isOpen(state.square, direction) }
    mask[4] = state.isPassengerHere
    mask[5] = state.isAboard && Town.isPlace(state.square)
  }

  public var controlledState: [Int]? { [state.square, Int(state.passenger)] }

  public var diagnostics: [Diagnostic] {
    [
      Diagnostic(
        name: "success", kind: .flag, summary: "Whether the passenger has been delivered.")
    ]
  }

  public func writeDiagnostics(into values: inout MutableSpan<Double>) {
    values[0] = state.hasArrived ? 1 : 0
  }
}
