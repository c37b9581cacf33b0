import CNeuralKernels

/// How the kernel of a convolution or of pooling slides over an image.
public struct Window: Hashable, Sendable {
  /// How many rows the window has.
  public var height: Int

  /// How many columns the window has.
  public var width: Int

  /// How many rows lie between two windows one below the other.
  public var verticalStride: Int

  /// How many columns lie between two windows side by side.
  public var horizontalStride: Int

  /// How many rows of nothing are added above and below the image.
  public var verticalPadding: Int

  /// How many columns of nothing are added to the left and the right of the image.
  public var horizontalPadding: Int

  /// Creates a square window.
  public init(_ size: Int, stride: Int = 1, padding: Int = 0) {
    self.init(
      height: size, width: size, verticalStride: stride, horizontalStride: stride,
      verticalPadding: padding, horizontalPadding: padding)
  }

  /// Creates a window of any form.
  public init(
    height: Int, width: Int, verticalStride: Int = 1, horizontalStride: Int = 1,
    verticalPadding: Int = 0, horizontalPadding: Int = 0
  ) {
    self.height = height
    self.width = width
    self.verticalStride = verticalStride
    self.horizontalStride = horizontalStride
    self.verticalPadding = verticalPadding
    self.horizontalPadding = horizontalPadding
  }

  /// The largest height, width, stride and padding; with it no count of weights or places overflows.
  private static let limit = 1 << 15

  /// How many places the window has.
  public var count: Int { height * width }

  /// Checks that the window has a size, moves on, and that all numbers are reasonable.
  ///
  /// - Parameters:
  ///   - layer: The name of the layer.
  ///   - coversImage: Whether every window must cover a part of the image, as a window of pooling
  ///     must, which has no largest element else; a convolution's sums are 0 there.
  /// - Throws: ``LayerError`` that names the layer.
  func check(for layer: String, coversImage: Bool) throws(LayerError) {
    guard height > 0, width > 0 else {
      throw LayerError(layer, "A window of \(height)×\(width) covers nothing. Give it a size.")
    }
    guard height <= Window.limit, width <= Window.limit else {
      throw LayerError(
        layer, "A window of \(height)×\(width) is too large. Use at most \(Window.limit).")
    }
    guard verticalStride > 0, horizontalStride > 0 else {
      throw LayerError(
        layer, "Strides of \(verticalStride) and \(horizontalStride) do not move on. Use 1 or more."
      )
    }
    guard verticalStride <= Window.limit, horizontalStride <= Window.limit else {
      throw LayerError(
        layer,
        "Strides of \(verticalStride) and \(horizontalStride) are too large. "
          + "Use at most \(Window.limit).")
    }
    guard 0...Window.limit ~= verticalPadding, 0...Window.limit ~= horizontalPadding else {
      throw LayerError(
        layer,
        "A padding of \(verticalPadding) and \(horizontalPadding) makes no sense. "
          + "Use 0 to \(Window.limit).")
    }
    guard !coversImage || (verticalPadding < height && horizontalPadding < width) else {
      throw LayerError(
        layer,
        "A padding of \(verticalPadding) and \(horizontalPadding) does not fit a window of "
          + "\(height)×\(width). Use less than the window.")
    }
  }

  /// How many windows fit on an image, as its height and width, with some channels.
  ///
  /// - Throws: ``LayerError`` when not even one fits.
  public func output(
    of image: ImageShape, channels: Int, for layer: String
  ) throws(LayerError) -> ImageShape {
    try check(for: layer, coversImage: false)
    guard height <= image.height + 2 * verticalPadding, width <= image.width + 2 * horizontalPadding
    else {
      throw LayerError(
        layer,
        "A window of \(height)×\(width) is larger than its input of \(image.height)×\(image.width)"
          + (verticalPadding + horizontalPadding > 0
            ? " with a padding of \(verticalPadding) and \(horizontalPadding)." : ".")
          + " Use a smaller window or a larger image.")
    }
    return ImageShape(
      height: (image.height + 2 * verticalPadding - height) / verticalStride + 1,
      width: (image.width + 2 * horizontalPadding - width) / horizontalStride + 1,
      channels: channels)
  }

  /// The windows over the images of a batch; stops the program when not even one fits.
  func windows(over shape: Shape, channels: Int? = nil, for layer: String) -> KernelWindows {
    require(
      shape.rank == 4 && shape[3] == channels ?? shape[3],
      "\(layer) takes images of \(channels.map { "\($0)" } ?? "any number of") channels, as "
        + "[count, height, width, channels], but a tensor of shape \(shape) came.")
    let image = ImageShape(height: shape[1], width: shape[2], channels: shape[3])
    do {
      let output = try output(of: image, channels: image.channels, for: layer)
      return KernelWindows(
        height: image.height, width: image.width, channels: image.channels,
        outputHeight: output.height, outputWidth: output.width, kernelHeight: height,
        kernelWidth: width, strideY: verticalStride, strideX: horizontalStride,
        paddingTop: verticalPadding, paddingLeft: horizontalPadding)
    } catch { fatalError("\(error)") }
  }

  /// The form of the window as a summary shows it.
  var summary: String {
    let size = "\(height)×\(width)"
    let stride =
      verticalStride == horizontalStride
      ? verticalStride == 1 ? "" : " stride \(verticalStride)"
      : " stride \(verticalStride)×\(horizontalStride)"
    let padding =
      verticalPadding == horizontalPadding
      ? verticalPadding == 0 ? "" : " padding \(verticalPadding)"
      : " padding \(verticalPadding)×\(horizontalPadding)"
    return size + stride + padding
  }
}
