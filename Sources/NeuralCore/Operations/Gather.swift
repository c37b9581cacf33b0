extension Tensor {
  /// One element of each row, as the values of the actions that were taken.
  ///
  /// A tensor of m rows gives a list of m.
  ///
  /// - Precondition: There is an index of a column for each row.
  public func gathered(at columns: Span<Int32>) -> Tensor {
    let (rowCount, columnCount) = (shape.rowCount, shape.columnCount)
    let indices = tape.copyIndices(columns, rowCount: rowCount, below: columnCount)
    let result = tape.record(Shape(rowCount), self, backward: gatherBackward)
    result.node.pointee.indices = indices
    let (x, y) = (pointer, result.pointer)
    for row in 0..<rowCount { y[row] = x[row * columnCount + Int(indices[row])] }
    return result
  }

  /// One element of each row, as the values of the actions that were taken.
  public func gathered(at columns: [Int32]) -> Tensor { gathered(at: columns.span) }
}

private func gatherBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  let operand = tape.node(node.pointee.operands.0)
  guard let indices = node.pointee.indices,
    let dx = tape.gradientTarget(node.pointee.operands.0)
  else { return }
  dx.clear(operand.pointee.count)
  let (dy, columnCount) = (node.arrived, operand.pointee.shape.columnCount)
  for row in 0..<node.pointee.count {
    dx.pointer[row * columnCount + Int(indices[row])] += dy[row]
  }
}
