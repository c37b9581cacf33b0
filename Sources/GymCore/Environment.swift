public import GymRendering
public import NumericRandom
public import Snapshots

/// A world that an agent acts in.
///
/// A world is a value: all its state, its random generator included, is in it, so that a copy is a
/// fork with the same future. ``reset(seed:)`` begins an episode, ``step(_:)`` goes one step on, and
/// ``observe(into:)`` writes what the agent sees into a row of a buffer that exists already; none of
/// them allocates. After an ending ``observe(into:)`` writes the final observation of the episode.
///
/// ```swift
/// var world = CartPole()
/// world.reset(seed: 42)
/// while world.step(.right).ending == nil {}
/// print(world.observation)
/// ```
///
/// A world that was never reset with a seed begins from seed 0. Stepping before the first reset or
/// past an ending is a programming error, which ``OrderEnforced`` reports.
public protocol Environment<Scalar, Action>: Snapshot, Sendable {
  /// What a row holds: `Float`, or `UInt8` for pixels and boards.
  associatedtype Scalar: ObservationScalar

  /// What an agent can do, as a type for people.
  associatedtype Action: Sendable

  /// What an agent sees, as a type for people.
  associatedtype Observation: SpaceRepresentable

  /// How an observation lies in a row.
  var layout: Layout { get }

  /// The set that every observation is in.
  var observationSpace: any Space { get }

  /// The set of actions that may be taken.
  var actionSpace: ActionSpace { get }

  /// Begins an episode; with nil the present stream of random numbers goes on.
  mutating func reset(seed: Seed?)

  /// Takes an action and returns what it brought.
  mutating func step(_ action: Action) -> Outcome

  /// Writes the current observation; after an ending, the final one.
  ///
  /// - Precondition: The row has `layout.count` elements.
  func observe(into row: inout MutableSpan<Scalar>)

  /// The current observation with named fields; it may allocate.
  var observation: Observation { get }

  /// Makes the typed action of an agent's numbers.
  ///
  /// - Parameters:
  ///   - index: The chosen alternative counted from 0, for discrete actions.
  ///   - values: The components of every other kind of action, `actionSpace.valueCount` of them.
  /// - Returns: The action that ``step(_:)`` takes.
  func action(index: Int32, values: Span<Float>) -> Action

  // Capabilities: requirements with defaults, so that wrappers pass them on and nobody casts.

  /// The options that ``reset(seed:options:)`` understands.
  var resetOptions: [OptionDescription] { get }

  /// Begins an episode under options, which hold for this episode alone.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or its value is not allowed.
  mutating func reset(seed: Seed?, options: [String: OptionValue]) throws(OptionError)

  /// Whether the world knows which actions do something.
  var providesActionMask: Bool { get }

  /// Writes true for each discrete action that does something now.
  ///
  /// - Precondition: The mask has one element an action.
  func writeActionMask(into mask: inout MutableSpan<Bool>)

  /// What the agent controls, as numbers: its place, its direction, what it carries, doors.
  ///
  /// An action that is masked off leaves them as they were; time, reward and other movers go on. It
  /// is for worlds that have an action mask and show more than the agent controls: nil stands for
  /// the whole observation. It may allocate.
  var controlledState: [Int]? { get }

  /// The lives left, in worlds that have lives.
  var lives: Int? { get }

  /// What the world reports beside observation and reward.
  var diagnostics: [Diagnostic] { get }

  /// Writes the present value of each of ``diagnostics``, in their order.
  func writeDiagnostics(into values: inout MutableSpan<Double>)

  /// The generator that the world draws from, where it lends it; nil and deaf elsewhere.
  ///
  /// A wrapper that draws beside its world, as Gymnasium's sticky actions do, takes its draws from here.
  var lentGenerator: PCG64? { get set }

  /// What the world's picture is like, or nil when it does not draw itself.
  var picture: PictureFormat? { get }

  /// Draws the present moment over the whole of a canvas, of any size; after an ending, the last one.
  ///
  /// Nothing about the episode changes, so that it goes on to the same bits, watched or not.
  func draw(on canvas: inout Canvas)
}

extension Environment {
  public var resetOptions: [OptionDescription] { [] }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    if let name = options.keys.min() { throw .unknown(name: name, known: []) }
    reset(seed: seed)
  }

  @inlinable
  public var providesActionMask: Bool { false }

  @inlinable
  public func writeActionMask(into mask: inout MutableSpan<Bool>) {
    for index in mask.indices { mask[index] = true }
  }

  public var controlledState: [Int]? { nil }

  @inlinable
  public var lives: Int? { nil }

  public var diagnostics: [Diagnostic] { [] }

  @inlinable
  public func writeDiagnostics(into values: inout MutableSpan<Double>) {}

  @inlinable
  public var lentGenerator: PCG64? {
    get { nil }
    set {}
  }

  public var picture: PictureFormat? { nil }

  public func draw(on canvas: inout Canvas) {}
}
