import GymTesting
import NeuralCore
import NumericRandom
import Testing

@Suite("Gradients of operations")
struct OperationGradientTests {
  /// An operation on one to three parameters of given shapes, drawn between two bounds.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var shapes: [[Int]]
    var bounds: ClosedRange<Double>
    var function: @Sendable ([Tensor]) -> Tensor

    var testDescription: String { "\(name) of \(shapes)" }

    init(
      _ name: String, _ shapes: [[Int]], in bounds: ClosedRange<Double> = -2...2,
      _ function: @escaping @Sendable ([Tensor]) -> Tensor
    ) {
      self.name = name
      self.shapes = shapes
      self.bounds = bounds
      self.function = function
    }
  }

  static let awkward: [[Int]] = [[1], [3], [17], [5, 7], [2, 3, 4, 5], [1, 33]]

  static let elementwise: [Case] = awkward.flatMap { shape in
    [
      Case("exp", [shape]) { $0[0].exp() },
      Case("log", [shape], in: 0.3...3) { $0[0].log() },
      Case("squareRoot", [shape], in: 0.3...3) { $0[0].squareRoot() },
      Case("squared", [shape]) { $0[0].squared() },
      Case("tanh", [shape]) { $0[0].tanh() },
      Case("sigmoid", [shape]) { $0[0].sigmoid() },
      Case("silu", [shape]) { $0[0].silu() },
      Case("softplus", [shape]) { $0[0].softplus() },
      Case("relu of positive numbers", [shape], in: 0.1...2) { $0[0].relu() },
      Case("relu of negative numbers", [shape], in: -2...(-0.1)) { $0[0].relu() },
      Case("absolute of positive numbers", [shape], in: 0.1...2) { $0[0].absolute() },
      Case("absolute of negative numbers", [shape], in: -2...(-0.1)) { $0[0].absolute() },
      Case("scaled", [shape]) { $0[0].scaled(-1.5, plus: 0.7) },
      Case("operators with numbers", [shape], in: 0.5...2) {
        (2 * $0[0] + 1) * 3 - (1 - $0[0]) / 2 + (4 - -$0[0]) + (5 + $0[0] - 6) + 2 / $0[0]
      },
      Case("stopGradient of one factor", [shape]) { $0[0] + $0[0].stopGradient() * 0 },
    ]
  }

  static let pairs: [(first: [Int], second: [Int])] = [
    ([1], [1]), ([19], [19]), ([3, 5], [3, 5]), ([3, 5], [5]), ([5], [3, 5]), ([3, 5], [1, 5]),
    ([3, 5], [3, 1]), ([3, 1], [3, 5]), ([3, 5], [1]), ([], [3, 5]), ([2, 3, 4], [4]),
    ([2, 3, 4], [2, 3, 1]), ([], []), ([1], [7]),
  ]

  static let binary: [Case] = pairs.flatMap { first, second in
    [
      Case("+", [first, second]) { $0[0] + $0[1] },
      Case("-", [first, second]) { $0[0] - $0[1] },
      Case("*", [first, second]) { $0[0] * $0[1] },
      Case("/", [first, second], in: 0.5...2) { $0[0] / $0[1] },
      Case("minimum, first smaller", [first, second], in: 0...1) { minimum($0[0], $0[1] + 2) },
      Case("minimum, second smaller", [first, second], in: 0...1) { minimum($0[0] + 2, $0[1]) },
      Case("maximum, first larger", [first, second], in: 0...1) { maximum($0[0] + 2, $0[1]) },
      Case("maximum, second larger", [first, second], in: 0...1) { maximum($0[0], $0[1] + 2) },
    ]
  }

  static let alongDimensions: [Case] = [
    ([7], 0), ([1, 5], 1), ([4, 6], 0), ([4, 6], -1), ([2, 3, 5], 1), ([2, 3, 2, 4], 2),
  ].flatMap { (shape: [Int], dimension: Int) in
    [
      Case("softmax along \(dimension)", [shape]) { $0[0].softmax(along: dimension) },
      Case("logSoftmax along \(dimension)", [shape]) { $0[0].logSoftmax(along: dimension) },
      Case("sum along \(dimension)", [shape]) { $0[0].sum(along: dimension) },
      Case("mean along \(dimension)", [shape]) { $0[0].mean(along: dimension) },
      Case("sum kept along \(dimension)", [shape]) {
        $0[0].sum(along: dimension, keepingDimension: true)
      },
    ]
  }

  static let others: [Case] = [
    Case("product", [[5, 3], [3, 7]]) { $0[0].product($0[1]) },
    Case("product of one row", [[1, 17], [17, 2]]) { $0[0].product($0[1]) },
    Case("product with bias", [[5, 3], [3, 7], [7]]) { $0[0].product($0[1], bias: $0[2]) },
    Case("product of a list", [[3], [3, 7], [7]]) { $0[0].product($0[1], bias: $0[2]) },
    Case("product of many dimensions", [[2, 3, 4], [4, 5], [5]]) {
      $0[0].product($0[1], bias: $0[2])
    },
    Case("product with itself", [[4, 4]]) { $0[0].product($0[0]) },
    Case("transposed", [[3, 5]]) { $0[0].transposed() },
    Case("reshaped", [[3, 4]]) { $0[0].reshaped(Shape(2, 6)).tanh() },
    Case("sum", [[3, 11]]) { $0[0].sum() },
    Case("mean", [[3, 11]]) { $0[0].mean() },
    Case("sum of sums", [[6]]) { $0[0].sum() * $0[0].mean() + $0[0].squared().sum() },
    Case("gathered", [[4, 3]]) { $0[0].gathered(at: [2, 0, 1, 2]) },
    Case("gathered twice", [[4, 3]]) {
      $0[0].gathered(at: [2, 0, 1, 2]) * $0[0].gathered(at: [1, 0, 0, 2])
    },
    Case("clipped inside", [[9]], in: -0.9...0.9) { $0[0].clipped(to: -1...1) },
    Case("clipped above", [[9]], in: 1.1...2) { $0[0].clipped(to: -1...1) },
    Case("clipped below", [[9]], in: -2...(-1.1)) { $0[0].clipped(to: -1...1) },
    Case("one operand many times", [[4, 3]]) {
      let x = $0[0]
      return x + x - x * x + (x - x) * 2 + minimum(x, x + 3) + x.exp() + x.tanh() * x
    },
    Case("categorical entropy", [[5, 4]]) { Categorical(logits: $0[0]).entropy() },
    Case("categorical log-probability", [[5, 4]]) {
      Categorical(logits: $0[0]).logProbability(of: [3, 0, 1, 2, 2])
    },
    Case("dueling values", [[5, 4], [5, 1]]) {
      $0[1] + $0[0] - $0[0].mean(along: 1, keepingDimension: true)
    },
  ]

  static let fused: [Case] = Activation.allCases.map { activation in
    Case("product with \(activation)", [[3, 5], [5, 9], [9]], in: 0.1...1) {
      $0[0].product($0[1], bias: $0[2], activation: activation)
    }
  }

  static let losses: [Case] = [
    Case("meanSquaredError", [[13], [13]]) { meanSquaredError($0[0], $0[1]) },
    Case("meanSquaredError with weights", [[3, 2], [3, 2]]) {
      meanSquaredError(
        $0[0], $0[1], weights: $0[0].tape.constant([0.5, 2, 1, 0, 3, 0.1], Shape(3, 2)))
    },
    Case("huberLoss of small errors", [[13], [13]], in: 0...0.4) { huberLoss($0[0], $0[1]) },
    Case("huberLoss of large errors", [[13], [13]], in: 0...1) { huberLoss($0[0] + 3, $0[1]) },
    Case("huberLoss of errors of both kinds", [[13]], in: 0...0.4) {
      huberLoss($0[0], $0[0].tape.constant((0..<13).map { Float($0 % 2) * 3 }), delta: 1.5)
    },
    Case("huberLoss with weights", [[4], [4]], in: 0...0.4) {
      huberLoss($0[0], $0[1], weights: $0[0].tape.constant([0.5, 2, 0, 3]))
    },
    Case("crossEntropy", [[4, 3]]) { crossEntropy($0[0], [2, 0, 1, 1]) },
    Case("crossEntropy with weights", [[4, 3]]) {
      crossEntropy($0[0], [2, 0, 1, 1], weights: $0[0].tape.constant([0.5, 2, 0, 3]))
    },
  ]

  @Test(
    "agree with differences of the function",
    arguments: elementwise + binary + alongDimensions + others + fused + losses)
  func agree(_ operation: Case) {
    let store = ParameterStore()
    var draw = Draw(seed: 7)
    let parameters = operation.shapes.enumerated().map { index, shape in
      store.register(
        "operand.\(index)", shape: Shape(shape),
        values: draw.floats(Shape(shape).count, in: operation.bounds))
    }
    let report = GradientCheck(store) { tape in
      operation.function(parameters.map { $0.on(tape) })
    }.run()
    #expect(report.worstError < 2e-3, "\(report)")
    #expect(report.comparedCount == store.parameterCount)
  }

  @Test("of the largest element go to it alone, to the first of equal ones")
  func maximumAlongDimensions() {
    let store = ParameterStore()
    let x = store.register(
      "x", shape: Shape(2, 3), values: [1, 5, 2, 4, 4, 3])
    let tape = Tape()
    x.on(tape).max(along: 1).backward(from: [10, 20].span)
    #expect(x.gradientValues == [0, 10, 0, 20, 0, 0])
    store.zeroGradients()
    let columns = x.on(tape).max(along: 0)
    #expect(columns.values == [4, 5, 3])
    columns.backward(from: [1, 2, 3].span)
    #expect(x.gradientValues == [0, 2, 0, 1, 0, 3])
    store.zeroGradients()
    let largest = x.on(tape).max()
    #expect(largest.scalar == 5)
    largest.backward()
    #expect(x.gradientValues == [0, 1, 0, 0, 0, 0])
  }

  @Test("are found to be wrong when they are")
  func checkerNoticesErrors() {
    let store = ParameterStore()
    let x = store.register("x", shape: Shape(3), values: [0.5, -1, 2])
    let report = GradientCheck(store) { tape in
      let x = x.on(tape)
      return x * x.stopGradient()
    }.run()
    #expect(report.worstError > 0.4)
    #expect(report.parameter == "x")
  }
}
