public import NumericRandom

/// Worlds of one kind that step together.
///
/// Lane i behaves bit for bit as the single world with the same seed, whatever the number of lanes
/// and of threads. A world whose episode ends restarts in the same step, going on with its own stream
/// of random numbers, unless another ``RestartMode`` is chosen.
///
/// ```swift
/// var lanes = Lanes(count: 64) { _ in TimeLimit(CartPole(), steps: 500) }
/// lanes.reset(seedsFrom: 42)
/// lanes.step(indices: actions)
/// ```
///
/// Threads pay where a step of all lanes takes some tens of microseconds or more; a few small worlds
/// step faster on one. Copies of a vector are forks, and equal worlds make vectors comparable.
public struct Lanes<World: Environment>: Sendable {
  @usableFromInline var worlds: [World]
  @usableFromInline var storage: LaneBuffers
  @usableFromInline let settings: LaneSettings

  /// How an observation lies in a row.
  public let layout: Layout

  /// Creates lanes, asking for the world of each.
  ///
  /// - Parameters:
  ///   - count: How many lanes there are.
  ///   - restartMode: When a lane whose episode ended begins the next one.
  ///   - threadCount: How many threads step the lanes; the results are the same for every number.
  ///   - make: Makes the world of the lane with the given index.
  /// - Precondition: The count is at least 1, there are 1 to 64 threads, and the worlds have the same
  ///   layout, actions and diagnostics.
  public init(
    count: Int, restartMode: RestartMode = .sameStep, threadCount: Int = 1,
    _ make: (Int) throws -> World
  ) rethrows {
    precondition(count >= 1, "A vector needs at least 1 lane, not \(count).")
    LaneThreads.check(threadCount)
    worlds = try (0..<count).map(make)
    let first = worlds[0]
    layout = first.layout
    settings = LaneSettings(
      restartMode: restartMode, threadCount: threadCount,
      valueCount: first.actionSpace.valueCount)
    precondition(
      worlds.allSatisfy { Self.canBeTogether($0, first) },
      "The worlds of one vector must have the same layout, actions and diagnostics.")
    storage = LaneBuffers(
      kind: World.Scalar.kind, laneCount: count, rowWidth: layout.count,
      maskWidth: first.providesActionMask ? first.actionSpace.indexCount ?? 0 : 0,
      diagnosticCount: first.diagnostics.count)
  }

  /// How many lanes there are.
  @inlinable
  public var count: Int { worlds.count }

  /// When a lane whose episode ended begins the next one.
  public var restartMode: RestartMode { settings.restartMode }

  /// How many threads step the lanes.
  public var threadCount: Int { settings.threadCount }

  /// What the lanes show after the last step or reset.
  @inlinable
  public var buffers: LaneBuffers { storage }

  /// The world of a lane; a copy of it is a fork.
  public subscript(lane: Int) -> World { worlds[lane] }

  /// Begins an episode in every lane.
  ///
  /// - Precondition: There is one seed a lane.
  @inlinable
  public mutating func reset(seeds: [Seed]) {
    precondition(seeds.count == count, "\(count) lanes need \(count) seeds, not \(seeds.count).")
    for lane in seeds.indices { reset(lane: lane, seed: seeds[lane]) }
  }

  /// Begins an episode in every lane, lane i with the seed + i, as Gymnasium's synchronous vector does.
  @inlinable
  public mutating func reset(seedsFrom seed: Seed) {
    for lane in 0..<count { reset(lane: lane, seed: seed + lane) }
  }

  /// Begins an episode in the lanes of a mask, such as ``LaneBuffers/waitingLanes``.
  ///
  /// - Parameters:
  ///   - mask: Whether to reset each lane; the others stay as they are.
  ///   - seeds: A seed for each lane, those that stay included, or nil to go on with their streams.
  /// - Precondition: There is one element of the mask, and one seed if any, a lane.
  @inlinable
  public mutating func reset(where mask: [Bool], seeds: [Seed]? = nil) {
    precondition(
      mask.count == count && (seeds ?? []).count == (seeds == nil ? 0 : count),
      "\(count) lanes need as many elements of a mask, and as many seeds if any.")
    for lane in mask.indices where mask[lane] { reset(lane: lane, seed: seeds?[lane]) }
  }

  /// Begins an episode in one lane; with nil its stream of random numbers goes on.
  @inlinable
  public mutating func reset(lane: Int, seed: Seed?) {
    Self.reset(&worlds, &storage, lane: lane, seed: seed)
  }

  /// Begins an episode in one lane under options, which hold for this episode alone.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or its value is not allowed.
  public mutating func reset(
    lane: Int, seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try Self.reset(&worlds, &storage, lane: lane, seed: seed, options: options)
  }

  /// Takes one action in every lane; what becomes of ended episodes is up to the ``restartMode``.
  ///
  /// - Parameters:
  ///   - indices: The discrete action of each lane, counted from 0.
  ///   - values: The components of other actions, `actionSpace.valueCount` a lane.
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  @inlinable
  public mutating func step(indices: Span<Int32>, values: Span<Float>) {
    Self.step(&worlds, &storage, settings, indices: indices, values: values)
  }

  /// Takes one action in every lane, given as arrays: for small programs and tests.
  ///
  /// - Precondition: There is one index a lane, and as many values as the lanes need.
  @inlinable
  public mutating func step(indices: [Int32], values: [Float] = []) {
    step(indices: indices.span, values: values.span)
  }
}

extension Lanes: Equatable where World: Equatable {
  /// Whether two vectors have equal worlds, show the same and restart alike, on whatever threads.
  public static func == (first: Lanes, second: Lanes) -> Bool {
    first.restartMode == second.restartMode && first.worlds == second.worlds
      && first.storage == second.storage
  }
}
