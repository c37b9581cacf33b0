import GymCore
import NumericRandom

/// A world together with the stream of random actions that it is played with.
///
/// Both are values: a copy of a player plays the same future as long as the world keeps its contract.
struct Player<World: Environment> {
  var world: World
  private let actionSpace: ActionSpace
  private let widths: (row: Int, diagnostics: Int, mask: Int)
  private var sampler: SpaceSampler

  /// Begins an episode.
  init(_ world: World, seed: Seed, actionSeed: Seed) {
    self.init(alreadyReset: world, actionSeed: actionSeed)
    self.world.reset(seed: seed)
  }

  /// Goes on with a world that plays already.
  init(alreadyReset world: World, actionSeed: Seed) {
    self.world = world
    actionSpace = world.actionSpace
    // Asked once: layouts and descriptions are made anew each time.
    widths = (
      world.layout.count, world.diagnostics.count,
      world.providesActionMask ? world.actionSpace.indexCount ?? 0 : 0
    )
    sampler = actionSpace.space.makeSampler(seed: actionSeed)
  }

  /// Draws the next action.
  mutating func drawAction() -> (index: Int32, values: [Float]) {
    Self.drawAction(from: &sampler, in: actionSpace)
  }

  /// Draws an action of a space.
  static func drawAction(
    from sampler: inout SpaceSampler, in actionSpace: ActionSpace
  ) -> (index: Int32, values: [Float]) {
    let value = actionSpace.space.sampleValue(from: &sampler)
    guard let numbers = actionSpace.numbers(of: value) else {
      fatalError("The action space drew \(value), which is not in it. Mend the space.")
    }
    return numbers
  }

  /// Takes an action without restarting after an ending.
  mutating func take(_ action: (index: Int32, values: [Float])) -> Outcome {
    world.step(world.action(index: action.index, values: action.values.span))
  }

  /// Draws and takes an action and restarts after an ending, as lanes do.
  mutating func step() -> Moment<World.Scalar> { step(drawAction()) }

  /// Takes an action and restarts after an ending, as lanes do.
  mutating func step(_ action: (index: Int32, values: [Float])) -> Moment<World.Scalar> {
    let outcome = take(action)
    var moment = present
    moment.outcome = outcome
    if outcome.ending != nil {
      moment.finalRow = moment.row
      world.reset(seed: nil)
      moment.row = world.row(width: widths.row)
      moment.mask = world.actionMask(width: widths.mask)
    }
    return moment
  }

  /// What the world shows before the next step.
  var present: Moment<World.Scalar> {
    Moment(
      row: world.row(width: widths.row),
      diagnostics: world.diagnosticValues(count: widths.diagnostics),
      mask: world.actionMask(width: widths.mask))
  }

  /// Plays on beside a player who should see the same, and returns the first difference.
  ///
  /// The two take turns, so that state which they share by mistake moves under their feet.
  mutating func difference(
    from expected: inout Player, stepCount: Int
  ) -> (step: Int, difference: Difference)? {
    if let difference = present.difference(from: expected.present) { return (0, difference) }
    for step in 0..<stepCount {
      let moment = expected.step()
      if let difference = self.step().difference(from: moment) { return (step + 1, difference) }
    }
    return nil
  }
}

extension Environment {
  /// The current observation as a row.
  func row(width: Int) -> [Scalar] {
    var row = [Scalar](repeating: 0, count: width)
    var span = row.mutableSpan
    observe(into: &span)
    return row
  }

  /// The present values of the diagnostics.
  func diagnosticValues(count: Int) -> [Double] {
    if count == 0 { return [] }
    var values = [Double](repeating: 0, count: count)
    var span = values.mutableSpan
    writeDiagnostics(into: &span)
    return values
  }

  /// Which discrete actions do something now; empty when the width is 0.
  func actionMask(width: Int) -> [Bool] {
    if width == 0 { return [] }
    var mask = [Bool](repeating: true, count: width)
    var span = mask.mutableSpan
    writeActionMask(into: &span)
    return mask
  }
}
