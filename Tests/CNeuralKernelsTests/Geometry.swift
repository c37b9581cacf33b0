import CKernelTables
import CNeuralKernels
import Testing

/// A convolution or pooling of awkward sizes.
struct Geometry: CustomTestStringConvertible, Sendable {
  var height = 7
  var width = 7
  var channels = 3
  var filters = 5
  var kernelHeight = 3
  var kernelWidth = 3
  var strideY = 1
  var strideX = 1
  var paddingTop = 0
  var paddingLeft = 0
  /// Padding below and to the right.
  var paddingAfter = 0

  var windows: KernelWindows {
    KernelWindows(
      height: height, width: width, channels: channels,
      outputHeight: kernelWindowCount(height, kernelHeight, strideY, paddingTop + paddingAfter),
      outputWidth: kernelWindowCount(width, kernelWidth, strideX, paddingLeft + paddingAfter),
      kernelHeight: kernelHeight, kernelWidth: kernelWidth, strideY: strideY, strideX: strideX,
      paddingTop: paddingTop, paddingLeft: paddingLeft)
  }

  var inputCount: Int { height * width * channels }
  var windowCount: Int { windows.outputHeight * windows.outputWidth }
  var outputCount: Int { windowCount * filters }
  var weightCount: Int { kernelHeight * kernelWidth * channels * filters }

  var testDescription: String {
    "\(height)×\(width)×\(channels) to \(filters), \(kernelHeight)×\(kernelWidth) by "
      + "\(strideY), \(strideX), padded by \(paddingTop), \(paddingLeft), \(paddingAfter)"
  }

  static let all = [
    Geometry(),
    Geometry(height: 10, width: 10, channels: 4, filters: 16),
    Geometry(
      height: 12, width: 12, channels: 4, filters: 33, kernelHeight: 8, kernelWidth: 8,
      strideY: 4, strideX: 4),
    Geometry(
      height: 9, width: 11, channels: 17, filters: 40, kernelHeight: 4, kernelWidth: 4,
      strideY: 2, strideX: 2),
    Geometry(channels: 33, filters: 32, paddingTop: 1, paddingLeft: 1, paddingAfter: 1),
    Geometry(
      height: 5, width: 6, kernelHeight: 2, kernelWidth: 3, strideY: 2, strideX: 1,
      paddingTop: 1, paddingLeft: 0, paddingAfter: 1),
    Geometry(
      height: 8, width: 13, channels: 2, filters: 7, kernelHeight: 3, kernelWidth: 5,
      strideY: 2, strideX: 3, paddingTop: 2, paddingLeft: 1),
    // Windows further apart than they are wide: some pixels are in none.
    Geometry(
      height: 11, width: 11, filters: 9, kernelHeight: 2, kernelWidth: 2, strideY: 3,
      strideX: 4),
    Geometry(height: 6, width: 5, channels: 6, filters: 3, kernelHeight: 1, kernelWidth: 1),
    // Everything in one window, and windows that lie wholly in the padding.
    Geometry(height: 4, width: 4, channels: 5, filters: 18, kernelHeight: 4, kernelWidth: 4),
    Geometry(
      height: 3, width: 3, kernelHeight: 2, kernelWidth: 2, paddingTop: 3, paddingLeft: 4,
      paddingAfter: 3),
    Geometry(height: 1, width: 30, channels: 1, filters: 1, kernelHeight: 1, kernelWidth: 7),
    Geometry(height: 25, width: 24, channels: 8, filters: 16, kernelHeight: 5, kernelWidth: 3),
    // A kernel larger than the image, and nothing at all.
    Geometry(height: 2, width: 2),
    Geometry(filters: 0), Geometry(channels: 0),
    Geometry(height: 0, width: 0, kernelHeight: 1, kernelWidth: 1),
  ]
}
