import CNeuralKernels

/// A convolution of square images by a square kernel, without padding.
public struct ConvolutionForm: Sendable {
  var name: String
  var side: Int
  var channelCount: Int
  var filterCount: Int
  var kernel: Int
  var stride: Int

  /// The convolutions of the network for 84×84 images.
  ///
  /// Source: Mnih et al. 2015, methods.
  public static let nature = [
    ConvolutionForm(
      name: "nature1", side: 84, channelCount: 4, filterCount: 32, kernel: 8, stride: 4),
    ConvolutionForm(
      name: "nature2", side: 20, channelCount: 32, filterCount: 64, kernel: 4, stride: 2),
    ConvolutionForm(
      name: "nature3", side: 9, channelCount: 64, filterCount: 64, kernel: 3, stride: 1),
  ]

  /// The convolution of the network for boards of 10×10 (Young and Tian 2019, section 4), with the
  /// fewest and the most channels.
  public static let boards = [4, 10].map {
    ConvolutionForm(
      name: "minAtar\($0)", side: 10, channelCount: $0, filterCount: 16, kernel: 3, stride: 1)
  }

  /// The first layer of a network reads bytes and hands no gradient on.
  var isFirst: Bool { channelCount <= 10 }

  var windows: KernelWindows {
    let outputs = kernelWindowCount(side, kernel, stride, 0)
    return KernelWindows(
      height: side, width: side, channels: channelCount, outputHeight: outputs,
      outputWidth: outputs, kernelHeight: kernel, kernelWidth: kernel, strideY: stride,
      strideX: stride, paddingTop: 0, paddingLeft: 0)
  }
}

extension BenchmarkCase {
  /// The passes that a convolution needs for a number of images: forward, the gradient of the
  /// weights and that of the data; of bytes in place of the last in the first layer.
  public static func convolutions(_ form: ConvolutionForm, imageCount: Int) -> [BenchmarkCase] {
    let name = "conv-\(form.name)-b\(imageCount)"
    func pass(
      _ suffix: String, _ run: @escaping (ConvolutionOperands) -> Void
    ) -> BenchmarkCase {
      BenchmarkCase(
        "\(name)-\(suffix)",
        operationCount: ConvolutionOperands.operationCount(form, imageCount: imageCount)
      ) {
        let operands = ConvolutionOperands(form, imageCount: imageCount)
        return { run(operands) }
      }
    }
    let forward = pass("forward") {
      kernelConvolution(
        $0.windows, form.filterCount, imageCount, $0.images.pointer, $0.weights.pointer,
        $0.bias.pointer, KernelActivationReLU, $0.outputs.pointer)
    }
    let weights = pass("weights") {
      kernelConvolutionWeightGradient(
        $0.windows, form.filterCount, imageCount, $0.images.pointer, $0.outputs.pointer, false,
        $0.weights.pointer)
    }
    guard form.isFirst else {
      return [
        forward, weights,
        pass("data") {
          kernelConvolutionInputGradient(
            $0.windows, form.filterCount, imageCount, $0.outputs.pointer, $0.weights.pointer,
            false, $0.images.pointer)
        },
      ]
    }
    return [
      forward, weights,
      pass("bytesForward") {
        kernelConvolutionOfBytes(
          $0.windows, form.filterCount, imageCount, $0.bytes, 1 / 255, $0.weights.pointer,
          $0.bias.pointer, KernelActivationReLU, $0.outputs.pointer)
      },
      pass("bytesWeights") {
        kernelConvolutionWeightGradientOfBytes(
          $0.windows, form.filterCount, imageCount, $0.bytes, 1 / 255, $0.outputs.pointer, false,
          $0.weights.pointer)
      },
    ]
  }
}

/// What the passes of a convolution read and write.
private final class ConvolutionOperands {
  let windows: UnsafeMutablePointer<KernelWindows>
  let images: Operand
  let bytes: UnsafeMutablePointer<UInt8>
  let weights: Operand
  let bias: Operand
  let outputs: Operand

  init(_ form: ConvolutionForm, imageCount: Int) {
    windows = .allocate(capacity: 1)
    windows.initialize(to: form.windows)
    let count = imageCount * form.side * form.side * form.channelCount
    images = Operand(count)
    bytes = .allocate(capacity: count)
    for index in 0..<count { bytes[index] = UInt8(truncatingIfNeeded: index &* 37) }
    weights = Operand(form.kernel * form.kernel * form.channelCount * form.filterCount)
    bias = Operand(form.filterCount)
    outputs = Operand(
      imageCount * form.windows.outputHeight * form.windows.outputWidth * form.filterCount)
  }

  deinit {
    windows.deallocate()
    bytes.deallocate()
  }

  static func operationCount(_ form: ConvolutionForm, imageCount: Int) -> Double {
    let places = imageCount * form.windows.outputHeight * form.windows.outputWidth
    let tapCount = form.kernel * form.kernel * form.channelCount
    return 2 * Double(places * tapCount * form.filterCount)
  }
}
