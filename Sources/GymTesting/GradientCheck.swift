public import NeuralCore

/// Compares gradients found backwards with differences of the function itself.
///
/// For each parameter θ the slope of L = Σ cᵢ yᵢ is estimated from four points around it,
/// (L(θ−2h) − 8 L(θ−h) + 8 L(θ+h) − L(θ+2h)) / 12h, with the sums in double precision. The
/// numbers c are fixed and of different sizes, so that no error can cancel another.
///
/// ```swift
/// let report = GradientCheck(store) { tape in weight.on(tape).tanh() }.run()
/// #expect(report.worstError < 1e-3, "\(report)")
/// ```
public struct GradientCheck {
  private let store: ParameterStore
  private let step: Float
  private let function: (Tape) -> Tensor

  /// Creates a check of a function of all parameters of a store.
  ///
  /// - Parameters:
  ///   - store: The parameters that the function is differentiated by.
  ///   - step: How far apart the points are, h; kinks of the function must be farther away than 2h.
  ///   - function: The function: it computes a tensor of any shape on the tape it is given, always
  ///     the same from the same parameters.
  public init(
    _ store: ParameterStore, step: Float = 0x1p-6, of function: @escaping (Tape) -> Tensor
  ) {
    self.store = store
    self.step = step
    self.function = function
  }

  /// What a check found where the two gradients differ most.
  public struct Report: CustomStringConvertible, Sendable {
    /// The greatest difference, relative to the larger of the gradient and a tenth of the greatest
    /// gradient of all.
    public fileprivate(set) var worstError = 0.0

    /// Which parameter the greatest difference was found at.
    public fileprivate(set) var parameter = ""

    /// Which element of the parameter it was found at.
    public fileprivate(set) var element = 0

    /// The gradient found backwards at that element.
    public fileprivate(set) var gradient = 0.0

    /// The slope found from differences at that element.
    public fileprivate(set) var slope = 0.0

    /// How many elements were compared.
    public fileprivate(set) var comparedCount = 0

    public var description: String {
      "The worst of \(comparedCount) gradients is \(gradient) at \(parameter)[\(element)], where "
        + "the function has slope \(slope): a relative error of \(worstError)."
    }
  }

  /// Compares the gradient of every element of every parameter.
  ///
  /// The parameters are as before afterwards; their gradients are zero.
  public func run() -> Report {
    let tape = Tape()
    store.zeroGradients()
    let output = function(tape)
    let weights = (0..<output.count).map { index in
      let size = Float(1 + (index * 7 + 3) % 5) / 4
      return index.isMultiple(of: 2) ? size : -size
    }
    output.backward(from: weights.span)
    let gradients = store.parameters.map { parameter in
      parameter.withGradient { span in span.indices.map { Double(span[$0]) } }
    }
    store.zeroGradients()
    let greatest = gradients.joined().reduce(0) { max($0, $1.magnitude) }
    var report = Report()
    for (parameter, gradient) in zip(store.parameters, gradients) {
      for element in gradient.indices {
        let slope = slope(parameter, element, weights, tape)
        let size = max(gradient[element].magnitude, slope.magnitude, greatest / 10, 1e-3)
        let error = (gradient[element] - slope).magnitude / size
        report.comparedCount += 1
        guard !(error <= report.worstError) || report.comparedCount == 1 else { continue }
        report.worstError = error
        report.parameter = parameter.name
        report.element = element
        report.gradient = gradient[element]
        report.slope = slope
      }
    }
    return report
  }

  private func slope(
    _ parameter: Parameter, _ element: Int, _ weights: [Float], _ tape: Tape
  ) -> Double {
    let original = parameter.withValues { $0[element] }
    defer { parameter.withMutableValues { $0[element] = original } }
    func value(at offset: Float) -> Double {
      parameter.withMutableValues { $0[element] = original + offset }
      tape.reset()
      let values = tape.withoutRecording { function(tape).values }
      return zip(values, weights).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    // The points that were really taken: adding to a float rounds.
    let (near, far) = (
      Double(original + step) - Double(original - step),
      Double(original + 2 * step) - Double(original - 2 * step)
    )
    let narrow = (value(at: step) - value(at: -step)) / near
    let wide = (value(at: 2 * step) - value(at: -2 * step)) / far
    return (4 * narrow - wide) / 3
  }
}
