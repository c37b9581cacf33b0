import CNeuralKernels

/// What the way back through the steps of an LSTM needs beside the operands.
private struct LSTMRecord: BitwiseCopyable {
  var form: SequenceForm
  /// σ(i), σ(f), tanh(g) and σ(o) of all steps.
  var gates: UnsafeMutablePointer<Float>
  /// What came to each step from the one before, after restarts: the output and the cell.
  var previousOutputs: UnsafeMutablePointer<Float>
  var previousCells: UnsafeMutablePointer<Float>
  /// The cell that each step left.
  var cells: UnsafeMutablePointer<Float>
  /// What each lane's memory was multiplied by before each step, if there were restarts.
  var factors: UnsafeMutablePointer<Float>?
}

extension Tensor {
  /// The outputs of an LSTM whose inputs have been multiplied by their weights already.
  ///
  /// This tensor's memory is used for the gates: nobody else may read it.
  func longShortTermMemory(
    _ weight: Tensor, form: SequenceForm, output: Shape, state: inout RecurrentState,
    restarts: Span<Bool>
  ) -> Tensor {
    let (size, hidden, lanes) = (form.stepSize, form.hiddenCount, form.laneCount)
    let result = tape.record(output, self, weight, backward: lstmBackward)
    let count = form.stepCount * size
    let record = LSTMRecord(
      form: form, gates: pointer, previousOutputs: tape.take(Float.self, count: count),
      previousCells: tape.take(Float.self, count: count),
      cells: tape.take(Float.self, count: count), factors: form.factors(of: restarts, on: tape))
    result.node.pointee.record = tape.keep(record)
    let outputs = result.pointer
    for step in 0..<form.stepCount {
      let start = step * size
      let (h, c) = (record.previousOutputs + start, record.previousCells + start)
      if step == 0 {
        state.read(0, width: hidden, into: h)
        state.read(1, width: hidden, into: c)
      } else {
        h.update(from: outputs + start - size, count: size)
        c.update(from: record.cells + start - size, count: size)
      }
      if let factors = record.factors {
        kernelScaleRows(lanes, hidden, factors + step * lanes, h, h)
        kernelScaleRows(lanes, hidden, factors + step * lanes, c, c)
      }
      let gates = record.gates + 4 * start
      kernelProduct(
        lanes, 4 * hidden, hidden, h, weight.pointer, nil, KernelActivationNone, true, gates)
      kernelLSTMCell(lanes, hidden, gates, c, record.cells + start, outputs + start)
    }
    state.write(0, width: hidden, from: outputs + count - size)
    state.write(1, width: hidden, from: record.cells + count - size)
    return result
  }
}

private func lstmBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (projection, weight, _) = node.pointee.operands
  guard let record = node.pointee.record?.load(as: LSTMRecord.self),
    let gateTarget = tape.gradientTarget(projection)
  else { return }
  let form = record.form
  let (size, hidden, lanes) = (form.stepSize, form.hiddenCount, form.laneCount)
  let (dy, w) = (node.arrived, tape.node(weight).pointee.values)
  // Nobody but this node has a gradient for the gates: they are the projection's own.
  let gateGradients = gateTarget.pointer
  let dh = tape.take(Float.self, count: size)
  let dc = tape.take(Float.self, count: size)
  dh.update(repeating: 0, count: size)
  dc.update(repeating: 0, count: size)
  for step in (0..<form.stepCount).reversed() {
    let start = step * size
    let dGates = gateGradients + 4 * start
    kernelAdd(size, dh, dy + start, dh)
    kernelLSTMCellBackward(
      lanes, hidden, record.gates + 4 * start, record.previousCells + start,
      record.cells + start, dh, dc, dGates)
    guard step > 0 else { break }
    kernelProductTransposedRight(lanes, hidden, 4 * hidden, dGates, w, false, dh)
    if let factors = record.factors {
      kernelScaleRows(lanes, hidden, factors + step * lanes, dh, dh)
      kernelScaleRows(lanes, hidden, factors + step * lanes, dc, dc)
    }
  }
  if let dw = tape.gradientTarget(weight) {
    kernelProductTransposedLeft(
      hidden, 4 * hidden, form.stepCount * lanes, record.previousOutputs, gateGradients,
      dw.accumulates, dw.pointer)
  }
}
