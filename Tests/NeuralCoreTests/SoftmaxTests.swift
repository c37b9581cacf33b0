import NeuralCore
import NumericRandom
import Testing

@Suite("A softmax")
struct SoftmaxTests {
  static let shapes: [(shape: Shape, dimension: Int)] = [
    (Shape(7), 0), (Shape(5, 3), 1), (Shape(5, 3), 0), (Shape(2, 3, 4), 1), (Shape(1, 33), -1),
  ]

  @Test("sums to one, and its logarithm is the log-softmax", arguments: shapes)
  func laws(shape: Shape, dimension: Int) {
    var draw = Draw(seed: 3)
    let tensor = Tape().constant(draw.floats(shape.count, in: -20...20), shape)
    let softmax = tensor.softmax(along: dimension)
    for sum in softmax.sum(along: dimension).values { #expect(abs(sum - 1) < 1e-5) }
    for (left, right) in zip(softmax.log().values, tensor.logSoftmax(along: dimension).values)
    where right > -80 { #expect(abs(left - right) < 1e-4) }
  }

  @Test("does not overflow")
  func largeNumbers() {
    let tensor = Tape().constant([1e30, 0, -1e30, 1000, 1000, 1000], Shape(2, 3))
    #expect(tensor.softmax()[0, 0] == 1)
    #expect(tensor.softmax()[0, 1] == 0)
    #expect(abs(tensor.logSoftmax()[1, 2] + 1.0986123) < 1e-6)
  }
}
