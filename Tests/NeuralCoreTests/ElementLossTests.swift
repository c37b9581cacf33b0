import NeuralCore
import NumericRandom
import Testing

@Suite("A loss")
struct ElementLossTests {
  @Test("of squares is the mean square")
  func meanSquared() {
    let tape = Tape()
    let (x, y) = (tape.constant([1, 2, -3]), tape.constant([0, 4, -3]))
    #expect(abs(meanSquaredError(x, y).scalar - 5.0 / 3) < 1e-6)
    let weights = tape.constant([3, 0.5, 7])
    #expect(abs(meanSquaredError(x, y, weights: weights).scalar - 5.0 / 3) < 1e-6)
  }

  @Test("of Huber is half a square up to delta and a line beyond")
  func huber() {
    let tape = Tape()
    let (x, y) = (tape.constant([0.5, -3, 2]), tape.constant([0, 0, 0]))
    #expect(abs(huberLoss(x, y).scalar - (0.125 + 2.5 + 1.5) / 3) < 1e-6)
    #expect(abs(huberLoss(x, y, delta: 2).scalar - (0.125 + 4 + 2) / 3) < 1e-6)
    #expect(huberLoss(x, y, delta: 100).scalar == 0.5 * meanSquaredError(x, y).scalar)
  }

  @Test("by cross-entropy is the mean of −log softmax at the right columns")
  func entropy() {
    let tape = Tape()
    let logits = tape.constant([1, 2, 3, 0, 0, 0], Shape(2, 3))
    let expected = -(logits.logSoftmax()[0, 2] + logits.logSoftmax()[1, 1]) / 2
    #expect(abs(crossEntropy(logits, [2, 1]).scalar - expected) < 1e-6)
    let weights = tape.constant([0, 4])
    let weighted = crossEntropy(logits, [2, 1], weights: weights).scalar
    #expect(abs(weighted + 2 * logits.logSoftmax()[1, 1]) < 1e-6)
  }

  @Test("has the gradient of its formula written out")
  func fusedEqualsComposed() {
    var draw = Draw(seed: 4)
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(6, 4), values: draw.floats(24))
    let tape = Tape()
    let rows: [Int32] = [3, 0, 1, 1, 2, 0]
    crossEntropy(x.on(tape), rows).backward()
    let fused = x.gradientValues
    store.zeroGradients()
    (-x.on(tape).logSoftmax().gathered(at: rows).mean()).backward()
    for (left, right) in zip(fused, x.gradientValues) { #expect(abs(left - right) < 1e-6) }
  }
}
