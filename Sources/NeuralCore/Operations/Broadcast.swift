/// How the elements of two operands meet in an elementwise operation.
///
/// The shapes are equal, or one operand is repeated: a single number everywhere, a list of n or a
/// [1, n] for every row of n, or one number a row, [m, 1] for the rows of [m, n].
struct Broadcast {
  /// How far apart the elements of neighbouring rows and columns of an operand lie; 0 repeats.
  struct Stride {
    var row: Int
    var column: Int
  }

  /// The shape of the result.
  let shape: Shape
  let rows: Int
  let columns: Int
  let first: Stride
  let second: Stride

  /// Whether the shapes are equal.
  let isPlain: Bool

  init(_ first: Shape, _ second: Shape) {
    if first == second {
      self.init(large: first, first: nil, second: nil)
    } else if let stride = Broadcast.stride(of: second, over: first) {
      self.init(large: first, first: nil, second: stride)
    } else if let stride = Broadcast.stride(of: first, over: second) {
      self.init(large: second, first: stride, second: nil)
    } else {
      fatalError(
        "Shapes \(first) and \(second) do not go together element by element. "
          + "Make them equal with reshaped(_:).")
    }
  }

  private init(large: Shape, first: Stride?, second: Stride?) {
    shape = large
    rows = large.rowCount
    columns = large.columnCount
    self.first = first ?? Stride(row: large.columnCount, column: 1)
    self.second = second ?? Stride(row: large.columnCount, column: 1)
    isPlain = first == nil && second == nil
  }

  private static func stride(of small: Shape, over large: Shape) -> Stride? {
    if small.count == 1, small.rank <= large.rank { return Stride(row: 0, column: 0) }
    if small.rank <= large.rank, small.count == large.columnCount,
      small.columnCount == large.columnCount
    {
      return Stride(row: 0, column: 1)
    }
    if small.rank == large.rank, large.rank > 0, small == large.replacing(-1, with: 1) {
      return Stride(row: 1, column: 0)
    }
    return nil
  }

  /// Calls a function with the places of the result and of both operands, in the result's order.
  @inline(__always)
  func forEach(_ body: (_ result: Int, _ first: Int, _ second: Int) -> Void) {
    if isPlain {
      for index in 0..<rows * columns { body(index, index, index) }
      return
    }
    for row in 0..<rows {
      let (result, left, right) = (row * columns, row * first.row, row * second.row)
      for column in 0..<columns {
        body(result + column, left + column * first.column, right + column * second.column)
      }
    }
  }
}

extension Tape {
  /// Passes a gradient on to both operands of an elementwise operation, element by element.
  ///
  /// Each function gives the gradient of one element of an operand, from the gradient that arrived
  /// and the values of both.
  @inline(__always)
  func passBack(
    _ node: UnsafeMutablePointer<Node>,
    toFirst: (_ arrived: Float, _ first: Float, _ second: Float) -> Float,
    toSecond: (_ arrived: Float, _ first: Float, _ second: Float) -> Float
  ) {
    let (first, second) = (node.pointee.operands.0, node.pointee.operands.1)
    let (left, right) = (self.node(first), self.node(second))
    let broadcast = Broadcast(left.pointee.shape, right.pointee.shape)
    let (x, y, dz) = (left.pointee.values, right.pointee.values, node.arrived)
    if let dy = gradientTarget(second) {
      if broadcast.isPlain {
        broadcast.forEach { k, i, j in dy.add(toSecond(dz[k], x[i], y[j]), at: j) }
      } else {
        dy.clear(right.pointee.count)
        broadcast.forEach { k, i, j in dy.pointer[j] += toSecond(dz[k], x[i], y[j]) }
      }
    }
    if broadcast.isPlain {
      guard let dx = gradientTarget(first, reusing: dz) else { return }
      broadcast.forEach { k, i, j in dx.add(toFirst(dz[k], x[i], y[j]), at: i) }
    } else if let dx = gradientTarget(first) {
      dx.clear(left.pointee.count)
      broadcast.forEach { k, i, j in dx.pointer[i] += toFirst(dz[k], x[i], y[j]) }
    }
  }
}
