public import GymCore
public import NeuralCore

extension Tape {
  /// Puts all rows on the tape, [rows, width]; bytes are widened.
  public func constant(_ rows: borrowing Rows) -> Tensor {
    let shape = Shape(rows.count, rows.width)
    return switch rows.kind {
    case .float: constant(rows.floats.span, shape)
    case .byte: constant(rows.bytes.span, shape)
    }
  }

  /// Puts chosen rows on the tape, [places, width]; bytes are widened.
  public func constant(_ rows: borrowing Rows, at places: [Int]) -> Tensor {
    switch rows.kind {
    case .float: constant(rowsOf: rows.floats.span, width: rows.width, at: places.span)
    case .byte: constant(rowsOf: rows.bytes.span, width: rows.width, at: places.span)
    }
  }
}
