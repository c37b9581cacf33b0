import CNeuralKernels

extension Workload {
  /// A convolution of square images by a square kernel.
  private struct Layer {
    var name: String
    var side: Int
    var channels: Int
    var filters: Int
    var kernel: Int
    var stride: Int
    var isFirst: Bool

    static let all = [
      Layer(
        name: "MinAtar 4", side: 10, channels: 4, filters: 16, kernel: 3, stride: 1, isFirst: true),
      Layer(
        name: "MinAtar 10", side: 10, channels: 10, filters: 16, kernel: 3, stride: 1,
        isFirst: true),
      Layer(
        name: "Nature 1", side: 84, channels: 4, filters: 32, kernel: 8, stride: 4, isFirst: true),
      Layer(
        name: "Nature 2", side: 20, channels: 32, filters: 64, kernel: 4, stride: 2,
        isFirst: false),
      Layer(
        name: "Nature 3", side: 9, channels: 64, filters: 64, kernel: 3, stride: 1, isFirst: false),
    ]

    var windows: KernelWindows {
      let outputs = kernelWindowCount(side, kernel, stride, 0)
      return KernelWindows(
        height: side, width: side, channels: channels, outputHeight: outputs,
        outputWidth: outputs, kernelHeight: kernel, kernelWidth: kernel, strideY: stride,
        strideX: stride, paddingTop: 0, paddingLeft: 0)
    }
  }

  static var convolutions: [Workload] {
    [1, 8, 32].flatMap { count in
      Layer.all.filter { count > 1 || !$0.name.hasPrefix("MinAtar") }.flatMap { layer in
        passes(of: layer, count: count)
      }
    }
  }

  /// The passes that a layer needs: the first one reads bytes and hands no gradient on.
  private static func passes(of layer: Layer, count: Int) -> [Workload] {
    let windows = UnsafeMutablePointer<KernelWindows>.allocate(capacity: 1)
    windows.initialize(to: layer.windows)
    let inputCount = count * layer.side * layer.side * layer.channels
    let outputs = windows.pointee.outputHeight * windows.pointee.outputWidth
    let weightCount = layer.kernel * layer.kernel * layer.channels * layer.filters
    let filters = layer.filters
    let operations = 2 * Double(count * outputs) * Double(weightCount)
    let x = buffer(inputCount)
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: inputCount)
    for index in 0..<inputCount { bytes[index] = UInt8(truncatingIfNeeded: index &* 37) }
    let weights = buffer(weightCount)
    let gradient = buffer(weightCount)
    let bias = buffer(filters)
    let y = buffer(count * outputs * filters)
    let dx = buffer(inputCount)
    let name = "\(layer.name), \(count)"
    let forward = Workload(name: "\(name) forward", operations: operations) {
      kernelConvolution(windows, filters, count, x, weights, bias, KernelActivationReLU, y)
    }
    let weightGradient = Workload(name: "\(name) weights", operations: operations) {
      kernelConvolutionWeightGradient(windows, filters, count, x, y, false, gradient)
    }
    guard layer.isFirst else {
      return [
        forward, weightGradient,
        Workload(name: "\(name) images", operations: operations) {
          kernelConvolutionInputGradient(windows, filters, count, y, weights, false, dx)
        },
      ]
    }
    return [
      forward,
      Workload(name: "\(name) forward, bytes", operations: operations) {
        kernelConvolutionOfBytes(
          windows, filters, count, bytes, 1 / 255, weights, bias, KernelActivationReLU, y)
      },
      weightGradient,
      Workload(name: "\(name) weights, bytes", operations: operations) {
        kernelConvolutionWeightGradientOfBytes(
          windows, filters, count, bytes, 1 / 255, y, false, gradient)
      },
    ]
  }

  static var pools: [Workload] {
    let windows = UnsafeMutablePointer<KernelWindows>.allocate(capacity: 1)
    windows.initialize(
      to: KernelWindows(
        height: 20, width: 20, channels: 32, outputHeight: 10, outputWidth: 10, kernelHeight: 2,
        kernelWidth: 2, strideY: 2, strideX: 2, paddingTop: 0, paddingLeft: 0))
    let (x, dx) = (buffer(32 * 12800), buffer(32 * 12800))
    let (y, dy) = (buffer(32 * 3200), buffer(32 * 3200))
    kernelMaxPool(windows, 32, x, y)
    return [
      Workload(name: "max pool 2×2, 32") { kernelMaxPool(windows, 32, x, y) },
      Workload(name: "max pool backward") {
        kernelMaxPoolBackward(windows, 32, x, y, dy, false, dx)
      },
    ]
  }

  /// The pointwise parts of recurrent cells of 256 units, 16 lanes.
  static var cells: [Workload] {
    let (rows, hidden) = (16, 256)
    let (gates, others) = (buffer(4 * rows * hidden), buffer(4 * rows * hidden))
    let (state, next) = (buffer(rows * hidden), buffer(rows * hidden))
    let (output, gradient) = (buffer(rows * hidden), buffer(6 * rows * hidden))
    return [
      Workload(name: "LSTM cell 16×256") {
        kernelLSTMCell(rows, hidden, gates, state, next, output)
      },
      Workload(name: "LSTM cell backward") {
        kernelLSTMCellBackward(rows, hidden, gates, state, next, output, others, gradient)
      },
      Workload(name: "GRU cell 16×256") { kernelGRUCell(rows, hidden, gates, others, state, next) },
      Workload(name: "GRU cell backward") {
        kernelGRUCellBackward(
          rows, hidden, gates, others, state, next, gradient, gradient + 3 * rows * hidden, output)
      },
    ]
  }
}
