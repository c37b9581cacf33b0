import CNeuralKernels
import GymBenchmarks

extension Workload {
  static var convolutions: [Workload] {
    [1, 8, 32].flatMap { count in
      (count > 1 ? ConvolutionForm.boards : []).flatMap {
        BenchmarkCase.convolutions($0, imageCount: count)
      } + ConvolutionForm.nature.flatMap { BenchmarkCase.convolutions($0, imageCount: count) }
    }.map { Workload($0) }
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
