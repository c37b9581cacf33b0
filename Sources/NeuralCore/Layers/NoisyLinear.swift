public import NumericRandom

import CNeuralKernels

/// A linear layer whose weights are disturbed by noise of a learned size, so that an agent explores.
///
/// y = activation(x · (μʷ + σʷ ⊙ f(ε) f(ε′)ᵀ) + μᵇ + σᵇ ⊙ f(ε′)), f(x) = sgn(x) √|x|, with a standard
/// normal number ε for each input and ε′ for each output (Fortunato et al. 2018, "Noisy Networks for
/// Exploration", equations 9 to 11, factorised noise). The noise stays until ``drawNoise()``; when
/// the tape is evaluating there is none.
public struct NoisyLinear: Layer {
  /// The mean weights, [inputs, outputs].
  public let weightMean: Parameter

  /// How much noise each weight takes, [inputs, outputs].
  public let weightDeviation: Parameter

  /// The mean biases.
  public let biasMean: Parameter

  /// How much noise each bias takes.
  public let biasDeviation: Parameter

  /// What the result is passed through.
  public let activation: Activation

  /// The name in weights files.
  public let name: String

  private let inputNoise: Parameter
  private let outputNoise: Parameter
  private let stream: Int

  /// Creates a layer and registers its parameters as `NAME.weight_mu`, `NAME.weight_sigma`,
  /// `NAME.bias_mu` and `NAME.bias_sigma`.
  ///
  /// Means are drawn uniformly between ±1/√inputs, deviations begin at `deviation`/√inputs.
  ///
  /// - Parameters:
  ///   - inputCount: How many elements a row of the input has.
  ///   - outputCount: How many elements a row of the output has.
  ///   - activation: What the output is passed through.
  ///   - deviation: How large the noise is at first, σ₀.
  ///   - image: The shape of the image whose places the inputs are, if they are.
  ///   - name: The name in weights files.
  ///   - store: The store that the parameters, the noise and its stream are kept in.
  ///   - generator: The stream that the first values are drawn from.
  public init(
    _ inputCount: Int, _ outputCount: Int, activation: Activation = .identity,
    deviation: Float = 0.5, after image: ImageShape? = nil, named name: String,
    in store: ParameterStore, using generator: inout PCG64
  ) {
    requireSizes(name, ["inputs": inputCount, "outputs": outputCount])
    self.name = name
    self.activation = activation
    let initializer = Initializer.standard
    let size = deviation / Float(inputCount).squareRoot()
    let layout = image.map { ParameterLayout.linearAfterImage($0) } ?? .linear
    let shape = Shape(inputCount, outputCount)
    weightMean = store.register(
      "\(name).weight_mu", shape: shape, layout: layout,
      values: initializer.values(
        inputCount: inputCount, outputCount: outputCount, using: &generator))
    weightDeviation = store.register(
      "\(name).weight_sigma", shape: shape, layout: layout,
      values: [Float](repeating: size, count: shape.count))
    biasMean = store.register(
      "\(name).bias_mu", shape: Shape(outputCount),
      values: initializer.biasValues(
        inputCount: inputCount, outputCount: outputCount, using: &generator))
    biasDeviation = store.register(
      "\(name).bias_sigma", shape: Shape(outputCount),
      values: [Float](repeating: size, count: outputCount))
    inputNoise = store.register(
      "\(name).input_noise", shape: Shape(inputCount), role: .noise,
      values: [Float](repeating: 0, count: inputCount))
    outputNoise = store.register(
      "\(name).output_noise", shape: Shape(outputCount), role: .noise,
      values: [Float](repeating: 0, count: outputCount))
    stream = store.register(PCG64(seed: Seed(generator.next64())))
  }

  /// Draws new noise from the layer's own stream; before the first time there is none.
  public func drawNoise() {
    draw(into: inputNoise)
    draw(into: outputNoise)
  }

  private func draw(into noise: Parameter) {
    noise.withMutableValues { values in
      noise.store.withGenerator(stream) { generator in
        for index in values.indices {
          let number = Float(generator.standardNormal())
          let root = number.magnitude.squareRoot()
          values[index] = number < 0 ? -root : root
        }
      }
    }
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    checkRows(of: input.shape)
    let tape = input.tape
    var (weight, bias) = (weightMean.on(tape), biasMean.on(tape))
    if tape.isTraining {
      // Copies: new noise may be drawn before gradients go back.
      let rows = inputNoise.withValues { tape.constant($0, inputNoise.shape) }
      let columns = outputNoise.withValues { tape.constant($0, outputNoise.shape) }
      weight = weight.disturbed(by: weightDeviation.on(tape), rows: rows, columns: columns)
      bias = bias + biasDeviation.on(tape) * columns
    }
    return input.product(weight, bias: bias, activation: activation)
  }

  private func checkRows(of shape: Shape) {
    require(
      shape.rank > 0 && shape.columnCount == weightMean.shape[0],
      "\(name) takes rows of \(weightMean.shape[0]) elements, but a tensor of shape \(shape) came.")
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    checkRows(of: input)
    return summary.append(
      activation == .identity ? "noisy linear" : "noisy linear \(activation)", named: name,
      output: input.replacing(-1, with: weightMean.shape[1]),
      parameterCount: 2 * (weightMean.shape.count + biasMean.shape.count),
      multiplyAddCount: (input.rowCount + 1) * weightMean.shape.count)
  }
}

extension Tensor {
  /// This matrix plus deviations times the product of one number a row and one a column.
  fileprivate func disturbed(by deviations: Tensor, rows: Tensor, columns: Tensor) -> Tensor {
    let (rowCount, columnCount) = (shape[0], shape[1])
    let noise = tape.take(Float.self, count: count)
    kernelProduct(
      rowCount, columnCount, 1, rows.pointer, columns.pointer, nil, KernelActivationNone, false,
      noise)
    let result = tape.record(shape, self, deviations, backward: disturbedBackward)
    result.node.pointee.saved = noise
    let y = result.pointer
    y.update(from: pointer, count: count)
    kernelAddProduct(count, deviations.pointer, noise, y)
    return result
  }
}

private func disturbedBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (mean, deviations) = (node.pointee.operands.0, node.pointee.operands.1)
  guard let noise = node.pointee.saved else { return }
  let (dy, count) = (node.arrived, node.pointee.count)
  if let target = tape.gradientTarget(deviations) {
    if target.accumulates {
      kernelAddProduct(count, dy, noise, target.pointer)
    } else {
      kernelMultiply(count, dy, noise, target.pointer)
    }
  }
  tape.handOn(dy, to: mean)
}
