import CNeuralKernels

/// What the way back of pooling needs beside the operand.
private struct PoolRecord: BitwiseCopyable {
  var windows: KernelWindows
  var imageCount: Int
  var countsPadding = false
}

extension Tensor {
  /// The largest element of each window and channel of images.
  func maxPool(_ windows: KernelWindows) -> Tensor {
    var record = PoolRecord(windows: windows, imageCount: shape[0])
    let result = tape.record(output(of: windows), self, backward: maxPoolBackward)
    result.node.pointee.record = tape.keep(record)
    kernelMaxPool(&record.windows, record.imageCount, pointer, result.pointer)
    return result
  }

  /// The mean of each window and channel of images.
  func averagePool(_ windows: KernelWindows, countsPadding: Bool) -> Tensor {
    var record = PoolRecord(
      windows: windows, imageCount: shape[0], countsPadding: countsPadding)
    let result = tape.record(output(of: windows), self, backward: averagePoolBackward)
    result.node.pointee.record = tape.keep(record)
    kernelAveragePool(
      &record.windows, record.imageCount, countsPadding, pointer, result.pointer)
    return result
  }

  private func output(of windows: KernelWindows) -> Shape {
    Shape(shape[0], windows.outputHeight, windows.outputWidth, shape[3])
  }
}

private func maxPoolBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let input = node.pointee.operands.0
  guard var record = node.pointee.record?.load(as: PoolRecord.self),
    let dx = tape.gradientTarget(input)
  else { return }
  kernelMaxPoolBackward(
    &record.windows, record.imageCount, tape.node(input).pointee.values, node.pointee.values,
    node.arrived, dx.accumulates, dx.pointer)
}

private func averagePoolBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  guard var record = node.pointee.record?.load(as: PoolRecord.self),
    let dx = tape.gradientTarget(node.pointee.operands.0)
  else { return }
  kernelAveragePoolBackward(
    &record.windows, record.imageCount, record.countsPadding, node.arrived, dx.accumulates,
    dx.pointer)
}
