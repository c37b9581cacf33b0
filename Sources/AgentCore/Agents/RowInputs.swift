public import GymCore
public import NeuralCore

extension Tape {
  /// Puts all rows on the tape, [rows, width]; bytes are widened.
  public func constant(_ rows: borrowing Rows) -> Tensor {
    let (count, width) = (rows.count, rows.width)
    if rows.kind == .float { return constant(rows.floats.span, Shape(count, width)) }
    let bytes = rows.bytes.span
    return constant(Shape(count, width)) { target in
      for index in bytes.indices { target[index] = Float(bytes[index]) }
    }
  }

  /// Puts chosen rows on the tape, [places, width]; bytes are widened.
  public func constant(_ rows: borrowing Rows, at places: [Int]) -> Tensor {
    let width = rows.width
    let (floats, bytes) = (rows.floats.span, rows.bytes.span)
    let isFloat = rows.kind == .float
    return constant(Shape(places.count, width)) { target in
      for (row, place) in places.enumerated() {
        let (start, source) = (row * width, place * width)
        if isFloat {
          for offset in 0..<width { target[start + offset] = floats[source + offset] }
        } else {
          for offset in 0..<width { target[start + offset] = Float(bytes[source + offset]) }
        }
      }
    }
  }
}
