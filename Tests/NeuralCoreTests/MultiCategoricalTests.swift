import NeuralCore
import NumericRandom
import Testing

@Suite("Several categorical distributions at once")
struct MultiCategoricalTests {
  private let counts = [3, 1, 4]

  private func logits(_ tape: Tape, rowCount: Int = 6) -> Tensor {
    var draw = Draw(seed: 2)
    return tape.constant(draw.floats(rowCount * 8, in: -3...3), Shape(rowCount, 8))
  }

  /// The same choices as distributions of their own.
  private func parts(of logits: Tensor) -> [Categorical] {
    var start = 0
    return counts.map { count in
      defer { start += count }
      let rows = (0..<logits.shape[0]).flatMap { row in
        (start..<start + count).map { logits[row, $0] }
      }
      return Categorical(logits: logits.tape.constant(rows, Shape(logits.shape[0], count)))
    }
  }

  @Test("add up to the single ones")
  func sums() {
    let logits = logits(Tape())
    let joint = MultiCategorical(logits: logits, counts: counts)
    let single = parts(of: logits)
    let actions: [Int32] = [0, 0, 3, 1, 0, 2, 2, 0, 1, 0, 0, 0, 2, 0, 3, 1, 0, 1]
    let found = joint.logProbability(of: actions.map { Float($0) }.span)
    for row in 0..<6 {
      var (probability, entropy): (Float, Float) = (0, 0)
      for part in 0..<3 {
        let columns = (0..<6).map { actions[$0 * 3 + part] }
        probability += single[part].logProbability(of: columns)[row]
        entropy += single[part].entropy()[row]
      }
      #expect(abs(found[row] - probability) < 1e-5)
      #expect(abs(joint.entropy()[row] - entropy) < 1e-5)
    }
  }

  @Test("draw each choice as a single one draws from the same stream")
  func sampling() {
    let logits = logits(Tape(), rowCount: 40)
    let joint = MultiCategorical(logits: logits, counts: counts)
    let single = parts(of: logits)
    var actions = [Float](repeating: -1, count: 40 * 3)
    var (generator, twin) = (PCG64(seed: 8), PCG64(seed: 8))
    var span = actions.mutableSpan
    joint.sample(into: &span, using: &generator)
    for row in 0..<40 {
      for part in 0..<3 {
        var column: [Int32] = [9]
        var place = column.mutableSpan
        single[part].draw(row: row, into: &place, using: &twin)
        #expect(actions[row * 3 + part] == Float(column[0]))
      }
    }
  }

  @Test("never draw what is masked, and give it no probability")
  func masks() {
    let tape = Tape()
    let mask = (0..<48).map { ![0, 5].contains($0 % 8) }
    let joint = MultiCategorical(logits: logits(tape), counts: counts, mask: mask.span)
    for row in 0..<6 {
      #expect(joint.logProbabilities[row, 0] == -.infinity)
      #expect(joint.logProbabilities[row, 5] == -.infinity)
    }
    var actions = [Float](repeating: 0, count: 18)
    var generator = PCG64(seed: 1)
    for _ in 0..<50 {
      var span = actions.mutableSpan
      joint.sample(into: &span, using: &generator)
      for row in 0..<6 { #expect(actions[row * 3] != 0 && actions[row * 3 + 2] != 1) }
    }
    var span = actions.mutableSpan
    joint.writeLikeliest(into: &span)
    for row in 0..<6 { #expect(actions[row * 3] != 0 && actions[row * 3 + 2] != 1) }
  }

  @Test("stop the program when a choice is masked whole or an alternative does not exist")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      let logits = Tape().constant([1, 2, 3, 4], Shape(1, 4))
      let mask = [true, true, false, false]
      _ = MultiCategorical(logits: logits, counts: [2, 2], mask: mask.span)
    }
    await #expect(processExitsWith: .failure) {
      let logits = Tape().constant([1, 2, 3, 4], Shape(1, 4))
      let actions: [Float] = [0, 2]
      _ = MultiCategorical(logits: logits, counts: [2, 2]).logProbability(of: actions.span)
    }
  }
}
