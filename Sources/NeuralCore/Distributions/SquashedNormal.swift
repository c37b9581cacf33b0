public import NumericRandom

/// Independent normal distributions passed through the hyperbolic tangent, so that actions lie
/// between −1 and 1.
///
/// With a = tanh u and u normal, log π(a) = log N(u) − Σ log(1 − tanh² u) (Haarnoja et al. 2018,
/// "Soft Actor-Critic", appendix C, equation 21). The last term is computed as
/// 2 (log 2 − u − softplus(−2u)), which is exact where 1 − tanh² u would round to zero.
public struct SquashedNormal: Distribution {
  /// The distribution of u, before the hyperbolic tangent.
  public let base: DiagonalNormal

  /// Creates the distributions of rows of means and deviations of u.
  ///
  /// - Precondition: As for ``DiagonalNormal``.
  public init(mean: Tensor, logDeviation: Tensor) {
    base = DiagonalNormal(mean: mean, logDeviation: logDeviation)
  }

  public var rowCount: Int { base.rowCount }

  public var actionWidth: Int { base.actionWidth }

  /// Draws actions that gradients go back through, with the logarithm of their density.
  ///
  /// This is the way to learn from actions drawn now: nothing is lost to the rounding of a.
  public func differentiableSample(
    using generator: inout PCG64
  ) -> (actions: Tensor, logProbability: Tensor) {
    let noise = base.mean.tape.standardNormal(base.mean.shape, using: &generator)
    let squashed = base.mean + noise * base.deviation
    let density =
      (noise.squared() * -0.5 - base.logDeviation).sum(along: -1)
      - Float(actionWidth) * DiagonalNormal.halfLogTau
    return (squashed.tanh(), density - logSlope(squashed))
  }

  /// The logarithm of the density of actions that were drawn before, a list.
  ///
  /// u is found again as ½ (log(1 + a) − log(1 − a)). Actions that were rounded to ±1 are taken for
  /// the nearest number inside, where u is about ±8.7.
  public func logProbability(of actions: Span<Float>) -> Tensor {
    checkCount(actions.count)
    let tape = base.mean.tape
    let squashed = tape.withoutRecording {
      let limit = Float(1).nextDown
      let inside = tape.constant(actions, base.mean.shape).clipped(to: -limit...limit)
      return ((1 + inside).log() - (1 - inside).log()) * 0.5
    }
    return base.logProbability(of: squashed) - logSlope(squashed)
  }

  /// Σ log(1 − tanh² u) over each row.
  private func logSlope(_ squashed: Tensor) -> Tensor {
    ((squashed + (squashed * -2).softplus()) * -2).sum(along: -1)
      + 2 * Self.logTwo * Float(actionWidth)
  }

  static let logTwo: Float = 0.693_147_2

  /// The entropy of each row, a list: the normal one's plus the mean of log(1 − tanh² u).
  ///
  /// There is no closed form; the mean is summed at 65 points. Rounding aside that errs by less than
  /// 10⁻⁷ a column for standard deviations up to 3, 10⁻⁵ up to 5 and 3·10⁻⁴ up to 7.
  public func entropy() -> Tensor {
    let deviations = base.mean.tape.constant(0, base.mean.shape) + base.deviation
    return base.entropy() + base.mean.meanLogSlope(deviations).sum(along: -1)
  }

  /// The divergence of the normal distributions: passing both through one function changes nothing.
  public func divergence(to other: SquashedNormal) -> Tensor { base.divergence(to: other.base) }

  /// Draws each element as tanh(μ + σ·ε).
  public func draw(
    row: Int, into action: inout MutableSpan<Float>, using generator: inout PCG64
  ) {
    base.draw(row: row, into: &action, using: &generator)
    squash(&action)
  }

  /// Writes the medians, tanh μ.
  public func writeLikeliest(into actions: inout MutableSpan<Float>) {
    base.writeLikeliest(into: &actions)
    squash(&actions)
  }
}
