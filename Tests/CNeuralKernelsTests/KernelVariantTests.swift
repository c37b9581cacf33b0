import CNeuralKernels
import Testing

@Suite("Kernel variants")
struct KernelVariantTests {
  @Test("the plain loops and the baseline are available everywhere")
  func everywhere() {
    #expect(kernelVariantIsAvailable(KernelVariantPlain))
    #expect(kernelVariantIsAvailable(KernelVariantBaseline))
  }
}
