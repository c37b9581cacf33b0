/// How a parameter lies in memory, compared with how PyTorch writes it to a file.
public enum ParameterLayout: Hashable, Sendable {
  /// As in the file: biases, free parameters, tables of embeddings.
  case plain

  /// The weights of a linear layer: [inputs, outputs] in memory, [outputs, inputs] in the file.
  case linear

  /// The weights of a linear layer after an image was flattened.
  ///
  /// In memory [inputs, outputs] with the inputs in the order of rows, columns and channels; in the
  /// file [outputs, inputs] with them in the order of channels, rows and columns.
  case linearAfterImage(ImageShape)

  /// The weights of a convolution: [height, width, inputs, outputs] in memory, [outputs, inputs,
  /// height, width] in the file.
  case convolution
}

extension ParameterLayout {
  /// Whether a parameter of a shape in memory can lie so.
  func fits(_ shape: Shape) -> Bool {
    switch self {
    case .plain: true
    case .linear: shape.rank == 2
    case .linearAfterImage(let image): shape.rank == 2 && shape[0] == image.count
    case .convolution: shape.rank == 4
    }
  }

  /// The shape that the file has for a shape in memory.
  func fileShape(_ shape: Shape) -> Shape {
    switch self {
    case .plain: shape
    case .linear, .linearAfterImage: Shape(shape[1], shape[0])
    case .convolution: Shape(shape[3], shape[2], shape[0], shape[1])
    }
  }

  /// Where in the file the element lies that is at a place in memory.
  func filePosition(_ position: Int, _ shape: Shape) -> Int {
    switch self {
    case .plain:
      return position
    case .linear:
      return position % shape[1] * shape[0] + position / shape[1]
    case .linearAfterImage(let image):
      let (input, output) = (position / shape[1], position % shape[1])
      let (place, channel) = (input / image.channels, input % image.channels)
      return output * shape[0] + channel * image.height * image.width + place
    case .convolution:
      let (taps, channels) = (shape[0] * shape[1], shape[2])
      let (output, rest) = (position % shape[3], position / shape[3])
      let (channel, tap) = (rest % channels, rest / channels)
      return (output * channels + channel) * taps + tap
    }
  }
}
