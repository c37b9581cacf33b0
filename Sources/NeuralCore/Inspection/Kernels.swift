import CNeuralKernels

/// How the hot loops run in this process: with which instructions and on how many threads.
///
/// Results do not depend on the number of threads, nor on the instructions among those that multiply
/// and add in one rounding (`plain`, `avx2`, `avx512`, `neon`). Change neither while kernels run.
public enum Kernels {
  /// Why the kernels cannot run as was asked for.
  public struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// The instruction sets that this machine has, the plainest first.
  public static var instructionSets: [String] {
    variants.filter { kernelVariantIsAvailable($0) }.map(name)
  }

  /// Those of them whose results are the same bits.
  public static var identicalInstructionSets: [String] {
    variants.filter { kernelVariantIsAvailable($0) && kernelVariantIsFused($0) }.map(name)
  }

  /// The instruction set in use: the best there is, or what the environment variable GYMNAST_SIMD
  /// asks for.
  public static var instructionSet: String { name(kernelVariantInUse()) }

  /// Uses another instruction set from now on.
  ///
  /// - Throws: ``Failure`` that lists what this machine has.
  public static func use(instructionSet: String) throws(Failure) {
    let variant = variants.first { name($0) == instructionSet }
    guard let variant, kernelUseVariant(variant) else {
      throw Failure(
        description: "This machine cannot run “\(instructionSet)” kernels. It has "
          + "\(instructionSets.joined(separator: ", ")).")
    }
  }

  /// Checks what the environment variable GYMNAST_SIMD asks for, before the first kernel runs.
  ///
  /// - Throws: ``Failure`` that lists what this machine has, when it asks for something else.
  public static func checkEnvironment() throws(Failure) {
    guard let message = kernelVariantRequestError() else { return }
    throw Failure(description: String(cString: message))
  }

  /// How many threads a large kernel may use, from 1 to 64; 1 at first.
  public static var threadCount: Int {
    get { kernelThreadCount() }
    set { kernelSetThreadCount(newValue) }
  }

  private static var variants: [KernelVariant] {
    (0..<UInt32(kernelVariantCount)).map { KernelVariant($0) }
  }

  private static func name(_ variant: KernelVariant) -> String {
    String(cString: kernelVariantName(variant))
  }
}
