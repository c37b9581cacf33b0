import CNeuralKernels

/// The mean of the squared differences, (x − y)².
///
/// - Parameters:
///   - predictions: What the network says.
///   - targets: What it should say, in the same shape.
///   - weights: How much each element counts, in the same shape; the mean is still taken over the
///     number of elements. No gradient goes back to the weights.
/// - Returns: One number.
public func meanSquaredError(
  _ predictions: Tensor, _ targets: Tensor, weights: Tensor? = nil
) -> Tensor {
  elementLoss(predictions, targets, weights, delta: .infinity, scale: 2)
}

/// The mean of Huber's losses: half the squared difference up to `delta`, a straight line beyond.
///
/// With d = x − y the loss of an element is d² / 2 for |d| ≤ δ and δ (|d| − δ / 2) otherwise
/// (Huber 1964); δ = 1 clips the error of DQN (Mnih et al. 2015) to between −1 and 1.
///
/// - Parameters:
///   - predictions: What the network says.
///   - targets: What it should say, in the same shape.
///   - delta: Where the straight line begins.
///   - weights: How much each element counts, in the same shape; the mean is still taken over the
///     number of elements. No gradient goes back to the weights.
/// - Returns: One number.
public func huberLoss(
  _ predictions: Tensor, _ targets: Tensor, delta: Float = 1, weights: Tensor? = nil
) -> Tensor {
  require(delta > 0, "Huber's loss needs a positive delta. \(delta) was given.")
  return elementLoss(predictions, targets, weights, delta: delta, scale: 1)
}

/// The mean of `scale` times Huber's losses; with an infinite delta and a scale of 2, of squares.
private func elementLoss(
  _ predictions: Tensor, _ targets: Tensor, _ weights: Tensor?, delta: Float, scale: Float
) -> Tensor {
  require(
    predictions.shape == targets.shape,
    "The predictions have shape \(predictions.shape), the targets \(targets.shape). "
      + "Make them equal with reshaped(_:).")
  require(
    weights == nil || weights?.shape == targets.shape,
    "The weights of a loss have the shape of its targets, \(targets.shape).")
  let tape = predictions.tape
  let result = tape.record(Shape(), predictions, targets, weights, backward: elementLossBackward)
  let count = predictions.count
  let slopes = tape.take(Float.self, count: count)
  let losses = tape.take(Float.self, count: count)
  let (x, y) = (predictions.pointer, targets.pointer)
  for index in 0..<count {
    let difference = x[index] - y[index]
    let slope = min(max(difference, -delta), delta)
    slopes[index] = scale * slope
    losses[index] = scale * slope * (difference - slope / 2)
  }
  if let weights {
    kernelMultiply(count, slopes, weights.pointer, slopes)
    kernelMultiply(count, losses, weights.pointer, losses)
  }
  result.node.pointee.saved = slopes
  result.pointer[0] = kernelSum(count, losses) / Float(count)
  return result
}

private func elementLossBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  guard let slopes = node.pointee.saved else { return }
  let (predictions, targets, _) = node.pointee.operands
  let count = tape.node(predictions).pointee.count
  let scale = node.arrived[0] / Float(count)
  tape.gradientTarget(predictions)?.addAll(slopes, scale: scale, count: count)
  tape.gradientTarget(targets)?.addAll(slopes, scale: -scale, count: count)
}
