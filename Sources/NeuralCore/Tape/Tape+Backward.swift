import CNeuralKernels

extension Tensor {
  /// Finds the gradient of this scalar with respect to every parameter that went into it.
  ///
  /// The gradients are added to those of the ``ParameterStore``, which begin at zero after a step
  /// of an optimiser or ``ParameterStore/zeroGradients()``.
  ///
  /// - Precondition: The tensor has one element.
  public func backward() {
    require(
      count == 1,
      "A gradient is taken of one number, not of shape \(shape). Take the sum or the mean first, "
        + "or give the gradient of the result.")
    tape.backward(from: self) { $0[0] = 1 }
  }

  /// Finds the gradients of all parameters from the gradient of this tensor.
  ///
  /// - Precondition: `gradient` has an element for each of this tensor.
  public func backward(from gradient: Span<Float>) {
    require(
      gradient.count == count,
      "The gradient has \(gradient.count) elements for a tensor of \(count). Give one for each.")
    tape.backward(from: self) { seed in
      for index in 0..<gradient.count { seed[index] = gradient[index] }
    }
  }
}

extension Tape {
  /// Goes through the tape backwards from one tensor, whose gradient `seed` writes.
  fileprivate func backward(from tensor: Tensor, seed: (UnsafeMutablePointer<Float>) -> Void) {
    let last = tensor.index
    let start = tensor.node
    require(
      start.pointee.needsGradient,
      "No learned parameter went into this tensor. Record it from parameters on a recording tape.")
    // What an earlier pass over the same tape left behind must not be added to.
    for index in 0...last where node(index).pointee.parameterHasGradient == nil {
      node(index).pointee.gradient = nil
      node(index).pointee.hasGradient = false
    }
    if let target = gradientTarget(last) {
      if target.accumulates {
        let fresh = take(Float.self, count: start.pointee.count)
        seed(fresh)
        for index in 0..<start.pointee.count { target.pointer[index] += fresh[index] }
      } else {
        seed(target.pointer)
      }
    }
    var index = last
    while index >= 0 {
      let current = node(index)
      if current.pointee.hasGradient, let backward = wayBack(of: index) {
        backward(self, current)
      }
      index -= 1
    }
  }

  /// Where to write the gradient of an operand; nil when nobody needs it.
  ///
  /// The caller writes all elements: the next target of the same operand accumulates.
  @inline(__always)
  func gradientTarget(_ index: Int32) -> GradientTarget? {
    let target = node(index)
    guard target.pointee.needsGradient else { return nil }
    if let flag = target.pointee.parameterHasGradient, let gradient = target.pointee.gradient {
      defer { flag.pointee = true }
      return GradientTarget(pointer: gradient, accumulates: flag.pointee)
    }
    defer { target.pointee.hasGradient = true }
    if let gradient = target.pointee.gradient {
      return GradientTarget(pointer: gradient, accumulates: target.pointee.hasGradient)
    }
    let gradient = take(Float.self, count: target.pointee.count)
    target.pointee.gradient = gradient
    return GradientTarget(pointer: gradient, accumulates: false)
  }

  /// Where to write the gradient of an operand of the same size, element by element.
  ///
  /// An operand that has none yet takes over the memory of the gradient that arrived: nobody reads
  /// it again once the way back of its node is done, and the cache holds it already.
  @inline(__always)
  func gradientTarget(
    _ index: Int32, reusing arrived: UnsafeMutablePointer<Float>
  ) -> GradientTarget? {
    let target = node(index)
    guard target.pointee.gradient == nil, target.pointee.needsGradient else {
      return gradientTarget(index)
    }
    target.pointee.gradient = arrived
    target.pointee.hasGradient = true
    return GradientTarget(pointer: arrived, accumulates: false)
  }

  /// Passes the gradient of a node to an operand of the same size unchanged.
  @inline(__always)
  func handOn(_ gradient: UnsafeMutablePointer<Float>, to index: Int32) {
    guard let place = gradientTarget(index, reusing: gradient) else { return }
    let count = node(index).pointee.count
    if place.accumulates {
      kernelAdd(count, place.pointer, gradient, place.pointer)
    } else if place.pointer != gradient {
      place.pointer.update(from: gradient, count: count)
    }
  }
}

extension UnsafeMutablePointer<Node> {
  /// The gradient that has arrived at this node; there is one when its way back is taken.
  @inline(__always)
  var arrived: UnsafeMutablePointer<Float> {
    guard let gradient = pointee.gradient else {
      fatalError("A way back was taken before a gradient arrived. Report this as a bug.")
    }
    return gradient
  }
}
