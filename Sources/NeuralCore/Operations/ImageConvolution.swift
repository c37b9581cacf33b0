import CNeuralKernels

/// What the way back of a convolution needs beside the operands.
private struct ConvolutionRecord: BitwiseCopyable {
  var windows: KernelWindows
  var filterCount: Int
  var imageCount: Int
  /// The input when it is bytes, which have no node.
  var bytes: UnsafeMutablePointer<UInt8>?
  var scale: Float = 1
}

extension Tensor {
  /// The convolution of images [count, height, width, channels], passed through an activation.
  ///
  /// - Parameters:
  ///   - weight: The kernels, [height, width, channels, filters].
  ///   - bias: What is added to every place, one number a filter.
  ///   - activation: What every element is passed through.
  ///   - windows: How the kernel slides over images of this size.
  /// - Returns: Images of as many channels as there are filters.
  func convolution(
    _ weight: Tensor, bias: Tensor?, activation: Activation, windows: KernelWindows
  ) -> Tensor {
    guard let fused = activation.kernel else {
      return activation(
        convolution(weight, bias: bias, activation: .identity, windows: windows))
    }
    let record = ConvolutionRecord(
      windows: windows, filterCount: weight.shape[3], imageCount: shape[0])
    let result = tape.record(
      record.output, self, weight, bias, backward: convolutionBackward)
    result.node.pointee.activation = activation
    result.node.pointee.record = tape.keep(record)
    withUnsafePointer(to: windows) { windows in
      kernelConvolution(
        windows, record.filterCount, record.imageCount, pointer, weight.pointer, bias?.pointer,
        fused, result.pointer)
    }
    return result
  }
}

extension ByteTensor {
  /// The convolution of images of bytes, which are made floats inside the kernel.
  func convolution(
    _ weight: Tensor, bias: Tensor?, activation: Activation, windows: KernelWindows
  ) -> Tensor {
    guard let fused = activation.kernel else {
      return activation(
        convolution(weight, bias: bias, activation: .identity, windows: windows))
    }
    let record = ConvolutionRecord(
      windows: windows, filterCount: weight.shape[3], imageCount: shape[0], bytes: pointer,
      scale: scale)
    let result = tape.record(record.output, weight, bias, backward: convolutionBackward)
    result.node.pointee.activation = activation
    result.node.pointee.record = tape.keep(record)
    withUnsafePointer(to: windows) { windows in
      kernelConvolutionOfBytes(
        windows, record.filterCount, record.imageCount, pointer, scale, weight.pointer,
        bias?.pointer, fused, result.pointer)
    }
    return result
  }
}

extension ConvolutionRecord {
  /// The shape of the output.
  fileprivate var output: Shape {
    Shape(imageCount, windows.outputHeight, windows.outputWidth, filterCount)
  }
}

private func convolutionBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  guard var record = node.pointee.record?.load(as: ConvolutionRecord.self) else { return }
  let operands = node.pointee.operands
  let (input, weight, bias) =
    record.bytes == nil ? operands : (Int32(-1), operands.0, operands.1)
  let (count, imageCount, filterCount) = (
    node.pointee.count, record.imageCount, record.filterCount
  )
  let dy = node.arrived
  // The gradient before the activation takes the place of the one after it.
  switch node.pointee.activation {
  case .tanh: kernelTanhBackward(count, node.pointee.values, dy, false, dy)
  case .relu: kernelReLUBackward(count, node.pointee.values, dy, false, dy)
  default: break
  }
  if let dw = tape.gradientTarget(weight) {
    if let bytes = record.bytes {
      kernelConvolutionWeightGradientOfBytes(
        &record.windows, filterCount, imageCount, bytes, record.scale, dy, dw.accumulates,
        dw.pointer)
    } else {
      kernelConvolutionWeightGradient(
        &record.windows, filterCount, imageCount, tape.node(input).pointee.values, dy,
        dw.accumulates, dw.pointer)
    }
  }
  if bias >= 0, let db = tape.gradientTarget(bias) {
    kernelColumnSums(count / filterCount, filterCount, dy, db.accumulates, db.pointer)
  }
  if input >= 0, let dx = tape.gradientTarget(input) {
    kernelConvolutionInputGradient(
      &record.windows, filterCount, imageCount, dy, tape.node(weight).pointee.values,
      dx.accumulates, dx.pointer)
  }
}
