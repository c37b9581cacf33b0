import NeuralCore
import NumericRandom
import Testing

@testable import GymBenchmarks

@Suite("Neural cases")
struct NeuralCaseTests {
  @Test("every case has a name of its own, and all that were promised are there")
  func names() {
    let names = BenchmarkCase.neural.map(\.name)
    #expect(Set(names).count == names.count)
    let promised = [
      "mlpForward-b1", "mlpForward-b8", "mlpForward-b64", "policyUpdate-b64", "policyUpdate-b256",
      "minAtarDQNUpdate-b32", "natureDQNUpdate-b32", "natureForward-b1", "natureForward-b8",
      "natureForward-b64", "lstmSequence-b16", "gemm-NN-64x64x64", "gemm-TN-64x64x64",
      "gemm-NT-64x64x64", "conv-nature1-b32-forward", "conv-nature2-b32-weights",
      "conv-nature3-b32-data",
    ]
    for name in promised { #expect(names.contains(name), "\(name)") }
  }

  @Test("every case runs, again and again")
  func runs() {
    for benchmark in BenchmarkCase.neural {
      let work = benchmark.prepare()
      work()
      work()
    }
  }

  @Test("products and convolutions say how many operations they are")
  func operations() {
    func count(_ name: String) -> Double? {
      BenchmarkCase.neural.first { $0.name == name }?.operationCount
    }
    #expect(count("gemm-NN-64x64x64") == 524_288)
    #expect(count("conv-nature1-b8-forward") == 52_428_800)
    #expect(count("conv-nature3-b32-data") == 115_605_504)
    #expect(count("mlpForward-b1") == nil)
  }
}
