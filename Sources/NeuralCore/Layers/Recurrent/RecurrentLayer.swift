/// A layer that reads sequences and remembers.
///
/// A sequence is [steps, lanes, inputs]: what all lanes showed at one step lies together. Single
/// steps, [lanes, inputs], are for acting; a sequence gives the same outputs as its steps. Gradients
/// go back through all steps of a sequence, but not into the state that it began with.
public protocol RecurrentLayer {
  /// How many elements a row of the input has.
  var inputCount: Int { get }

  /// How many elements a row of the output has.
  var hiddenCount: Int { get }

  /// How many numbers the layer remembers for a lane.
  var stateWidth: Int { get }

  /// Reads a sequence, or a single step, and leaves what it remembers in the state.
  ///
  /// - Parameters:
  ///   - inputs: [steps, lanes, inputs], or [lanes, inputs] for one step.
  ///   - state: What is remembered from before, one row a lane; afterwards from the last step.
  ///   - restarts: Whether an episode begins with each step, as steps and lanes lie in the inputs:
  ///     the lane then remembers nothing from before. Empty when none does.
  /// - Returns: [steps, lanes, hidden], or [lanes, hidden] for one step.
  /// - Precondition: The shapes fit each other.
  func callAsFunction(
    _ inputs: Tensor, state: inout RecurrentState, restarts: Span<Bool>
  ) -> Tensor

  /// Appends what the layer does with an input of a shape to a summary.
  ///
  /// - Returns: The shape of the output.
  func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape
}

extension RecurrentLayer {
  /// Reads a sequence without restarts, or a single step.
  public func callAsFunction(_ inputs: Tensor, state: inout RecurrentState) -> Tensor {
    self(inputs, state: &state, restarts: Span())
  }

  /// The state of lanes at the beginning of their episodes.
  public func initialState(laneCount: Int) -> RecurrentState {
    RecurrentState(laneCount: laneCount, width: stateWidth)
  }

  /// A table of the layer for an input of a shape.
  public func summary(for input: Shape) -> ModelSummary {
    var summary = ModelSummary(input: input)
    _ = describe(input, in: &summary)
    return summary
  }
}

/// How long a sequence is, and how much of it belongs to one step.
struct SequenceForm: BitwiseCopyable {
  var stepCount: Int
  var laneCount: Int
  var hiddenCount: Int

  /// How many numbers of one gate a step has.
  var stepSize: Int { laneCount * hiddenCount }

  /// Takes the shape of inputs apart and checks that all fits.
  init(
    _ layer: some RecurrentLayer, named name: String, inputs: Shape, state: RecurrentState,
    restarts: Span<Bool>
  ) {
    require(
      (inputs.rank == 2 || inputs.rank == 3) && inputs.columnCount == layer.inputCount,
      "\(name) takes [steps, lanes, \(layer.inputCount)] or [lanes, \(layer.inputCount)], but a "
        + "tensor of shape \(inputs) came.")
    stepCount = inputs.rank == 3 ? inputs[0] : 1
    laneCount = inputs.rank == 3 ? inputs[1] : inputs[0]
    hiddenCount = layer.hiddenCount
    require(
      state.laneCount == laneCount && state.width == layer.stateWidth,
      "\(name) needs a state of \(laneCount) lanes and \(layer.stateWidth) numbers each, but one of "
        + "\(state.laneCount) lanes and \(state.width) numbers came.")
    require(
      restarts.isEmpty || restarts.count == stepCount * laneCount,
      "\(name) got \(restarts.count) restarts for \(stepCount) steps of \(laneCount) lanes. "
        + "Give one for each or none.")
  }

  /// The shape of the output.
  func output(for inputs: Shape) -> Shape {
    inputs.rank == 3
      ? Shape(stepCount, laneCount, hiddenCount) : Shape(laneCount, hiddenCount)
  }

  /// What the memory of each lane is multiplied by before each step, 0 at a restart; nil for no
  /// restarts.
  func factors(of restarts: Span<Bool>, on tape: Tape) -> UnsafeMutablePointer<Float>? {
    guard !restarts.isEmpty else { return nil }
    let factors = tape.take(Float.self, count: restarts.count)
    for index in restarts.indices { factors[index] = restarts[index] ? 0 : 1 }
    return factors
  }
}
