/// Why a generator refuses a seed.
public enum SeedError: Error, Equatable, Sendable {
  /// The generator takes seeds below 2 to the power of `bits` only.
  case tooLarge(Seed, bits: Int)
}

extension SeedError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLarge(let seed, let bits):
      "The seed \(seed) is too large: this generator takes seeds below 2^\(bits)."
    }
  }
}
