import CKernelTables
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

  @Test("a variant is found by its name, and no other name is accepted")
  func byName() {
    for variant in Variant.available {
      var found = KernelVariantPlain
      #expect(kernelVariantNamed(variant.name, &found))
      #expect(String(cString: kernelVariantName(found)) == variant.name)
    }
    var unchanged = KernelVariantAVX2
    for name in ["", "AVX2", "avx", "unknown", "plain "] {
      #expect(!kernelVariantNamed(name, &unchanged))
    }
    #expect(unchanged == KernelVariantAVX2)
  }

  private func error(_ request: KernelVariantRequest) -> String {
    withUnsafeBytes(of: request.error) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  @Test("a request for an unknown variant is refused with a list of those there are")
  func requests() {
    #expect(kernelVariantRequestError() == nil)
    let granted = kernelVariantRequest("plain")
    #expect(granted.isGranted && granted.variant == KernelVariantPlain)
    let refused = kernelVariantRequest("mmx")
    let names = Variant.available.map(\.name).joined(separator: ", ")
    #expect(!refused.isGranted)
    #expect(
      error(refused) == "GYMNAST_SIMD asks for \"mmx\", which is not the name of an instruction "
        + "set. This machine has \(names).")
    #expect(error(kernelVariantRequest(String(repeating: "x", count: 999))).hasSuffix("."))
  }

  @Test("the first kernel after a refused request ends the program and says why")
  func refusal() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      kernelUseVariantAsked("mmx")
      _ = kernelSum(0, [])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("GYMNAST_SIMD asks for \"mmx\""))
  }

  @Test("a granted request is in use, and no request asks for nothing")
  func granted() async {
    await #expect(processExitsWith: .success) {
      kernelUseVariantAsked(nil)
      kernelUseVariantAsked("")
      guard kernelVariantRequestError() == nil else { fatalError("Nothing was asked for.") }
      kernelUseVariantAsked("plain")
      guard kernelVariantInUse() == KernelVariantPlain else { fatalError("It is not in use.") }
      kernelUseVariantAsked("mmx")
      guard kernelVariantRequestError() != nil else { fatalError("It was not refused.") }
      // A program that chooses for itself may go on.
      guard kernelUseVariant(KernelVariantPlain), kernelSum(0, []) == 0 else {
        fatalError("A variant cannot be chosen.")
      }
    }
  }
}
