import NeuralCore
import NumericRandom
import Testing

@Suite("A normal distribution")
struct NormalTests {
  @Test("has the density, entropy and divergence of the formulas")
  func formulas() {
    let tape = Tape()
    let normal = DiagonalNormal(
      mean: tape.constant([0, 1, -1, 2], Shape(2, 2)), logDeviation: tape.constant([0, 0.5]))
    let actions: [Float] = [0, 1, 1, 0]
    let densities = normal.logProbability(of: actions.span)
    // −log 2π − 0.5, then less the squared distances (2 / 1)² / 2 and (2 / e^0.5)² / 2.
    #expect(abs(densities[0] - -2.3378770) < 1e-5)
    #expect(abs(densities[1] - (-2.3378770 - 2 - 2 / 2.7182818)) < 1e-5)
    #expect(abs(normal.entropy()[1] - (2.8378770 + 0.5)) < 1e-5)
    #expect(normal.divergence(to: normal).values.allSatisfy { abs($0) < 1e-6 })
    let wider = DiagonalNormal(
      mean: tape.constant(0, Shape(2, 2)), logDeviation: tape.constant(1, Shape(2, 2)))
    // Σ log(σ′/σ) + (σ² + (μ − μ′)²) / (2 σ′²) − ½ for the first row.
    let expected = 1 + 0.5 / 7.389056 - 0.5 + (0.5 + (2.7182818 + 1) / (2 * 7.389056) - 0.5)
    #expect(abs(Double(normal.divergence(to: wider)[0]) - expected) < 1e-5)
  }

  @Test("draws numbers of its mean and deviation, from one stream or one a row")
  func sampling() {
    let tape = Tape()
    let normal = DiagonalNormal(
      mean: tape.constant((0..<20_000).map { Float($0 % 2) }, Shape(10_000, 2)),
      logDeviation: tape.constant([0.6931472, -0.6931472]))
    var actions = [Float](repeating: 0, count: 20_000)
    var generator = PCG64(seed: 4)
    var span = actions.mutableSpan
    normal.sample(into: &span, using: &generator)
    for (column, deviation) in [(0, 2.0), (1, 0.5)] {
      let numbers = stride(from: column, to: 20_000, by: 2).map { Double(actions[$0]) }
      let mean = numbers.reduce(0, +) / 10_000
      let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
      #expect(abs(mean - Double(column)) < 0.04 * deviation)
      #expect(abs(variance.squareRoot() / deviation - 1) < 0.03)
    }
    var twin = PCG64(seed: 4)
    #expect(normal.differentiableSample(using: &twin).values == actions)
    let few = DiagonalNormal(mean: tape.constant(0, Shape(3, 2)), logDeviation: normal.logDeviation)
    var generators = (1...3).map { PCG64(seed: Seed(UInt64($0))) }
    var (rows, row) = ([Float](repeating: 0, count: 6), [Float](repeating: 0, count: 2))
    var rowsSpan = rows.mutableSpan
    few.sample(into: &rowsSpan, using: &generators)
    for index in 0..<3 {
      var alone = PCG64(seed: Seed(UInt64(index + 1)))
      var rowSpan = row.mutableSpan
      few.draw(row: index, into: &rowSpan, using: &alone)
      #expect(Array(rows[index * 2..<index * 2 + 2]) == row)
    }
  }
}

@Suite("A squashed normal distribution")
struct SquashedNormalTests {
  /// The density of tanh u integrated numerically over a, in double precision.
  @Test("has a density whose integral is 1", arguments: [Float(-1), 0, 0.5])
  func density(logDeviation: Float) {
    let tape = Tape()
    let count = 20_000
    let actions = (0..<count).map { Float(-1 + (2 * Double($0) + 1) / Double(count)) }
    let distribution = SquashedNormal(
      mean: tape.constant(0.3, Shape(count, 1)), logDeviation: tape.constant([logDeviation]))
    let sum = distribution.logProbability(of: actions.span).exp().values
      .reduce(0.0) { $0 + Double($1) }
    #expect(abs(sum * 2 / Double(count) - 1) < 1e-3)
  }

  @Test("gives a drawn action the same density as when it comes back as a number")
  func samples() {
    let tape = Tape()
    var draw = Draw(seed: 5)
    let distribution = SquashedNormal(
      mean: tape.constant(draw.floats(200), Shape(100, 2)), logDeviation: tape.constant([-1, 0]))
    var generator = PCG64(seed: 6)
    let (actions, density) = distribution.differentiableSample(using: &generator)
    let again = distribution.logProbability(of: actions.values.span)
    for row in 0..<100 where abs(actions[row, 0]) < 0.999 && abs(actions[row, 1]) < 0.999 {
      #expect(abs(density[row] - again[row]) < 2e-3)
    }
  }

  @Test("stays finite where the hyperbolic tangent is 1 to the last bit")
  func saturation() {
    let tape = Tape()
    let distribution = SquashedNormal(
      mean: tape.constant([30, -30], Shape(2, 1)), logDeviation: tape.constant([0]))
    var generator = PCG64(seed: 6)
    let (actions, density) = distribution.differentiableSample(using: &generator)
    #expect(actions.values == [1, -1])
    // log(1 − tanh² u) is 2 log 2 − 2|u| there.
    for value in density.values { #expect(value > 40 && value < 70) }
    let edge: [Float] = [1, -1]
    for value in distribution.logProbability(of: edge.span).values { #expect(value.isFinite) }
  }

  @Test("has the entropy of many draws", arguments: [Float(-2), 0, 1, 1.9])
  func entropy(logDeviation: Float) {
    let tape = Tape()
    let count = 40_000
    let distribution = SquashedNormal(
      mean: tape.constant(0.4, Shape(count, 1)), logDeviation: tape.constant([logDeviation]))
    var generator = PCG64(seed: 7)
    let (_, density) = distribution.differentiableSample(using: &generator)
    let estimates = density.values.map { -Double($0) }
    let mean = estimates.reduce(0, +) / Double(count)
    let variance = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    let error = (variance / Double(count)).squareRoot()
    #expect(abs(Double(distribution.entropy()[0]) - mean) < 4 * error + 1e-4)
  }
}
