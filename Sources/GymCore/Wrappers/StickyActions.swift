public import NumericRandom
public import Snapshots

/// Repeats the last action now and then, whatever was chosen.
///
/// This is what Machado and others propose in "Revisiting the Arcade Learning Environment" (2018),
/// section 5.2. After the first step of an episode, each action gives way to the last one with a probability, for
/// some steps. Where the world lends its generator the draws come from it, as Gymnasium's do; elsewhere
/// the wrapper has its own stream of the same seed.
public struct StickyActions<Base: Environment>: NumberedActionWrapper {
  public typealias Scalar = Base.Scalar
  public typealias Action = ActionNumbers
  public typealias Observation = Base.Observation

  public var base: Base

  /// How likely the last action is repeated.
  public let probability: Double

  /// For how many steps it is repeated, each number equally likely.
  public let duration: ClosedRange<Int>

  private var last: ActionNumbers?
  private var repeatsLeft = 0
  private var generator = Self.stream(of: 0)

  /// Makes the actions of a world sticky.
  ///
  /// - Precondition: The probability is at least 0 and below 1, and the duration at least 1 step.
  public init(_ base: Base, probability: Double = 0.25, duration: ClosedRange<Int> = 1...1) {
    precondition(
      probability >= 0 && probability < 1,
      "The probability of a repeat is at least 0 and below 1, not \(probability).")
    precondition(
      duration.lowerBound >= 1, "A repeat lasts at least 1 step, not \(duration.lowerBound).")
    self.base = base
    self.probability = probability
    self.duration = duration
  }

  public mutating func reset(seed: Seed?) {
    base.reset(seed: seed)
    begin(seed)
  }

  public mutating func reset(
    seed: Seed?, options: [String: OptionValue]
  ) throws(OptionError) {
    try base.reset(seed: seed, options: options)
    begin(seed)
  }

  private mutating func begin(_ seed: Seed?) {
    last = nil
    repeatsLeft = 0
    if let seed { generator = Self.stream(of: seed) }
  }

  private static func stream(of seed: Seed) -> PCG64 {
    PCG64(seedSequence: SeedSequence(entropy: seed, spawnKey: [1]))
  }

  public mutating func step(_ action: ActionNumbers) -> Outcome {
    let taken = choose(action)
    last = taken
    return base.step(taken.action(of: base))
  }

  private mutating func choose(_ action: ActionNumbers) -> ActionNumbers {
    guard let last else { return action }
    if repeatsLeft == 0 {
      var source = base.lentGenerator ?? generator
      if source.random() < probability { repeatsLeft = source.integer(in: duration) }
      if base.lentGenerator == nil { generator = source } else { base.lentGenerator = source }
    }
    guard repeatsLeft > 0 else { return action }
    repeatsLeft -= 1
    return last
  }
}

extension StickyActions: Snapshot {
  public func write(to writer: inout SnapshotWriter) {
    writer.begin("StickyActions")
    writer.write(probability)
    writer.write(duration.lowerBound)
    writer.write(duration.upperBound)
    writer.write(last)
    writer.write(repeatsLeft)
    writer.write(generator)
    writer.write(base)
  }

  public init(from reader: inout SnapshotReader) throws(SnapshotError) {
    try reader.begin("StickyActions")
    let probability = try reader.read(Double.self)
    let (shortest, longest) = (try reader.read(Int.self), try reader.read(Int.self))
    guard probability >= 0, probability < 1, shortest >= 1, shortest <= longest else {
      throw .invalid("Actions cannot be repeated that often or that long.")
    }
    let last = try reader.readOptional(ActionNumbers.self)
    let repeatsLeft = try reader.read(Int.self)
    let generator = try reader.read(PCG64.self)
    self.init(
      try reader.read(Base.self), probability: probability, duration: shortest...longest)
    guard last?.fits(base.actionSpace) ?? true, (0...longest).contains(repeatsLeft) else {
      throw .invalid("The last action is none of this world.")
    }
    (self.last, self.repeatsLeft, self.generator) = (last, repeatsLeft, generator)
  }
}
