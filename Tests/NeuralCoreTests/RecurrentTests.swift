import NeuralCore
import NumericRandom
import Snapshots
import Testing

@Suite("A recurrent layer")
struct RecurrentTests {
  enum Kind: CaseIterable, Sendable { case lstm, gru }

  private func make(
    _ kind: Kind, _ inputCount: Int, _ hiddenCount: Int, _ store: ParameterStore
  ) -> any RecurrentLayer {
    var generator = PCG64(seed: 31)
    return switch kind {
    case .lstm: LSTM(inputCount, hiddenCount, named: "rnn", in: store, using: &generator)
    case .gru: GRU(inputCount, hiddenCount, named: "rnn", in: store, using: &generator)
    }
  }

  @Test("reads a sequence to the same bits as its steps", arguments: Kind.allCases, [false, true])
  func steps(kind: Kind, restarting: Bool) {
    let (stepCount, laneCount, inputCount, hiddenCount) = (7, 3, 5, 18)
    let layer = make(kind, inputCount, hiddenCount, ParameterStore())
    var draw = Draw(seed: 1)
    let numbers = draw.floats(stepCount * laneCount * inputCount, in: -2...2)
    let restarts = (0..<stepCount * laneCount).map { restarting && $0 % 4 == 3 }
    let tape = Tape()
    var state = layer.initialState(laneCount: laneCount)
    let sequence = layer(
      tape.constant(numbers, Shape(stepCount, laneCount, inputCount)), state: &state,
      restarts: restarts.span)
    #expect(sequence.shape == Shape(stepCount, laneCount, hiddenCount))
    var acting = layer.initialState(laneCount: laneCount)
    for step in 0..<stepCount {
      for lane in 0..<laneCount where restarts[step * laneCount + lane] {
        acting.reset(lane: lane)
      }
      let size = laneCount * inputCount
      let output = layer(
        tape.constant(
          Array(numbers[step * size..<(step + 1) * size]), Shape(laneCount, inputCount)),
        state: &acting)
      #expect(output.shape == Shape(laneCount, hiddenCount))
      for index in 0..<laneCount * hiddenCount {
        #expect(output[index] == sequence[step * laneCount * hiddenCount + index])
      }
    }
    #expect(acting == state)
  }

  @Test("gives a lane the same bits whatever lanes are beside it", arguments: Kind.allCases)
  func lanes(kind: Kind) {
    let layer = make(kind, 4, 6, ParameterStore())
    var draw = Draw(seed: 2)
    let numbers = draw.floats(5 * 9 * 4)
    let tape = Tape()
    var state = layer.initialState(laneCount: 9)
    let together = layer(tape.constant(numbers, Shape(5, 9, 4)), state: &state)
    for lane in 0..<9 {
      let own: [Float] = (0..<5).flatMap { (step: Int) -> ArraySlice<Float> in
        let start = (step * 9 + lane) * 4
        return numbers[start..<start + 4]
      }
      var ownState = layer.initialState(laneCount: 1)
      let alone = layer(tape.constant(own, Shape(5, 1, 4)), state: &ownState)
      for step in 0..<5 {
        for unit in 0..<6 {
          #expect(alone[step * 6 + unit] == together[(step * 9 + lane) * 6 + unit])
        }
      }
      var row = layer.initialState(laneCount: 1)
      row.copyRow(0, from: state, row: lane)
      #expect(row == ownState)
    }
  }

  @Test("passes no gradient back through a restart", arguments: Kind.allCases)
  func restarts(kind: Kind) {
    let store = ParameterStore()
    let input = store.register("x", shape: Shape(4, 2, 3), values: (0..<24).map { Float($0) / 9 })
    let layer = make(kind, 3, 5, store)
    var state = layer.initialState(laneCount: 2)
    // The first lane begins a new episode with the third step.
    let restarts = (0..<8).map { $0 == 4 }
    let output = layer(input.on(Tape()), state: &state, restarts: restarts.span)
    var seed = [Float](repeating: 0, count: output.count)
    for unit in 30..<40 { seed[unit] = 1 }
    output.backward(from: seed.span)
    let gradient = input.gradientValues
    for step in 0..<4 {
      let first = gradient[step * 6..<step * 6 + 3]
      let second = gradient[step * 6 + 3..<step * 6 + 6]
      #expect(first.allSatisfy { ($0 == 0) == (step < 2) })
      #expect(second.allSatisfy { $0 != 0 })
    }
  }

  @Test("keeps its state in snapshots, and refuses one that does not fit")
  func stateSnapshot() throws {
    let layer = make(.lstm, 2, 3, ParameterStore())
    var state = layer.initialState(laneCount: 2)
    _ = layer(Tape().constant([1, 2, 3, 4], Shape(2, 2)), state: &state)
    #expect(try RecurrentState(snapshotBytes: state.snapshotBytes) == state)
    #expect(state.values.contains { $0 != 0 })
    var writer = SnapshotWriter()
    writer.begin("RecurrentState")
    writer.write(Int.max)
    writer.write(4)
    writer.write([Float](repeating: 0, count: 8))
    #expect(throws: SnapshotError.self) { try RecurrentState(snapshotBytes: writer.bytes) }
  }

  @Test("stops the program when shapes do not fit")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      var generator = PCG64(seed: 1)
      let layer = LSTM(2, 3, named: "rnn", in: ParameterStore(), using: &generator)
      var state = layer.initialState(laneCount: 2)
      _ = layer(Tape().constant(0, Shape(3, 2)), state: &state)
    }
    await #expect(processExitsWith: .failure) {
      var generator = PCG64(seed: 1)
      let layer = GRU(2, 3, named: "rnn", in: ParameterStore(), using: &generator)
      var state = layer.initialState(laneCount: 2)
      _ = layer(Tape().constant(0, Shape(2, 2)), state: &state, restarts: [true].span)
    }
  }
}
