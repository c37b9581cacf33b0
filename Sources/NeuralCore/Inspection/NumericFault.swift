/// An infinity or a number that is none, found in the loss, a parameter or its gradient.
///
/// ```
/// At update 12 the loss is nan and the gradient of q.2.weight[3, 17] is nan.
/// ```
public struct NumericFault: Error, Equatable, Sendable {
  /// One number of a parameter, or of its gradient, that is not finite.
  public struct Place: Equatable, Sendable {
    /// Whether it is in the gradient; otherwise in the parameter itself.
    public let isGradient: Bool
    /// The name of the parameter.
    public let parameter: String
    /// Which element it is, counted from 0 as the parameter lies in weights files.
    public let index: [Int]
    /// What is there.
    public let value: Float
  }

  /// What the numbers of one parameter are like.
  public struct Condition: Equatable, Sendable {
    /// The name of the parameter.
    public let parameter: String
    /// How many numbers it has.
    public let count: Int
    /// How many of them are not finite.
    public let faultyCount: Int
    /// The largest finite one, without its sign.
    public let largest: Float
    /// How many numbers of the gradient are not finite.
    public let faultyGradientCount: Int
    /// The largest finite number of the gradient, without its sign.
    public let largestGradient: Float
  }

  /// Which update it was, counted from 1.
  public let update: Int

  /// The loss of that update.
  public let loss: Float

  /// The first such number of the parameters, or else of the gradients; nil when only the loss is one.
  public let place: Place?

  /// What every parameter is like.
  public let conditions: [Condition]
}

extension NumericFault: CustomStringConvertible {
  public var description: String {
    var faults: [String] = []
    if !loss.isFinite { faults.append("the loss is \(loss)") }
    if let place {
      let element = "\(place.parameter)\(place.index)"
      faults.append(
        place.isGradient
          ? "the gradient of \(element) is \(place.value)" : "\(element) is \(place.value)")
    }
    return "At update \(update) \(faults.joined(separator: " and "))."
  }

  /// A table of all parameters, a line each.
  public var table: String {
    (["parameter,count,notFinite,largest,gradientNotFinite,largestGradient"]
      + conditions.map {
        "\($0.parameter),\($0.count),\($0.faultyCount),\($0.largest),"
          + "\($0.faultyGradientCount),\($0.largestGradient)"
      }).joined(separator: "\n") + "\n"
  }
}

extension ParameterStore {
  /// What is wrong with the parameters and gradients after a loss that is not finite, or a gradient.
  ///
  /// - Parameters:
  ///   - update: Which update it is, counted from 1.
  ///   - loss: The loss of the update.
  /// - Returns: The fault; its ``NumericFault/place`` is nil when all parameters and gradients are
  ///   finite.
  /// - Complexity: O(parameters), so look only when the loss or the norm of the gradient is not
  ///   finite.
  public func fault(update: Int, loss: Float) -> NumericFault {
    NumericFault(
      update: update, loss: loss,
      place: firstFault(inGradients: false) ?? firstFault(inGradients: true),
      conditions: parameters.map { parameter in
        let (count, largest) = parameter.withValues(condition)
        let (gradientCount, largestGradient) = parameter.withGradient(condition)
        return NumericFault.Condition(
          parameter: parameter.name, count: parameter.shape.count, faultyCount: count,
          largest: largest, faultyGradientCount: gradientCount, largestGradient: largestGradient)
      })
  }

  /// The first number that is not finite, in the order of parameters and of memory.
  private func firstFault(inGradients isGradient: Bool) -> NumericFault.Place? {
    for parameter in parameters {
      func find(_ numbers: Span<Float>) -> (position: Int, value: Float)? {
        for position in numbers.indices where !numbers[position].isFinite {
          return (position, numbers[position])
        }
        return nil
      }
      let found = isGradient ? parameter.withGradient(find) : parameter.withValues(find)
      guard let found else { continue }
      let layout = entries[parameter.position].layout
      var rest = layout.filePosition(found.position, parameter.shape)
      var index: [Int] = []
      for length in layout.fileShape(parameter.shape).dimensions.reversed() {
        index.insert(rest % length, at: 0)
        rest /= length
      }
      return NumericFault.Place(
        isGradient: isGradient, parameter: parameter.name, index: index, value: found.value)
    }
    return nil
  }
}

/// How many numbers are not finite, and how large the others are.
private func condition(_ numbers: Span<Float>) -> (faultyCount: Int, largest: Float) {
  var (count, largest): (Int, Float) = (0, 0)
  for index in numbers.indices {
    if numbers[index].isFinite {
      largest = max(largest, numbers[index].magnitude)
    } else {
      count += 1
    }
  }
  return (count, largest)
}
