/// Numbers to compute with: the same in every run.
struct Samples {
  private var state: UInt64

  init(seed: UInt64 = 1) { state = seed }

  /// A number between −1 and 1.
  mutating func next() -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Float(Int32(truncatingIfNeeded: state >> 32)) / 2_147_483_648
  }

  /// Numbers between −scale and scale.
  mutating func next(_ count: Int, scale: Float = 1) -> [Float] {
    (0..<count).map { _ in next() * scale }
  }

  /// Numbers between −scale and scale, now and then replaced by one of those that need care.
  mutating func nextWithSpecials(_ count: Int, scale: Float = 1) -> [Float] {
    var values = next(count, scale: scale)
    for index in values.indices where index % 5 == 3 {
      values[index] = Self.specials[(index / 5) % Self.specials.count]
    }
    return values
  }

  /// A number below the smallest with a full significand.
  static let subnormal: Float = 0x1p-140

  static let specials: [Float] = [
    0, -0.0, .infinity, -.infinity, .nan, subnormal, -subnormal, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, .leastNonzeroMagnitude, 88.7, -103.9, 1, -1,
  ]

  /// Sizes that are multiples of nothing, and some that are.
  static let sizes = [1, 2, 3, 5, 7, 13, 16, 17, 31, 33, 47, 63, 64, 65, 100, 129]
}
