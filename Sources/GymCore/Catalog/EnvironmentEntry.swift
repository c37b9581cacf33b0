/// A world as a catalog offers it: its id, its facts, its options and how it is made.
public struct EnvironmentEntry: Sendable {
  /// The name by which it is asked for, such as `CartPole-v1`.
  public let id: String

  /// What the world is, in a sentence.
  public let summary: String

  /// After how many steps an episode is cut short with the default options, or nil when it is not.
  public let timeLimit: Int?

  /// How the world itself ends episodes; the time limit truncates them besides.
  public let endings: Set<Ending>

  /// The mean return at which the task counts as solved, where one is agreed on.
  public let rewardThreshold: Double?

  /// The options that the world is made with.
  public let options: [OptionDescription]

  /// Whether a seed must be below 2³².
  public let seedsAre32Bit: Bool

  private let effectiveBody:
    @Sendable ([String: OptionValue]) throws(OptionError) -> [(name: String, value: OptionValue)]
  private let timeLimitBody: @Sendable ([String: OptionValue]) throws(OptionError) -> Int?
  private let determinismBody: @Sendable ([String: OptionValue]) throws -> Bool
  private let factsBody: @Sendable ([String: OptionValue]) throws -> [EnvironmentFact]
  private let worldBody: @Sendable ([String: OptionValue]) throws -> any Environment
  private let environmentBody: @Sendable ([String: OptionValue]) throws -> AnyEnvironment
  private let lanesBody: @Sendable ([String: OptionValue], Int, RestartMode, Int) throws -> AnyLanes

  /// Describes a world and how it is made from its options; time limit and order are enforced around it.
  ///
  /// The world is made inlinable so that its lanes step in specialised code.
  @inlinable
  public init<World: Environment, Options>(
    id: String, summary: String, timeLimit: Int? = nil, endings: Set<Ending> = [.terminated],
    rewardThreshold: Double? = nil, seedsAre32Bit: Bool = false,
    isDeterministic: @escaping @Sendable (World) -> Bool = { _ in false },
    facts: @escaping @Sendable (World) -> [EnvironmentFact] = { _ in [] },
    schema: OptionSchema<Options>, make: @escaping @Sendable (Options) throws -> World
  ) {
    self.init(
      id: id, summary: summary, timeLimit: { _ in timeLimit }, endings: endings,
      rewardThreshold: rewardThreshold, seedsAre32Bit: seedsAre32Bit,
      isDeterministic: isDeterministic, facts: facts, schema: schema, make: make)
  }

  /// Describes a world whose time limit depends on its options.
  ///
  /// - Parameters:
  ///   - id: The name by which it is asked for.
  ///   - summary: What the world is, in a sentence.
  ///   - timeLimit: After how many steps, at least 1, an episode is cut short under some options.
  ///   - endings: How the world itself ends episodes; the time limit truncates them besides.
  ///   - rewardThreshold: The mean return at which the task counts as solved.
  ///   - seedsAre32Bit: Whether a seed must be below 2³².
  ///   - isDeterministic: Whether a world that was just made leaves nothing to chance, so that every
  ///     seed gives the same episodes.
  ///   - facts: What is known of a world that was just made.
  ///   - schema: The options.
  ///   - make: Makes the world that options describe.
  @inlinable
  public init<World: Environment, Options>(
    id: String, summary: String, timeLimit: @escaping @Sendable (Options) -> Int?,
    endings: Set<Ending> = [.terminated], rewardThreshold: Double? = nil,
    seedsAre32Bit: Bool = false,
    isDeterministic: @escaping @Sendable (World) -> Bool = { _ in false },
    facts: @escaping @Sendable (World) -> [EnvironmentFact] = { _ in [] },
    schema: OptionSchema<Options>, make: @escaping @Sendable (Options) throws -> World
  ) {
    let guarded: @Sendable ([String: OptionValue]) throws -> OrderEnforced<TimeLimit<World>> = {
      let options = try schema.parse($0)
      return OrderEnforced(TimeLimit(try make(options), steps: timeLimit(options) ?? .max))
    }
    self.init(
      id: id, summary: summary, timeLimit: timeLimit(schema.defaults), endings: endings,
      rewardThreshold: rewardThreshold, options: schema.descriptions, seedsAre32Bit: seedsAre32Bit,
      effective: { values throws(OptionError) in schema.values(of: try schema.parse(values)) },
      limit: { values throws(OptionError) in timeLimit(try schema.parse(values)) },
      determinism: { isDeterministic(try guarded($0).base.base) },
      facts: { facts(try guarded($0).base.base) },
      world: { try guarded($0) },
      environment: { AnyEnvironment(try guarded($0)) },
      lanes: { values, count, restartMode, threadCount in
        // One world is made and copied: a world is a value.
        let world = try guarded(values)
        return AnyLanes(
          Lanes(count: count, restartMode: restartMode, threadCount: threadCount) { _ in world })
      })
  }

