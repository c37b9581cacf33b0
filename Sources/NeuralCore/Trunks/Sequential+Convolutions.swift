public import NumericRandom

extension Sequential {
  /// Creates convolutions, a flatten and a linear layer, with ReLU after each layer.
  ///
  /// The layers are named as in a `Sequential` of PyTorch that counts activations and the flatten:
  /// after two convolutions, NAME.0 and NAME.2, the linear layer is NAME.5.
  ///
  /// - Parameters:
  ///   - convolutions: How many kernels each convolution has, and how they slide.
  ///   - image: The shape of the images.
  ///   - outputCount: How many elements a row of the output has.
  ///   - initializer: How the weights are drawn.
  ///   - name: The name that the layers' numbers are appended to.
  ///   - store: The store that the parameters are registered in.
  ///   - generator: The stream that the first values are drawn from.
  /// - Returns: The layers, one after the other.
  /// - Throws: ``LayerError`` when a kernel does not fit on what comes to it, or a size is not
  ///   positive.
  public static func convolutions(
    _ convolutions: [(filterCount: Int, window: Window)], on image: ImageShape, outputCount: Int,
    initializer: Initializer = .standard, named name: String, in store: ParameterStore,
    using generator: inout PCG64
  ) throws(LayerError) -> Sequential {
    guard image.height > 0, image.width > 0, image.channels > 0, outputCount > 0 else {
      throw LayerError(
        name, "Images of \(image) and \(outputCount) outputs. Every size is at least 1.")
    }
    let limit = 1 << 20
    guard max(image.height, image.width, image.channels) <= limit else {
      throw LayerError(name, "Images of \(image) are too large. Every size is at most \(limit).")
    }
    var layers: [any Layer] = []
    var shape = image
    for (index, (filterCount, window)) in convolutions.enumerated() {
      let layer = "\(name).\(2 * index)"
      let output = try window.output(of: shape, channels: filterCount, for: layer)
      layers.append(
        try Convolution(
          shape.channels, filterCount, window, activation: .relu, initializer: initializer,
          named: layer, in: store, using: &generator))
      shape = output
    }
    layers.append(Flatten())
    layers.append(
      Linear(
        shape.count, outputCount, activation: .relu, initializer: initializer, after: shape,
        named: "\(name).\(2 * convolutions.count + 1)", in: store, using: &generator))
    return Sequential(layers)
  }
}

extension ImageShape {
  /// The shape of a batch of such images that came as images or as rows.
  func batch(of shape: Shape, for network: String) -> Shape {
    let isImages = shape.rank == 4 && shape == batch(shape[0])
    let isRows = shape.rank == 2 && shape[1] == count
    require(
      isImages || isRows,
      "\(network) takes images of \(self), but a tensor of shape \(shape) came.")
    return batch(shape[0])
  }
}
