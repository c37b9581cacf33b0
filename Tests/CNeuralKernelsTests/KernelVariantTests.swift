import CNeuralKernels
import Testing

@Suite("The kernels' variants")
struct KernelVariantTests {
  @Test("the plain loops and the baseline are available everywhere")
  func everywhere() {
    #expect(kernelVariantIsAvailable(KernelVariantPlain))
    #expect(kernelVariantIsAvailable(KernelVariantBaseline))
    #expect(kernelVariantIsFused(KernelVariantPlain))
  }

  @Test("the best variant is in use, and an unknown one is refused")
  func inUse() {
    let best = (0..<UInt32(kernelVariantCount)).last {
      kernelVariantIsAvailable(KernelVariant(rawValue: $0))
    }
    #expect(kernelVariantInUse().rawValue == best)
    #expect(!kernelUseVariant(KernelVariant(rawValue: 17)))
    #expect(kernelVariantInUse().rawValue == best)
    #expect(kernelUseVariant(kernelVariantInUse()))
  }

  @Test("every variant has a name of its own")
  func names() {
    let names = Set(Variant.available.map(\.name))
    #expect(names.count == Variant.available.count)
    #expect(names.contains("plain"))
  }

  @Test("the public functions are those of the variant in use")
  func entrances() {
    let x: [Float] = [0.1, 0.2, 0.3]
    var y: [Float] = [0, 0, 0]
    kernelTanh(3, x, &y)
    #expect(abs(y[1] - 0.197_375_32) < 1e-6)
    #expect(kernelSum(3, x) == 0.6)
  }
}
