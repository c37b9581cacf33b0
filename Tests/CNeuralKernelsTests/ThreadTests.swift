import CKernelTables
import CNeuralKernels
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

@Suite("Threads", .serialized)
struct ThreadTests {
  /// Operands large enough that every kernel below shares its work.
  private struct Operands: Sendable {
    static let side = 200
    static let count = 300_001
    let numbers: [Float]
    let more: [Float]

    init() {
      var samples = Samples(seed: 31)
      numbers = samples.next(Self.count)
      more = samples.next(Self.count).map { abs($0) + 0.5 }
    }

    /// What the shared kernels compute.
    func results() -> [[Float]] {
      let (side, count) = (Self.side, Self.count)
      var results = [[Float]]()
      func keep(_ size: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
        var values = [Float](repeating: 0.25, count: size)
        values.withUnsafeMutableBufferPointer { buffer in
          if let base = buffer.baseAddress { body(base) }
        }
        results.append(values)
      }
      // Cut by rows, and by columns.
      for (m, n) in [(side, side / 2), (side / 2 + 1, side)] {
        keep(m * n) {
          kernelProduct(m, n, side, numbers, more, more, KernelActivationTanh, false, $0)
        }
        keep(m * n) { kernelProductTransposedLeft(m, n, side, numbers, more, true, $0) }
        keep(m * n) { kernelProductTransposedRight(m, n, side, numbers, more, false, $0) }
      }
      var windows = Geometry(
        height: 20, width: 20, channels: 16, filters: 32, strideY: 2, strideX: 2, paddingTop: 1,
        paddingLeft: 1
      ).windows
      let bytes = numbers.map { UInt8(abs($0) * 255) }
      let outputs = windows.outputHeight * windows.outputWidth * 32
      // More images than threads, and fewer.
      for images in [9, 2] {
        keep(images * outputs) {
          kernelConvolution(&windows, 32, images, numbers, more, nil, KernelActivationReLU, $0)
        }
        keep(images * outputs) {
          kernelConvolutionOfBytes(
            &windows, 32, images, bytes, 0.5, more, more, KernelActivationNone, $0)
        }
        keep(9 * 16 * 32) {
          kernelConvolutionWeightGradient(&windows, 32, images, numbers, more, true, $0)
        }
        keep(9 * 16 * 32) {
          kernelConvolutionWeightGradientOfBytes(
            &windows, 32, images, bytes, 0.5, more, false, $0)
        }
        keep(images * 400 * 16) {
          kernelConvolutionInputGradient(&windows, 32, images, numbers, more, true, $0)
        }
      }
      keep(count) { kernelTanh(count, numbers, $0) }
      keep(count) { kernelReLUBackward(count, numbers, more, true, $0) }
      keep(count) { kernelAdd(count, numbers, more, $0) }
      keep(count) { kernelPolyak(count, 0.1, numbers, $0) }
      results.append([Float(kernelSumOfSquares(count, numbers))])
      var (first, second, third, parameters) = (numbers, more, numbers, more)
      kernelAdam(
        count, 0.5, 0.01, 0.9, 0.99, 1e-8, 0.1, 1, 1, numbers, &first, &second, &parameters)
      kernelRMSProp(
        count, 0.5, 0.01, 0.9, 1e-5, false, 0.9, numbers, &second, nil, &third, &parameters)
      kernelSGD(count, 0.5, 0.01, 0.9, true, 0.1, numbers, &third, &parameters)
      return results + [first, second, third, parameters]
    }
  }

  private static let operands = Operands()

  @Test("one is used unless more are asked for, and the number stays in its range")
  func counts() {
    #expect(kernelThreadCount() == 1)
    kernelSetThreadCount(0)
    #expect(kernelThreadCount() == 1)
    kernelSetThreadCount(1000)
    #expect(kernelThreadCount() == Int(kernelThreadLimit))
    kernelSetThreadCount(1)
    #expect(kernelThreadCount() == 1)
  }

  @Test("1, 2 and 3 give the same bits")
  func sameBits() {
    let expected = Self.operands.results()
    for count in [2, 3, 7, 1, 3] {
      kernelSetThreadCount(count)
      for _ in 0..<3 { #expect(Self.operands.results() == expected, "\(count) threads") }
    }
    kernelSetThreadCount(1)
  }

  @Test("workers that have gone to sleep wake up")
  func sleep() {
    kernelSetThreadCount(3)
    let expected = Self.operands.results()
    for _ in 0..<3 {
      usleep(20_000)
      #expect(Self.operands.results() == expected)
    }
    kernelSetThreadCount(1)
  }

  @Test("several callers at once get their results, while the number changes")
  func callers() async {
    let expected = Self.operands.results()
    kernelSetThreadCount(3)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<5).allSatisfy { _ in Self.operands.results() == expected }
        }
      }
      for count in [2, 4, 1, 3] { kernelSetThreadCount(count) }
      for await isEqual in group { #expect(isEqual) }
    }
    kernelSetThreadCount(1)
  }

  @Test("a child process starts its own")
  func fork() {
    kernelSetThreadCount(3)
    #expect(kernelsWorkAfterFork())
    kernelSetThreadCount(1)
  }

  @Test("parts cover everything once and are cut at multiples of the granule")
  func parts() {
    for count in [0, 1, 31, 32, 33, 1000] {
      for partCount in 1...5 {
        var end = 0
        for part in 0..<partCount {
          let range = kernelPart(count, 32, part, partCount)
          #expect(range.first == end && range.end >= range.first)
          #expect(range.end % 32 == 0 || range.end == count)
          end = range.end
        }
        #expect(end == count)
      }
    }
  }
}
