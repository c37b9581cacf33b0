#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A number that changes with the count of steps: a learning rate, an ε or a clip range.
///
/// ```swift
/// let epsilon = Schedule.linear(from: 1, to: 0.05, over: 10_000)
/// let rate = Schedule.warmUp(over: 500, then: .cosine(from: 3e-4, to: 0, over: 100_000))
/// ```
public indirect enum Schedule: Equatable, Sendable {
  /// Always the same.
  case constant(Double)

  /// A straight line from the first number to the last, which is kept from step `over` on.
  case linear(from: Double, to: Double, over: Int)

  /// The first number times `factor` once in `over` steps, in between smoothly.
  case exponential(from: Double, factor: Double, over: Int)

  /// Half a wave of the cosine from the first number to the last, which is kept from then on.
  ///
  /// See Loshchilov and Hutter 2017, "SGDR", equation 5.
  case cosine(from: Double, to: Double, over: Int)

  /// The first number times `factor` at every `every` steps at once.
  case stepped(from: Double, factor: Double, every: Int)

  /// A straight line from zero to where another schedule begins, which then starts at its step 0.
  case warmUp(over: Int, then: Schedule)

  /// One schedule for some steps, then another, which starts at its step 0.
  case sequence(Schedule, steps: Int, then: Schedule)

  /// The number at a step, counted from 0.
  ///
  /// - Precondition: The step is not negative; lengths in steps are positive.
  public func value(at step: Int) -> Double {
    require(step >= 0, "Steps are counted from 0. \(step) was asked for.")
    switch self {
    case .constant(let value):
      return value
    case .linear(let first, let last, let count):
      return first + (last - first) * progress(step, count)
    case .exponential(let first, let factor, let count):
      checkLength(count)
      return first * pow(factor, Double(step) / Double(count))
    case .cosine(let first, let last, let count):
      return last + (first - last) * (1 + cos(.pi * progress(step, count))) / 2
    case .stepped(let first, let factor, let count):
      checkLength(count)
      return first * pow(factor, Double(step / count))
    case .warmUp(let count, let next):
      checkLength(count)
      return step < count
        ? next.value(at: 0) * Double(step) / Double(count) : next.value(at: step - count)
    case .sequence(let first, let count, let next):
      checkLength(count)
      return step < count ? first.value(at: step) : next.value(at: step - count)
    }
  }

  /// How much of `count` steps is over, from 0 to 1.
  private func progress(_ step: Int, _ count: Int) -> Double {
    checkLength(count)
    return min(Double(step) / Double(count), 1)
  }

  private func checkLength(_ count: Int) {
    require(count > 0, "A schedule goes over at least one step, not \(count).")
  }
}
