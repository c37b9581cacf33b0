/// How a parameter lies in memory, compared with how PyTorch writes it to a file.
public enum ParameterLayout: UInt8, Sendable {
  /// As in the file: biases and free parameters.
  case plain = 0

  /// The weights of a linear layer: [inputs, outputs] in memory, [outputs, inputs] in the file.
  case linear = 1
}

extension ParameterLayout {
  /// The shape that the file has for a shape in memory.
  func fileShape(_ shape: Shape) -> Shape {
    switch self {
    case .plain: shape
    case .linear: Shape(shape[1], shape[0])
    }
  }

  /// Where in the file the element lies that is at a place in memory.
  func filePosition(_ position: Int, _ shape: Shape) -> Int {
    switch self {
    case .plain: position
    case .linear: position % shape[1] * shape[0] + position / shape[1]
    }
  }
}
