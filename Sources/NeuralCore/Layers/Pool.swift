import CNeuralKernels

/// The largest element of each window and channel of images.
///
/// The gradient goes to the first of equal elements. Padding does not count.
public struct MaxPool: Layer {
  /// How the window slides.
  public let window: Window

  /// Creates a layer.
  ///
  /// - Throws: ``LayerError`` when a size is not positive or the padding as large as the window.
  public init(_ window: Window) throws(LayerError) {
    try window.check(for: "max pool", coversImage: true)
    self.window = window
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    input.maxPool(window.windows(over: input.shape, for: "max pool"))
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    let windows = window.windows(over: input, for: "max pool")
    return summary.append(
      "max pool \(window.summary)",
      output: Shape(input[0], windows.outputHeight, windows.outputWidth, input[3]))
  }
}

/// The mean of each window and channel of images.
public struct AveragePool: Layer {
  /// How the window slides.
  public let window: Window

  /// Whether padding counts as zeros; otherwise the mean is over the image's own elements.
  public let countsPadding: Bool

  /// Creates a layer.
  ///
  /// - Throws: ``LayerError`` when a size is not positive or the padding as large as the window.
  public init(_ window: Window, countsPadding: Bool = true) throws(LayerError) {
    try window.check(for: "average pool", coversImage: true)
    self.window = window
    self.countsPadding = countsPadding
  }

  public func callAsFunction(_ input: Tensor) -> Tensor {
    input.averagePool(
      window.windows(over: input.shape, for: "average pool"), countsPadding: countsPadding)
  }

  public func describe(_ input: Shape, in summary: inout ModelSummary) -> Shape {
    let windows = window.windows(over: input, for: "average pool")
    return summary.append(
      "average pool \(window.summary)",
      output: Shape(input[0], windows.outputHeight, windows.outputWidth, input[3]))
  }
}