  @usableFromInline
  init(
    id: String, summary: String, timeLimit: Int?, endings: Set<Ending>, rewardThreshold: Double?,
    options: [OptionDescription], seedsAre32Bit: Bool,
    effective:
      @escaping @Sendable ([String: OptionValue]) throws(OptionError) -> [(
        name: String, value: OptionValue
      )],
    limit: @escaping @Sendable ([String: OptionValue]) throws(OptionError) -> Int?,
    determinism: @escaping @Sendable ([String: OptionValue]) throws -> Bool,
    facts: @escaping @Sendable ([String: OptionValue]) throws -> [EnvironmentFact],
    world: @escaping @Sendable ([String: OptionValue]) throws -> any Environment,
    environment: @escaping @Sendable ([String: OptionValue]) throws -> AnyEnvironment,
    lanes:
      @escaping @Sendable ([String: OptionValue], Int, RestartMode, Int) throws -> AnyLanes
  ) {
    self.id = id
    self.summary = summary
    self.timeLimit = timeLimit
    self.endings = endings
    self.rewardThreshold = rewardThreshold
    self.options = options
    self.seedsAre32Bit = seedsAre32Bit
    effectiveBody = effective
    timeLimitBody = limit
    determinismBody = determinism
    factsBody = facts
    worldBody = world
    environmentBody = environment
    lanesBody = lanes
  }

  /// Every option with the value it has when the given ones are set.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed.
  public func effectiveOptions(
    _ values: [String: OptionValue]
  ) throws(OptionError) -> [(name: String, value: OptionValue)] {
    try effectiveBody(values)
  }

  /// After how many steps an episode is cut short under some options, or nil when it is not.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed.
  public func timeLimit(options: [String: OptionValue]) throws(OptionError) -> Int? {
    try timeLimitBody(options)
  }

  /// How episodes can end under some options, the time limit included.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed.
  public func endings(options: [String: OptionValue]) throws(OptionError) -> Set<Ending> {
    try timeLimit(options: options) == nil ? endings : endings.union([.truncated])
  }

  /// Whether the world that some options describe leaves nothing to chance.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func isDeterministic(options: [String: OptionValue] = [:]) throws -> Bool {
    try determinismBody(options)
  }

  /// What is known of the world that some options describe.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func facts(options: [String: OptionValue] = [:]) throws -> [EnvironmentFact] {
    try factsBody(options)
  }

  /// Makes one world as a value, for checks that copy it and take its snapshots.
  ///
  /// Generic code that it is given to runs unspecialised: what must be fast uses
  /// ``makeLanes(count:options:restartMode:threadCount:)``.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func makeWorld(options: [String: OptionValue] = [:]) throws -> any Environment {
    try worldBody(options)
  }

  /// Makes one world for playing by hand.
  ///
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func makeEnvironment(options: [String: OptionValue] = [:]) throws -> AnyEnvironment {
    try environmentBody(options)
  }

  /// Makes lanes of the world.
  ///
  /// - Parameters:
  ///   - count: How many lanes there are.
  ///   - options: The options of the worlds.
  ///   - restartMode: When a lane whose episode ended begins the next one.
  ///   - threadCount: How many threads step the lanes; the results are the same for every number.
  /// - Returns: Lanes that have not been reset.
  /// - Throws: ``OptionError`` when an option is unknown or not allowed, or the world's own error.
  public func makeLanes(
    count: Int, options: [String: OptionValue] = [:], restartMode: RestartMode = .sameStep,
    threadCount: Int = 1
  ) throws -> AnyLanes {
    try lanesBody(options, count, restartMode, threadCount)
  }
}
