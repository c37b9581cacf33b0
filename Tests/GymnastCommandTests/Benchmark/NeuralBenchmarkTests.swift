import Foundation
import NeuralCore
import Testing

@testable import GymnastCommand

@Suite("gymnast benchmark neural")
struct NeuralBenchmarkTests {
  @Test("it prints one object with the machine and the cases")
  func json() throws {
    let result = gymnast(
      "benchmark", "neural", "--json", "--only", "mlpForward-b1", "--only", "gemm-NN-64x")
    #expect(result.status == 0 && result.error.isEmpty && result.lines.count == 1)
    let object = try result.json()
    #expect(object["threads"] as? Int == 1 && object["simd"] as? String == Kernels.instructionSet)
    #expect(object["lanes"] is NSNull)
    #expect(try #require(object["peakGflops"] as? Double) > 0)
    let cases = try #require(object["cases"] as? [[String: Any]])
    #expect(cases.map { $0["name"] as? String } == ["mlpForward-b1", "gemm-NN-64x64x64"])
    for reading in cases {
      #expect(reading["unit"] as? String == "us")
      let times = ["minimum", "median", "maximum"].compactMap { reading[$0] as? Double }
      #expect(times.count == 3 && times == times.sorted() && times[0] > 0)
    }
    #expect(cases[0]["share"] == nil && cases[1]["share"] is Double)
  }

  @Test("it prints a table for people")
  func table() throws {
    let result = gymnast("benchmark", "neural", "--only", "gemm-TN-64x")
    #expect(result.status == 0 && result.lines.count == 3)
    #expect(result.lines[0].hasPrefix("\(Kernels.instructionSet), 1 thread, peak of a core "))
    #expect(result.lines[1].hasSuffix("of peak") && result.lines[2].hasSuffix(" %"))
    #expect(result.lines[2].hasPrefix("  gemm-TN-64x64x64 "))
  }
}
