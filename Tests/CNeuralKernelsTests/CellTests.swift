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

@Suite("Recurrent cells")
struct CellTests {
  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  @Test("agree with the plain loops at every size")
  func agreement() {
    var samples = Samples(seed: 11)
    for rows in [0, 1, 3] {
      for hidden in Samples.sizes {
        let count = rows * hidden
        let states = (0..<5).map { _ in samples.next(count, scale: 2) }
        let gates = samples.next(4 * count, scale: 4)
        let lstm = Comparison(operands: [gates, states[0], states[1], states[2]]).agree("LSTM") {
          $0.LSTMCell(rows, hidden, $1[0], $1[1], $1[2], $1[3])
        }
        let kept = [lstm[0], lstm[1], lstm[2], states[3], states[4], gates]
        let gradients = Comparison(operands: kept).agree("gradient of the LSTM") {
          $0.LSTMCellBackward(rows, hidden, $1[0], $1[1], $1[2], $1[3], $1[4], $1[5])
        }
        // The gradient of the gates may take their place.
        Comparison(operands: kept).agree("gradient in place") {
          $0.LSTMCellBackward(rows, hidden, $1[0], $1[1], $1[2], $1[3], $1[4], $1[0])
        }
        let inPlace = Comparison(operands: kept).results(.plain) {
          $0.LSTMCellBackward(rows, hidden, $1[0], $1[1], $1[2], $1[3], $1[4], $1[0])
        }
        #expect(inPlace[0] == gradients[5])

        let (inputs, others) = (
          samples.next(3 * count, scale: 4), samples.next(3 * count, scale: 4)
        )
        let gru = Comparison(operands: [inputs, others, states[0], states[1]]).agree("GRU") {
          $0.GRUCell(rows, hidden, $1[0], $1[1], $1[2], $1[3])
        }
        Comparison(operands: [gru[0], others, states[0], states[3], inputs, others, states[4]])
          .agree("gradient of the GRU") {
            $0.GRUCellBackward(
              rows, hidden, $1[0], $1[1], $1[2], $1[3], $1[4], $1[5], $1[6])
          }
        Comparison(operands: [gru[0], others, states[0], states[3]]).agree("GRU in place") {
          $0.GRUCellBackward(
            rows, hidden, $1[0], $1[1], $1[2], $1[3], $1[0], $1[1], $1[3])
        }
      }
    }
  }

  /// The next state and the output of one LSTM unit, from its four gates and its state.
  private func lstm(_ x: [Double]) -> (state: Double, output: Double) {
    let state = sigmoid(x[1]) * x[4] + sigmoid(x[0]) * tanh(x[2])
    return (state, sigmoid(x[3]) * tanh(state))
  }

  /// The next state of one GRU unit, from the gates of its input, those of its state, and its state.
  private func gru(_ x: [Double]) -> Double {
    let (reset, update) = (sigmoid(x[0] + x[3]), sigmoid(x[1] + x[4]))
    return (1 - update) * tanh(x[2] + reset * x[5]) + update * x[6]
  }

  /// The slopes of a function by central differences.
  private func slopes(_ x: [Double], _ function: ([Double]) -> Double) -> [Double] {
    x.indices.map { index in
      var (up, down) = (x, x)
      up[index] += 1e-5
      down[index] -= 1e-5
      return (function(up) - function(down)) / 2e-5
    }
  }

  @Test("follow their formulas and their slopes", arguments: Variant.available)
  func formulas(variant: Variant) {
    var samples = Samples(seed: 12)
    for _ in 0..<20 {
      let x = samples.next(5, scale: 2)
      let exact = lstm(x.map(Double.init))
      let forward = Comparison(operands: [Array(x[0..<4]), [x[4]], [0], [0]]).results(variant) {
        $0.LSTMCell(1, 1, $1[0], $1[1], $1[2], $1[3])
      }
      #expect(abs(Double(forward[2][0]) - exact.state) < 1e-6)
      #expect(abs(Double(forward[3][0]) - exact.output) < 1e-6)
      let (dh, dc) = (samples.next(), samples.next())
      let backward = Comparison(
        operands: [forward[0], [x[4]], forward[2], [dh], [dc], [0, 0, 0, 0]]
      ).results(variant) {
        $0.LSTMCellBackward(1, 1, $1[0], $1[1], $1[2], $1[3], $1[4], $1[5])
      }
      let wanted = slopes(x.map(Double.init)) {
        let (state, output) = lstm($0)
        return Double(dh) * output + Double(dc) * state
      }
      for (gradient, slope) in zip(backward[5] + backward[4], wanted) {
        #expect(abs(Double(gradient) - slope) < 2e-6)
      }

      let y = samples.next(7, scale: 2)
      let next = Comparison(
        operands: [Array(y[0..<3]), Array(y[3..<6]), [y[6]], [0]]
      ).results(variant) { $0.GRUCell(1, 1, $1[0], $1[1], $1[2], $1[3]) }
      #expect(abs(Double(next[3][0]) - gru(y.map(Double.init))) < 1e-6)
      let gradients = Comparison(
        operands: [next[0], Array(y[3..<6]), [y[6]], [dh], [0, 0, 0], [0, 0, 0], [0]]
      ).results(variant) {
        $0.GRUCellBackward(1, 1, $1[0], $1[1], $1[2], $1[3], $1[4], $1[5], $1[6])
      }
      let slopesOfGRU = slopes(y.map(Double.init)) { Double(dh) * gru($0) }
      // The state's own gradient lacks what comes back through the gates, which here does not depend on it.
      for (gradient, slope) in zip(gradients[4] + gradients[5] + gradients[6], slopesOfGRU) {
        #expect(abs(Double(gradient) - slope) < 2e-6)
      }
    }
  }
}
