public import NumericRandom

import CNeuralKernels

/// A table with a learned row for each of some symbols.
public struct Embedding {
  /// The rows, [symbols, width].
  public let weight: Parameter

  /// The name in weights files.
  public let name: String

  /// Creates a table and registers it as `NAME.weight`.
  ///
  /// - Parameters:
  ///   - symbolCount: How many symbols there are.
  ///   - width: How many elements a row has.
  ///   - initializer: How the rows are drawn; by default as PyTorch does.
  ///   - name: The name in weights files.
  ///   - store: The store that the table is registered in.
  ///   - generator: The stream that the first values are drawn from.
  public init(
    _ symbolCount: Int, _ width: Int, initializer: Initializer = .normal(standardDeviation: 1),
    named name: String, in store: ParameterStore, using generator: inout PCG64
  ) {
    requireSizes(name, ["symbols": symbolCount, "columns": width])
    self.name = name
    weight = store.register(
      "\(name).weight", shape: Shape(symbolCount, width),
      values: initializer.values(inputCount: symbolCount, outputCount: width, using: &generator))
  }

  /// The row of each symbol, [symbols, width].
  ///
  /// - Precondition: Every symbol is from 0 to below the number of rows.
  public func callAsFunction(_ symbols: Span<Int32>, on tape: Tape) -> Tensor {
    require(!symbols.isEmpty, "\(name) got no symbols. Give at least one.")
    let table = weight.on(tape)
    let (rowCount, width) = (weight.shape[0], weight.shape[1])
    for index in symbols.indices {
      require(
        symbols[index] >= 0 && symbols[index] < rowCount,
        "\(name) has \(rowCount) rows, but symbol \(symbols[index]) came. Use 0 to \(rowCount - 1)."
      )
    }
    let indices = tape.copyIndices(symbols, rowCount: symbols.count, below: rowCount)
    let result = tape.record(Shape(symbols.count, width), table, backward: embeddingBackward)
    result.node.pointee.indices = indices
    kernelGatherRows(symbols.count, width, indices, table.pointer, result.pointer)
    return result
  }
}

private func embeddingBackward(_ tape: Tape, _ node: UnsafeMutablePointer<Node>) {
  guard let indices = node.pointee.indices, let dx = tape.gradientTarget(node.pointee.operands.0)
  else { return }
  dx.clear(tape.node(node.pointee.operands.0).pointee.count)
  let shape = node.pointee.shape
  kernelScatterAddRows(shape[0], shape[1], indices, node.arrived, dx.pointer)
}
