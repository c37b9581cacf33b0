import CNeuralKernels

/// What the way back through the steps of a GRU needs beside the operands.
private struct GRURecord: BitwiseCopyable {
  var form: SequenceForm
  /// σ(r), σ(z) and the new candidate of all steps.
  var inputGates: UnsafeMutablePointer<Float>
  /// U h + d of all steps.
  var stateGates: UnsafeMutablePointer<Float>
  /// What came to each step from the one before, after restarts.
  var previousOutputs: UnsafeMutablePointer<Float>
  /// What each lane's memory was multiplied by before each step, if there were restarts.
  var factors: UnsafeMutablePointer<Float>?
}

extension Tensor {
  /// The outputs of a GRU whose inputs have been multiplied by their weights already.
  ///
  /// This tensor's memory is used for the gates: nobody else may read it.
  func gatedRecurrence(
    _ weight: Tensor, bias: Tensor, form: SequenceForm, output: Shape,
    state: inout RecurrentState, restarts: Span<Bool>
  ) -> Tensor {
    let (size, hidden, lanes) = (form.stepSize, form.hiddenCount, form.laneCount)
    let result = tape.record(output, self, weight, bias, backward: gruBackward)
    let count = form.stepCount * size
    let record = GRURecord(
      form: form, inputGates: pointer, stateGates: tape.take(Float.self, count: 3 * count),
      previousOutputs: tape.take(Float.self, count: count),
      factors: form.factors(of: restarts, on: tape))
    result.node.pointee.record = tape.keep(record)
    let outputs = result.pointer
    for step in 0..<form.stepCount {
      let start = step * size
      let h = record.previousOutputs + start
      if step == 0 {
        state.read(0, width: hidden, into: h)
      } else {
        h.update(from: outputs + start - size, count: size)
      }
      if let factors = record.factors {
        kernelScaleRows(lanes, hidden, factors + step * lanes, h, h)
      }
      let stateGates = record.stateGates + 3 * start
      kernelProduct(
        lanes, 3 * hidden, hidden, h, weight.pointer, bias.pointer, KernelActivationNone, false,
        stateGates)
      kernelGRUCell(
        lanes, hidden, record.inputGates + 3 * start, stateGates, h, outputs + start)
    }
    state.write(0, width: hidden, from: outputs + count - size)
    return result
  }
}

private func gruBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let (projection, weight, bias) = node.pointee.operands
  guard let record = node.pointee.record?.load(as: GRURecord.self),
    let inputTarget = tape.gradientTarget(projection)
  else { return }
  let form = record.form
  let (size, hidden, lanes) = (form.stepSize, form.hiddenCount, form.laneCount)
  let (dy, w) = (node.arrived, tape.node(weight).pointee.values)
  // Nobody but this node has a gradient for the gates: they are the projection's own.
  let inputGradients = inputTarget.pointer
  let stateGradients = tape.take(Float.self, count: 3 * form.stepCount * size)
  let dh = tape.take(Float.self, count: size)
  dh.update(repeating: 0, count: size)
  for step in (0..<form.stepCount).reversed() {
    let start = step * size
    let dState = stateGradients + 3 * start
    kernelAdd(size, dh, dy + start, dh)
    kernelGRUCellBackward(
      lanes, hidden, record.inputGates + 3 * start, record.stateGates + 3 * start,
      record.previousOutputs + start, dh, inputGradients + 3 * start, dState, dh)
    guard step > 0 else { break }
    kernelProductTransposedRight(lanes, hidden, 3 * hidden, dState, w, true, dh)
    if let factors = record.factors {
      kernelScaleRows(lanes, hidden, factors + step * lanes, dh, dh)
    }
  }
  let rowCount = form.stepCount * lanes
  if let dw = tape.gradientTarget(weight) {
    kernelProductTransposedLeft(
      hidden, 3 * hidden, rowCount, record.previousOutputs, stateGradients, dw.accumulates,
      dw.pointer)
  }
  if let db = tape.gradientTarget(bias) {
    kernelColumnSums(rowCount, 3 * hidden, stateGradients, db.accumulates, db.pointer)
  }
}
