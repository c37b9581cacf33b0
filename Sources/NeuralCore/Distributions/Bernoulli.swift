public import NumericRandom

import CNeuralKernels

/// Independent switches a row, given by the logits of their being on.
///
/// An action holds 1 for a switch that is on and 0 for one that is off. With x the logit,
/// log p(1) = −softplus(−x) and log p(0) = −softplus(x), which is precise for large logits too.
public struct Bernoulli: Distribution {
  /// The logit of each switch, log(p / (1 − p)).
  public let logits: Tensor

  /// Creates the distributions of rows of logits.
  public init(logits: Tensor) { self.logits = logits }

  public var rowCount: Int { logits.shape.rowCount }

  public var actionWidth: Int { logits.shape.columnCount }

  /// The sum of the switches' logarithms of probabilities, a list.
  ///
  /// - Precondition: Every element is 0 or 1.
  public func logProbability(of actions: Span<Float>) -> Tensor {
    checkCount(actions.count)
    for index in actions.indices {
      require(
        actions[index] == 0 || actions[index] == 1,
        "\(actions[index]) at place \(index) is no position of a switch. Use 0 or 1.")
    }
    // 1 for off and −1 for on: −softplus(±x), which loses nothing where the action is nearly sure.
    let signs = logits.tape.constant(actions, logits.shape).scaled(-2, plus: 1)
    return -(signs * logits).softplus().sum(along: -1)
  }

  /// The sum of the switches' entropies, a list.
  public func entropy() -> Tensor {
    // softplus(x) − x·σ(x), written for |x| so that no two large numbers are subtracted.
    let size = logits.absolute()
    return ((-size).softplus() + size * (-size).sigmoid()).sum(along: -1)
  }

  public func divergence(to other: Bernoulli) -> Tensor {
    let (x, y) = (logits, other.logits)
    x.requireComparable(y)
    // p (log p − log q) + (1 − p) (log (1 − p) − log (1 − q))
    let on = x.sigmoid() * ((-y).softplus() - (-x).softplus())
    let off = (-x).sigmoid() * (y.softplus() - x.softplus())
    return (on + off).sum(along: -1)
  }

  /// Draws each switch from one double.
  public func draw(
    row: Int, into action: inout MutableSpan<Float>, using generator: inout PCG64
  ) {
    let probabilities = logits.tape.take(Float.self, count: actionWidth)
    kernelSigmoid(actionWidth, logits.pointer + row * actionWidth, probabilities)
    for index in 0..<actionWidth {
      action[index] = generator.random() < Double(probabilities[index]) ? 1 : 0
    }
  }

  /// Writes the likelier position of each switch, off when both are equally likely.
  public func writeLikeliest(into actions: inout MutableSpan<Float>) {
    checkCount(actions.count)
    let x = logits.pointer
    for index in 0..<actions.count { actions[index] = x[index] > 0 ? 1 : 0 }
  }
}
