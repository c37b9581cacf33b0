import NeuralCore
import NumericRandom
import Testing

/// What is read on the terminal of a program that stopped.
private func message(_ result: ExitTest.Result?) -> String {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}

@Suite("A program that is stopped, in release too, says")
struct RequirementTests {
  @Test("which shape has no elements or more than memory")
  func shapes() async {
    let empty = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Shape(0, 3)
    }
    #expect(message(empty).contains("A tensor of shape [0, 3] has no elements"))
    let long = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Shape(1 << 33, 3)
    }
    #expect(message(long).contains("A tensor of shape [8589934592, 3] has more elements"))
    let many = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Shape(1 << 30, 1 << 30, 1 << 30, 1 << 30)
    }
    #expect(message(many).contains("has more elements than memory can hold"))
  }

  @Test("that a choice cannot be made where there is a NaN")
  func noNumbers() async {
    let choice = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      let probabilities: [Float] = [.nan, .nan]
      _ = Categorical.choose(probabilities: probabilities.span, using: &generator)
    }
    #expect(message(choice).contains("The probabilities of a choice sum to 0.0, not to 1."))
    let best = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let probabilities: [Float] = [0.4, .nan, 0.6]
      _ = Categorical.best(probabilities: probabilities.span)
    }
    #expect(message(best).contains("The probability of alternative 1 is NaN. Look for a NaN in"))
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var columns: [Int32] = [0, 0]
      var span = columns.mutableSpan
      Tape().constant([1, 2, .nan, 4], Shape(2, 2)).writeLargestColumns(into: &span)
    }
    #expect(message(rows).contains("Row 1 has no largest element, for column 0 is NaN."))
  }

  @Test("which layer got a scalar in place of rows")
  func scalars() async {
    let linear = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      let layer = Linear(1, 2, named: "q.0", in: ParameterStore(), using: &generator)
      _ = layer(Tape().constant(0))
    }
    #expect(
      message(linear).contains("q.0 takes rows of 1 elements, but a tensor of shape [] came."))
    let noisy = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      let layer = NoisyLinear(1, 2, named: "q.1", in: ParameterStore(), using: &generator)
      _ = layer(Tape().constant(0))
    }
    #expect(
      message(noisy).contains("q.1 takes rows of 1 elements, but a tensor of shape [] came."))
    let product = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = tape.constant(0).product(tape.constant(0, Shape(1, 2)))
    }
    #expect(
      message(product).contains(
        "A tensor of shape [] cannot be multiplied by one of shape [1, 2]."))
  }

  @Test("which layer was to have a size that none can have")
  func sizes() async {
    let norm = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = BatchNorm(-1, named: "norm", in: ParameterStore())
    }
    #expect(message(norm).contains("norm has -1 columns. Give it at least one of each."))
    let rows = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LayerNorm(0, named: "rows", in: ParameterStore())
    }
    #expect(message(rows).contains("rows has 0 columns. Give it at least one of each."))
    let table = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      _ = Embedding(0, 3, named: "table", in: ParameterStore(), using: &generator)
    }
    #expect(
      message(table).contains("table has 0 symbols and 3 columns. Give it at least one of each."))
    let memory = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      _ = LSTM(3, 1 << 62, named: "rnn", in: ParameterStore(), using: &generator)
    }
    #expect(message(memory).contains("rnn has 3 inputs and 4611686018427387904 units. Give it at"))
  }

  @Test("which layer got no symbols, or restarts for other steps")
  func inputs() async {
    let table = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      let layer = Embedding(3, 2, named: "table", in: ParameterStore(), using: &generator)
      let none: [Int32] = []
      _ = layer(none.span, on: Tape())
    }
    #expect(message(table).contains("table got no symbols."))
    let memory = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      let layer = GRU(3, 2, named: "rnn", in: ParameterStore(), using: &generator)
      var state = layer.initialState(laneCount: 2)
      let restarts = [true]
      _ = layer(Tape().constant(0, Shape(5, 2, 3)), state: &state, restarts: restarts.span)
    }
    #expect(message(memory).contains("rnn got 1 restarts for 5 steps of 2 lanes."))
  }

  @Test("that a dueling head's value stream gives more than a value, even when sums would work out")
  func dueling() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = PCG64(seed: 1)
      let store = ParameterStore()
      let head = DuelingHead(
        value: Linear(3, 2, named: "value", in: store, using: &generator),
        advantage: Linear(3, 2, named: "advantage", in: store, using: &generator))
      _ = head(Tape().constant(0, Shape(4, 3)))
    }
    #expect(message(result).contains("gives one number a row, not shape [4, 2]"))
  }

  @Test("that distributions of unlike rows are compared, even when one could be repeated")
  func distributions() async {
    let switches = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let tape = Tape()
      _ = Bernoulli(logits: tape.constant(0, Shape(2, 3)))
        .divergence(to: Bernoulli(logits: tape.constant(0, Shape(2, 1))))
    }
    #expect(message(switches).contains("shapes [2, 3] and [2, 1] cannot be compared."))
    let normal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let tape = Tape()
      func distribution(_ width: Int) -> DiagonalNormal {
        DiagonalNormal(
          mean: tape.constant(0, Shape(2, width)), logDeviation: tape.constant(0, Shape(width)))
      }
      _ = distribution(3).divergence(to: distribution(1))
    }
    #expect(message(normal).contains("shapes [2, 3] and [2, 1] cannot be compared."))
    let actions = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let tape = Tape()
      let distribution = DiagonalNormal(
        mean: tape.constant(0, Shape(2, 3)), logDeviation: tape.constant(0, Shape(3)))
      _ = distribution.logProbability(of: tape.constant(0, Shape(3)))
    }
    #expect(message(actions).contains("Actions of shape [3] do not fit means of shape [2, 3]."))
  }
}
