import CKernelTables
import CNeuralKernels
import Testing

@Suite("Pooling")
struct PoolTests {
  private static let geometries = Geometry.all.filter { $0.filters > 0 }

  /// Inputs with equal neighbours, so that a maximum is often reached twice.
  private func input(_ geometry: Geometry, count: Int) -> [Float] {
    var samples = Samples(seed: 3)
    return samples.next(geometry.inputCount * count, scale: 4).map { $0.rounded() }
  }

  @Test("agrees with the plain loops in every shape", arguments: geometries)
  func agreement(geometry: Geometry) {
    var samples = Samples(seed: 4)
    for count in [0, 1, 3] {
      var windows = geometry.windows
      let resultCount = geometry.windowCount * geometry.channels * count
      let x = input(geometry, count: count)
      let zeros = [Float](repeating: 0, count: resultCount)
      let y = Comparison(operands: [x, zeros]).agree("maximum") {
        $0.MaxPool(&windows, count, $1[0], $1[1])
      }[1]
      let (dy, start) = (samples.next(resultCount), samples.next(x.count))
      for flag in [false, true] {
        Comparison(operands: [x, y, dy, start]).agree("gradient of the maximum") {
          $0.MaxPoolBackward(&windows, count, $1[0], $1[1], $1[2], flag, $1[3])
        }
        Comparison(operands: [x, zeros]).agree("mean") {
          $0.AveragePool(&windows, count, flag, $1[0], $1[1])
        }
        for accumulate in [false, true] {
          Comparison(operands: [dy, start]).agree("gradient of the mean") {
            $0.AveragePoolBackward(&windows, count, flag, $1[0], accumulate, $1[1])
          }
        }
      }
    }
  }

  private let pairs = Geometry(
    height: 2, width: 4, channels: 1, filters: 1, kernelHeight: 2, kernelWidth: 2, strideY: 2,
    strideX: 2)

  @Test("takes the highest, and gives its gradient to the first of equals")
  func maximum() {
    var windows = pairs.windows
    let x: [Float] = [1, 5, -3, -3, 5, 2, -4, -3]
    let results = Comparison(operands: [x, [0, 0], [10, 20], x]).agree("maximum") {
      $0.MaxPool(&windows, 1, $1[0], $1[1])
      $0.MaxPoolBackward(&windows, 1, $1[0], $1[1], $1[2], false, $1[3])
    }
    #expect(results[1] == [5, -3])
    #expect(results[3] == [0, 10, 20, 0, 0, 0, 0, 0])
  }

  @Test("lets a NaN through, and its gradient reach it")
  func notANumber() {
    var windows = pairs.windows
    let x: [Float] = [1, .nan, -3, -3, 5, 2, -4, -3]
    let results = Comparison(operands: [x, [0, 0], [10, 20], x]).agree("NaN") {
      $0.MaxPool(&windows, 1, $1[0], $1[1])
      $0.MaxPoolBackward(&windows, 1, $1[0], $1[1], $1[2], false, $1[3])
    }
    #expect(results[1][0].isNaN && results[1][1] == -3)
    #expect(results[3] == [0, 10, 20, 0, 0, 0, 0, 0])
  }

  @Test("averages over the window, or over its pixels inside of the image")
  func mean() {
    var geometry = pairs
    geometry.paddingTop = 1
    geometry.height = 1
    var windows = geometry.windows
    let x: [Float] = [1, 3, 5, 7]
    for (countsPadding, expected, gradient) in [(true, [1, 3], 0.5), (false, [2, 6], 1)]
      as [(Bool, [Float], Float)]
    {
      let results = Comparison(operands: [x, [0, 0], [2, 2], x]).agree("mean") {
        $0.AveragePool(&windows, 1, countsPadding, $1[0], $1[1])
        $0.AveragePoolBackward(&windows, 1, countsPadding, $1[2], false, $1[3])
      }
      #expect(results[1] == expected)
      #expect(results[3] == [gradient, gradient, gradient, gradient])
    }
  }
}
